import Analysis
import Localization
import Portfolio
import Privacy

/// The client's record, field by field, personal numbers masked.
struct RecordMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }

  /// Every known field in the order of the table, then the names of the unknown ones.
  var facts: [Fact] {
    let fields = self.fields
    var facts = [
      Fact(
        word: words.field("id"), value: dossier.context.shownID(dossier.number),
        evidence: dossier.source(.clients, dossier.context.shownID(dossier.number)))
    ]
    facts += fields.compactMap { name, value in
      value.map { Fact(word: words.field(name), value: $0, href: name == "crm-link" ? link : nil) }
    }
    facts += dossier.custom(dossier.attributes.custom, of: .clients)
    facts += overrides
    let isForeign = RecordMaking.isForeign(dossier.attributes, dossier.context.portfolio)
    let unknown = fields.filter {
      $0.value == nil && RecordMaking.core.contains($0.name)
        && !(isForeign && $0.name == "document")
    }
    if !unknown.isEmpty {
      let names = unknown.map { words.field($0.name) }
      facts.append(
        Fact(
          word: words.text("profile.still-unknown"), value: names.joined(separator: ", "),
          tone: "caution"))
    }
    return facts
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

  /// The address in the CRM, where it is one that a browser may open.
  private var link: String? {
    dossier.attributes.crmLink.flatMap { address in
      let start = address.prefix(8).lowercased()
      return start.hasPrefix("https://") || start.hasPrefix("http://") ? address : nil
    }
  }

  private var fields: [(name: String, value: String?)] {
    let attributes = dossier.attributes
    let isPerson = attributes.kind == .person
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
      ("address", isPerson ? attributes.address.map { _ in "•••" } : attributes.address),
      ("postal-code", attributes.postalCode.map(Masking.postalCode)),
      ("country", attributes.country),
      ("birth-date", attributes.birthDate.map { words.formats.day($0, .dayMonth) }),
      ("phone", attributes.phone.map(Masking.phone)),
      ("email", attributes.email.map(Masking.email)),
      ("executive", attributes.executive.map(dossier.context.member)),
      ("since", attributes.since.map(words.date)),
      ("entry-channel", attributes.entryChannel),
      ("relationship-channels", list(attributes.relationshipChannels)),
      ("parent", attributes.parent),
      ("ended", attributes.ended.known(on: dossier.day).map(words.date)),
      ("end-reason", attributes.ended.known(on: dossier.day) == nil ? nil : attributes.endReason),
      ("tags", list(attributes.tags)),
      ("crm-link", attributes.crmLink),
    ]
  }

  /// Tier and touch that somebody set by hand, with reason and end.
  private var overrides: [Fact] {
    [
      ("tier-override", dossier.attributes.tierOverride),
      ("touch-override", dossier.attributes.touchOverride),
    ].compactMap { name, override in
      guard let override, let value = override.value else { return nil }
      let note = [
        override.reason ?? words.text("record.no-reason"),
        override.until.map { words.text("record.until", ["day": words.date($0)]) }
          ?? words.text("record.no-end"),
      ]
      return Fact(
        word: words.field(name), value: value, note: note.joined(separator: ", "))
    }
  }
}
