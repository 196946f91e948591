public import Diagnostics
import Portfolio

/// Sums a hash of each line by client, up to a day: two sums are equal where the lines say the same, in
/// whatever order they come.
struct LineHashWorker: InvoiceConsumer {
  private let known: KnownClients
  private let lastDay: Int32
  private let productColumn: Int
  private let contractColumn: Int
  private var due: DayColumn?
  private var paid: DayColumn?
  /// By position in `Portfolio.clients`.
  private(set) var sums: [UInt64]

  init(known: KnownClients, clients: Int, lastDay: Day, plan: InvoicePlan) {
    self.known = known
    self.lastDay = lastDay.number
    productColumn = plan.product
    contractColumn = plan.contract
    due = plan.due
    paid = plan.paid
    sums = [UInt64](repeating: 0, count: clients)
  }

  var needsCells: Bool { true }

  func touch(_ line: ParsedLine) -> UInt32 { known.names.touch(hash: line.clientHash) }

  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    guard line.day <= lastDay, !line.client.isEmpty,
      let client = known.position(of: line.client, in: bytes, hash: line.clientHash),
      sums.indices.contains(client)
    else { return true }
    var hash = ByteHash.mix(UInt64(bitPattern: line.amount))
    func add(_ value: UInt64) { hash = ByteHash.mix(hash ^ value) &+ 0x9E37_79B9_7F4A_7C15 }
    func add(_ day: Int32) { add(UInt64(UInt32(bitPattern: day))) }
    func add(_ range: Range<Int>) {
      add(range.isEmpty ? UInt64(0) : ByteHash.hash(of: bytes, in: range))
    }
    add(line.day)
    add(line.invoice)
    add(scanner.trimmedCell(productColumn, in: bytes))
    add(scanner.trimmedCell(contractColumn, in: bytes))
    add(due?.read(scanner, bytes).day ?? .min)
    add(paid?.read(scanner, bytes).day ?? .min)
    sums[client] &+= hash
    return true
  }
}

extension PurchaseDetails {
  /// A number for what pages show of each client's invoices beside the ledger: where it is the same, so are
  /// the lines.
  ///
  /// - Returns: By position in `Portfolio.clients`; nil for invoices that stay in their database.
  /// - Throws: When a source can no longer be read, or was written to since the portfolio was loaded.
  public func lineHashes() throws(DiagnosticsError) -> [UInt64]? {
    guard !isPushed else { return nil }
    var sums = [UInt64](repeating: 0, count: clientCount)
    try forEachFile { file, plan, readsAll throws(DiagnosticsError) in
      let (known, clients, day) = (known, clientCount, request.day)
      let (workers, tally) = try InvoiceScan(file: file, plan: plan, threads: request.threads).run {
        LineHashWorker(known: known, clients: clients, lastDay: day, plan: plan)
      }
      if tally.obstacle == .notUTF8, !readsAll { return false }
      for worker in workers {
        for client in sums.indices { sums[client] &+= worker.sums[client] }
      }
      return true
    }
    return sums
  }
}
