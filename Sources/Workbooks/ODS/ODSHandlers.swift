/// Reads the names of the sheets of an ODS workbook.
final class ODSNameHandler: XMLHandler {
  var failure: WorkbookError?
  var names: [String] = []
  private var depth = 0

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard case "table" = name else { return }
    if depth == 0 { names.append(attributes["name"] ?? "") }
    depth += 1
  }

  func end(_ name: XMLName) {
    if case "table" = name { depth -= 1 }
  }

  func text(_ bytes: Span<UInt8>) {}
}

/// Reads the cells of one sheet of an ODS workbook.
final class ODSSheetHandler: SheetHandler {
  var failure: WorkbookError?
  var rows = SheetRows()
  private let wanted: Int
  private let currency: String

  /// Sheets met, and how deep within sheets we are.
  private var sheet = -1
  private var depth = 0
  private var row = 0
  private var rowRepeats = 1
  private var column = 0
  private var columnRepeats = 1
  private var repeated = 0
  private var isCell = false
  private var notes = 0
  private var paragraphs = 0
  private var isInParagraph = false
  private var type = ""
  private var stated: String?
  private var amountCode: String?
  private var hasFormula = false
  private var shown: [UInt8] = []

  init(wanted: Int, currency: String) {
    self.wanted = wanted
    self.currency = currency
  }

  private var isReading: Bool { depth == 1 && sheet == wanted }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if case "table" = name {
      if depth == 0 { sheet += 1 }
      depth += 1
      return
    }
    guard isReading else { return }
    switch name {
    case "table-row":
      row += 1
      column = 0
      rowRepeats = max(1, attributes.integer("number-rows-repeated") ?? 1)
    case "table-cell", "covered-table-cell": beginCell(attributes)
    case "annotation": notes += 1
    case "p" where isCell && notes == 0:
      if paragraphs > 0 { add([0x0A]) }
      paragraphs += 1
      isInParagraph = true
    case "s" where isInParagraph:
      add(repeatElement(0x20, count: min(1000, attributes.integer("c") ?? 1)))
    case "tab" where isInParagraph: add([0x09])
    case "line-break" where isInParagraph: add([0x0A])
    default: break
    }
  }

  func end(_ name: XMLName) {
    if case "table" = name {
      depth -= 1
      return
    }
    guard isReading else { return }
    switch name {
    case "table-cell", "covered-table-cell": endCell()
    case "table-row": endRow()
    case "annotation": notes -= 1
    case "p" where notes == 0: isInParagraph = false
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard isInParagraph, notes == 0, isReading else { return }
    guard shown.count + bytes.count <= WorkbookLimits.cell else {
      failure = .tooLarge(limit: WorkbookLimits.cell >> 20)
      return
    }
    for index in bytes.indices { shown.append(bytes[index]) }
  }

  private func add(_ bytes: some Sequence<UInt8>) {
    if shown.count < WorkbookLimits.cell { shown.append(contentsOf: bytes) }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    isCell = true
    paragraphs = 0
    shown.removeAll(keepingCapacity: true)
    columnRepeats = max(1, attributes.integer("number-columns-repeated") ?? 1)
    type = attributes["value-type"] ?? ""
    hasFormula = attributes.with("formula") { _ in true } ?? false
    amountCode = nil
    switch type {
    case "float", "percentage": stated = attributes["value"]
    case "currency": (stated, amountCode) = (attributes["value"], attributes["currency"])
    case "date": stated = attributes["date-value"]
    case "time": stated = attributes["time-value"]
    case "boolean": stated = attributes["boolean-value"]
    default: stated = attributes["string-value"]
    }
  }

  private func endCell() {
    isCell = false
    isInParagraph = false
    defer { column += columnRepeats }
    let isEmpty = type.isEmpty && shown.isEmpty && !hasFormula
    guard !isEmpty else { return }
    guard column + columnRepeats <= WorkbookLimits.columns else {
      return failure = .tooLarge(limit: WorkbookLimits.columns)
    }
    for index in 0..<columnRepeats { writeCell(column + index) }
    count(columnRepeats - 1)
  }

  private func count(_ cells: Int) {
    repeated += cells
    if repeated > WorkbookLimits.repeatedCells {
      failure = .tooLarge(limit: WorkbookLimits.repeatedCells)
    }
  }

  private func writeCell(_ column: Int) {
    let text = stated.map { Array($0.utf8) } ?? shown
    if hasFormula, type.isEmpty || shown.first == 0x23 || shown.starts(with: "Err:".utf8) {
      let isError = !shown.isEmpty
      return rows.endCell(column: column, isError ? .error : .uncomputed)
    }
    var kind = SheetRows.Kind.text
    rows.write { output in
      switch type {
      case "float", "percentage", "currency":
        let start = output.count
        if let amountCode, amountCode != currency {
          output.append(contentsOf: (amountCode + " ").utf8)
        }
        kind = .number
        guard !NumberText.append(text.span, isPercent: type == "percentage", to: &output) else {
          return
        }
        output.removeLast(output.count - start)
        output.append(contentsOf: text)
        kind = .text
      case "date":
        output.append(contentsOf: text)
        kind = .day
      case "time":
        output.append(contentsOf: ODSSheetHandler.time(text))
        kind = .day
      case "boolean":
        output.append(contentsOf: text)
        kind = .flag
      default: output.append(contentsOf: text)
      }
    }
    rows.endCell(column: column, kind)
  }

  /// `PT14H30M00S` as `14:30:00`.
  private static func time(_ text: [UInt8]) -> [UInt8] {
    var parts: [Int] = []
    var number = 0
    for byte in text {
      if byte &- 0x30 <= 9 { number = min(number * 10 + Int(byte - 0x30), 1_000_000) }
      if [0x48, 0x4D, 0x53].contains(byte) {
        parts.append(number)
        number = 0
      }
      if byte == 0x2E || byte == 0x2C { break }
    }
    if parts.count == 2 { parts.append(number) }
    guard parts.count == 3 else { return text }
    let shown = parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    return Array(shown.utf8)
  }

  /// Empty rows repeated to the end of the sheet are no rows.
  private func endRow() {
    let last = row + rowRepeats - 1
    let before = rows.rows.count
    rows.endRow(number: row)
    if rows.rows.count > before, let written = rows.rows.last {
      guard last <= WorkbookLimits.rows else {
        return failure = .tooLarge(limit: WorkbookLimits.rows)
      }
      count((rowRepeats - 1) * written.cells.count)
      guard failure == nil else { return }
      for number in (row + 1)..<(last + 1) { rows.repeatRow(written, number: number) }
    }
    row = min(last, WorkbookLimits.rows * 2)
  }
}
