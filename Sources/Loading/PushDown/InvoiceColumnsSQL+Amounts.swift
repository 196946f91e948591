import Portfolio

extension InvoiceColumnsSQL {
  /// Rates have six places at most.
  private static var rateUnit: Int64 { 1_000_000 }

  private var unit: String { "1" + String(repeating: "0", count: plan.currency.decimals) }
  private var largest: String { String(LineAmountReader.largestAmount) }

  /// The amount in minor units of its own currency, without the sign that kinds and numbers give.
  private var ownAmount: String {
    if plan.amount >= 0 { return minorUnits(plan.amount) }
    let (quantity, price) = (name(plan.quantity), name(plan.unitPrice))
    guard !isFile else { return "\(quantity) * \(minorUnits(plan.unitPrice))" }
    return "ROUND(ROUND(CAST(\(quantity) AS NUMERIC), 6) * ROUND(CAST(\(price) AS NUMERIC), 6)"
      + " * \(unit), 0)"
  }

  /// The same in minor units of the currency that is reported; null where no rate is of the day or before.
  private var bareAmount: String {
    let reporting = plan.currency
    let isStated = plan.statedCurrency ?? reporting == reporting
    guard plan.currencyColumn >= 0 || !isStated else { return ownAmount }
    var cases: [String] = []
    if plan.currencyColumn >= 0 {
      let text = text(plan.currencyColumn)
      cases = currencies.map { currency, texts in
        "WHEN \(text) IN \(InvoiceColumnsSQL.list(texts)) THEN \(converted(from: currency))"
      }
      cases.append("WHEN \(filled(plan.currencyColumn)) IS NOT NULL THEN NULL")
    }
    let usual = converted(from: plan.statedCurrency ?? reporting)
    return cases.isEmpty ? usual : "CASE \(cases.joined(separator: " ")) ELSE \(usual) END"
  }

  /// An amount of another currency at the latest rate of the invoice's day or before, rounded once more.
  private func converted(from currency: Currency) -> String {
    guard currency != plan.currency else { return ownAmount }
    let rates = plan.rates.rates.filter { $0.currency == currency }
    guard !rates.isEmpty else { return isFile ? "NULL" : "CAST(NULL AS NUMERIC)" }
    let day = day(plan.date)
    let unit = InvoiceColumnsSQL.rateUnit
    let values = rates.map { rate in
      (Int(rate.rate.scale)..<6).reduce(Int128(rate.rate.value)) { value, _ in value * 10 }
    }
    let cases = zip(rates, values).reversed().map { rate, value in
      let digits = String(repeating: "0", count: max(0, 7 - String(value).count)) + String(value)
      let factor = isFile ? String(value) : "\(digits.dropLast(6)).\(digits.suffix(6))"
      return "WHEN \(day) >= \(isFile ? "" : "DATE ")'\(rate.day)' THEN \(factor)"
    }
    let rate = "CASE \(cases.joined(separator: " ")) END"
    guard isFile else { return "ROUND(\(ownAmount) * \(rate), 0)" }
    // Beyond this, 64 bits might not do; the program looks at such rows.
    let bound = Int64.max / 4 / max(1, values.map { Int64(clamping: $0.magnitude) }.max() ?? 1)
    let half = "CASE WHEN \(ownAmount) < 0 THEN -\(unit / 2) ELSE \(unit / 2) END"
    return "CASE WHEN \(ownAmount) BETWEEN -\(bound) AND \(bound)"
      + " THEN (\(ownAmount) * \(rate) + \(half)) / \(unit) END"
  }

  /// A column of amounts in minor units, rounded once, half away from zero.
  ///
  /// In SQLite every real number here is the one nearest to an amount with no more places than the currency
  /// has, and its product is nearer to a whole number than to any half: the result is exact.
  private func minorUnits(_ column: Int) -> String {
    let name = name(column)
    guard isFile else { return "ROUND(CAST(\(name) AS NUMERIC) * \(unit), 0)" }
    return "CASE TYPEOF(\(name)) WHEN 'integer' THEN \(name) * \(unit)"
      + " ELSE CAST(ROUND(\(name) * \(unit).0) AS INTEGER) END"
  }

  /// Whether the amount is one that the program would read; false or null where not.
  var isAmount: String {
    func isNumber(_ column: Int, to limit: String) -> String {
      let bounds = "\(name(column)) BETWEEN -\(limit) AND \(limit)"
      return isFile ? "TYPEOF(\(name(column))) IN ('integer', 'real') AND \(bounds)" : bounds
    }
    var isSmall = "\(ownAmount) BETWEEN -\(largest) AND \(largest)"
    if bareAmount != ownAmount {
      isSmall += " AND \(bareAmount) BETWEEN -\(largest) AND \(largest)"
    }
    let factor = InvoiceColumnsSQL.largestFactor
    if plan.amount >= 0 { return "\(isNumber(plan.amount, to: factor)) AND \(isSmall)" }
    return isNumber(plan.quantity, to: factor) + " AND " + isNumber(plan.unitPrice, to: factor)
      + " AND " + isSmall
  }

  /// The amount in minor units: a sale above zero, a return below.
  var amount: String {
    var cases = plan.cancellationPrefixes.map { "WHEN \(begins($0)) THEN -ABS(\(bareAmount))" }
    if let words = kinds[.return] {
      cases.append(
        "WHEN \(text(plan.kind)) IN \(InvoiceColumnsSQL.list(words)) THEN -ABS(\(bareAmount))")
    }
    if let words = kinds[.cancelled] {
      cases.append("WHEN \(text(plan.kind)) IN \(InvoiceColumnsSQL.list(words)) THEN 0")
    }
    guard !cases.isEmpty else { return bareAmount }
    return "CASE \(cases.joined(separator: " ")) ELSE \(bareAmount) END"
  }

  /// Whether the kind is one that is known; an invoice's number may make it needless.
  var isKind: String? {
    guard plan.kind >= 0 else { return nil }
    let words = kinds.values.flatMap { $0 }.sorted()
    var ways = plan.cancellationPrefixes.map(begins)
    ways.append("\(filled(plan.kind)) IS NULL")
    if !words.isEmpty { ways.append("\(text(plan.kind)) IN \(InvoiceColumnsSQL.list(words))") }
    return "(" + ways.joined(separator: " OR ") + ")"
  }

  /// How much was sold, in thousandths; null where that is not known.
  var thousandths: String {
    guard plan.soldQuantity >= 0 else { return isFile ? "NULL" : "CAST(NULL AS NUMERIC)" }
    let name = name(plan.soldQuantity)
    guard isFile else { return "ABS(ROUND(ROUND(CAST(\(name) AS NUMERIC), 6) * 1000, 0))" }
    return "CASE TYPEOF(\(name)) WHEN 'integer' THEN ABS(\(name)) * 1000"
      + " WHEN 'real' THEN CAST(ROUND(ABS(\(name)) * 1000.0) AS INTEGER) END"
  }

  /// A test for quantities that are so large, or of so many places in SQLite, that only the program reads
  /// them as it does.
  var quantityDoubt: String {
    let name = name(plan.soldQuantity)
    // With six places, the largest of 64 bits.
    let isSmall = "\(name) BETWEEN -9000000000000 AND 9000000000000"
    let isPlain =
      isFile
      ? "(TYPEOF(\(name)) = 'integer' OR (TYPEOF(\(name)) = 'real' AND ROUND(\(name), 3) = \(name)))"
        + " AND \(isSmall)" : isSmall
    return "CASE WHEN \(name) IS NULL OR (\(isPlain)) THEN 0 ELSE 1 END"
  }
}
