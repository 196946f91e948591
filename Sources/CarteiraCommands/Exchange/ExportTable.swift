import Analysis
import Loading
import Portfolio

/// A table to be written elsewhere, its cells with their types.
struct ExportTable {
  /// Its name: that of a sheet, a file or a table of a database.
  let name: String
  let columns: [(name: String, type: AssessmentType)]
  /// Hands over the rows in order.
  let rows: (_ take: (_ row: [AssessmentValue]) -> Void) -> Void

  /// A table of the portfolio.
  init(_ table: CanonicalTable, currency: Currency) {
    name = table.table.rawValue
    columns = table.columns.map { ($0.field, ExportTable.type($0.type)) }
    let types = columns.map(\.type)
    rows = { take in
      for row in table.rows { take(zip(row, types).map { ExportTable.value($0, $1, currency) }) }
    }
  }

  /// A table of results.
  init(_ table: AssessmentTable, name: String, _ study: Study) {
    self.name = name
    columns = table.columns.map { ($0.name, $0.type) }
    rows = { take in for row in table.rows(study) { take(row) } }
  }

  /// The results of each client.
  init(clients output: AssessmentOutput, name: String) {
    self.name = name
    columns = ClientFields.all.map { ($0.name, $0.type) }
    rows = { take in output.forEachClient(ClientFields.all, take) }
  }

  /// The results of the portfolio, a line each.
  init(portfolio assessment: Assessment, currency: Currency, name: String) {
    self.name = name
    columns = [("field", .text), ("value", .text)]
    rows = { take in
      for field in PortfolioFields.all {
        let text = field.value(assessment).text(currency: currency)
        take([.text(field.name), text.map { .text($0) } ?? .missing])
      }
    }
  }

  private static func type(_ type: ColumnType) -> AssessmentType {
    switch type {
    case .integer: .integer
    case .decimal: .decimal
    case .money: .money
    case .day: .day
    case .flag: .boolean
    default: .text
    }
  }

  /// A cell in canonical spelling; text where it is not of its type after all.
  private static func value(
    _ text: String, _ type: AssessmentType, _ currency: Currency
  ) -> AssessmentValue {
    guard !text.isEmpty else { return .missing }
    switch type {
    case .integer: return Int64(text).map { .integer($0) } ?? .text(text)
    case .decimal: return decimal(text).map { .decimal($0.value, scale: $0.scale) } ?? .text(text)
    case .money:
      guard let (value, scale) = decimal(text), scale == currency.decimals else {
        return .text(text)
      }
      return .money(value)
    case .day: return Day(iso: text).map { .day($0) } ?? .text(text)
    case .boolean: return .boolean(text == "yes")
    default: return .text(text)
    }
  }

  private static func decimal(_ text: String) -> (value: Int64, scale: Int)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let value = Int64(parts.joined()) else { return nil }
    return (value, parts.count == 2 ? parts[1].utf8.count : 0)
  }
}
