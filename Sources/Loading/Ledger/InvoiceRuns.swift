import Portfolio

/// Lines of one invoice of one client on one day that follow each other in the source, summed.
struct InvoiceRun: Sendable {
  /// The most lines a run counts; the next line begins another.
  static let mostLines: UInt32 = 4095

  /// The client's number: the worker's own first, the portfolio's after renumbering.
  var client: UInt32
  /// Days since the earliest day that is read, above twelve bits for the number of lines: a run is
  /// 24 bytes, and there are millions.
  private var dayAndLines: UInt32
  /// The hash of the invoice's number.
  var invoice: UInt64
  /// Minor units: a sale above zero, a return below.
  var amount: Int64

  /// A run of no lines yet.
  @inline(__always)
  init(client: UInt32, day: Int32, invoice: UInt64) {
    self.client = client
    dayAndLines = UInt32(bitPattern: day &- InvoiceScan.earliestDay.number) &<< 12
    self.invoice = invoice
    amount = 0
  }

  /// Days since 1970-01-01.
  @inline(__always)
  var day: Int32 {
    Int32(bitPattern: dayAndLines &>> 12) &+ InvoiceScan.earliestDay.number
  }

  /// How many lines were summed.
  @inline(__always)
  var lines: UInt32 { dayAndLines & 0xFFF }

  /// Adds a line.
  @inline(__always)
  mutating func add(_ amount: Int64) {
    self.amount &+= amount
    dayAndLines &+= 1
  }
}

/// The runs of one worker, in blocks, parted by the client's hash.
///
/// Parted, so that the ledger is built part by part and each part's blocks are given back before
/// the next: peak memory is runs or ledger, not both. The same client falls into the same part
/// in every worker.
struct InvoiceRuns: Sendable {
  static let partCount = 32
  private static let blockSize = 8192

  private var open: [[InvoiceRun]]
  private var full: [[[InvoiceRun]]]

  init() {
    open = Array(repeating: [], count: InvoiceRuns.partCount)
    full = Array(repeating: [], count: InvoiceRuns.partCount)
  }

  /// The part of a client of a hash.
  @inline(__always)
  static func part(ofHash hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> 59)
  }

  @inline(__always)
  mutating func append(_ run: InvoiceRun, part: Int) {
    if open[part].count == InvoiceRuns.blockSize || open[part].isEmpty { openBlock(part) }
    open[part].append(run)
  }

  @inline(never)
  private mutating func openBlock(_ part: Int) {
    if !open[part].isEmpty { full[part].append(open[part]) }
    open[part] = []
    open[part].reserveCapacity(InvoiceRuns.blockSize)
  }

  /// How many runs there are in all.
  var count: Int {
    open.reduce(0) { $0 + $1.count } + full.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
  }

  /// Takes the blocks of a part out; they are freed when the caller drops them.
  mutating func takePart(_ part: Int) -> [[InvoiceRun]] {
    var blocks = full[part]
    full[part] = []
    if !open[part].isEmpty { blocks.append(open[part]) }
    open[part] = []
    return blocks
  }
}
