import Analysis
public import ArgumentParser
import Loading
import Localization
public import Portfolio

extension ContactPurpose: ExpressibleByArgument {}

/// `carteira privacy contacts`: who may be contacted for a purpose, and why the others may not.
struct PrivacyContactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts",
    abstract: "Who may be contacted for a purpose, and why the others may not.",
    discussion: """
      What is not known to be allowed is refused. A consent holds for the purposes it names, any other basis \
      that names none for what it is for, marketing only where a basis names it.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var output: PrivacyOutput

  @Option(
    help: ArgumentHelp(
      "What for: relationship, contract, billing, survey or marketing.", valueName: "purpose"))
  var purpose = ContactPurpose.relationship

  func run() throws {
    var session = try Session(options)
    let loaded = try session.load()
    let (catalog, day) = (session.workplace.catalog, session.workplace.day)
    let portfolio = loaded.portfolio
    let people = portfolio.contacts.map { ($0, $0.refusal(for: purpose, on: day)) }
    let terminal = session.reporter.terminal
    if output.format == .json {
      let list = JSONValue.list(
        people.map { contact, refusal in
          .object([
            ("client", .text(portfolio.clients[contact.client].id)),
            ("contact", .text(contact.id)), ("allowed", .flag(refusal == nil)),
            ("why", refusal.map { .text($0.rawValue) } ?? .null),
          ])
        })
      terminal.out(list.line)
      return
    }
    var table = TextTable([.left, .left, .left])
    for (contact, refusal) in people {
      table.add([
        portfolio.clients[contact.client].displayName, contact.name ?? contact.id,
        catalog.text("privacy.refusal.\(refusal?.rawValue ?? "none")"),
      ])
    }
    for line in table.lines { terminal.out(line) }
    session.reporter.say(
      catalog.text(
        "privacy.allowed",
        ["allowed": String(people.count { $0.1 == nil }), "all": String(people.count)]))
  }
}

/// `carteira privacy review`: whose data there may be no reason left to keep.
struct PrivacyReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Whose data there may be no reason left to keep, for somebody to decide on.",
    discussion: """
      Lists people with whom nobody spoke for --months months, who left, and whose basis was withdrawn, has \
      run out or is not on record. Nothing is removed: see `carteira privacy forget`.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var output: PrivacyOutput

  @Option(help: ArgumentHelp("Months without contact.", valueName: "count"))
  var months = 24

  func validate() throws {
    if !(1...240).contains(months) {
      throw ValidationError("--months \(months) is not possible; use 1 to 240.")
    }
  }

  func run() throws {
    var session = try Session(options)
    let loaded = try session.load()
    let (catalog, day) = (session.workplace.catalog, session.workplace.day)
    let portfolio = loaded.portfolio
    let review = RetentionReview(portfolio, on: day, months: months)
    let terminal = session.reporter.terminal
    if output.format == .json {
      let list = JSONValue.list(
        review.entries.map { entry in
          .object([
            ("client", .text(portfolio.clients[entry.client].id)),
            ("contact", .text(entry.contact.key)),
            ("reasons", .list(entry.reasons.map { .text($0.rawValue) })),
            ("last-contact", entry.lastContact.map { .text($0.description) } ?? .null),
          ])
        })
      terminal.out(list.line)
      return
    }
    let formatters = Formatters(catalog)
    var table = TextTable([.left, .left, .left, .left])
    for entry in review.entries {
      let contact = portfolio.contacts(of: entry.client).first { $0.id == entry.contact.key }
      table.add([
        portfolio.clients[entry.client].displayName, contact?.name ?? entry.contact.key,
        entry.lastContact.map { formatters.day($0, .short) } ?? "–",
        entry.reasons.map { catalog.text("privacy.reason.\($0.rawValue)") }.joined(separator: ", "),
      ])
    }
    for line in table.lines { terminal.out(line) }
    session.reporter.say(catalog.count("privacy.review", review.entries.count))
  }
}

/// `carteira privacy register`: the register of processing.
struct PrivacyRegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract:
      "The register of processing of personal data: what is held, of how many, why and where.",
    discussion: """
      What article 37 of the LGPD asks a company to keep, as far as the data and the configuration tell: \
      complete it with who answers for it.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var output: PrivacyOutput

  func run() throws {
    var session = try Session(options)
    let loaded = try session.load()
    let register = ProcessingRegister(session.workplace, loaded)
    let terminal = session.reporter.terminal
    switch output.format {
    case .json:
      terminal.out(register.json.line)
    case .text:
      for line in register.lines { terminal.out(line) }
    }
  }
}

/// What is held on people, of how many, on which basis, for what, and where it goes.
struct ProcessingRegister {
  private let workplace: Workplace
  private let portfolio: Portfolio

  init(_ workplace: Workplace, _ loaded: LoadedPortfolio) {
    self.workplace = workplace
    portfolio = loaded.portfolio
  }

  /// Fields with personal data, and of how many records they are known.
  private var fields: [(table: TableName, field: String, count: Int)] {
    func contacts(_ field: String, _ isKnown: (Contact) -> Bool) -> (TableName, String, Int) {
      (.contacts, field, portfolio.contacts.count(where: isKnown))
    }
    let people = portfolio.clients.filter { $0.attributes.kind == .person }
    func clients(_ field: String, _ isKnown: (ClientAttributes) -> Bool) -> (TableName, String, Int)
    {
      (.clients, field, people.count { isKnown($0.attributes) })
    }
    let records = portfolio.records
    return [
      contacts("name") { $0.name != nil }, contacts("email") { $0.email != nil },
      contacts("phone") { $0.phone != nil }, contacts("birthday") { $0.birthday != nil },
      contacts("support") { $0.map.support != nil },
      contacts("influence") { $0.map.influence != nil },
      clients("name") { $0.name != nil }, clients("document") { $0.document != nil },
      clients("email") { $0.email != nil }, clients("phone") { $0.phone != nil },
      clients("address") { $0.address != nil }, clients("birth-date") { $0.birthDate != nil },
      (.team, "name", portfolio.team.count { $0.name != nil }),
      (.team, "email", portfolio.team.count { $0.email != nil }),
      (.interactions, "summary", records.interactions.count { $0.summary != nil }),
      (.surveys, "comment", records.surveys.count { $0.comment != nil }),
      (.notes, "text", portfolio.notes.count),
    ].filter { $0.2 > 0 }.map { (table: $0.0, field: $0.1, count: $0.2) }
  }

  /// A contact counts once for each of its bases.
  private var bases: [(basis: String, purpose: String, count: Int)] {
    var counts: [String: (String, String, Int)] = [:]
    for contact in portfolio.contacts {
      var seen: Set<String> = []
      for record in contact.bases.records {
        let basis = record.basis?.rawValue ?? ""
        let purpose = record.purpose ?? ""
        let key = "\(basis)\u{0}\(purpose)"
        guard seen.insert(key).inserted else { continue }
        counts[key] = (basis, purpose, (counts[key]?.2 ?? 0) + 1)
      }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.value.0, $0.value.1, $0.value.2) }
  }

  private var sensitive: [CustomField] {
    workplace.configuration.sources.customFields.filter(\.isSensitive)
  }

  private static let places = [
    "site", "owners", "anonymous", "briefs", "outbox", "archive", "rejected", "shards",
  ]

  /// For machines.
  var json: JSONValue {
    .object([
      ("carteira-register", .integer(1)), ("controller", .text(workplace.configuration.name)),
      ("as-of", .text(workplace.day.description)),
      (
        "data",
        .list(
          fields.map {
            .object([
              ("table", .text($0.table.rawValue)), ("field", .text($0.field)),
              ("records", .integer($0.count)),
            ])
          })
      ),
      (
        "sensitive",
        .list(sensitive.map { .text("\($0.table.rawValue).\($0.name)") })
      ),
      (
        "bases",
        .list(
          bases.map {
            .object([
              ("basis", $0.basis.isEmpty ? .null : .text($0.basis)),
              ("purpose", $0.purpose.isEmpty ? .null : .text($0.purpose)),
              ("contacts", .integer($0.count)),
            ])
          })
      ),
      ("places", .list(ProcessingRegister.places.map { .text("output/\($0)") })),
    ])
  }

  /// For people.
  var lines: [String] {
    let catalog = workplace.catalog
    let words = RecordWords(catalog)
    func name(_ table: TableName, _ field: String) -> String {
      // Notes have no columns.
      let column = table == .notes ? "" : ", " + words.column(field, of: table)
      return "\(words.table(table))\(column) (\(table.rawValue).\(field))"
    }
    func heading(_ key: String) -> [String] {
      ["", "## " + catalog.text("privacy.register.\(key)"), ""]
    }
    var lines = [
      "# "
        + catalog.text(
          "privacy.register.heading",
          [
            "name": workplace.configuration.name, "day": words.day(workplace.day),
          ])
    ]
    lines += heading("data")
    lines += fields.map { "- \(name($0.table, $0.field)): \($0.count)" }
    lines += sensitive.map {
      "- \(name($0.table, $0.name)): \(catalog.text("privacy.register.sensitive"))"
    }
    lines += heading("bases")
    lines += bases.map { row in
      let basis =
        row.basis.isEmpty
        ? catalog.text("privacy.refusal.no-basis") : catalog.text("reports.basis.\(row.basis)")
      return "- \(basis)\(row.purpose.isEmpty ? "" : ", \(row.purpose)"): \(row.count)"
    }
    lines += heading("places")
    lines += ProcessingRegister.places.map {
      "- output/\($0): \(catalog.text("privacy.register.place.\($0)"))"
    }
    lines += heading("measures")
    lines += (1...5).map { "- " + catalog.text("privacy.register.measure.\($0)") }
    return lines
  }
}
