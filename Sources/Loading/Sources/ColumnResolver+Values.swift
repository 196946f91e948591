import Diagnostics
import Portfolio

extension ColumnResolver {
  /// Takes what lines cost where the amounts found are those of whole invoices, or says that they may be.
  ///
  /// What the configuration says of amounts stands, and is only doubted.
  func settleAmounts(
    _ columns: inout ResolvedColumns, _ taken: inout [String?], _ diagnostics: inout [Diagnostic]
  ) {
    guard configuration.table == .invoices, let amount = columns.column("amount"),
      let number = columns.column("number")
    else { return }
    let price = columns.column("unit-price")
    let choice = LineAmountChoice(
      sample: sample, amount: amount, number: number, client: columns.column("client"),
      quantity: columns.column("quantity"), price: price,
      others: headings.indices.filter { index in
        (index == price || taken[index] == nil) && LineAmountChoice.mayBeAmount(headings[index])
      },
      parts: headings.indices.filter { LineAmountChoice.namesPart(headings[$0]) })
    let isOpen = !configuration.onlyColumns && !isConfigured(["amount", "quantity", "unit-price"])
    switch choice.verdict() {
    case .keep: return
    case .take(let other) where isOpen:
      if let field = taken[other] { columns.feeds[field] = nil }
      columns.feeds["amount"] = .column(other)
      (taken[amount], taken[other]) = (nil, "amount")
    case .factors where isOpen:
      columns.feeds["amount"] = nil
      taken[amount] = nil
    case .take(let other), .doubt(let other):
      diagnostics.append(doubt(amount, other, number))
    case .factors:
      diagnostics.append(doubt(amount, price ?? amount, number))
    }
  }

  private func doubt(_ amount: Int, _ other: Int, _ number: Int) -> Diagnostic {
    Diagnostic(
      .amountOfWholeInvoice, at: SourceLocation(file: file),
      facts: [
        "column": headings[amount], "other": headings[other], "number": headings[number],
      ])
  }

  /// Whether the configuration feeds any of some fields.
  func isConfigured(_ fields: Set<String>) -> Bool {
    configuration.columns.contains { fields.contains($0.field) }
  }

  /// What surveys measure where no column says it: by the heading of the score, or by the words
  /// that go with one kind alone.
  func settleSurveyKind(_ columns: inout ResolvedColumns, _ diagnostics: inout [Diagnostic]) {
    guard configuration.table == .surveys, columns.feeds["kind"] == nil,
      let score = columns.column("score")
    else { return }
    let open = configuration.onlyColumns ? [] : Array(columns.uses.indices)
    let unused = open.filter { columns.uses[$0].field == nil }
    if let kind = SurveyKindGuess.kind(
      heading: headings[score], columns: unused.map { column in values(of: column) })
    {
      columns.feeds["kind"] = .constant(kind)
      return
    }
    guard values(of: score).contains(where: { !$0.isEmpty }) else { return }
    diagnostics.append(
      Diagnostic(
        .surveysWithoutKind, at: SourceLocation(file: file), facts: ["column": headings[score]]))
  }

  /// The first values of a column.
  private func values(of column: Int) -> [String] {
    sample.compactMap { column < $0.count ? $0[column].trimmingBlanks : nil }
  }

  /// The column that says for what time the amounts of contracts are, where their own heading does not.
  func findPeriods(_ columns: inout ResolvedColumns, _ taken: [String?]) {
    guard configuration.table == .contracts, !isConfigured(["monthly-value"]),
      let value = columns.column("monthly-value"), ContractPeriod.isBare(headings[value])
    else { return }
    columns.period = headings.indices.first { index in
      taken[index] == nil && ContractPeriod.isHeading(headings[index])
    }
  }

  /// Leaves the column of currencies alone where amounts are in the portfolio's, whatever it names.
  func leaveCurrencies(_ columns: inout ResolvedColumns, _ taken: inout [String?]) {
    guard configuration.table == .invoices, !isConfigured(["currency"]),
      let amount = columns.column("amount"), LocalAmounts.isHeading(headings[amount]),
      let currency = columns.column("currency")
    else { return }
    columns.feeds["currency"] = nil
    taken[currency] = nil
  }

  /// Columns that name currencies other than the portfolio's and that nothing is read from.
  ///
  /// - Parameters:
  ///   - columns: What is read.
  ///   - currency: The portfolio's.
  /// - Returns: A warning for each.
  func unreadCurrencies(_ columns: ResolvedColumns, _ currency: Currency) -> [Diagnostic] {
    guard fields.contains("currency"), columns.feeds["currency"] == nil,
      !ForeignCodes.amountFields.isDisjoint(with: columns.feeds.keys)
    else { return [] }
    if let amount = columns.column("amount"), LocalAmounts.isHeading(headings[amount]) {
      return []
    }
    return columns.uses.indices.compactMap { column in
      guard columns.uses[column].field == nil, !headings[column].isEmpty,
        let found = ForeignCodes.foreign(in: values(of: column), besides: currency)
      else { return nil }
      return Diagnostic(
        .unreadCurrency, at: SourceLocation(file: file),
        facts: ["column": headings[column], "found": found, "currency": currency.code])
    }
  }
}

/// What kind of survey a score is of, where no column says it.
enum SurveyKindGuess {
  /// Words that only answers of one kind are called by.
  private static let npsWords: Set<String> = [
    "promotor", "promotora", "promotores", "promoter", "promoters", "neutro", "neutra", "neutros",
    "passivo", "passivos", "passive", "passives", "neutral", "detrator", "detratora", "detratores",
    "detractor", "detractors",
  ]

  /// The kind that a file without a column of kinds is of.
  ///
  /// - Parameters:
  ///   - heading: The heading of the score.
  ///   - columns: The first values of the columns that nothing is read from.
  /// - Returns: The kind as a cell would name it; nil where nothing tells.
  static func kind(heading: String, columns: [[String]]) -> String? {
    let words = Set(HeaderKey.fold(heading).split(separator: " ").map(String.init))
    if let kind = ["nps", "csat", "ces"].first(where: words.contains) { return kind.uppercased() }
    let isNPS = columns.contains { values in
      let filled = values.map { HeaderKey.fold($0) }.filter { !$0.isEmpty }
      return !filled.isEmpty && filled.allSatisfy(npsWords.contains)
    }
    return isNPS ? "NPS" : nil
  }
}
