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
  let request: LoadRequest
  let known: KnownClients
  private let lineCounts: [Int]
  private let rates: ExchangeRates
  private let products: ProductNames
  private let stamps: [String: FileStamp]
  private let pushed: PushedInvoices?

  /// The details of a portfolio that was loaded by a request.
  public init(_ loaded: LoadedPortfolio, _ request: LoadRequest) {
    self.request = request
    known = loaded.references.known
    let ledger = loaded.portfolio.ledger
    rates = loaded.portfolio.records.rates
    products = ProductNames(loaded.portfolio.records.products, request.screen)
    stamps = loaded.stamps
    pushed = loaded.pushed
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
  /// - Throws: When a source can no longer be read, or was written to since the portfolio was loaded.
  public func load(
    _ clients: Range<Int>, recentLines: Int
  ) throws(DiagnosticsError) -> [PurchaseDetail] {
    if let pushed { return try load(clients, recentLines: recentLines, pushed) }
    let lines = try locatedLines(of: clients)
    return lines.map { DetailBuilder(lines: $0.map(\.line), recentLines: recentLines).detail() }
  }

  /// The lines of clients with their places, oldest first, for each client of the range.
  ///
  /// - Parameter clients: Positions in `Portfolio.clients`.
  /// - Returns: One list for each client of the range.
  /// - Throws: When a source can no longer be read, or was written to since the portfolio was loaded.
  public func locatedLines(
    of clients: Range<Int>
  ) throws(DiagnosticsError) -> [[LocatedLine]] {
    var result = [[LocatedLine]](repeating: [], count: clients.count)
    if let pushed {
      let texts = known.texts(of: clients)
      for start in stride(from: 0, to: texts.count, by: PushedInvoices.mostTexts) {
        let part = texts[start..<min(start + PushedInvoices.mostTexts, texts.count)]
        let file = try pushed.file([pushed.queries.rows(ofClients: Array(part))], of: request).file
        _ = try read(file, pushed.plan, clients, into: &result, readsAll: true)
      }
      for index in result.indices { result[index].sort(by: PurchaseDetails.isOlder) }
      return result
    }
    try forEachFile { file, plan, readsAll throws(DiagnosticsError) in
      try read(file, plan, clients, into: &result, readsAll: readsAll)
    }
    for index in result.indices { result[index].sort(by: PurchaseDetails.isOlder) }
    return result
  }

  /// Whether the invoices stay in their database.
  var isPushed: Bool { pushed != nil }
  /// How many clients there are.
  var clientCount: Int { lineCounts.count }

  /// Opens one file of invoices after the other.
  ///
  /// - Parameter read: Reads an open file; false where it is not in the encoding that its beginning is in,
  ///   and comes once more.
  /// - Throws: When a source can no longer be read, or was written to since the portfolio was loaded.
  func forEachFile(
    _ read: (SourceFile, InvoicePlan, _ readsAll: Bool) throws(DiagnosticsError) -> Bool
  ) throws(DiagnosticsError) {
    for source in request.sources(of: .invoices) {
      for name in try request.files(of: source) {
        if try !open(name, source, readsAll: false, read) {
          _ = try open(name, source, readsAll: true, read)
        }
      }
    }
  }

  /// The details of invoices that stay in their database.
  private func load(
    _ clients: Range<Int>, recentLines: Int, _ pushed: PushedInvoices
  ) throws(DiagnosticsError) -> [PurchaseDetail] {
    let details = try pushed.details.details(recentLines: recentLines) {
      () throws(DiagnosticsError) in
      try PushedDetails(pushed, known: known, recentLines: recentLines, of: request)
    }
    var lines = [[LocatedLine]](repeating: [], count: clients.count)
    _ = try read(details.recent, pushed.plan, clients, into: &lines, readsAll: true)
    var totals = [ProductTotals](repeating: ProductTotals(), count: clients.count)
    var names: [String: ProductNames.Name] = [:]
    try PushedDetails.rows(of: clients, in: details.products) { client, cells in
      guard let amount = Int64(cells[2]), let count = Int(cells[3]), let first = Day(iso: cells[4])
      else { return }
      let name = names[cells[1]] ?? products.name(of: cells[1])
      names[cells[1]] = name
      totals[client].add(
        name, amount: amount, lines: count, first: first, lastSale: Day(iso: cells[5]))
    }
    var sales = [SaleWitnesses](repeating: SaleWitnesses(), count: clients.count)
    try PushedDetails.rows(of: clients, in: details.sales) { client, cells in
      guard let day = Day(iso: cells[2]), let amount = Int64(cells[3]), let count = Int(cells[4])
      else { return }
      sales[client].add(cells[1], day, amount, count: count)
    }
    return lines.indices.map { index in
      let ordered = lines[index].sorted(by: PurchaseDetails.isOlder).map(\.line)
      return PurchaseDetail(
        recentLines: DetailBuilder(lines: ordered, recentLines: recentLines).recent(),
        products: totals[index].products, sales: sales[index].witnesses)
    }
  }

  private func open(
    _ name: String, _ source: SourceConfiguration, readsAll: Bool,
    _ read: (SourceFile, InvoicePlan, _ readsAll: Bool) throws(DiagnosticsError) -> Bool
  ) throws(DiagnosticsError) -> Bool {
    let file = try SourceFile(name: name, of: request, as: source, readsAll: readsAll)
    // Other lines than those that were summed up would contradict every number on the page.
    try file.check(stamps[name])
    return try file.reading { () throws(DiagnosticsError) in
      let plan = try InvoicePlanner(
        file: file, configuration: source, currency: request.currency, rates: rates,
        today: request.day, hasStores: known.hasStores
      ).plan().plan
      return try read(file, plan, readsAll)
    }
  }

  /// Reads an open file; false where it is not in the encoding that its beginning is in.
  private func read(
    _ file: SourceFile, _ plan: InvoicePlan, _ clients: Range<Int>,
    into result: inout [[LocatedLine]], readsAll: Bool
  ) throws(DiagnosticsError) -> Bool {
    let (known, day) = (known, request.day)
    let (workers, tally) = try InvoiceScan(file: file, plan: plan, threads: request.threads).run {
      DetailWorker(known: known, wanted: clients, lastDay: day, plan: plan)
    }
    if tally.obstacle == .notUTF8, !readsAll { return false }
    let lines = RowLines(file: file, tally: tally)
    for worker in workers {
      var named: [UInt32: ProductNames.Name] = [:]
      for line in worker.lines {
        let location = SourceLocation(
          file: file.name,
          line: file.isPart ? nil : lines.line(chunk: Int(line.chunk), line: Int(line.line)))
        let product = worker.text(line.product).map { text in
          let name = named[line.product] ?? products.name(of: text)
          named[line.product] = name
          return name
        }
        result[Int(line.client) - clients.lowerBound].append(
          LocatedLine(
            line: InvoiceLine(
              invoice: worker.text(line.invoice), day: Day(number: line.day),
              product: product?.shown, productID: product?.id, amount: line.amount,
              contract: worker.text(line.contract), due: PurchaseDetails.day(line.due),
              paid: PurchaseDetails.day(line.paid)), location: location))
      }
    }
    return true
  }

  private static func day(_ number: Int32) -> Day? { number == .min ? nil : Day(number: number) }

  /// By day, invoice, product, amount and what else pages show: an order that rows cannot change.
  private static func isOlder(_ left: LocatedLine, _ right: LocatedLine) -> Bool {
    let (first, second) = (left.line, right.line)
    if first.day != second.day { return first.day < second.day }
    for (a, b) in [(first.invoice, second.invoice), (first.product, second.product)] where a != b {
      return (a ?? "").utf8.lexicographicallyPrecedes((b ?? "").utf8)
    }
    if first.amount != second.amount { return first.amount < second.amount }
    if first.contract != second.contract {
      return (first.contract ?? "").utf8.lexicographicallyPrecedes((second.contract ?? "").utf8)
    }
    for (a, b) in [(first.due, second.due), (first.paid, second.paid)] where a != b {
      return (a?.number ?? .min) < (b?.number ?? .min)
    }
    let (here, there) = (left.location, right.location)
    return here.file != there.file ? here.file < there.file : (here.line ?? 0) < (there.line ?? 0)
  }
}
