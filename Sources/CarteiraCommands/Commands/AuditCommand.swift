import ArgumentParser
import Diagnostics
import Localization

/// `carteira audit`: the log of what was done.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "The log of builds, snapshots, sendings, exports, erasures and look-ups.",
    discussion: """
      output/audit.jsonl has a line for each, with counts and kinds and no personal value; each line names the \
      SHA-256 of the line before it.
      """,
    subcommands: [AuditVerifyCommand.self], defaultSubcommand: AuditVerifyCommand.self)
}

/// `carteira audit verify`: whether every line follows from the one before it.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that no line of the log was changed, taken out or put between.",
    discussion: """
      Prints how many lines there are and the hash of the last one: kept elsewhere, it also tells of lines cut \
      off at the end (--head compares). Leaves with 1 where a line does not follow or there is no log.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(
    help: ArgumentHelp("The hash of a line that must be in the log still.", valueName: "hash"))
  var head: String?

  func run() throws {
    let session = try Session(options)
    let log = AuditFile(folder: session.workplace.folder)
    let found = try session.stopping { () throws(DiagnosticsError) in
      let found = try log.verify()
      // A log that was removed or emptied is not one in which every line follows.
      guard found.count > 0 else {
        throw DiagnosticsError([Diagnostic(.noAuditLog, facts: ["path": log.path])])
      }
      return found
    }
    session.reporter.terminal.out(
      session.workplace.catalog.count(
        "privacy.audit", found.count, ["head": found.heads.last ?? ""]))
    if let head, !found.heads.contains(head) {
      session.reporter.terminal.note(session.workplace.catalog.text("privacy.audit-cut"))
      throw Outcome.problems
    }
  }
}
