import Diagnostics
import Portfolio

/// Loads invoices that their database sums up: a row for each client and day comes here, the rows that are
/// no lines as they are, and nothing else.
struct PushedInvoiceLoader {
  let request: LoadRequest
  let known: KnownClients?
  let knownIDs: [String]
  /// Whether there is a table of payments: then every invoice is asked for singly.
  let hasPayments: Bool
  var pushed: PushedInvoices

  init(
    _ pushed: PushedInvoices, of request: LoadRequest, known: KnownClients?, knownIDs: [String],
    hasPayments: Bool
  ) {
    (self.pushed, self.request) = (pushed, request)
    (self.known, self.knownIDs, self.hasPayments) = (known, knownIDs, hasPayments)
  }

  /// What was loaded, but for what clients owe.
  struct Sums: Sendable {
    var invoices: LoadedInvoices
    var numbering: ClientNumbering
    var magnitude: Magnitude
    var debts: DebtRuns
    var pushed: PushedInvoices
  }

  enum Outcome: Sendable {
    case sums(Sums)
    case impossible(PushDownObstacle)
  }

  /// Asks for the sums.
  ///
  /// - Throws: What the database refuses.
  mutating func load() throws(DiagnosticsError) -> Outcome {
    let plan = pushed.plan
    var clients = PushedClients(known: known)
    var days = try readDays(&clients)
    if !days.spellings.isEmpty {
      // One client under several texts: once more, with one text for each.
      pushed.queries.columns.groupsByText = true
      pushed.queries.columns.spellings = days.spellings.filter { $0.written != $0.main }
      clients = PushedClients(known: known)
      let isTooMuch = days.spellings.count > PushedInvoices.mostTexts
      if !isTooMuch { days = try readDays(&clients) }
      if isTooMuch || !days.spellings.isEmpty {
        return .impossible(
          PushDownObstacle(reason: .spellings, found: days.spellings.first?.written ?? ""))
      }
    }
    guard !days.hasBadDays, let census = try readCensus(),
      let misfits = try readMisfits(clients.unknown, rows: census)
    else {
      return .impossible(PushDownObstacle(reason: .disagreement, found: pushed.session.name))
    }
    let numbering =
      known == nil
      ? ClientNumbering(interners: [clients.met])
      : ClientNumbering(knownIDs: knownIDs, workers: 1)
    var result = LoadedInvoices()
    result.clientIDs = numbering.ids
    result.ledger = days.ledger(numbers: numbering.numbers[0], count: numbering.ids.count)
    let attributes = try readAttributes(&clients)
    (result.unattributedLines, result.unattributedAmount) = (census.nobody, census.nobodyAmount)
    for diagnostic in pushed.sample.diagnostics + pushed.planned.diagnostics {
      result.log.add(diagnostic)
    }
    if let rejected = misfits.report.rows { result.rejected.append(rejected) }
    result.log.merge(misfits.report.log)
    result.attributes = ObservedAttributes(seen: [attributes], numbering: numbering)
      .values(constants: pushed.planned.constants, log: &result.log)
    result.futureLines = days.futureLines
    result.summaries.append(
      FileSummary(
        file: pushed.session.name, table: .invoices, rows: census.rows - misfits.blank,
        rejected: misfits.rejected, leftOut: census.leftOut + misfits.totals,
        reading: pushed.sample.layout.guesses + pushed.planned.guesses,
        columns: pushed.planned.columns.uses))
    result.stamps[pushed.session.name] = pushed.sample.stamp
    result.pushed = pushed
    var magnitude = days.magnitude
    magnitude.add(census.magnitude)
    let isOwed = plan.due != nil || plan.paid != nil || hasPayments
    return .sums(
      Sums(
        invoices: result, numbering: numbering, magnitude: magnitude,
        debts: isOwed ? try readDebts(&clients) : DebtRuns(), pushed: pushed))
  }

  // MARK: Days

  private func readDays(_ clients: inout PushedClients) throws(DiagnosticsError) -> PushedLedger {
    let start = PushedLedger(lastDay: request.day)
    let (sql, before) = (pushed.queries.days, clients)
    let read = try pushed.session.reading { reader throws(DiagnosticsError) in
      var (days, clients) = (start, before)
      try reader.rows(sql) { row in
        let lines = Int(row.integer(2) ?? 0)
        guard case .client(let client) = clients.find(row.bytes(0), lines: lines) else { return }
        days.add(client, text: clients.text, isOther: clients.isOther, row)
      }
      return Read(days: days, clients: clients)
    }
    clients = read.clients
    return read.days
  }

  private struct Read: Sendable {
    let days: PushedLedger
    let clients: PushedClients
  }

  private struct Census: Sendable {
    var rows = 0
    var leftOut = 0
    var lines = 0
    var nobody = 0
    var nobodyAmount: Int64 = 0
    var magnitude = Magnitude()

    var misfits: Int { rows - leftOut - lines }
  }

  /// How many rows there are of each sort; nil where the database gives no number.
  private func readCensus() throws(DiagnosticsError) -> Census? {
    let sql = pushed.queries.census
    return try pushed.session.reading { reader throws(DiagnosticsError) in
      var census: Census?
      try reader.rows(sql) { row in
        guard let rows = row.integer(0) else { return }
        var found = Census()
        found.rows = Int(rows)
        found.leftOut = Int(row.integer(1) ?? 0)
        found.lines = Int(row.integer(2) ?? 0)
        found.nobody = Int(row.integer(3) ?? 0)
        if found.nobody > 0 {
          guard let amount = row.integer(4), let magnitude = row.integer(5) else {
            found.magnitude.isTooLarge = true
            return census = found
          }
          found.nobodyAmount = amount
          found.magnitude.add(magnitude)
        }
        census = found
      }
      return census
    }
  }

  // MARK: Rows that are no lines

  private struct Misfits {
    let report: RejectionReport
    let rejected: Int
    let totals: Int
    let blank: Int
  }

  /// The rows that the database calls no lines, and those that name nobody, looked at as they are; nil where
  /// the program would take one of them.
  private func readMisfits(
    _ unknown: [String: Int], rows census: Census
  ) throws(DiagnosticsError) -> Misfits? {
    var queries = census.misfits > 0 ? [pushed.queries.misfits] : []
    let texts = unknown.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for start in stride(from: 0, to: texts.count, by: PushedInvoices.mostTexts) {
      let end = min(start + PushedInvoices.mostTexts, texts.count)
      queries.append(pushed.queries.rows(ofClients: Array(texts[start..<end])))
    }
    let expected = census.misfits + unknown.values.reduce(0, +)
    var tally = ScanTally()
    var (file, rows, taken) = (pushed.sample, 0, 0)
    if !queries.isEmpty {
      (file, rows) = try pushed.file(queries, of: request)
      let (known, plan) = (known, pushed.plan)
      let scan = try InvoiceScan(file: file, plan: plan, threads: request.threads).run {
        MisfitCounter(known: known)
      }
      tally = scan.tally
      taken = scan.consumers.reduce(0) { $0 + $1.taken }
    }
    guard rows == expected, taken == 0, tally.obstacle == nil, tally.leftOut == 0 else {
      return nil
    }
    let (ids, clients) = (knownIDs, known)
    let report = RejectionReport(
      file: file, tally: tally, plan: pushed.plan,
      several: { text in (clients?.several(text) ?? []).map { ids[$0] } }
    ) {
      ClientReferences.suggestion(for: $0, among: ids, clients)
    }
    return Misfits(
      report: report, rejected: tally.rejectedCount, totals: tally.totalRows,
      blank: rows - tally.rows)
  }

  // MARK: What lines say besides

  private func readAttributes(
    _ clients: inout PushedClients
  ) throws(DiagnosticsError) -> SeenAttributes {
    var seen = SeenAttributes()
    guard known == nil else { return seen }
    for attribute in pushed.plan.attributes {
      let (sql, before, start) = (pushed.queries.attribute(attribute.column), clients, seen)
      seen = try pushed.session.reading { reader throws(DiagnosticsError) in
        var (clients, seen) = (before, start)
        try reader.rows(sql) { row in
          guard case .client(let client) = clients.find(row.bytes(0)),
            let day = DateReader(style: .iso).day(row.bytes(2).span)
          else { return }
          let text = row.bytes(1)
          let padded = text + [UInt8](repeating: 0, count: 8)
          let range = text.span.trimmedRange(in: 0..<text.count)
          seen.observe(attribute.field, padded.span, range, of: client, on: day.number)
        }
        return seen
      }
    }
    return seen
  }

  private func readDebts(_ clients: inout PushedClients) throws(DiagnosticsError) -> DebtRuns {
    let (sql, before) = (pushed.queries.debts, clients)
    let knowsPayments = pushed.plan.paid != nil || hasPayments
    return try pushed.session.reading { reader throws(DiagnosticsError) in
      var (clients, debts) = (before, DebtRuns())
      try reader.rows(sql) { row in
        guard case .client(let client) = clients.find(row.bytes(0)) else { return }
        debts.add(client, row, knowsPayments: knowsPayments)
      }
      return debts
    }
  }
}

/// Counts lines that a pass takes although nobody expected any.
private struct MisfitCounter: InvoiceConsumer {
  let known: KnownClients?
  private(set) var taken = 0

  init(known: KnownClients?) { self.known = known }

  var needsCells: Bool { true }

  func touch(_ line: ParsedLine) -> UInt32 { 0 }

  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    if let known, !line.client.isEmpty,
      known.position(of: line.client, in: bytes, hash: line.clientHash) == nil
    {
      return false
    }
    taken += 1
    return true
  }
}

extension DebtRuns {
  /// Takes an invoice's sum: see `InvoiceQueries.debts`.
  fileprivate mutating func add(_ client: UInt32, _ row: DatabaseRow, knowsPayments: Bool) {
    func day(_ column: Int) -> Int32? {
      DateReader(style: .iso).day(row.bytes(column).span)?.number
    }
    guard let issued = day(2), let amount = row.integer(5) else { return }
    let start = texts.count
    let number = PushedClients.trimmed(row.bytes(1))
    // Without a number, a client's lines of one day are one invoice.
    texts += Array((number.isEmpty ? Day(number: issued).description : number).utf8)
    var left = Int(row.integer(6) ?? 1)
    var sum = amount
    repeat {
      let count = UInt16(clamping: left)
      runs.append(
        DebtRun(
          client: client, textStart: UInt32(truncatingIfNeeded: start),
          textLength: UInt16(clamping: texts.count - start), lines: count, issued: issued,
          due: day(3) ?? DebtRun.unknown,
          paid: day(4) ?? (knowsPayments ? DebtRun.unpaid : DebtRun.unknown), amount: sum))
      left -= Int(count)
      sum = 0
    } while left > 0
  }
}
