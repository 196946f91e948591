import Portfolio

/// A field of the client record: what it is called, who says it, and of whom it is known.
struct RecordField: Sendable {
  let name: String
  let source: TableName
  /// The columns from which it follows, any of them; none where having a record is enough.
  let columns: [String]
  /// Whether it follows from revenue, whichever table that comes from.
  let isFromRevenue: Bool
  /// Whether people fill it in: not what follows from purchases or documents, nor what need not be.
  let isFillable: Bool
  /// For each client whether the data say it.
  let known: @Sendable (Completeness) -> [Bool]

  private init(
    _ name: String, _ source: TableName, columns: [String] = [],
    isFromRevenue: Bool = false, isFillable: Bool = true,
    known: @escaping @Sendable (Completeness) -> [Bool]
  ) {
    self.name = name
    self.source = source
    self.columns = columns
    self.isFromRevenue = isFromRevenue
    self.isFillable = isFillable
    self.known = known
  }

  /// The fields of the client record, in the order in which people read it.
  static let all: [RecordField] = [
    attribute("name", or: ["legal-name"]) { $0.name != nil || $0.legalName != nil },
    attribute("kind", or: ["document"], isFillable: false) { $0.kind != nil },
    attribute("document") { $0.document != nil },
    records("contacts", of: .contacts, \.contacts) { $0.map.isVacant != true },
    contactLevels,
    attribute("sector") { $0.sector != nil },
    attribute("size") { $0.size != nil },
    // Empty, it is the portfolio's.
    attribute("country", isFillable: false) { $0.country != nil },
    attribute("state") { $0.state != nil },
    attribute("city") { $0.city != nil },
    attribute("phone") { $0.phone != nil },
    attribute("email") { $0.email != nil },
    attribute("owner") { $0.owner != nil },
    attribute("since") { $0.since != nil },
    records("products-contracted", of: .contracts, column: "product", \.records.contracts) {
      $0.product != nil
    },
    records("products-used", of: .usage, column: "product", \.records.usage) {
      $0.product != nil
    },
    purchases("ticket") { $0.hasSaleInvoices(of: $1) },
    purchases("billing") { $0.hasDays(of: $1) },
    records("recurring-revenue", of: .contracts, column: "monthly-value", \.records.contracts) {
      $0.monthlyValue != nil
    },
    attribute("annual-revenue") { $0.annualRevenue != nil },
    attribute("entry-channel") { $0.entryChannel != nil },
    attribute("relationship-channels") { !$0.relationshipChannels.isEmpty },
    tier,
    records("opportunities", of: .opportunities, isFillable: false, \.records.opportunities) { _ in
      true
    },
    records("interactions", of: .interactions, \.records.interactions) { _ in true },
  ]

  /// A column of the table of clients.
  private static func attribute(
    _ name: String, or others: [String] = [], isFillable: Bool = true,
    _ isKnown: @escaping @Sendable (ClientAttributes) -> Bool
  ) -> RecordField {
    RecordField(
      name, .clients, columns: [name] + others, isFillable: isFillable
    ) { completeness in
      completeness.portfolio.clients.map { $0.hasAttributes && isKnown($0.attributes) }
    }
  }

  /// Known of the clients that have such a record.
  private static func records<Record>(
    _ name: String, of table: TableName, column: String? = nil, isFillable: Bool = true,
    _ path: any KeyPath<Portfolio, ByClient<Record>> & Sendable,
    _ isKnown: @escaping @Sendable (Record) -> Bool
  ) -> RecordField {
    RecordField(
      name, table, columns: column.map { [$0] } ?? [], isFillable: isFillable
    ) { completeness in
      var known = [Bool](repeating: false, count: completeness.portfolio.clients.count)
      for record in completeness.portfolio[keyPath: path] where isKnown(record) {
        known[record.client] = true
      }
      return known
    }
  }

  private static func purchases(
    _ name: String, _ isKnown: @escaping @Sendable (Ledger, Int) -> Bool
  ) -> RecordField {
    RecordField(name, .invoices, isFillable: false) { completeness in
      let ledger = completeness.portfolio.ledger
      return completeness.portfolio.clients.indices.map { isKnown(ledger, $0) }
    }
  }

  /// Known where every contact of the client has one: a gap in the map is a gap.
  private static let contactLevels = RecordField(
    "contact-levels", .contacts, columns: ["level"]
  ) { completeness in
    let portfolio = completeness.portfolio
    return portfolio.clients.indices.map { client in
      let people = portfolio.contacts(of: client).filter { $0.map.isVacant != true }
      return !people.isEmpty && people.allSatisfy { $0.level != nil }
    }
  }

  /// Set by hand, or to be computed from revenue.
  private static let tier = RecordField(
    "tier", .clients, columns: ["tier-override"], isFromRevenue: true, isFillable: false
  ) { completeness in
    zip(completeness.portfolio.clients, completeness.revenue).map { client, revenue in
      revenue > 0 || (client.hasAttributes && client.attributes.tierOverride?.value != nil)
    }
  }
}
