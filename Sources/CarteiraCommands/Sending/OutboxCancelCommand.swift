import ArgumentParser
import Diagnostics
import Loading
import Localization
import Outbox
import Portfolio

/// `carteira outbox cancel`: takes back what waits.
struct OutboxCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Take back messages that wait: these, those of a document or a day, or all.",
    discussion: """
      Only what is planned or deferred is taken back, with its content. What was sent, is being sent or may \
      have been delivered stays as it is, whatever is asked for. `carteira brief --send` of the same \
      document plans its messages again. Leaves with 1 where a message that was named does not wait, after \
      taking back the others.
      """)

  @OptionGroup var options: PortfolioOptions

  @Argument(
    help: ArgumentHelp(
      "Messages, by the number that the list has or by Message-ID.", valueName: "message"))
  var messages: [String] = []

  @Option(
    help: ArgumentHelp(
      "All that wait of a document, as the list calls it, or of a kind such as owner.",
      valueName: "name"))
  var document: String?

  @Option(
    help: ArgumentHelp("All that wait of documents of a day, YYYY-MM-DD.", valueName: "day"),
    transform: OutboxCancelCommand.day)
  var day: Day?

  @Flag(help: "All that wait.")
  var all = false

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func validate() throws {
    let isCampaign = document != nil || day != nil
    guard [!messages.isEmpty, isCampaign, all].count(where: { $0 }) == 1 else {
      throw ValidationError("Say what to take back: messages, or --document and --day, or --all.")
    }
  }

  func run() throws {
    let session = try Session(options, format: format, writes: true)
    let catalog = session.workplace.catalog
    let file = OutboxFile(folder: session.workplace.folder)
    let result: Result = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        guard let outbox = try file.existing() else {
          return Result(
            findings: messages.map { Diagnostic(.unknownMessage, facts: ["found": $0]) })
        }
        let reason = catalog.text("commands.outbox.by-hand")
        return try file.using { () throws(OutboxError) in
          try cancel(in: outbox, because: reason, catalog)
        }
      }
    }
    for entry in result.cancelled {
      session.reporter.say(catalog.text("commands.outbox.taken-back", entry.facts))
    }
    if !result.cancelled.isEmpty {
      try session.audit("send-cancel", [("messages", .integer(result.cancelled.count))])
    } else if result.findings.isEmpty {
      session.reporter.say(catalog.text("commands.outbox.nothing"))
    }
    session.reporter.write(DiagnosticLog(DiagnosticsError(result.findings)))
    if !result.findings.isEmpty { throw Outcome.problems }
  }

  private struct Result {
    var cancelled: [OutboxEntry] = []
    var findings: [Diagnostic] = []
  }

  private func cancel(
    in outbox: Outbox, because reason: String, _ catalog: Catalog
  ) throws(OutboxError) -> Result {
    var result = Result()
    let entries = try outbox.entries()
    var wanted = entries.filter { entry in
      messages.isEmpty && entry.state.isPending && isWanted(entry.document)
    }
    for name in messages {
      guard let entry = entries.first(where: { String($0.number) == name || $0.messageID == name })
      else {
        result.findings.append(Diagnostic(.unknownMessage, facts: ["found": name]))
        continue
      }
      if !wanted.contains(where: { $0.number == entry.number }) { wanted.append(entry) }
    }
    let now = Clock.now()
    for entry in wanted {
      // A process that sends may have taken it in the meantime: the ledger decides.
      if try outbox.cancel(entry.number, because: reason, at: now) {
        result.cancelled.append(entry)
      } else if !messages.isEmpty {
        let state = try outbox.entry(entry.number)?.state ?? entry.state
        result.findings.append(
          Diagnostic(
            .messageNotWaiting,
            facts: entry.facts.merging([
              "state": catalog.text("commands.outbox.state.\(state.rawValue)")
            ]) { $1 }))
      }
    }
    return result
  }

  private func isWanted(_ found: OutboxDocument) -> Bool {
    (document.map { $0 == found.stem || $0 == found.kind } ?? true)
      && (day.map { $0.description == found.day } ?? true)
  }

  private static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError("'\(text)' is not a day; write YYYY-MM-DD.")
    }
    return day
  }
}
