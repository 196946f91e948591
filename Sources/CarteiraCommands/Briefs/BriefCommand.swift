import Analysis
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Mail
import Outbox
import Portfolio
import Publishing
import Reports

/// `carteira brief`: documents to be sent, as messages and as files.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Write briefs, digests and engagement reports as messages and printable files.",
    discussion: """
      Writes to output/briefs what this run makes, in place of what the last one made, with a page that \
      lists it; nothing is sent without --send. Without a client, those of all owners whose relation goes on are meant. A \
      digest tells what changed since the last snapshot, that of directors since the last one of an earlier \
      month; where nothing did, it is not made. Documents for clients are made only where somebody there \
      may be written to. With --send each message goes to its recipient once: output/outbox.sqlite \
      remembers (see `carteira outbox`). Leaves with 0 when all is well, 1 for problems in data or templates or when \
      nothing could be made (a digest without news is no problem), 2 for problems in the configuration; \
      130, 143 or 129 when Ctrl-C, SIGTERM or the end of its terminal stopped it.
      """)

  /// What a document of a client can be.
  enum Document: String, ExpressibleByArgument, CaseIterable {
    case account, handoff, engagement, review

    var kind: BriefKind {
      switch self {
      case .account: .account
      case .handoff: .handoff
      case .engagement: .engagement
      case .review: .review
      }
    }
  }

  /// Whose digest is made.
  enum Digest: String, ExpressibleByArgument, CaseIterable {
    case owner, director
  }

  @OptionGroup var options: PortfolioOptions

  @Argument(help: ArgumentHelp("Ids, documents or names of clients.", valueName: "client"))
  var clients: [String] = []

  @Option(help: ArgumentHelp("Only the clients of this owner, by id or name.", valueName: "owner"))
  var owner: String?

  @Option(
    help: ArgumentHelp(
      "A digest instead: owner for each owner, director for mail: directors; may be given twice.",
      valueName: "whose"))
  var digest: [Digest] = []

  @Flag(help: "Engagement reports for the clients, the same as --document engagement.")
  var external = false

  @Option(
    help: ArgumentHelp("account (the default), handoff, engagement or review.", valueName: "kind"))
  var document: Document?

  @Option(help: ArgumentHelp("The day of a meeting with the client.", valueName: "YYYY-MM-DD"))
  var meeting: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("Whom one meets, or to whom the document goes.", valueName: "person"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "The moment on the messages, instead of noon of the report's day.",
      valueName: "YYYY-MM-DDThh:mm±hh:mm"))
  var date: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder of the documents, instead of output/briefs.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @OptionGroup var sending: SendOptions

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  /// What documents of clients are made.
  var kind: BriefKind { document?.kind ?? (external ? .engagement : .account) }

  func validate() throws {
    if let meeting, Day(iso: meeting) == nil {
      throw ValidationError("--meeting '\(meeting)' is not a day; write it as 2026-11-30.")
    }
    if let date, (try? MailDate(iso: date)) == nil {
      throw ValidationError(
        "--date '\(date)' is not a moment; write it as 2026-11-16T09:00-03:00.")
    }
    if external, let document, document != .engagement {
      throw ValidationError("--external is --document engagement; leave one of them out.")
    }
    if !digest.isEmpty {
      guard clients.isEmpty, document == nil, !external, meeting == nil, person == nil else {
        throw ValidationError(
          "--digest goes with --owner only: it is about all of an owner's clients.")
      }
      if owner != nil, digest.contains(.director) {
        throw ValidationError("--digest director is about all owners; leave --owner out.")
      }
    }
    if owner != nil, !clients.isEmpty {
      throw ValidationError(
        "--owner is about all of an owner's clients; leave it or the clients out.")
    }
    if meeting != nil, clients.count != 1 || kind != .account {
      throw ValidationError("--meeting is about one client; name it.")
    }
    if person != nil, clients.count != 1 || (meeting == nil && kind.audience == .internal) {
      throw ValidationError(
        "--with goes with one client, and with --meeting, --external or --document review.")
    }
  }

  func run() throws {
    var session = try Session(options, format: format, writes: true)
    Interruption.begin(session)
    let workplace = session.workplace
    let loaded = try session.load()
    var log = workplace.log
    log.merge(loaded.log)
    try session.stop(atStrangersOf: loaded, log)
    for finding in MailCheck(settings: workplace.configuration.mail, portfolio: loaded.portfolio)
      .findings
    {
      log.add(finding)
    }
    if workplace.configuration.mail.from == nil { log.add(Diagnostic(.noMailSender)) }
    let assessment = session.assess(loaded)
    let result = try make(loaded, assessment, &session, &log)
    session.progress.clear()
    session.reporter.write(log)
    say(result, session)
    guard !log.hasErrors else { throw Outcome.problems }
    let isSent = try send(result.made.flatMap(\.letters), session)
    // A digest without news is as it should be; a document that was asked for is missed.
    let missed = result.refused.contains { !$0.isQuiet || digest.isEmpty }
    if !isSent || result.made.isEmpty && missed { throw Outcome.problems }
  }

  /// Sends the messages, or says what would be sent where a server is known; whether all is well.
  private func send(_ letters: [OutboxMessage], _ session: Session) throws -> Bool {
    let job = SendingJob(session)
    guard sending.send else {
      if session.workplace.configuration.mail.smtp != nil { try job.preview(letters) }
      return true
    }
    Interruption.pass()
    let tally = try job.send(letters, sending)
    session.reporter.write(DiagnosticLog(DiagnosticsError(tally.findings)))
    return tally.isFine
  }

  // MARK: Making

  private func make(
    _ loaded: LoadedPortfolio, _ assessment: Assessment, _ session: inout Session,
    _ log: inout DiagnosticLog
  ) throws -> BriefResult {
    let workplace = session.workplace
    let run = BriefRun(
      workplace: workplace, loaded: loaded, assessment: assessment,
      date: try moment(workplace.day))
    let reader = BaselineReader(session)
    var builders: [BriefBuilder] = []
    var result = BriefResult()
    if digest.isEmpty || digest.contains(.owner) {
      let baseline = reader.read(&log, loaded)
      let builder = try session.stopping { () throws(DiagnosticsError) in
        try run.builder(baseline)
      }
      let requests = try requests(builder, loaded.portfolio, session)
      try making(requests, run, builder, &result, &log, session)
      builders.append(builder)
    }
    if digest.contains(.director) {
      let baseline = reader.read(&log, loaded, before: workplace.day.startOfMonth)
      let builder = try session.stopping { () throws(DiagnosticsError) in
        try run.builder(baseline)
      }
      try making([.director], run, builder, &result, &log, session)
      builders.append(builder)
    }
    guard let builder = builders.first else { return result }
    let publishing = BriefPublishing(
      workplace: workplace, folder: folder(workplace),
      sources: workplace.sources(loaded.quality.files.map(\.file), config: options.config))
    let made = result
    let reporter = session.reporter
    let published = try session.stopping(as: Outcome.ofTarget) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try publishing.publish(made, builder, patience: patience(reporter))
      }
    }
    Interruption.finish()
    for warning in published.warnings { log.add(warning) }
    return result
  }

  private func making(
    _ requests: [BriefRequest], _ run: BriefRun, _ builder: BriefBuilder,
    _ result: inout BriefResult, _ log: inout DiagnosticLog, _ session: Session
  ) throws {
    var (made, findings) = (result, log)
    try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try run.run(requests, builder, into: &made, &findings)
      }
    }
    (result, log) = (made, findings)
  }

  /// Noon in Greenwich, which is the same day in all of Brazil, unless told.
  private func moment(_ day: Day) throws -> MailDate {
    if let date { return try MailDate(iso: date) }
    return try MailDate(iso: "\(day)T12:00Z")
  }

  private func folder(_ workplace: Workplace) -> String {
    output ?? workplace.path("output/briefs")
  }

  private func patience(_ reporter: Reporter) -> LockPatience {
    LockPatience(seconds: 60) { process in
      reporter.terminal.note(
        reporter.catalog.text("commands.waiting", ["process": process ?? "?"]))
    }
  }

  // MARK: Saying

  private func say(_ result: BriefResult, _ session: Session) {
    let catalog = session.workplace.catalog
    for refused in result.refused {
      session.reporter.say(
        catalog.text(
          "commands.brief.refused",
          [
            "kind": catalog.text("reports.brief.kind.\(refused.kind.rawValue)"),
            "title": refused.title, "why": refused.why,
          ]))
    }
    for made in result.made {
      guard let problem = made.delivery.problem else { continue }
      session.reporter.say("\(made.brief.stem): \(problem)")
    }
    let place = folder(session.workplace) + "/index.html"
    session.reporter.say(
      catalog.count("commands.brief.made", result.made.count, ["path": place]))
  }
}
