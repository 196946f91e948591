/// A row that was not taken, with the reason.
struct RejectedRow: Sendable {
  let chunk: Int
  let line: Int
  let reason: RowFault.Reason
  let column: Int
  /// How many lines the row spans.
  let lines: Int
  /// Where the cell concerned begins: lines after the row's first, and characters from 1.
  let place: (line: Int, column: Int)?
  let cells: [[UInt8]]
}

/// What a pass over one file found beside the lines.
struct ScanTally: Sendable {
  var rows = 0
  var leftOut = 0
  var counts: [RowFault.Reason: Int] = [:]
  var rejected: [RejectedRow] = []
  /// Line ends of each chunk.
  var chunkLines: [(chunk: Int, lines: Int)] = []
  /// Lines within quotes that could be records.
  var swallowed: [RowPlace] = []
  /// Why the pass must be made again in another way; nil where it need not.
  var obstacle: Obstacle?

  /// What stops a fast pass.
  enum Obstacle: Sendable, Equatable {
    /// Quotes that mislead the count: read again by one worker.
    case strayQuotes
    /// Bytes that are not UTF-8, although the beginning of the file was.
    case notUTF8
    /// A zero byte.
    case zeroByte
    /// A quote that is never closed.
    case openQuote(chunk: Int, line: Int)
  }

  /// Sums among the rows, which are left out and not rejected.
  var totalRows: Int { counts[.totalRow, default: 0] }

  var rejectedCount: Int { counts.values.reduce(0, +) - totalRows }

  mutating func merge(_ other: ScanTally) {
    rows += other.rows
    leftOut += other.leftOut
    counts.merge(other.counts, uniquingKeysWith: +)
    rejected += other.rejected
    chunkLines += other.chunkLines
    swallowed += other.swallowed
    obstacle = obstacle ?? other.obstacle
  }
}
