import Diagnostics
import Files
import Portfolio

/// Reads the sources of invoices, and of their payments, into a ledger.
struct InvoiceLoader {
  let request: LoadRequest
  /// The clients of the table, by the bytes of their ids; nil where there is no table.
  let known: KnownClients?
  let knownIDs: [String]
  /// What other currencies are worth.
  let rates: ExchangeRates

  private var payments: [SourceConfiguration] { request.sources(of: .payments) }

  /// Reads every file.
  ///
  /// - Throws: What makes a file unreadable; bad rows are counted and kept with their reason.
  func load(_ sources: [SourceConfiguration]) throws(DiagnosticsError) -> LoadedInvoices {
    var result = LoadedInvoices()
    if let pushed = try pushDown(sources, log: &result.log) { return pushed }
    let log = result.log
    let mixed = try readFiles(of: sources, namesOfClients: [], into: &result)
    guard !mixed.isEmpty else { return result }
    // Rare: a client is called what sums are called, and some of its lines look like sums.
    result = LoadedInvoices()
    result.log = log
    _ = try readFiles(of: sources, namesOfClients: mixed, into: &result)
    return result
  }

  /// Reads every file; where texts come both as clients and as sums, says which and builds nothing: all
  /// readings of the files must take the same lines, whatever their order.
  private func readFiles(
    of sources: [SourceConfiguration], namesOfClients: Set<String>,
    into result: inout LoadedInvoices
  ) throws(DiagnosticsError) -> Set<String> {
    var workers: [LedgerWorker] = []
    var constants: [String: String] = [:]
    var hasContracts = false
    var places = InvoicePlaces(request: request)
    for source in sources {
      for name in try request.files(of: source) {
        var read = try self.read(name, source, namesOfClients)
        for index in read.workers.indices { read.workers[index].finish() }
        workers += read.workers
        result.summaries.append(read.summary)
        result.log.merge(read.log)
        places.files.append((name, source, read.plan))
        result.stamps[name] = read.stamp
        if let rejected = read.rejected { result.rejected.append(rejected) }
        result.firstUnattributed = result.firstUnattributed ?? read.firstUnattributed
        result.firstFuture = result.firstFuture ?? read.firstFuture
        hasContracts = hasContracts || read.hasContracts
        constants.merge(read.constants) { _, later in later }
      }
    }
    let vouched = workers.reduce(into: Set<String>()) { $0.formUnion($1.vouched) }
    let sums = workers.reduce(into: Set<String>()) { $0.formUnion($1.sums) }
    let mixed = vouched.intersection(sums)
    if mixed.isEmpty { try build(&result, &workers, constants, hasContracts, places) }
    return mixed
  }

  private func build(
    _ result: inout LoadedInvoices, _ workers: inout [LedgerWorker],
    _ constants: [String: String], _ hasContracts: Bool, _ places: InvoicePlaces
  ) throws(DiagnosticsError) {
    let numbering =
      known == nil
      ? ClientNumbering(interners: workers.map(\.clients), threads: request.threads)
      : ClientNumbering(knownIDs: knownIDs, workers: workers.count)
    result.clientIDs = numbering.ids
    let spellings = self.spellings(of: workers)
    result.attributes = ObservedAttributes(seen: workers.map(\.seen), numbering: numbering)
      .values(constants: constants, log: &result.log) { field, client, value in
        places.contradiction(of: field, Set([client] + (spellings[client] ?? [])), to: value)
      }
    var lines = [UInt32](repeating: 0, count: numbering.ids.count)
    var magnitude = Magnitude()
    for (worker, numbers) in zip(workers, numbering.numbers) {
      for (number, count) in worker.emptyLines.enumerated() { lines[Int(numbers[number])] += count }
      result.unattributedLines += worker.unattributedLines
      result.unattributedAmount &+= worker.unattributedAmount
      magnitude.add(worker.unattributedMagnitude)
    }
    result.futureLines = workers.reduce(0) { $0 + $1.futureLines }
    result.spellings = spellings
    let debts = workers.indices.map { workers[$0].takeDebts() }
    var runs = workers.indices.map { workers[$0].takeRuns() }
    workers = []
    let built = LedgerBuilder(
      clientCount: numbering.ids.count, numbers: numbering.numbers, threads: request.threads,
      hasContracts: hasContracts
    ).build(taking: &runs, emptyLines: lines)
    magnitude.add(built.magnitude)
    result.ledger = built.ledger
    try settle(&result, magnitude, debts, numbering, places)
  }

  private func spellings(of workers: [LedgerWorker]) -> [String: [String]] {
    var spellings: [String: Set<String>] = [:]
    for worker in workers {
      spellings.merge(worker.documents?.others(than: worker.clients) ?? [:]) { $0.union($1) }
    }
    return spellings.mapValues { $0.sorted() }
  }

  /// What is the same wherever sums were made: that they fit, what is to come, and what clients owe.
  private func settle(
    _ result: inout LoadedInvoices, _ magnitude: Magnitude, _ debts: [DebtRuns],
    _ numbering: ClientNumbering, _ places: InvoicePlaces? = nil
  ) throws(DiagnosticsError) {
    guard !magnitude.isTooLarge else {
      throw DiagnosticsError([
        Diagnostic(
          .sumsTooLarge, at: result.summaries.first.map { SourceLocation(file: $0.file) })
      ])
    }
    if result.futureLines > 0 {
      result.log.add(
        Diagnostic(
          .futureLines, at: result.firstFuture,
          facts: ["count": String(result.futureLines), "day": request.day.description]))
    }
    try ReceivablesLoader(
      request: request, known: known, clientIDs: numbering.ids, rates: rates, places: places
    ).load(payments, of: debts, numbers: numbering.numbers, into: &result)
  }

  /// The invoices as their database sums them up; nil where lines are to be read.
  private func pushDown(
    _ sources: [SourceConfiguration], log: inout DiagnosticLog
  ) throws(DiagnosticsError) -> LoadedInvoices? {
    // Whoever keeps every line reads every line.
    guard request.canonical == nil, !request.readsLines else { return nil }
    guard let source = sources.first(where: { $0.pushDown != .off }) else { return nil }
    let obstacle: PushDownObstacle
    switch try pushed(source, among: sources) {
    case .sums(let sums):
      var result = sums.invoices
      try settle(&result, sums.magnitude, [sums.debts], sums.numbering)
      return result
    case .impossible(let found): obstacle = found
    case nil: obstacle = PushDownObstacle(reason: .noDatabase, found: source.files.first ?? "")
    }
    let isRequired = sources.contains { $0.pushDown == .required }
    let finding = Diagnostic(
      isRequired ? .pushDownImpossible : .linesRead, at: source.location,
      facts: ["obstacle": obstacle.reason.rawValue, "found": obstacle.found])
    if isRequired { throw DiagnosticsError([finding]) }
    if obstacle.reason != .noDatabase { log.add(finding) }
    return nil
  }

  /// The sums, or why there are none; nil where nothing is in a database.
  private func pushed(
    _ source: SourceConfiguration, among sources: [SourceConfiguration]
  ) throws(DiagnosticsError) -> PushedInvoiceLoader.Outcome? {
    let names = try request.files(of: source)
    guard let name = names.first,
      let session = try ContentOpener(name: name, configuration: source, request: request)
        .database()
    else { return nil }
    guard names.count == 1, sources.count == 1 else {
      return .impossible(PushDownObstacle(reason: .severalSources, found: name))
    }
    let planner = PushDownPlanner(
      request: request, source: source, session: session, rates: rates,
      hasStores: known?.hasStores ?? false)
    switch try planner.verdict() {
    case .impossible(let obstacle): return .impossible(obstacle)
    case .possible(let pushed):
      var loader = PushedInvoiceLoader(
        pushed, of: request, known: known, knownIDs: knownIDs, hasPayments: !payments.isEmpty)
      return try loader.load()
    }
  }

  private struct Read {
    var workers: [LedgerWorker]
    var plan: InvoicePlan
    var summary: FileSummary
    var rejected: RejectedRows?
    var log: DiagnosticLog
    var constants: [String: String]
    var hasContracts: Bool
    var stamp: FileStamp
    var firstUnattributed: SourceLocation?
    var firstFuture: SourceLocation?
  }

  private func read(
    _ name: String, _ source: SourceConfiguration, _ namesOfClients: Set<String>,
    readsAll: Bool = false
  ) throws(DiagnosticsError) -> Read {
    let file = try SourceFile(name: name, of: request, as: source, readsAll: readsAll)
    let read = try file.reading { () throws(DiagnosticsError) in
      try self.read(file, source, namesOfClients, readsAll: readsAll)
    }
    if let read { return read }
    // The beginning looked like UTF-8, the rest is not: let the whole file tell its encoding.
    return try self.read(name, source, namesOfClients, readsAll: true)
  }

  /// What an open file says; nil where it is not in the encoding that its beginning is in.
  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, _ namesOfClients: Set<String>,
    readsAll: Bool
  ) throws(DiagnosticsError) -> Read? {
    var found = try InvoicePlanner(
      file: file, configuration: source, currency: request.currency, rates: rates,
      today: request.day, hasStores: self.known?.hasStores ?? false
    ).plan()
    found.plan.namesOfClients = namesOfClients
    let planned = found
    let scan = InvoiceScan(file: file, plan: planned.plan, threads: request.threads)
    let known = self.known
    let day = request.day
    let hasPayments = !payments.isEmpty
    let (workers, tally) = try scan.run {
      LedgerWorker(known: known, lastDay: day, plan: planned.plan, hasPayments: hasPayments)
    }
    if tally.obstacle == .notUTF8, !readsAll { return nil }
    try refuse(tally, of: file)
    var log = DiagnosticLog()
    for diagnostic in file.diagnostics + planned.diagnostics { log.add(diagnostic) }
    let report = RejectionReport(
      file: file, tally: tally, plan: planned.plan,
      several: { text in (known?.several(text) ?? []).map { knownIDs[$0] } }
    ) {
      ClientReferences.suggestion(for: $0, among: knownIDs, known)
    }
    log.merge(report.log)
    log.merge(notes(of: workers, in: file, tally, planned.plan))
    return Read(
      workers: workers, plan: planned.plan,
      summary: FileSummary(
        file: file.name, table: .invoices, rows: tally.rows, rejected: tally.rejectedCount,
        leftOut: tally.leftOut + tally.totalRows,
        // Where there was no row nothing was found out about values.
        reading: file.layout.guesses
          + planned.guesses.filter { tally.rows > 0 || $0.isConfigured },
        columns: planned.columns.uses),
      rejected: report.rows, log: log, constants: planned.constants,
      hasContracts: planned.plan.contract >= 0, stamp: file.stamp,
      firstUnattributed: first(workers.compactMap(\.firstUnattributed), in: file, tally),
      firstFuture: first(workers.compactMap(\.firstFuture), in: file, tally))
  }

  /// Where the first of some rows stands.
  private func first(
    _ places: [RowPlace], in file: SourceFile, _ tally: ScanTally
  ) -> SourceLocation? {
    guard let first = places.min(by: { ($0.chunk, $0.line) < ($1.chunk, $1.line) }), !file.isPart
    else { return nil }
    let lines = RowLines(file: file, tally: tally)
    return SourceLocation(
      file: file.name, line: lines.line(chunk: first.chunk, line: first.line))
  }

  /// The cells that stay unknown since they could not be read.
  private func notes(
    of workers: [LedgerWorker], in file: SourceFile, _ tally: ScanTally, _ plan: InvoicePlan
  ) -> DiagnosticLog {
    var log = DiagnosticLog()
    let errors = workers.map(\.cellErrors)
    let failed = errors.reduce(0) { $0 + $1.count }
    if failed > 0 {
      log.add(
        Diagnostic(
          .cellErrors,
          at: first(errors.compactMap(\.first), in: file, tally) ?? SourceLocation(file: file.name),
          facts: ["count": String(failed)]))
    }
    let lines = RowLines(file: file, tally: tally)
    if !tally.swallowed.isEmpty {
      log.add(
        Diagnostic(
          .swallowedLines,
          at: first(tally.swallowed, in: file, tally) ?? SourceLocation(file: file.name),
          facts: ["count": String(tally.swallowed.count)]))
    }
    let notes = workers.flatMap(\.debts.notes)
      .sorted { ($0.chunk, $0.line, $0.column) < ($1.chunk, $1.line, $1.column) }
      .prefix(CellNote.limit)
    for note in notes {
      log.add(
        Diagnostic(
          .unreadableValue,
          at: SourceLocation(
            file: file.name, line: lines.line(chunk: note.chunk, line: note.line)),
          facts: ["found": note.text, "column": plan.headings[note.column], "type": "day"]))
    }
    let count = workers.reduce(0) { $0 + $1.debts.unreadable }
    log.add(uncounted: count - notes.count, of: .unreadableValue)
    return log
  }
}
