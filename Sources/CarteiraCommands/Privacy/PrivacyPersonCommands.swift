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
      findings: findings, suppression: suppression, hash: hash, output: output,
      remnants: remnants, trail: trail,
      sends: try session.outboxEntries().count(where: trail.concerns))
    say(target, session)
    guard yes else {
      session.reporter.say(workplace.catalog.text("privacy.forget.dry"))
      return
    }
    let (result, late) = try forget(target, writer, session)
    try session.audit(
      "erase",
      [
        ("snapshots", .integer(result.changed.count)), ("looked-at", .integer(result.bags)),
        ("packed", .integer(result.packed.count)), ("removed", .integer(late.output.leaving.count)),
      ])
    let catalog = workplace.catalog
    session.reporter.say(catalog.count("privacy.forget.done", result.changed.count))
    for orphan in result.orphans {
      session.reporter.terminal.note(catalog.text("privacy.forget.orphan", ["path": orphan]))
    }
    session.reporter.say(catalog.text("privacy.forget.build"))
    let isWhole = result.orphans.isEmpty && output.held.isEmpty && late.working.isEmpty
    if !isWhole { throw Outcome.problems }
  }

  /// Whom it is about, by which key, and what is there of the person.
  private struct Target {
    let findings: PersonSearch.Findings
    let suppression: Suppression
    let hash: KeyedHash
    let output: NamedOutput
    let remnants: KilledRuns
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

  /// What the output holds of the person once the register has the person.
  private struct Late {
    let output: NamedOutput
    /// What runs are still making that may have asked the register before.
    let working: [String]
  }

  /// Notes the person, and looks for what a run put in place before it could know of that.
  private func note(_ target: Target, _ session: Session) throws -> Late {
    let workplace = session.workplace
    let person = target.findings.person
    // Who is known by the register alone is in it.
    let isNew = !target.findings.isOfRegisterAlone
    try session.stopping { () throws(DiagnosticsError) in
      guard isNew || target.sends > 0 else { return }
      try target.trail.erase(OutboxFile(folder: workplace.folder), target.suppression) {
        () throws(DiagnosticsError) in
        guard isNew else { return }
        // Whatever happens to the rest, no import brings the person back.
        try PersonRegister(folder: workplace.folder).add(
          "erased",
          person.marks(target.suppression).map {
            PersonRegister.Entry(marks: $0, day: workplace.day)
          }, target.hash)
      }
    }
    let working = KilledRuns.waitOut(in: workplace).filter { !target.output.held.contains($0) }
    let search = PersonSearch(
      workplace: workplace, archive: SnapshotFolder(workplace, place.archive))
    let late = NamedOutput(
      search.outputNow(naming: person, alias: target.suppression.alias), in: workplace,
      beside: target.remnants)
    for (key, paths) in [
      ("leaving", late.leaving.filter { !target.output.leaving.contains($0) }),
      ("working", working),
    ] where !paths.isEmpty {
      session.reporter.say(
        workplace.catalog.count("privacy.forget.\(key)", paths.count))
      for path in paths { session.reporter.say("  \(path)") }
    }
    return Late(output: late, working: working)
  }

  /// Does it, step by step: after a process that died at any of them the same command finds the person again.
  private func forget(
    _ target: Target, _ writer: ArchiveWriter?, _ session: Session
  ) throws -> (ArchiveErasure.Result, Late) {
    let workplace = session.workplace
    let person = target.findings.person
    let late = try note(target, session)
    try session.stopping { () throws(DiagnosticsError) in
      // Before the archive, which the next snapshot would fill from there.
      try lifting { () throws(Diagnostic) in try late.output.remove(in: workplace) }
    }
    // An archive that was not there had no lock to hold: somebody may be sealing its first snapshot by now.
    let lateWriter = try writer == nil ? session.archiveWriter(place.archive) : nil
    defer { withExtendedLifetime(lateWriter) {} }
    let erasure = ArchiveErasure(
      folder: SnapshotFolder(workplace, place.archive),
      eraser: PersonEraser(
        person, aliasKey: workplace.aliasKey, alias: target.suppression.alias),
      permissions: workplace.bagPermissions, threads: workplace.threads)
    let result = try session.stopping { () throws(DiagnosticsError) in
      try erasure.run(writer ?? lateWriter)
    }
    return (result, late)
  }
}
