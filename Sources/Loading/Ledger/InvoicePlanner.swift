import Diagnostics
import Portfolio

/// Plans how the rows of a file of invoices are read.
struct InvoicePlanner {
  /// Every field of the table, the client's attributes on invoice lines last.
  static let fields =
    [
      "client", "number", "date", "due", "paid", "product", "quantity", "unit-price", "amount",
      "kind", "contract", "currency",
    ] + attributeFields
  /// What lines may say about their client, where there is no table of clients.
  static let attributeFields = [
    "client-name", "client-document", "country", "state", "city", "sector", "owner",
  ]

  let file: SourceFile
  let configuration: SourceConfiguration
  let currency: Currency
  let rates: ExchangeRates
  /// Whether quantities are asked for beside amounts.
  var wantsQuantity = false
  /// The day of the report, near which invoices are due.
  var today: Day?
  /// Whether clients are known by code and store together.
  var hasStores = false

  /// The plan with the columns it uses and everything found out on the way.
  struct Planned: Sendable {
    var plan: InvoicePlan
    var columns: ResolvedColumns
    var guesses: [FileSummary.Guess]
    var diagnostics: [Diagnostic]
    /// Attributes that are the same for every client.
    var constants: [String: String]
  }

  /// The plan.
  ///
  /// - Throws: Everything that makes the file unreadable, at once.
  func plan() throws(DiagnosticsError) -> Planned {
    let resolver = ColumnResolver(
      configuration: configuration, file: file.name, headings: file.layout.headings,
      sample: Array(file.layout.sample.prefix(200)), fields: InvoicePlanner.fields)
    let resolved = resolver.resolve()
    var columns = resolved.columns
    let store = hasStores ? columns.column("client").flatMap(storeColumn) : nil
    if let store {
      columns.uses[store] = .init(heading: columns.uses[store].heading, field: "client")
    }
    let diagnostics = resolved.diagnostics + resolver.unreadCurrencies(columns, currency)
    var problems = diagnostics.filter { $0.code.severity == .error }
    problems += missing(columns) + badCurrency(columns)
    guard problems.isEmpty else { throw DiagnosticsError(problems) }
    var planned = try self.planned(columns, diagnostics)
    planned.plan.store = store ?? -1
    return planned
  }

  private func storeColumn(beside client: Int) -> Int? {
    StoreColumn.position(beside: client, in: file.layout.headings)
  }

  private func missing(_ columns: ResolvedColumns) -> [Diagnostic] {
    var missing: [String] = []
    for field in ["client", "date"] where columns.column(field) == nil { missing.append(field) }
    let hasAmount = columns.feeds["amount"] != nil
    let hasFactors =
      columns.column("quantity") != nil && columns.column("unit-price") != nil
    if !hasAmount, !hasFactors { missing.append("amount") }
    return missing.map { field in
      Diagnostic(
        .neededColumn, at: SourceLocation(file: file.name, line: file.layout.headingLine),
        facts: [
          "field": field, "table": "invoices",
          "headings": file.layout.headings.filter { !$0.isEmpty }.joined(separator: ", "),
        ])
    }
  }

  /// A currency that the configuration gives for all rows and that is none.
  private func badCurrency(_ columns: ResolvedColumns) -> [Diagnostic] {
    guard case .constant(let text) = columns.feeds["currency"],
      CurrencyWord.currency(Array(text.utf8).span) == nil
    else { return [] }
    let entry = configuration.columns.first { $0.field == "currency" }
    return [
      Diagnostic(
        .badCurrency, at: entry?.location, facts: ["found": text, "column": "currency"])
    ]
  }

  private func planned(
    _ columns: ResolvedColumns, _ diagnostics: [Diagnostic]
  ) throws(DiagnosticsError) -> Planned {
    let styles = ColumnStyles(file: file, configuration: configuration)
    let dateColumn = columns.column("date") ?? 0
    let dateStyle = try styles.date(dateColumn)
    let (amount, quantity, price) = amountColumns(columns)
    let amountStyle = try amount.map { column throws(DiagnosticsError) in try styles.number(column)
    }
    let quantityStyle = try quantity.map { c throws(DiagnosticsError) in try styles.number(c) }
    let priceStyle = try price.map { column throws(DiagnosticsError) in try styles.number(column) }
    var plan = InvoicePlan(
      day: DateReader(style: dateStyle),
      money: MoneyReader(
        style: amountStyle ?? .plain, currency: currency, marksTexts: file.marksTexts),
      quantityReader: DecimalReader(
        style: quantityStyle ?? .plain, marksTexts: file.marksTexts),
      priceReader: DecimalReader(style: priceStyle ?? .plain, marksTexts: file.marksTexts),
      currency: currency)
    if let amount, !continuesInvoices(amount, columns) {
      addSpareFactors(to: &plan, columns, styles)
    }
    plan.client = columns.column("client") ?? -1
    plan.date = dateColumn
    plan.number = columns.column("number") ?? -1
    plan.product = columns.column("product") ?? -1
    plan.kind = columns.column("kind") ?? -1
    plan.saysCancelled =
      plan.kind >= 0 && CancelledFlag.isHeading(file.layout.headings[plan.kind])
    plan.hasProtheusTypes =
      plan.kind >= 0 && ProtheusType.isHeading(file.layout.headings[plan.kind])
    // A quantity that cannot be read is unknown: the amount does not need it.
    if wantsQuantity, let column = columns.column("quantity"),
      let style = try? styles.number(column)
    {
      plan.soldQuantity = column
      plan.soldQuantityReader = DecimalReader(style: style, marksTexts: file.marksTexts)
    }
    plan.currencyColumn = columns.column("currency") ?? -1
    if case .constant(let text) = columns.feeds["currency"] {
      plan.statedCurrency = CurrencyWord.currency(Array(text.utf8).span)
    }
    plan.contract = columns.column("contract") ?? -1
    plan.judgesNames = !file.isDatabase
    plan.hasProductErrors = hasErrors(inColumn: plan.product)
    // A database groups by texts as they are.
    plan.documents =
      file.isDatabase ? nil : DocumentColumn(columns, headings: file.layout.headings)
    plan.due = try dayColumn("due", columns, styles, dateStyle, near: today)
    plan.paid = try dayColumn("paid", columns, styles, dateStyle)
    plan.rates = rates
    (plan.amount, plan.quantity, plan.unitPrice) = (amount ?? -1, quantity ?? -1, price ?? -1)
    plan.attributes = InvoicePlanner.attributeFields.compactMap { field in
      columns.column(field).map { .init(field: field, column: $0) }
    }
    plan.cancellationPrefixes = configuration.cancellationPrefixes.map { Array($0.utf8) }
    plan.width = file.layout.headings.count
    plan.headings = file.layout.headings
    plan.leaveOut = try leaveOut(styles)
    let decimals = amountStyle ?? priceStyle ?? .plain
    return Planned(
      plan: plan, columns: columns,
      guesses: [
        .init(
          name: "decimal", value: decimals.rawValue, isConfigured: configuration.decimal != nil),
        .init(
          name: "dates", value: dateStyle.rawValue, isConfigured: configuration.dateOrder != nil),
      ],
      diagnostics: diagnostics + constantProblems(columns), constants: constants(columns))
  }

  /// Whether the beginning of a file that is no database has errors of a spreadsheet in a column.
  private func hasErrors(inColumn column: Int) -> Bool {
    guard column >= 0, !file.isDatabase else { return false }
    return file.layout.sample.contains { row in
      guard column < row.count, row[column].utf8.contains(0x23) else { return false }
      let text = Array(row[column].trimmingBlanks.utf8)
      return CellError.isError(text.span)
    }
  }

  /// A further column of dates, in its own style; where its values do not tell, in that of the
  /// invoices' dates.
  private func dayColumn(
    _ field: String, _ columns: ResolvedColumns, _ styles: ColumnStyles, _ usual: DateStyle,
    near today: Day? = nil
  ) throws(DiagnosticsError) -> DayColumn? {
    guard let column = columns.column(field) else { return nil }
    do throws(DiagnosticsError) {
      let style = try styles.date(column)
      return DayColumn(column: column, style: style, near: today)
    } catch {
      guard usual != .iso, error.diagnostics.first?.code == .ambiguousDate else { throw error }
      return DayColumn(column: column, style: usual, near: today)
    }
  }

  /// Whether rows without an amount go on with an invoice whose whole amount stands in another row, as shops
  /// export orders: what their items cost is in it.
  private func continuesInvoices(_ amount: Int, _ columns: ResolvedColumns) -> Bool {
    guard let number = columns.column("number") else { return false }
    func text(_ row: [String], _ column: Int) -> String {
      column < row.count ? row[column].trimmingBlanks : ""
    }
    var (whole, open): (Set<String>, Set<String>) = ([], [])
    for row in file.layout.sample {
      let id = text(row, number)
      guard !id.isEmpty else { continue }
      if text(row, amount).isEmpty { open.insert(id) } else { whole.insert(id) }
    }
    return !whole.isDisjoint(with: open)
  }

  /// What stands in for an amount that is empty; where quantities and prices do not tell how they are
  /// written, nothing does.
  private func addSpareFactors(
    to plan: inout InvoicePlan, _ columns: ResolvedColumns, _ styles: ColumnStyles
  ) {
    guard let quantity = columns.column("quantity"), let price = columns.column("unit-price"),
      let quantityStyle = try? styles.number(quantity), let priceStyle = try? styles.number(price)
    else { return }
    plan.spareFactors = (quantity, price)
    plan.quantityReader = DecimalReader(style: quantityStyle, marksTexts: file.marksTexts)
    plan.priceReader = DecimalReader(style: priceStyle, marksTexts: file.marksTexts)
  }

  private func amountColumns(
    _ columns: ResolvedColumns
  ) -> (amount: Int?, quantity: Int?, price: Int?) {
    switch columns.feeds["amount"] {
    case .column(let column): (column, nil, nil)
    case .product(let quantity, let price): (nil, quantity, price)
    default: (nil, columns.column("quantity"), columns.column("unit-price"))
    }
  }

  private func leaveOut(
    _ styles: ColumnStyles
  ) throws(DiagnosticsError) -> [InvoicePlan.LeaveOut] {
    var rules: [InvoicePlan.LeaveOut] = []
    for rule in configuration.leaveOut {
      guard
        let column = ColumnResolver(
          configuration: configuration, file: file.name, headings: file.layout.headings, sample: [],
          fields: []
        ).position(of: rule.column)
      else { continue }
      var style = NumberStyle.plain
      if case .below = rule.test { style = try styles.number(column) }
      let reader = DecimalReader(style: style, marksTexts: file.marksTexts)
      rules.append(.init(column: column, test: rule.test, reader: reader))
    }
    return rules
  }

  private func constants(_ columns: ResolvedColumns) -> [String: String] {
    var constants: [String: String] = [:]
    for field in InvoicePlanner.attributeFields {
      if case .constant(let text) = columns.feeds[field] { constants[field] = text }
    }
    return constants
  }

  private func constantProblems(_ columns: ResolvedColumns) -> [Diagnostic] {
    let possible = InvoicePlanner.attributeFields + ["currency"]
    return configuration.columns.compactMap { entry in
      guard case .constant = entry.mapping, !possible.contains(entry.field) else { return nil }
      return Diagnostic(
        .constantNotPossible, at: entry.location,
        facts: ["field": entry.field, "fields": possible.joined(separator: ", ")])
    }
  }
}
