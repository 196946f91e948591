import Diagnostics
import Portfolio

/// Reads the invoices a second time for what was bought of each product.
struct ProductLedgerLoader {
  private let request: LoadRequest
  private let known: KnownClients
  private let portfolio: Portfolio
  private let names: ProductNames
  private let stamps: [String: FileStamp]
  private let lines: Int
  private let pushed: PushedInvoices?

  init(_ loaded: LoadedPortfolio, _ request: LoadRequest) {
    self.request = request
    portfolio = loaded.portfolio
    stamps = loaded.stamps
    pushed = loaded.pushed
    lines = loaded.measured.files.reduce(0) { $1.table == .invoices ? $0 + $1.rows : $0 }
    // Where it is not wanted, nothing is made ready for it.
    let isWanted = ProductLedgerLoader.isWanted(request.productLedger, portfolio, lines: lines)
    known = isWanted ? loaded.references.known : KnownClients()
    names = ProductNames(isWanted ? portfolio.records.products : [], request.screen)
  }

  /// A number for what the ledger follows from besides the files.
  var fingerprint: Int {
    var hasher = Hasher()
    known.hash(into: &hasher)
    hasher.combine(portfolio.records.products)
    hasher.combine(portfolio.records.rates)
    hasher.combine(portfolio.clients.count)
    hasher.combine(lines)
    return hasher.finalize()
  }

  /// The ledger; nil where it is not wanted, or where no invoice names a product.
  ///
  /// - Throws: When a source can no longer be read, or was written to since.
  func load() throws(DiagnosticsError) -> ProductLedger? {
    guard ProductLedgerLoader.isWanted(request.productLedger, portfolio, lines: lines) else {
      return nil
    }
    var workers: [ProductLines] = []
    if let summed = try pushed?.productLines(known: known, of: request) {
      workers = [summed]
    } else {
      for source in request.sources(of: .invoices) {
        for name in try request.files(of: source) {
          workers += try read(name, source).map(\.kept)
        }
      }
    }
    guard workers.contains(where: { !$0.lines.isEmpty }) else { return nil }
    return ledger(workers)
  }

  private static func isWanted(
    _ wish: ProductLedgerWish, _ portfolio: Portfolio, lines: Int
  ) -> Bool {
    switch wish {
    case .off: false
    case .on: portfolio.presentTables.contains(.invoices)
    case .upTo(let most):
      portfolio.presentTables.isSuperset(of: [.invoices, .products]) && lines <= most
    }
  }

  private func read(
    _ name: String, _ source: SourceConfiguration, readsAll: Bool = false
  ) throws(DiagnosticsError) -> [ProductWorker] {
    let file = try SourceFile(name: name, of: request, as: source, readsAll: readsAll)
    try file.check(stamps[name])
    let read = try file.reading { () throws(DiagnosticsError) in
      try self.read(file, source, readsAll: readsAll)
    }
    if let read { return read }
    return try self.read(name, source, readsAll: true)
  }

  /// Reads an open file; nil where it is not in the encoding that its beginning is in.
  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, readsAll: Bool
  ) throws(DiagnosticsError) -> [ProductWorker]? {
    let plan = try InvoicePlanner(
      file: file, configuration: source, currency: request.currency,
      rates: portfolio.records.rates, wantsQuantity: true, today: request.day,
      hasStores: self.known.hasStores
    ).plan().plan
    guard plan.product >= 0 else { return [] }
    let (known, day) = (known, request.day)
    let (workers, tally) = try InvoiceScan(file: file, plan: plan, threads: request.threads).run {
      ProductWorker(known: known, lastDay: day, plan: plan)
    }
    return tally.obstacle == .notUTF8 && !readsAll ? nil : workers
  }

  private func ledger(_ workers: [ProductLines]) -> ProductLedger {
    let texts = workers.map { worker in (0..<worker.texts.count).map(worker.text) }
    var sold: [String: SoldProduct] = [:]
    var numbers: Set<String> = []
    for (worker, texts) in zip(workers, texts) {
      for line in worker.lines {
        let text = texts[Int(line.product)]
        if sold[text] == nil {
          let name = names.name(of: text)
          sold[text] = SoldProduct(id: name.id, name: name.shown)
        }
        if line.invoice != .max { numbers.insert(texts[Int(line.invoice)]) }
      }
    }
    let products = Set(sold.values).sorted(by: SoldProduct.precedes)
    let invoices = numbers.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(
      uniqueKeysWithValues: products.enumerated().map { ($1, UInt32($0)) })
    let positions = Dictionary(
      uniqueKeysWithValues: invoices.enumerated().map { ($1, UInt32($0)) })
    var entries: [ProductLedger.Entry] = []
    entries.reserveCapacity(workers.reduce(0) { $0 + $1.lines.count })
    for (worker, texts) in zip(workers, texts) {
      let productOf = texts.map { sold[$0].flatMap { places[$0] } ?? .max }
      let invoiceOf = texts.map { positions[$0] ?? .max }
      for line in worker.lines {
        entries.append(
          ProductLedgerLoader.entry(
            line, product: productOf[Int(line.product)],
            invoice: line.invoice == .max ? .max : invoiceOf[Int(line.invoice)]))
      }
    }
    return ProductLedger(
      products: products, invoices: invoices, entries: entries,
      clientCount: portfolio.clients.count)
  }

  private static func entry(
    _ line: ProductLine, product: UInt32, invoice: UInt32
  ) -> ProductLedger.Entry {
    let isSale = line.amount > 0
    return ProductLedger.Entry(
      client: line.client, product: product, day: line.day, invoice: isSale ? invoice : .max,
      sales: max(0, line.amount), returns: min(0, line.amount),
      contractSales: isSale && line.isContract ? line.amount : 0,
      quantity: isSale ? line.quantity : 0)
  }
}
