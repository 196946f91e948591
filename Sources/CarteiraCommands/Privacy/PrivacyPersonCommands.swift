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
      output/site that name the person are removed, and so is what runs that were killed left half made. \
      Figures of all others stay as they were. Without --yes it only says what it would do. Sources are \
      never written to: it says where the person still is in them. \
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
    defer { withExtendedLifetime(writer) {} }
    // Before the search, since what completes a publication puts files in place.
    let remnants = KilledRuns(clearing: yes, session)
    remnants.say(session)
    let (findings, suppression) = try session.search(person, place.archive, takesErased: true)
    let output = NamedOutput(findings.output, in: workplace, beside: remnants)
    let trail = SendTrail(findings.person, aliasKey: workplace.aliasKey)
    let target = Target(
      findings: findings, suppression: suppression, hash: hash, output: output, trail: trail,
      sends: try session.outboxEntries().count(where: trail.concerns))
    say(target, session)
    guard yes else {
      session.reporter.say(workplace.catalog.text("privacy.forget.dry"))
      return
    }
    let result = try forget(target, writer, session)
    try session.audit(
      "erase",
      [
        ("snapshots", .integer(result.changed.count)), ("looked-at", .integer(result.bags)),
        ("packed", .integer(result.packed.count)), ("removed", .integer(output.leaving.count)),
      ])
    let catalog = workplace.catalog
    session.reporter.say(catalog.count("privacy.forget.done", result.changed.count))
    for orphan in result.orphans {
      session.reporter.terminal.note(catalog.text("privacy.forget.orphan", ["path": orphan]))
    }
    session.reporter.say(catalog.text("privacy.forget.build"))
    if !result.orphans.isEmpty || !output.held.isEmpty { throw Outcome.problems }
  }

  /// Whom it is about, by which key, and what is there of the person.
  private struct Target {
    let findings: PersonSearch.Findings
    let suppression: Suppression
    let hash: KeyedHash
    let output: NamedOutput
    let trail: SendTrail
    /// How many messages the ledger has to or about the person.
    let sends: Int
  }

  /// Says what was found and what becomes of it.
  private func say(_ target: Target, _ session: Session) {
    let catalog = session.workplace.catalog
    let say = { (key: String, count: Int) in
      session.reporter.say(catalog.count("privacy.forget.\(key)", count))
    }
    let (findings, output) = (target.findings, target.output)
    if findings.isOfRegisterAlone { session.reporter.say(catalog.text("privacy.forget.alone")) }
    say("records", findings.mentions.count)
    for mention in findings.mentions {
      let place = mention.place.map { "\($0.file):\($0.line ?? 0)" } ?? mention.table.rawValue
      session.reporter.say("  \(place)  \(mention.fields.map(\.name).joined(separator: ", "))")
    }
    say("output", output.rebuilt.count)
    for (key, paths) in [
      ("leaving", output.leaving), ("held", output.held), ("others", output.others),
    ] where !paths.isEmpty {
      say(key, paths.count)
      for path in paths { session.reporter.say("  \(path)") }
    }
    say("snapshots", findings.snapshots.count)
    say("sends", target.sends)
  }

  /// Does it, step by step: after a process that died at any of them the same command finds the person again.
  private func forget(
    _ target: Target, _ writer: ArchiveWriter?, _ session: Session
  ) throws -> ArchiveErasure.Result {
    let workplace = session.workplace
    let person = target.findings.person
    let isNew = !target.findings.isOfRegisterAlone
    try session.stopping { () throws(DiagnosticsError) in
      // Who is known by the register alone was taken out of the ledger before, as far as it says.
      if isNew || target.sends > 0 {
        try lifting { () throws(Diagnostic) in
          try target.trail.erase(OutboxFile(folder: workplace.folder), target.suppression)
        }
      }
      // Whatever happens to the rest, no import brings the person back.
      if isNew {
        try PersonRegister(folder: workplace.folder).add(
          "erased",
          person.marks(target.suppression).map {
            PersonRegister.Entry(marks: $0, day: workplace.day)
          }, target.hash)
      }
      // Before the archive, which the next snapshot would fill from there.
      try lifting { () throws(Diagnostic) in try target.output.remove(in: workplace) }
    }
    // An archive that was not there had no lock to hold: somebody may be sealing its first snapshot by now.
    let late = try writer == nil ? session.archiveWriter(place.archive) : nil
    defer { withExtendedLifetime(late) {} }
    let erasure = ArchiveErasure(
      folder: SnapshotFolder(workplace, place.archive),
      eraser: PersonEraser(
        person, aliasKey: workplace.aliasKey, alias: target.suppression.alias),
      permissions: workplace.bagPermissions, threads: workplace.threads)
    return try session.stopping { () throws(DiagnosticsError) in
      try erasure.run(writer ?? late)
    }
  }
}
