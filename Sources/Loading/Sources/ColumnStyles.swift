import Diagnostics
import Portfolio

/// Finds the style of number and date columns: as configured, else by the column's own values.
struct ColumnStyles {
  let file: SourceFile
  let configuration: SourceConfiguration

  /// The style of a column of numbers; of its texts, where the format itself tells numbers from them.
  func number(_ column: Int) throws(DiagnosticsError) -> NumberStyle {
    if file.numberColumns.contains(column) { return .point }
    if let decimal = configuration.decimal.flatMap(NumberStyle.init(named:)) { return decimal }
    var evidence = NumberStyleEvidence()
    for row in file.layout.sample where column < row.count {
      let cell = Array(row[column].utf8)
      if file.tellsStyle(cell.span) { evidence.add(cell.span) }
    }
    switch evidence.verdict {
    case .style(let style) where style != .plain: return style
    default: break
    }
    // The beginning of the file does not tell: let the whole column speak.
    evidence = NumberStyleEvidence()
    try forEachCell(of: column) { if file.tellsStyle($0) { evidence.add($0) } }
    switch evidence.verdict {
    case .style(let style): return style
    case .none: return file.marksTexts ? .point : .plain
    case .ambiguous(let example):
      throw try file.refusal(.ambiguousNumber, ofColumn: column, ["found": example])
    case .contradictory(let comma, let point):
      throw try file.refusal(
        .contradictoryNumbers, ofColumn: column, ["comma": comma, "point": point])
    }
  }

  /// The style of a column of dates.
  func date(_ column: Int) throws(DiagnosticsError) -> DateStyle {
    if let order = configuration.dateOrder.flatMap(DateStyle.init(named:)) { return order }
    var evidence = DateStyleEvidence()
    for row in file.layout.sample where column < row.count {
      evidence.add(Array(row[column].utf8).span)
    }
    // Days such as 01/01/2026 are the same in both orders: a file that begins with them, as one
    // sorted by day may for long, has not told its order yet.
    if case .style(let style) = evidence.verdict,
      style == .iso || evidence.dayFirstDates + evidence.monthFirstDates > 0
    {
      return style
    }
    evidence = DateStyleEvidence()
    try forEachCell(of: column) { evidence.add($0) }
    switch evidence.verdict {
    case .style(let style): return style
    case .none: return .iso
    case .serials: return .excel
    case .ambiguous(let example):
      throw try file.refusal(.ambiguousDate, ofColumn: column, ["found": example])
    case .contradictory(let dayFirst, let monthFirst):
      throw try file.refusal(
        .contradictoryDates, ofColumn: column, ["dayFirst": dayFirst, "monthFirst": monthFirst])
    }
  }

  private func forEachCell(
    of column: Int, _ body: (Span<UInt8>) -> Void
  ) throws(DiagnosticsError) {
    try RecordPass(file: file).run { scanner, bytes, _ in
      guard column < scanner.count else { return }
      body(bytes.extracting(scanner.cells[column].range))
    }
  }
}
