import Diagnostics
import Portfolio

/// Everything that the sources of invoices say.
struct LoadedInvoices: Sendable {
  /// The clients' ids, sorted by bytes: those of the table where there is one.
  var clientIDs: [String] = []
  var ledger = Ledger(purchases: [])
  var receivables = Receivables()
  /// What lines say about clients: for each field, a value for each client.
  var attributes: [String: [String?]] = [:]
  var summaries: [FileSummary] = []
  var rejected: [RejectedRows] = []
  var log = DiagnosticLog()
  var unattributedLines = 0
  var unattributedAmount: Int64 = 0
  /// Lines dated after the day of the report.
  var futureLines = 0
  /// Where the first line without a client stands, and the first of a later day.
  var firstUnattributed: SourceLocation?
  var firstFuture: SourceLocation?
  /// By ids that are documents, the other texts by which lines name their clients.
  var spellings: [String: [String]] = [:]
  /// What the files were when they were read.
  var stamps: [String: FileStamp] = [:]
  /// Where the lines are, if their database summed them up.
  var pushed: PushedInvoices?
}
