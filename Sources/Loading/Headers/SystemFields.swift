import Portfolio

/// Which fields of our tables the columns of CRM and ERP exports feed.
enum SystemFields {
  /// The fields a heading feeds, at most one in each table.
  static func fields(of heading: SystemHeading) -> [(table: TableName, field: String)] {
    var fields: [(TableName, String)] = []
    if let field = clients[heading.canonical] { fields.append((.clients, field)) }
    if companyEntities.contains(heading.entity), let field = reachable[heading.canonical] {
      fields.append((.clients, field))
    }
    if let field = contacts[heading.canonical] { fields.append((.contacts, field)) }
    if let field = sales[heading.canonical] { fields.append((.invoices, field)) }
    if let field = tickets[heading.canonical] { fields.append((.tickets, field)) }
    if let field = invoices[heading.canonical] { fields.append((.invoices, field)) }
    if heading.entity == "deal" || heading.entity == "report" || heading.entity == "lead",
      let field = opportunities[heading.canonical]
    {
      fields.append((.opportunities, field))
    }
    return fields
  }

  /// Rows of these are companies, so that a telephone in them is the client's.
  private static let companyEntities: Set<String> = [
    "client", "company", "org", "form", "customer",
  ]

  private static let clients = [
    "account.id": "id", "account.code": "id", "account.name": "name",
    "account.trade_name": "name", "account.legal_name": "legal-name",
    "account.tax_id": "document", "account.uf": "state", "account.city": "city",
    "account.district": "neighborhood", "account.cep": "postal-code",
    "account.street": "address", "account.segment": "sector", "account.size": "size",
    "account.since": "since", "account.kind": "kind", "account.tags": "tags",
    "account.source": "entry-channel", "owner.name": "owner", "account.country": "country",
    "account.employees": "employees", "account.revenue": "annual-revenue",
  ]

  private static let reachable = [
    "contact.phone": "phone", "contact.mobile": "phone", "contact.email": "email",
  ]

  private static let contacts = [
    "account.name": "client", "contact.id": "id", "contact.name": "name", "contact.title": "title",
    "contact.email": "email", "contact.phone": "phone", "contact.mobile": "phone",
  ]

  private static let opportunities = [
    "deal.id": "id", "deal.name": "title", "deal.stage": "stage", "deal.status": "result",
    "deal.value": "value", "deal.value_once": "value", "deal.products": "product",
    "deal.stage_changed_at": "stage-since", "deal.expected_close_on": "expected",
    "deal.close_on": "expected", "deal.closed_on": "closed", "deal.closed_at": "closed",
    "deal.won_at": "closed", "deal.lost_reason": "lost-reason", "account.name": "client",
    "owner.name": "owner",
  ]

  private static let sales = [
    "sale.number": "number", "sale.date": "date", "sale.due_on": "due", "sale.paid_on": "paid",
    "sale.product": "product", "sale.quantity": "quantity", "sale.unit_price": "unit-price",
    "sale.total": "amount", "sale.status": "kind", "sale.currency": "currency",
    "sale.client": "client", "sale.client_name": "client-name",
    "sale.client_tax_id": "client-document", "sale.city": "city", "sale.state": "state",
    "sale.country": "country", "sale.owner": "owner",
  ]

  private static let tickets = [
    "ticket.id": "id", "ticket.client": "client", "ticket.subject": "theme",
    "ticket.priority": "severity", "ticket.opened": "opened", "ticket.closed": "closed",
  ]

  private static let invoices = [
    "account.trade_name": "client-name", "account.legal_name": "client-name",
    "account.name": "client-name", "account.tax_id": "client-document",
    "order.number": "number", "invoice.issued_on": "date", "order.total": "amount",
    "invoice.net": "amount", "owner.name": "owner",
  ]
}
