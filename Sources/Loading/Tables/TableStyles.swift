import Diagnostics
import Portfolio

/// Finds how the columns of a file are written: each by its own values, and where these do not
/// tell, as the other columns of the file are.
struct TableStyles {
  private let file: SourceFile
  private let configuration: SourceConfiguration
  private var evidence: [Int: Evidence] = [:]

  /// What the values of one column say.
  private struct Evidence {
    let type: ColumnType
    var numbers = NumberStyleEvidence()
    var dates = DateStyleEvidence()
    var hasPercents = false

    mutating func add(_ bytes: Span<UInt8>, tellsStyle: Bool) {
      if type.isNumber, tellsStyle { numbers.add(bytes) }
      if type.isDate { dates.add(bytes) }
      if type == .percent, !hasPercents { hasPercents = Evidence.isAboveOne(bytes) }
    }

    /// Whether the beginning of a file can stand for the whole column.
    var isDecided: Bool {
      if type.isNumber {
        guard case .style(let style) = numbers.verdict, style != .plain else { return false }
        return type != .percent || hasPercents
      }
      // Days such as 01/01/2026 are the same in both orders.
      guard case .style(let style) = dates.verdict else { return false }
      return style == .iso || dates.dayFirstDates + dates.monthFirstDates > 0
    }

    private static func isAboveOne(_ bytes: Span<UInt8>) -> Bool {
      var whole = 0
      for index in 0..<bytes.count {
        let digit = bytes[index] &- 0x30
        guard digit <= 9 else { return bytes[index] != 0x25 && whole > 1 && !hasSign(bytes) }
        whole = min(1000, whole * 10 + Int(digit))
      }
      return whole > 1
    }

    private static func hasSign(_ bytes: Span<UInt8>) -> Bool {
      for index in 0..<bytes.count where bytes[index] == 0x25 { return true }
      return false
    }
  }

  /// Looks at the columns that hold numbers or dates.
  init(
    _ file: SourceFile, _ configuration: SourceConfiguration,
    columns: [(column: Int, type: ColumnType)]
  ) throws(DiagnosticsError) {
    self.file = file
    self.configuration = configuration
    for (column, type) in columns where type.isNumber || type.isDate {
      var found = Evidence(type: type)
      for row in file.layout.sample where column < row.count {
        let cell = Array(row[column].utf8)
        found.add(cell.span, tellsStyle: file.tellsStyle(cell.span))
      }
      evidence[column] = found
    }
    let open = evidence.filter { column, found in
      let isKnown = found.type.isNumber && file.numberColumns.contains(column)
      return !found.isDecided && !(isKnown && found.type != .percent)
    }.keys.sorted()
    guard !open.isEmpty else { return }
    // The beginning of the file does not tell: let the whole columns speak, in one pass.
    var whole = open.map { Evidence(type: evidence[$0]?.type ?? .text) }
    try RecordPass(file: file).run { scanner, bytes, _ in
      for (index, column) in open.enumerated() where column < scanner.count {
        let cell = scanner.cells[column].range
        let range = bytes.trimmedRange(in: cell)
        guard !range.isEmpty else { continue }
        whole[index].add(
          bytes.extracting(range), tellsStyle: file.tellsStyle(bytes.extracting(cell)))
      }
    }
    for (index, column) in open.enumerated() { evidence[column] = whole[index] }
  }

  /// How a column is written.
  ///
  /// - Throws: Where its values mean two things and nothing in the file tells which.
  func style(of column: Int) throws(DiagnosticsError) -> CellStyle {
    guard let found = evidence[column] else { return CellStyle() }
    var style = CellStyle(hasPercents: found.hasPercents)
    if found.type.isNumber { style.number = try number(column, found) }
    if found.type.isDate { style.date = try date(column, found) }
    return style
  }

  private func number(_ column: Int, _ found: Evidence) throws(DiagnosticsError) -> NumberStyle {
    if file.numberColumns.contains(column) { return .point }
    if let decimal = configuration.decimal.flatMap(NumberStyle.init(named:)) { return decimal }
    switch found.numbers.verdict {
    case .style(let style): return style
    case .none: return file.marksTexts ? .point : .plain
    case .ambiguous(let example):
      // Whole things such as employees can only be grouped by marks.
      if case .integer = found.type { return example.contains(".") ? .comma : .point }
      if let style = only(of: others(\.numbers.verdict)) { return style }
      throw try file.refusal(.ambiguousNumber, ofColumn: column, ["found": example])
    case .contradictory(let comma, let point):
      throw try file.refusal(
        .contradictoryNumbers, ofColumn: column, ["comma": comma, "point": point])
    }
  }

  private func date(_ column: Int, _ found: Evidence) throws(DiagnosticsError) -> DateStyle {
    if let order = configuration.dateOrder.flatMap(DateStyle.init(named:)) { return order }
    switch found.dates.verdict {
    case .style(let style): return style
    case .none: return .iso
    case .serials: return .excel
    case .ambiguous(let example):
      var orders = Set<DateStyle>()
      for other in evidence.values {
        if other.dates.dayFirstDates > 0 { orders.insert(.dayFirst) }
        if other.dates.monthFirstDates > 0 { orders.insert(.monthFirst) }
      }
      if orders.count == 1, let order = orders.first { return order }
      throw try file.refusal(.ambiguousDate, ofColumn: column, ["found": example])
    case .contradictory(let dayFirst, let monthFirst):
      throw try file.refusal(
        .contradictoryDates, ofColumn: column, ["dayFirst": dayFirst, "monthFirst": monthFirst])
    }
  }

  private func others(
    _ verdict: (Evidence) -> NumberStyleEvidence.Verdict
  ) -> Set<NumberStyle> {
    var styles = Set<NumberStyle>()
    for other in evidence.values {
      if case .style(let style) = verdict(other), style != .plain { styles.insert(style) }
    }
    return styles
  }

  private func only(of styles: Set<NumberStyle>) -> NumberStyle? {
    styles.count == 1 ? styles.first : nil
  }
}
