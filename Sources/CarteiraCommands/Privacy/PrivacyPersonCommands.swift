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
    _ = try session.snapshots(place, for: .look, options)
    let (findings, _) = try session.search(person, place.archive)
    let workplace = session.workplace
    let trail = SendTrail(findings.person, aliasKey: workplace.aliasKey)
    let sends = try session.outboxEntries().filter(trail.concerns)
    let report = PersonReport(findings, sends: sends, on: workplace.day)
    let terminal = session.reporter.terminal
    switch output.format {
    case .json:
      terminal.out(report.json.line)
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
      out of the ledger of what was sent; messages that wait are taken back, and files of ours outside \
      output/site that name the person are removed. Figures of all others stay as they were. Without --yes it \
      only says what it would do. Sources are never written to: it says where the person still is in them. \
      Build the site again afterwards. The same command again does what one that was killed left undone.
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
    _ = try session.snapshots(place, for: yes ? .change : .look, options)
    // Held to the end, so that none is sealed meanwhile; and what a process that died left of one goes.
    let writer = try yes ? session.archiveWriter(place.archive) : nil
    let (findings, suppression) = try session.search(person, place.archive, takesErased: true)
    let catalog = workplace.catalog
    let say = { (key: String, count: Int) in
      session.reporter.say(catalog.count("privacy.forget.\(key)", count))
    }
    say("records", findings.mentions.count)
    for mention in findings.mentions {
      let place = mention.place.map { "\($0.file):\($0.line ?? 0)" } ?? mention.table.rawValue
      session.reporter.say("  \(place)  \(mention.fields.map(\.name).joined(separator: ", "))")
    }
    let output = NamedOutput(findings.output, in: workplace)
    say("output", output.rebuilt.count)
    for (key, paths) in [("leaving", output.leaving), ("others", output.others)]
    where !paths.isEmpty {
      say(key, paths.count)
      for path in paths { session.reporter.say("  \(path)") }
    }
    say("snapshots", findings.snapshots.count)
    let trail = SendTrail(findings.person, aliasKey: workplace.aliasKey)
    say("sends", try session.outboxEntries().count(where: trail.concerns))
    guard yes else {
      session.reporter.say(catalog.text("privacy.forget.dry"))
      return
    }
    let result = try forget(
      Target(findings: findings, suppression: suppression, hash: hash, output: output), trail,
      writer,
      session)
    try session.audit(
      "erase",
      [
        ("snapshots", .integer(result.changed.count)), ("looked-at", .integer(result.bags)),
        ("packed", .integer(result.packed.count)), ("removed", .integer(output.leaving.count)),
      ])
    say("done", result.changed.count)
    for orphan in result.orphans {
      session.reporter.terminal.note(catalog.text("privacy.forget.orphan", ["path": orphan]))
    }
    session.reporter.say(catalog.text("privacy.forget.build"))
    if !result.orphans.isEmpty { throw Outcome.problems }
  }

  /// Whom it is about, and by which key.
  private struct Target {
    let findings: PersonSearch.Findings
    let suppression: Suppression
    let hash: KeyedHash
    let output: NamedOutput
  }

  /// Does it, step by step: after a process that died at any of them the same command finds the person again.
  private func forget(
    _ target: Target, _ trail: SendTrail, _ writer: ArchiveWriter?, _ session: Session
  ) throws -> ArchiveErasure.Result {
    let workplace = session.workplace
    let person = target.findings.person
    return try session.stopping { () throws(DiagnosticsError) in
      // Who is known by the register alone is in it, and was taken out of the ledger before.
      if !person.isNobody {
        try lifting { () throws(Diagnostic) in
          try trail.erase(OutboxFile(folder: workplace.folder), target.suppression)
        }
        // Whatever happens to the rest, no import brings the person back.
        try PersonRegister(folder: workplace.folder).add(
          "erased",
          person.marks(target.suppression).map {
            PersonRegister.Entry(marks: $0, day: workplace.day)
          }, target.hash)
      }
      // Before the archive, which the next snapshot would fill from there.
      try lifting { () throws(Diagnostic) in try target.output.remove(in: workplace) }
      let erasure = ArchiveErasure(
        folder: SnapshotFolder(workplace, place.archive),
        eraser: PersonEraser(
          person, aliasKey: workplace.aliasKey, alias: target.suppression.alias),
        permissions: workplace.bagPermissions, threads: workplace.threads)
      return try erasure.run(writer)
    }
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

extension Suppression {
  /// Whether a word names somebody who was erased: an id, an address or a document.
  func knows(_ word: String) -> Bool {
    [TableName.contacts, .clients].contains { table in
      var clues = Clues()
      clues.table = table
      clues.id = word
      clues.email = word
      clues.document = word
      return isErased(clues)
    }
  }
}

extension Session {
  /// Looks for somebody everywhere; writes that nobody is known and leaves with 1 otherwise.
  ///
  /// Whoever was erased is found as anybody else, as long as a source or a snapshot holds the person.
  ///
  /// - Parameters:
  ///   - word: An id, an e-mail address or a document.
  ///   - archive: The folder of the snapshots; nil for the portfolio's own.
  ///   - takesErased: Whether it is enough that the register knows the word.
  /// - Returns: What was found, and the list of who was erased.
  /// - Throws: An exit code; what is wrong has been written then.
  mutating func search(
    _ word: String, _ archive: String?, takesErased: Bool = false
  ) throws -> (PersonSearch.Findings, Suppression) {
    let tables = CanonicalTables()
    let loaded = try load(collecting: tables, screened: false)
    let workplace = workplace
    let hash = PersonRegister.hash ?? KeyedHash(key: [UInt8](repeating: 0, count: 16))
    let suppression = workplace.suppression ?? Suppression(hash)
    let isErased = takesErased && suppression.knows(word)
    let search = PersonSearch(
      workplace: workplace, archive: SnapshotFolder(workplace, archive))
    let findings = try stopping { () throws(DiagnosticsError) in
      try search.run(word, loaded, tables, isErased: isErased, alias: suppression.alias)
    }
    if !findings.person.isNobody || isErased { return (findings, suppression) }
    reporter.write(
      DiagnosticLog(DiagnosticsError([Diagnostic(.unknownPerson, facts: ["found": word])])))
    throw Outcome.problems
  }

  /// The right to change the snapshots; nil where there are none.
  ///
  /// Taking it clears away what a process that died left of a snapshot's old state.
  func archiveWriter(_ archive: String?) throws -> ArchiveWriter? {
    let folder = SnapshotFolder(workplace, archive).archive
    guard FileSystem.disk.isFolder(folder.path) else { return nil }
    let permissions = workplace.bagPermissions
    let writer = try stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try ArchiveWriter(folder, permissions: permissions)
      }
    }
    return writer
  }
}
