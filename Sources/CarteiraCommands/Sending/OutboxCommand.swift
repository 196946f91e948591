import ArgumentParser
import Diagnostics
import Loading
import Localization
import Outbox

/// `carteira outbox`: what was sent, what waits, and what somebody has to look at.
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "What was sent and what waits: list, show, send again, take back.",
    discussion: """
      output/outbox.sqlite notes every message before the server hears of it, so that none is lost and none \
      is sent twice. A message is planned, claimed while it is being sent, then sent, deferred (to be tried \
      again after 1, 5, 15 and 60 minutes and after a day), failed, or unknown: its content was handed over \
      and no answer came. Messages are made by `carteira brief --send`.
      """,
    subcommands: [
      OutboxListCommand.self, OutboxShowCommand.self, OutboxRetryCommand.self,
      OutboxCancelCommand.self,
    ],
    defaultSubcommand: OutboxListCommand.self)
}

/// `carteira outbox list`: the messages.
struct OutboxListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the messages that were not sent yet, and count all.",
    discussion: "Addresses of people outside are masked. Times are in UTC.")

  @OptionGroup var options: PortfolioOptions

  @Flag(help: "Those that were sent or cancelled, too.")
  var all = false

  @Option(help: "How it is written: text for people, json for machines.")
  var format = FindingsFormat.text

  func run() throws {
    let session = try Session(options, format: format)
    let entries = try session.outboxEntries()
    let shown = entries.filter { all || ($0.state != .sent && $0.state != .cancelled) }
    let (terminal, catalog) = (session.reporter.terminal, session.workplace.catalog)
    guard format == .text else {
      terminal.out(JSONValue.list(shown.map(\.json)).line)
      return
    }
    var table = TextTable([.right, .left, .left, .left, .left])
    for entry in shown {
      table.add([
        String(entry.number), catalog.text("commands.outbox.state.\(entry.state.rawValue)"),
        entry.document.stem, entry.shownRecipient, entry.remark(catalog),
      ])
    }
    for line in table.lines { terminal.out(line) }
    let counts = OutboxState.allCases.compactMap { state -> String? in
      let count = entries.count { $0.state == state }
      let word = catalog.text("commands.outbox.state.\(state.rawValue)")
      return count == 0 ? nil : "\(word): \(count)"
    }
    session.reporter.say(
      counts.isEmpty ? catalog.text("commands.outbox.empty") : counts.joined(separator: ", "))
  }
}

/// `carteira outbox show`: one message and what happened to it.
struct OutboxShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a message and what happened to it.",
    discussion: "Leaves with 1 where there is no message of that number.")

  @OptionGroup var options: PortfolioOptions

  @Argument(help: "The number of the message.")
  var number: Int64

  @Option(help: "How it is written: text for people, json for machines.")
  var format = FindingsFormat.text

  func run() throws {
    let session = try Session(options, format: format)
    let file = OutboxFile(folder: session.workplace.folder)
    let found: (OutboxEntry, [OutboxEvent])? = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        let outbox = try file.existing()
        return try file.using { () throws(OutboxError) -> (OutboxEntry, [OutboxEvent])? in
          guard let outbox, let entry = try outbox.entry(number) else { return nil }
          return (entry, try outbox.events(of: number))
        }
      }
    }
    guard let (entry, events) = found else {
      session.reporter.write(
        DiagnosticLog(
          DiagnosticsError([Diagnostic(.noSuchMessage, facts: ["found": String(number)])])))
      throw Outcome.problems
    }
    write(entry, events, session)
  }

  private func write(_ entry: OutboxEntry, _ events: [OutboxEvent], _ session: Session) {
    let (terminal, catalog) = (session.reporter.terminal, session.workplace.catalog)
    guard format == .text else {
      terminal.out(
        JSONValue.object([("message", entry.json), ("events", .list(events.map(\.json)))]).line)
      return
    }
    var table = TextTable([.left, .left])
    func row(_ key: String, _ value: String) {
      table.add([catalog.text("commands.outbox.field.\(key)"), value])
    }
    row("document", "\(entry.document.stem) (\(entry.document.day))")
    row("to", entry.shownRecipient)
    row("message", entry.messageID)
    row("state", catalog.text("commands.outbox.state.\(entry.state.rawValue)"))
    row("attempts", String(entry.attempts))
    if entry.state == .deferred { row("due", Clock.stamp(of: entry.due)) }
    for line in table.lines { terminal.out(line) }
    var history = TextTable([.left, .left, .left])
    for event in events {
      history.add([
        Clock.stamp(of: event.moment),
        catalog.text("commands.outbox.state.\(event.state.rawValue)"),
        OutboxEntry.reply(event.code, event.reply),
      ])
    }
    terminal.out("")
    for line in history.lines { terminal.out(line) }
  }
}

/// `carteira outbox retry`: sends what waits.
struct OutboxRetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Send what waits and is due; with numbers, these at once, failed ones too.",
    discussion: """
      Reads the portfolio first: whoever withdrew, left or was erased since is not written to. What may have \
      been delivered is sent again only with --resend-unknown. Run it every few minutes to work off what \
      was deferred. Leaves with 1 where something failed, may have been delivered, or cannot be sent.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var limits: SendLimits

  @Argument(help: ArgumentHelp("Numbers of messages, as the list has them.", valueName: "number"))
  var numbers: [Int64] = []

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func run() throws {
    var session = try Session(options, format: format, writes: true)
    let isWaiting = try session.outboxEntries().contains {
      $0.state.isPending || $0.state == .claimed || $0.state == .unknown && limits.resendUnknown
    }
    // Every five minutes, mostly for nothing: then the data need not be read.
    guard isWaiting || !numbers.isEmpty else {
      session.reporter.say(session.workplace.catalog.text("commands.outbox.nothing"))
      return
    }
    let loaded = try session.load()
    let workplace = session.workplace
    let check = RecipientCheck(
      portfolio: loaded.portfolio, day: workplace.day, settings: workplace.configuration.mail,
      suppression: workplace.suppression, catalog: workplace.catalog)
    let tally = try SendingJob(session).retry(numbers, limits, check)
    session.reporter.write(DiagnosticLog(DiagnosticsError(tally.findings)))
    if !tally.isFine { throw Outcome.problems }
  }
}
