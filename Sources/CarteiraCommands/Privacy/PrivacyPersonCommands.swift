import Archive
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Privacy
import Publishing

/// `carteira privacy person`: everything held on somebody.
struct PrivacyPersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Everything held on a person: records, pages, briefs, snapshots and messages.",
    discussion: """
      For whoever asks what is known of them (LGPD, article 18). Prints every value of the person's own \
      records, every record that names the person with file and line, every file of the output and of the \
      snapshots that does, and every message that was sent to the person. Leaves with 1 where nobody is known by that.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions
  @OptionGroup var output: PrivacyOutput

  @Argument(
    help: "An e-mail address, a CPF, or the id of a contact or of a client who is a person.")
  var person: String

  func run() throws {
    var session = try Session(options, writes: true)
    let (findings, _) = try session.search(person, place.archive)
    let workplace = session.workplace
    let trail = SendTrail(findings.person, aliasKey: workplace.aliasKey)
    let sends = try session.outboxEntries().filter(trail.concerns)
    let report = PersonReport(findings, sends: sends, on: workplace.day)
    let terminal = session.reporter.terminal
    switch output.format {
    case .json:
      var bytes: [UInt8] = []
      report.json.append(to: &bytes)
      terminal.out(bytes + [0x0A])
    case .text:
      for line in report.lines(workplace.catalog) { terminal.out(line) }
    }
    try session.audit("person", [("snapshots", .integer(findings.snapshots.count))])
  }
}

/// `carteira privacy forget`: takes somebody out, for good.
struct PrivacyForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract:
      "Forget a person: now, in every snapshot, and when a later import brings the person back.",
    discussion: """
      Notes keyed hashes of the person in privacy/persons.txt (key: CARTEIRA_PRIVACY_KEY), so that no later \
      import takes the person in again, and takes the person out of every snapshot and its packed file, and \
      out of the ledger of what was sent; messages that wait are taken back. Figures of all others stay as they \
      were. Without --yes it only says what it would do. Sources are never written \
      to: it says where the person still is in them. Build the site again afterwards.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Argument(
    help: "An e-mail address, a CPF, or the id of a contact or of a client who is a person.")
  var person: String

  @Flag(help: "Do it; it cannot be undone.")
  var yes = false

  func run() throws {
    var session = try Session(options, writes: true)
    let workplace = session.workplace
    guard let hash = PersonRegister.hash else {
      session.reporter.write(
        DiagnosticLog(DiagnosticsError([PrivacyKey.missing(PersonRegister.variable)])))
      throw Outcome.misuse
    }
    let (findings, suppression) = try session.search(person, place.archive)
    let catalog = workplace.catalog
    let say = { (key: String, count: Int) in
      session.reporter.say(catalog.count("privacy.forget.\(key)", count))
    }
    say("records", findings.mentions.count)
    for mention in findings.mentions {
      let place = mention.place.map { "\($0.file):\($0.line ?? 0)" } ?? mention.table.rawValue
      session.reporter.say("  \(place)  \(mention.fields.map(\.name).joined(separator: ", "))")
    }
    say("output", findings.output.count)
    say("snapshots", findings.snapshots.count)
    let trail = SendTrail(findings.person, aliasKey: workplace.aliasKey)
    say("sends", try session.outboxEntries().count(where: trail.concerns))
    guard yes else {
      session.reporter.say(catalog.text("privacy.forget.dry"))
      return
    }
    // Before the register, after which nobody finds the person's addresses again.
    try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try trail.erase(OutboxFile(folder: workplace.folder), suppression)
      }
    }
    let register = PersonRegister(folder: workplace.folder)
    try session.stopping { () throws(DiagnosticsError) in
      // First: whatever happens to the archive, no import brings the person back.
      try register.add(
        "erased",
        findings.person.marks(suppression).map {
          PersonRegister.Entry(marks: $0, day: workplace.day)
        }, hash)
    }
    let erasure = ArchiveErasure(
      folder: SnapshotFolder(workplace, place.archive),
      eraser: PersonEraser(
        findings.person, aliasKey: workplace.aliasKey, alias: suppression.alias),
      permissions: workplace.bagPermissions,
      threads: workplace.threads)
    let result = try session.stopping { () throws(DiagnosticsError) in try erasure.run() }
    try session.audit(
      "erase",
      [
        ("snapshots", .integer(result.changed.count)), ("looked-at", .integer(result.bags)),
        ("packed", .integer(result.packed.count)),
      ])
    say("done", result.changed.count)
    for orphan in result.orphans {
      session.reporter.terminal.note(catalog.text("privacy.forget.orphan", ["path": orphan]))
    }
    session.reporter.say(catalog.text("privacy.forget.build"))
    if !result.orphans.isEmpty { throw Outcome.problems }
  }
}

extension KnownPerson {
  /// The hashes of everything that the person is known by.
  func marks(_ suppression: Suppression) -> [Suppression.Marks] {
    var all = Suppression.Marks()
    func add(
      _ path: WritableKeyPath<Suppression.Clues, String>, _ values: Set<String>,
      of table: TableName? = nil
    ) {
      for value in values {
        var clues = Suppression.Clues()
        clues.table = table
        clues[keyPath: path] = value
        let marks = suppression.marks(clues)
        // A name alone is no mark where there is anything better.
        if path != \.name { all.keys.formUnion(marks.keys) }
        all.texts.formUnion(marks.texts)
      }
    }
    add(\.id, contacts, of: .contacts)
    add(\.id, clients, of: .clients)
    add(\.email, emails)
    add(\.document, documents)
    add(\.phone, phones)
    add(\.name, names)
    return [all]
  }
}

extension Session {
  /// Looks for somebody everywhere; writes that nobody is known and leaves with 1 otherwise.
  mutating func search(
    _ word: String, _ archive: String?
  ) throws -> (PersonSearch.Findings, Suppression) {
    let tables = CanonicalTables()
    let loaded = try load(collecting: tables)
    let workplace = workplace
    let hash = PersonRegister.hash ?? KeyedHash(key: [UInt8](repeating: 0, count: 16))
    let suppression = workplace.suppression ?? Suppression(hash)
    let search = PersonSearch(
      workplace: workplace, archive: SnapshotFolder(workplace, archive))
    let findings = try stopping { () throws(DiagnosticsError) in
      try search.run(word, loaded, tables, alias: suppression.alias)
    }
    guard findings.person.isNobody else { return (findings, suppression) }
    reporter.write(
      DiagnosticLog(DiagnosticsError([Diagnostic(.unknownPerson, facts: ["found": word])])))
    throw Outcome.problems
  }
}
