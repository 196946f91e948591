import Analysis
import Localization
import Portfolio
import Privacy

/// The client's record, field by field, personal numbers masked.
struct RecordMaking {
  let context: SiteContext
  let client: Int
  private var words: Words { context.words }

  /// Every known field in the order of the table, then the names of the unknown ones.
  var lines: [RecordLine] {
    let fields = self.fields
    var lines = [RecordLine(word: words.field("id"), value: context.shownID(client))]
    lines += fields.compactMap { name, value in
      value.map { RecordLine(word: words.field(name), value: $0) }
    }
    let portfolio = context.portfolio
    let isForeign = RecordMaking.isForeign(portfolio.clients[client].attributes, portfolio)
    let unknown = fields.filter {
      $0.value == nil && RecordMaking.core.contains($0.name)
        && !(isForeign && $0.name == "document")
    }
    if !unknown.isEmpty {
      let names = unknown.map { words.field($0.name) }
      lines.append(
        RecordLine(
          word: words.text("profile.still-unknown"), value: names.joined(separator: ", ")))
    }
    return lines
  }

  /// The fields whose absence is worth a word.
  private static let core: Set<String> = [
    "kind", "document", "sector", "size", "employees", "annual-revenue", "city", "phone", "email",
    "executive", "entry-channel",
  ]

  /// Whether the client is abroad, where nobody has a CPF or a CNPJ.
  static func isForeign(_ attributes: ClientAttributes, _ portfolio: Portfolio) -> Bool {
    attributes.origin(home: portfolio.homeCountry) == .international
  }

  private var fields: [(name: String, value: String?)] {
    let attributes = context.portfolio.clients[client].attributes
    func list(_ values: [String]) -> String? {
      values.isEmpty ? nil : values.joined(separator: ", ")
    }
    return [
      ("legal-name", attributes.legalName),
      ("kind", attributes.kind.map { words.text("kind.\($0.rawValue)") }),
      ("business-model", attributes.businessModel.map { words.text("model.\($0.rawValue)") }),
      ("document", attributes.document.map(Masking.document)),
      ("sector", attributes.sector),
      ("size", attributes.size),
      ("employees", attributes.employees.map(words.formats.count)),
      ("annual-revenue", attributes.annualRevenue.map { words.formats.wholeMoney($0) }),
      ("city", list([attributes.city, attributes.state].compactMap { $0 })),
      ("neighborhood", attributes.neighborhood),
      ("country", attributes.country),
      ("phone", attributes.phone.map(Masking.phone)),
      ("email", attributes.email.map(Masking.email)),
      ("executive", attributes.executive),
      ("entry-channel", attributes.entryChannel),
      ("relationship-channels", list(attributes.relationshipChannels)),
      ("parent", attributes.parent),
      ("ended", attributes.ended.map(words.date)),
      ("end-reason", attributes.endReason),
      ("needs", list(attributes.needs)),
      ("competitors", list(attributes.competitors)),
      ("strengths", list(attributes.strengths)),
      ("weaknesses", list(attributes.weaknesses)),
      ("tags", list(attributes.tags)),
      ("crm-link", attributes.crmLink),
    ]
  }
}

/// What a profile could use and does not have: what, at which cost, and where to add it.
struct MissingMaking {
  let context: SiteContext
  let client: ClientAssessment
  let detail: PurchaseDetail?
  private var words: Words { context.words }

  var facts: [MissingFact] {
    let portfolio = context.portfolio
    let attributes = portfolio.clients[client.client].attributes
    var facts: [MissingFact] = []
    if portfolio.presentTables.contains(.clients) {
      facts += missingFields(attributes)
    } else {
      facts.append(
        MissingFact(
          what: words.text("gap.clients"), cost: words.text("gap.clients-cost"),
          place: words.text("gap.where-table", ["table": words.text("table.clients")])))
    }
    let contacts = portfolio.contacts(of: client.client)
    if contacts.isEmpty {
      facts.append(
        MissingFact(
          what: words.text("gap.contacts"), cost: words.text("gap.contacts-cost"),
          place: words.text("gap.where-table", ["table": words.text("table.contacts")])))
    }
    let unreachable = contacts.filter { $0.name != nil && $0.email == nil && $0.phone == nil }
    if !unreachable.isEmpty {
      facts.append(
        MissingFact(
          what: words.text(
            "gap.contact-reach",
            ["people": unreachable.compactMap(\.name).joined(separator: ", ")]),
          cost: words.text("gap.contact-reach-cost"),
          place: words.text(
            "gap.where",
            ["table": words.text("table.contacts"), "column": "email, phone"])))
    }
    if let detail, !detail.recentLines.isEmpty, detail.products.isEmpty {
      facts.append(
        MissingFact(
          what: words.text("gap.product"), cost: words.text("gap.product-cost"),
          place: words.text(
            "gap.where", ["table": words.text("table.invoices"), "column": "product"])))
    }
    return facts
  }

  /// The fields of the client's record that this page would use.
  private func missingFields(_ attributes: ClientAttributes) -> [MissingFact] {
    let hasDocument =
      attributes.document != nil || RecordMaking.isForeign(attributes, context.portfolio)
    let fields = [
      ("owner", attributes.owner != nil), ("sector", attributes.sector != nil),
      ("since", attributes.since != nil), ("document", hasDocument),
      ("email", attributes.email != nil),
    ]
    return fields.filter { !$0.1 }.map { fact($0.0, column: $0.0) }
  }

  private func fact(_ name: String, column: String) -> MissingFact {
    MissingFact(
      what: words.text("gap.\(name)"), cost: words.text("gap.\(name)-cost"),
      place: words.text(
        "gap.where-record",
        [
          "table": words.text("table.clients"), "key": context.shownID(client.client),
          "column": column,
        ]))
  }
}
