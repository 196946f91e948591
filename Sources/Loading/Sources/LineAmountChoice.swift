import Portfolio

/// Tells by the first rows of invoices whether what stands as the amount of each line is that of its
/// whole invoice, and where the lines' own amounts stand.
struct LineAmountChoice {
  /// What the rows say.
  enum Verdict: Equatable {
    /// Nothing against the column.
    case keep
    /// Another column adds up to it, line by line.
    case take(Int)
    /// Quantities times prices add up to it.
    case factors
    /// It is a whole invoice's, and another column may be the lines'.
    case doubt(Int)
  }

  let sample: [[String]]
  /// Columns by position.
  let amount: Int
  let number: Int
  var client: Int?
  var quantity: Int?
  var price: Int?
  /// Columns that may be amounts and that nothing is read from.
  var others: [Int] = []
  /// Columns whose headings say that they are of a part of an invoice.
  var parts: [Int] = []

  /// Amounts in hundredths are compared: who rounds lines may be off by one in each.
  private static let decimals = 2

  /// What the rows say of the column of amounts.
  ///
  /// Only invoices of several lines tell, and only if the column is the same on all lines of each.
  func verdict() -> Verdict {
    guard let totals = values(of: amount) else { return .keep }
    let all = self.invoices(totals)
    let invoices = all.filter { $0.rows.count > 1 }
    guard !invoices.isEmpty else { return .keep }
    let rows = invoices.flatMap(\.rows)
    func isAlike(_ left: [Int64?], _ right: [Int64?]) -> Bool {
      rows.allSatisfy { LineAmountChoice.isNear(left[$0], right[$0], 1) }
    }
    let products = self.products()
    // Two lines of one thing cost the same.
    if let products, isAlike(totals, products) { return .keep }
    let columns = others.filter { products == nil || $0 != price }
      .compactMap { other in values(of: other).map { (other, $0) } }
      // What times the quantity is the amount is the price of one.
      .filter { other, _ in
        guard let costs = self.products(price: other) else { return true }
        return !isAlike(totals, costs)
      }
    let fitting = columns.first { other, values in
      addsUp(values, in: all) == .equal
        && (invoices.count > 1 || parts.contains(other) || isUneven(values, in: invoices))
    }
    if let fitting { return .take(fitting.0) }
    if let products {
      let sum = addsUp(products, in: invoices)
      if sum == .equal { return .factors }
      // Freight and discounts keep the sum from fitting; line by line it still does.
      if let alike = columns.first(where: { isAlike($0.1, products) }) { return .take(alike.0) }
      if let price, sum == .less { return .doubt(price) }
    }
    guard let other = columns.first(where: { addsUp($0.1, in: invoices) != .other }) else {
      return .keep
    }
    return .doubt(other.0)
  }

  /// The rows of one invoice and the amount that stands on each of them.
  private struct Invoice {
    var rows: [Int]
    let total: Int64
  }

  /// The invoices; none where the lines of one have different amounts.
  private func invoices(_ totals: [Int64?]) -> [Invoice] {
    var positions: [String: Int] = [:]
    var invoices: [Invoice] = []
    for row in sample.indices {
      let id = text(row, number)
      guard !id.isEmpty, let total = totals[row], total > 0 else { continue }
      let key = id + "\u{1F}" + (client.map { text(row, $0) } ?? "")
      guard let position = positions[key] else {
        positions[key] = invoices.count
        invoices.append(Invoice(rows: [row], total: total))
        continue
      }
      guard invoices[position].total == total else { return [] }
      invoices[position].rows.append(row)
    }
    return invoices
  }

  private enum Sum { case equal, less, other }

  /// How a column's sums over the invoices stand to what stands on each of their lines.
  private func addsUp(_ values: [Int64?], in invoices: [Invoice]) -> Sum {
    var isEqual = true
    for invoice in invoices {
      var sum: Int64 = 0
      for row in invoice.rows {
        guard let value = values[row], value >= 0 else { return .other }
        let (next, overflows) = sum.addingReportingOverflow(value)
        guard !overflows else { return .other }
        sum = next
      }
      let slack = Int64(invoice.rows.count)
      let (most, overflows) = invoice.total.addingReportingOverflow(slack)
      guard !overflows, sum > 0, sum <= most else { return .other }
      if !LineAmountChoice.isNear(sum, invoice.total, slack) { isEqual = false }
    }
    return isEqual ? .equal : .less
  }

  /// Whether the lines of an invoice differ: equal ones may add up by chance, as two of one price do.
  private func isUneven(_ values: [Int64?], in invoices: [Invoice]) -> Bool {
    invoices.contains { invoice in Set(invoice.rows.map { values[$0] }).count > 1 }
  }

  private static func isNear(_ left: Int64?, _ right: Int64?, _ slack: Int64) -> Bool {
    guard let left, let right else { return false }
    let (difference, overflows) = left.subtractingReportingOverflow(right)
    return !overflows && difference.magnitude <= slack.magnitude
  }

  private func text(_ row: Int, _ column: Int) -> String {
    column < sample[row].count ? sample[row][column].trimmingBlanks : ""
  }

  // MARK: Numbers

  private func values(of column: Int) -> [Int64?]? {
    numbers(of: column).map { numbers in
      numbers.map {
        $0?.minorUnits(times: LineAmountChoice.one, decimals: LineAmountChoice.decimals)
      }
    }
  }

  private func products() -> [Int64?]? { price.flatMap { products(price: $0) } }

  private func products(price: Int) -> [Int64?]? {
    guard let quantities = quantity.flatMap(numbers(of:)), let prices = numbers(of: price)
    else { return nil }
    return zip(quantities, prices).map { quantity, price in
      guard let quantity, let price else { return nil }
      return quantity.minorUnits(times: price, decimals: LineAmountChoice.decimals)
    }
  }

  private static let one = DecimalNumber(value: 1, scale: 0)

  /// The numbers of a column; nil where its first values do not tell how they are written.
  private func numbers(of column: Int) -> [DecimalNumber?]? {
    var evidence = NumberStyleEvidence()
    for row in sample.indices {
      let bytes = Array(text(row, column).utf8)
      evidence.add(bytes.span)
    }
    guard case .style(let style) = evidence.verdict else { return nil }
    let reader = DecimalReader(style: style)
    return sample.indices.map { reader.number(text($0, column)) }
  }
}

extension LineAmountChoice {
  /// Whether a heading may stand above amounts of lines, whatever else it may mean: that of a price does not.
  static func mayBeAmount(_ heading: String) -> Bool {
    HeaderAliases.field(for: heading, in: .invoices) == "amount"
  }

  /// Whether a heading says that its amounts are those of a line or an instalment.
  static func namesPart(_ heading: String) -> Bool { parts.contains(HeaderAliases.key(heading)) }

  private static let parts = Set(
    [
      "valor total do item", "total do item", "valor do item", "valor da linha", "line total",
      "item total", "line amount", "valor da parcela", "valor da duplicata", "valor do título",
    ].map { HeaderAliases.key($0) })
}
