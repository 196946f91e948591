/// Reads the cells of one sheet of an XLSX workbook.
final class XLSXSheetHandler: XMLHandler, SheetHandler {
  private enum Form {
    case number, shared, text, flag, error, day
  }

  var failure: WorkbookError?
  var rows = SheetRows()
  private let texts: SharedTextHandler
  private let formats: [CellFormat]
  private let days: SerialDay
  private let currency: String
  private let part: String

  private var row = 0
  private var column = -1
  private var form = Form.number
  private var format = CellFormat.number
  private var value: [UInt8] = []
  private var isCollecting = false
  private var isInline = false
  private var phonetics = 0
  private var hasValue = false
  private var hasFormula = false

  init(
    texts: SharedTextHandler, formats: [CellFormat], days: SerialDay, currency: String, part: String
  ) {
    self.texts = texts
    self.formats = formats
    self.days = days
    self.currency = currency
    self.part = part
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "c": beginCell(attributes)
    case "v": isCollecting = true
    case "f": hasFormula = true
    case "row": beginRow(attributes)
    case "is": isInline = true
    case "t": isCollecting = isInline && phonetics == 0
    case "rPh": phonetics += 1
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "c": endCell()
    case "v", "t":
      hasValue = hasValue || isCollecting
      isCollecting = false
    case "row": rows.endRow(number: row)
    case "is": isInline = false
    case "rPh": phonetics -= 1
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard isCollecting else { return }
    guard value.count + bytes.count <= WorkbookLimits.cell else {
      failure = .tooLarge(limit: WorkbookLimits.cell >> 20)
      return
    }
    for index in bytes.indices { value.append(bytes[index]) }
  }

  private func beginRow(_ attributes: XMLAttributes) {
    let number = attributes.integer("r") ?? row + 1
    guard number > row, number <= WorkbookLimits.rows else { return failure = .damaged(part) }
    (row, column) = (number, -1)
  }

  private func beginCell(_ attributes: XMLAttributes) {
    let place = attributes.with("r") { XLSXSheetHandler.column($0) } ?? column + 1
    guard let place, place > column, place < WorkbookLimits.columns else {
      return failure = .damaged(part)
    }
    column = place
    form = attributes.with("t") { XLSXSheetHandler.form($0) } ?? .number
    let style = attributes.integer("s") ?? 0
    format = formats.indices.contains(style) ? formats[style] : .number
    value.removeAll(keepingCapacity: true)
    (hasValue, hasFormula) = (false, false)
  }

  /// The column of `AB12`, from 0; nil where there are no letters.
  private static func column(_ place: Span<UInt8>) -> Int? {
    var column = 0
    for index in place.indices {
      let letter = place[index] & 0xDF
      guard (0x41...0x5A).contains(letter), place[index] >= 0x41 else { break }
      guard index < 4 else { return nil }
      column = column * 26 + Int(letter) - 0x40
    }
    return column > 0 ? column - 1 : nil
  }

  private static func form(_ type: Span<UInt8>) -> Form {
    switch (type.count, type.isEmpty ? 0 : type[0]) {
    case (1, 0x73): .shared
    case (1, 0x62): .flag
    case (1, 0x65): .error
    case (1, 0x64): .day
    case (1, _): .number
    default: .text
    }
  }

  private func endCell() {
    guard hasValue else {
      if hasFormula { rows.endCell(column: column, .uncomputed) }
      return
    }
    switch form {
    case .number: endNumber()
    case .shared:
      guard let index = Int(String(decoding: value, as: UTF8.self)), index >= 0, index < texts.count
      else { return failure = .damaged(part) }
      rows.append(texts.bytes[texts.range(index)])
      rows.endCell(column: column, .text)
    case .text:
      EscapedText.decode(&value, from: 0)
      rows.append(value)
      rows.endCell(column: column, .text)
    case .flag:
      rows.append((value == [0x31] ? "true" : "false").utf8)
      rows.endCell(column: column, .flag)
    case .error:
      rows.endCell(column: column, .error)
    case .day:
      rows.append(value)
      rows.endCell(column: column, .day)
    }
  }

  private func endNumber() {
    guard !value.isEmpty else {
      // A formula that gives an empty text says that it gives a text: this one nobody computed.
      if hasFormula { rows.endCell(column: column, .uncomputed) }
      return
    }
    var kind = SheetRows.Kind.number
    rows.write { output in
      if format == .day, days.append(value.span, to: &output) {
        kind = .day
        return
      }
      let start = output.count
      if case .amount(let code) = format, code != currency {
        output.append(contentsOf: (code + " ").utf8)
      }
      guard !NumberText.append(value.span, isPercent: format == .percent, to: &output) else {
        return
      }
      output.removeLast(output.count - start)
      output.append(contentsOf: value)
      kind = .text
    }
    rows.endCell(column: column, kind)
  }
}
