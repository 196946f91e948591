import Diagnostics
import Portfolio
import PostgreSQL

/// Invoices that are summed up in their database, and what is needed to ask it for more of them.
struct PushedInvoices: Sendable {
  /// Texts that one query asks for.
  static let mostTexts = 500

  let session: DatabaseSession
  let configuration: SourceConfiguration
  /// The table, where the source is one.
  let table: String?
  /// How rows are read, as the first of them tell.
  let planned: InvoicePlanner.Planned
  /// The first rows as a file: what is found out about its layout holds for all.
  let sample: SourceFile
  var queries: InvoiceQueries
  /// What pages show, asked for once.
  let details = PushedDetailStore()

  var plan: InvoicePlan { planned.plan }

  /// Some rows as they are, as a file.
  func file(
    _ queries: [String], of request: LoadRequest
  ) throws(DiagnosticsError) -> (file: SourceFile, rows: Int) {
    let read = try session.reading { reader throws(DiagnosticsError) in
      let read = try reader.content(queries, table: table) { refusal }
      return (content: read.content, rows: read.rows)
    }
    var content = read.content
    content.isPart = true
    return (
      try SourceFile(
        name: session.name, content, of: request, as: configuration, readsAll: false), read.rows
    )
  }

  private var refusal: DiagnosticsError {
    DiagnosticsError([Diagnostic(.badQuery, at: configuration.location)])
  }
}

/// Finds out whether invoices can be summed up where they are so that the sums are the same.
struct PushDownPlanner {
  /// Different texts of kinds that are put into a query.
  private static let mostKinds = 200
  /// Rates of one currency that are put into a query.
  private static let mostRates = 1_000

  let request: LoadRequest
  let source: SourceConfiguration
  let session: DatabaseSession
  let rates: ExchangeRates
  /// Whether clients are known by code and store together.
  let hasStores: Bool

  /// What is found out.
  enum Verdict: Sendable {
    case possible(PushedInvoices)
    case impossible(PushDownObstacle)
  }

  /// Asks the database what it has.
  ///
  /// - Throws: What the database refuses, and what keeps the columns from being understood.
  func verdict() throws(DiagnosticsError) -> Verdict {
    let opener = ContentOpener(name: session.name, configuration: source, request: request)
    let first = try session.reading { reader throws(DiagnosticsError) in
      let wish = try DatabaseWish(of: opener, in: reader)
      let sample = try reader.content(["SELECT * FROM \(wish.source) LIMIT 200"], table: wish.table)
      {
        opener.refusal(.badQuery, at: source.location)
      }
      return First(
        source: wish.source, table: wish.table, content: sample.content, types: sample.types,
        isFile: reader.isFile, isLegible: isLegible(reader))
    }
    guard first.isLegible else { return impossible(.encoding, session.name) }
    let file = try SourceFile(
      name: session.name, first.content, of: request, as: source, readsAll: false)
    let planned: InvoicePlanner.Planned
    do throws(DiagnosticsError) {
      planned = try InvoicePlanner(
        file: file, configuration: source, currency: request.currency, rates: rates,
        today: request.day, hasStores: hasStores
      ).plan()
    } catch {
      // What the first rows leave open, all of them may tell.
      guard let column = undecided(error) else { throw error }
      return impossible(.values, column)
    }
    // SQL asks for a client by one column.
    if planned.plan.store >= 0 {
      return impossible(.values, planned.plan.headings[planned.plan.store])
    }
    if let obstacle = obstacle(planned.plan, first.types, isFile: first.isFile) {
      return .impossible(obstacle)
    }
    var pushed = PushedInvoices(
      session: session, configuration: source, table: first.table, planned: planned, sample: file,
      queries: InvoiceQueries(
        source: first.source,
        columns: InvoiceColumnsSQL(
          plan: planned.plan, types: first.types, isFile: first.isFile, lastDay: request.day)))
    if let obstacle = try doubt(in: pushed) { return .impossible(obstacle) }
    if let obstacle = try currencies(in: &pushed) { return .impossible(obstacle) }
    if let obstacle = try kinds(in: &pushed) { return .impossible(obstacle) }
    return .possible(pushed)
  }

  private struct First: Sendable {
    let source: String
    let table: String?
    let content: SourceContent
    let types: [DatabaseType]
    let isFile: Bool
    let isLegible: Bool
  }

  /// Whether texts of ours reach the server as they are.
  private func isLegible(_ reader: DatabaseReader) -> Bool {
    guard !reader.isFile else { return true }
    return reader.setting("server_encoding") ?? "UTF8" == "UTF8"
      && reader.setting("standard_conforming_strings") ?? "on" == "on"
  }

  /// The column whose style the first rows do not tell; nil where it is something else that is wrong.
  private func undecided(_ error: DiagnosticsError) -> String? {
    let ofStyles: [DiagnosticCode] = [
      .ambiguousNumber, .contradictoryNumbers, .ambiguousDate, .contradictoryDates,
    ]
    guard let first = error.diagnostics.first, ofStyles.contains(first.code) else { return nil }
    return first.facts["column"]
  }

  private func impossible(_ reason: PushDownObstacle.Reason, _ found: String) -> Verdict {
    .impossible(PushDownObstacle(reason: reason, found: found))
  }

  // MARK: What columns are declared to hold

  private func obstacle(
    _ plan: InvoicePlan, _ types: [DatabaseType], isFile: Bool
  ) -> PushDownObstacle? {
    var seen: Set<String> = []
    for heading in plan.headings
    where !seen.insert(isFile ? heading.lowercased() : heading).inserted {
      return PushDownObstacle(reason: .repeatedHeading, found: heading)
    }
    if let stated = plan.statedCurrency, !isConvertible(stated, plan) {
      return PushDownObstacle(reason: .currencies, found: stated.code)
    }
    let columns = InvoiceColumnsSQL(
      plan: plan, types: types, isFile: isFile, lastDay: request.day)
    let wrong =
      [plan.date, plan.due?.column ?? -1, plan.paid?.column ?? -1].first {
        $0 >= 0 && !isDay(types[$0])
      } ?? [plan.amount, plan.quantity, plan.unitPrice].first { $0 >= 0 && !isNumber(types[$0]) }
      ?? columns.textColumns.first { !isText(types[$0]) }
      ?? plan.leaveOut.first { rule in
        guard case .below = rule.test else { return false }
        return isFile || !isNumber(types[rule.column])
      }?.column
    return wrong.map { PushDownObstacle(reason: .columnType, found: plan.headings[$0]) }
  }

  private func isDay(_ type: DatabaseType) -> Bool {
    switch type {
    case .any: true
    case .declared(let type): type == .day || type == .moment
    }
  }

  private func isNumber(_ type: DatabaseType) -> Bool {
    switch type {
    case .any: true
    case .declared(let type): type == .integer || type == .decimal
    }
  }

  private func isText(_ type: DatabaseType) -> Bool {
    switch type {
    case .any: true
    case .declared(let type): [.text, .integer, .decimal, .uuid, .day].contains(type)
    }
  }

  // MARK: What columns hold

  private func doubt(in pushed: PushedInvoices) throws(DiagnosticsError) -> PushDownObstacle? {
    let doubts = pushed.queries.columns.doubts
    guard !doubts.isEmpty else { return nil }
    let sql = pushed.queries.doubts(doubts.map(\.test))
    let found = try session.reading { reader throws(DiagnosticsError) in
      var found: Int?
      try reader.rows(sql) { row in
        found = doubts.indices.first { row.integer($0 + 1) ?? 0 > 0 }
      }
      return found
    }
    return found.map {
      PushDownObstacle(reason: .values, found: pushed.plan.headings[doubts[$0].column])
    }
  }

  private func currencies(
    in pushed: inout PushedInvoices
  ) throws(DiagnosticsError) -> PushDownObstacle? {
    let plan = pushed.plan
    guard plan.currencyColumn >= 0 else { return nil }
    let most = PushDownPlanner.mostKinds
    let texts = try texts(pushed.queries.texts(plan.currencyColumn, limit: most + 1))
    var found: [Currency: [String]] = [plan.currency: []]
    for text in texts.sorted() {
      // What is no currency is refused by the program, row by row.
      guard let currency = CurrencyWord.currency(Array(text.utf8).span) else { continue }
      guard isConvertible(currency, plan) else {
        return PushDownObstacle(reason: .currencies, found: text)
      }
      found[currency, default: []].append(text)
    }
    guard texts.count <= most else {
      return PushDownObstacle(reason: .currencies, found: plan.headings[plan.currencyColumn])
    }
    pushed.queries.columns.currencies = found.sorted { $0.key.code < $1.key.code }
      .filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
    return nil
  }

  /// Whether SQL can convert a currency: one of as many decimals, with not too many rates.
  private func isConvertible(_ currency: Currency, _ plan: InvoicePlan) -> Bool {
    let count = rates.rates.reduce(0) { $0 + ($1.currency == currency ? 1 : 0) }
    return currency == plan.currency
      || (currency.decimals == plan.currency.decimals && count <= PushDownPlanner.mostRates)
  }

  private func kinds(in pushed: inout PushedInvoices) throws(DiagnosticsError) -> PushDownObstacle?
  {
    let plan = pushed.plan
    guard plan.kind >= 0 else { return nil }
    let most = PushDownPlanner.mostKinds
    let texts = try texts(pushed.queries.texts(plan.kind, limit: most + 1))
    guard texts.count <= most else {
      return PushDownObstacle(reason: .kinds, found: plan.headings[plan.kind])
    }
    for text in texts.sorted() {
      guard let kind = plan.invoiceKind(of: Array(text.utf8).span) else { continue }
      pushed.queries.columns.kinds[kind, default: []].append(text)
    }
    return nil
  }

  private func texts(_ sql: String) throws(DiagnosticsError) -> [String] {
    try session.reading { reader throws(DiagnosticsError) in
      var texts: [String] = []
      try reader.rows(sql) { row in texts.append(String(decoding: row.bytes(0), as: UTF8.self)) }
      return texts
    }
  }
}
