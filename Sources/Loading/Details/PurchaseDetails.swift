public import Diagnostics
public import Portfolio

/// A line of an invoice and the place it was read from.
public struct LocatedLine: Sendable, Hashable {
  /// The line.
  public let line: InvoiceLine
  /// File and line: for `explain`, never for pages.
  public let location: SourceLocation
}

/// Reads the invoices again for what the ledger does not keep: the lines of some clients.
///
/// Memory follows the lines of the clients asked for; ask in batches.
public struct PurchaseDetails: Sendable {
  private let request: LoadRequest
  private let known: KnownClients
  private let lineCounts: [Int]

  /// The details of a portfolio that was loaded by a request.
  public init(_ loaded: LoadedPortfolio, _ request: LoadRequest) {
    self.request = request
    known = loaded.references.known
    let ledger = loaded.portfolio.ledger
    lineCounts = (0..<ledger.clientCount).map { ledger.lineCount(of: $0) }
  }

  /// Ranges of clients that together have about `lines` lines each, in order.
  public func batches(lines: Int = 1_000_000) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    var sum = 0
    for (client, count) in lineCounts.enumerated() {
      if sum > 0, sum + count > lines {
        batches.append(start..<client)
        (start, sum) = (client, 0)
      }
      sum += count
    }
    if start < lineCounts.count { batches.append(start..<lineCounts.count) }
    return batches
  }

  /// What pages show of clients' invoices, in the order of the portfolio.
  ///
  /// - Parameters:
  ///   - clients: Positions in `Portfolio.clients`.
  ///   - recentLines: How many of the latest lines are kept of each client.
  /// - Returns: One detail for each client of the range.
  /// - Throws: When a source can no longer be read.
  public func load(
    _ clients: Range<Int>, recentLines: Int
  ) throws(DiagnosticsError) -> [PurchaseDetail] {
    let lines = try locatedLines(of: clients)
    return lines.map { DetailBuilder(lines: $0.map(\.line), recentLines: recentLines).detail() }
  }

  /// The lines of clients with their places, oldest first, for each client of the range.
  ///
  /// - Parameter clients: Positions in `Portfolio.clients`.
  /// - Returns: One list for each client of the range.
  /// - Throws: When a source can no longer be read.
  public func locatedLines(
    of clients: Range<Int>
  ) throws(DiagnosticsError) -> [[LocatedLine]] {
    var result = [[LocatedLine]](repeating: [], count: clients.count)
    for source in request.sources(of: .invoices) {
      for name in try request.files(of: source) {
        try read(name, source, clients, into: &result)
      }
    }
    for index in result.indices { result[index].sort(by: PurchaseDetails.isOlder) }
    return result
  }

  private func read(
    _ name: String, _ source: SourceConfiguration, _ clients: Range<Int>,
    into result: inout [[LocatedLine]], readsAll: Bool = false
  ) throws(DiagnosticsError) {
    let file = try SourceFile(name: name, of: request, as: source, readsAll: readsAll)
    let isRead = try file.reading { () throws(DiagnosticsError) in
      try self.read(file, source, clients, into: &result, readsAll: readsAll)
    }
    if !isRead { try self.read(name, source, clients, into: &result, readsAll: true) }
  }

  /// Reads an open file; false where it is not in the encoding that its beginning is in.
  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, _ clients: Range<Int>,
    into result: inout [[LocatedLine]], readsAll: Bool
  ) throws(DiagnosticsError) -> Bool {
    let plan = try InvoicePlanner(
      file: file, configuration: source, currency: request.currency
    ).plan().plan
    let (known, day) = (known, request.day)
    let (workers, tally) = try InvoiceScan(file: file, plan: plan, threads: request.threads).run {
      DetailWorker(known: known, wanted: clients, lastDay: day, productColumn: plan.product)
    }
    if tally.obstacle == .notUTF8, !readsAll { return false }
    let lines = RowLines(file: file, tally: tally)
    for worker in workers {
      for line in worker.lines {
        let location = SourceLocation(
          file: file.name, line: lines.line(chunk: Int(line.chunk), line: Int(line.line)))
        result[Int(line.client) - clients.lowerBound].append(
          LocatedLine(
            line: InvoiceLine(
              invoice: worker.text(line.invoice), day: Day(number: line.day),
              product: worker.text(line.product), amount: line.amount), location: location))
      }
    }
    return true
  }

  /// By day, invoice, product and amount: an order that rows cannot change.
  private static func isOlder(_ left: LocatedLine, _ right: LocatedLine) -> Bool {
    let (first, second) = (left.line, right.line)
    if first.day != second.day { return first.day < second.day }
    for (a, b) in [(first.invoice, second.invoice), (first.product, second.product)] where a != b {
      return (a ?? "").utf8.lexicographicallyPrecedes((b ?? "").utf8)
    }
    if first.amount != second.amount { return first.amount < second.amount }
    let (here, there) = (left.location, right.location)
    return here.file != there.file ? here.file < there.file : (here.line ?? 0) < (there.line ?? 0)
  }
}

/// Turns places of a pass into line numbers.
struct RowLines {
  private let before: [Int]
  private let rowLines: [Int]?

  init(file: SourceFile, tally: ScanTally) {
    var before = [Int](repeating: 0, count: (tally.chunkLines.last?.chunk ?? -1) + 1)
    var total = file.layout.linesBefore
    for (chunk, lines) in tally.chunkLines {
      before[chunk] = total
      total += lines
    }
    self.before = before
    rowLines = file.rowLines
  }

  /// The line of the file on which a row begins, from 1.
  func line(chunk: Int, line: Int) -> Int {
    let ordinal = (chunk < before.count ? before[chunk] : 0) + line
    guard let rowLines else { return ordinal + 1 }
    return ordinal < rowLines.count ? rowLines[ordinal] : 0
  }
}
