import Portfolio

/// Lines of one invoice of one client on one day that follow each other in the source, summed.
struct InvoiceRun: Sendable {
  /// The most lines a run counts; the next line begins another.
  static let mostLines: UInt32 = 4095

  /// The client's number: the worker's own first, the portfolio's after renumbering.
  var client: UInt32
  /// Nineteen bits of days since the earliest that is read, one bit for a contract, twelve for the
  /// number of lines: a run is 24 bytes, and there are millions.
  private var packed: UInt32
  /// The hash of the invoice's number.
  var invoice: UInt64
  /// Minor units: a sale above zero, a return below.
  var amount: Int64

  /// A run of no lines yet, of a `heading`.
  @inline(__always)
  init(client: UInt32, heading: UInt32, invoice: UInt64) {
    self.client = client
    packed = heading
    self.invoice = invoice
    amount = 0
  }

  /// What lines of a run have in common beside client and invoice: the day, and whether they name a
  /// contract.
  @inline(__always)
  static func heading(day: Int32, isContract: Bool) -> UInt32 {
    UInt32(bitPattern: day &- InvoiceScan.days.lowerBound) &<< 13 | (isContract ? 0x1000 : 0)
  }

  /// The heading the run was made of.
  @inline(__always)
  var heading: UInt32 { packed & ~0xFFF }

  /// Days since 1970-01-01.
  @inline(__always)
  var day: Int32 {
    Int32(bitPattern: packed &>> 13) &+ InvoiceScan.days.lowerBound
  }

  /// Whether the lines name a contract.
  var isContract: Bool { packed & 0x1000 != 0 }

  /// How many lines were summed.
  @inline(__always)
  var lines: UInt32 { packed & 0xFFF }

  /// Adds a line.
  @inline(__always)
  mutating func add(_ amount: Int64) {
    self.amount &+= amount
    packed &+= 1
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

  /// Gives back the room of blocks that are mostly empty: there may be as many as files.
  mutating func trim() {
    for part in open.indices where open[part].count < InvoiceRuns.blockSize / 4 {
      open[part] = open[part].map { $0 }
    }
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
