import Loading
import Portfolio

/// What becomes of the cells of a column in a portfolio without names: a list of what may stay, so that a
/// column that somebody adds later is empty until somebody decides.
enum AnonymousField: Sendable {
  /// Stays as it is: numbers, days, words of closed lists.
  case keep
  /// Stays, but for names, addresses and numbers of persons in it.
  case scrub
  /// Names records of a table, which have other ids.
  case alias(TableName)
  /// A name, in place of which stands a made one.
  case name(of: TableName)
  /// A text that must be there and may not be told.
  case label
  /// Goes.
  case drop

  /// What becomes of a column.
  static func of(_ field: String, in table: TableName, custom: [CustomField]) -> AnonymousField {
    if field == "id" {
      return [.products, .rates, .holidays].contains(table) ? .scrub : .alias(table)
    }
    if field == "client" { return .alias(.clients) }
    if let own = custom.first(where: { $0.table == table && $0.name == field }) {
      let isTold = [.number, .money, .day, .flag].contains(own.type) && !own.isSensitive
      return isTold ? .keep : .drop
    }
    if let known = known["\(table.rawValue).\(field)"] { return known }
    guard let column = TableCatalog.table(table)?.column(field) else { return .drop }
    switch column.type {
    case .integer, .decimal, .money, .percent, .day, .month, .flag, .word, .words, .state,
      .currency:
      return .keep
    case .reference(let table), .references(let table):
      return table == .products ? .scrub : .alias(table)
    case .text, .list, .document, .phone, .postalCode, .email: return .drop
    }
  }

  private static let known: [String: AnonymousField] = {
    var known: [String: AnonymousField] = [:]
    for field in [
      "clients.country", "clients.sector", "clients.size", "clients.end-reason",
      "clients.entry-channel", "clients.relationship-channels", "clients.tier-override",
      "clients.touch-override", "invoices.country", "invoices.sector", "invoices.product",
      "contracts.product", "usage.product", "opportunities.product", "contacts.title",
      "contacts.department", "contacts.language",
      "contacts.basis-purpose", "contacts.basis-channel", "bases.purpose", "bases.channel",
      "team.role", "team.specialties",
      "products.name", "products.family", "products.eligible-segments", "contracts.end-reason",
      "opportunities.stage", "opportunities.lost-reason", "objectives.kpi", "objectives.unit",
      "interactions.channel", "surveys.themes", "usage.metric", "tickets.theme", "holidays.name",
      "stages.stage",
    ] { known[field] = .scrub }
    for field in [
      "clients.tier-reason", "clients.touch-reason", "opportunities.title", "objectives.title",
      "milestones.title", "interactions.promise", "snoozes.reason", "contacts.position",
    ] { known[field] = .label }
    for field in ["clients.birth-date", "contacts.birthday", "clients.legal-name"] {
      known[field] = .drop
    }
    known["clients.name"] = .name(of: .clients)
    known["invoices.client-name"] = .name(of: .clients)
    known["contacts.name"] = .name(of: .contacts)
    known["team.name"] = .name(of: .team)
    known["invoices.number"] = .alias(.invoices)
    known["payments.invoice"] = .alias(.invoices)
    known["invoices.contract"] = .alias(.contracts)
    return known
  }()
}
