import Analysis
import Diagnostics
import Localization
import Markup
import Portfolio
import Spreadsheets

/// Writes a table as a file, piece by piece.
struct DownloadFile {
  let table: DownloadTable
  let context: SiteContext
  private var words: Words { context.words }
  private var isPortuguese: Bool { words.catalog.locale != .english }

  /// Pieces are handed over when they have so many bytes.
  private static let pieceSize = 64 << 10

  /// Writes CSV and JSON side by side, so that the rows are worked out once.
  ///
  /// - Parameter take: Takes the next bytes of the CSV (0) or of the JSON (1).
  /// - Throws: What `take` throws.
  func writePlain(
    _ take: (_ file: Int, [UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var csv = csvHeading
    var json = OutputBuffer()
    var cells = DownloadWords(table, words)
    let names = jsonNames
    var scratch: [UInt8] = []
    json.append(UInt8(ascii: "["))
    var count = 0
    try table.rows(context) { row throws(Diagnostic) in
      appendCSV(row, &cells, to: &csv)
      json.append(count == 0 ? "\n{" : ",\n{" as StaticString)
      appendJSON(row, names, &scratch, to: &json)
      count += 1
      if csv.count >= DownloadFile.pieceSize {
        try take(0, csv)
        csv.removeAll(keepingCapacity: true)
      }
      if json.count >= DownloadFile.pieceSize {
        try take(1, json.bytes)
        json.truncate(to: 0)
      }
    }
    json.append("\n]\n" as StaticString)
    try take(0, csv)
    try take(1, json.bytes)
    context.studies.rowCounts.note(count, of: table.name)
  }

  // MARK: CSV

  /// As spreadsheets of the language open it: UTF-8 with a mark and CRLF; in Portuguese with
  /// semicolons and decimal commas.
  private var csvHeading: [UInt8] {
    var output: [UInt8] = [0xEF, 0xBB, 0xBF]
    for (index, column) in table.columns.enumerated() {
      if index > 0 { output.append(separator) }
      append(column.heading(in: table.name, words), to: &output)
    }
    return output + [0x0D, 0x0A]
  }

  private func appendCSV(
    _ row: [AssessmentValue], _ cells: inout DownloadWords, to output: inout [UInt8]
  ) {
    for index in row.indices {
      if index > 0 { output.append(separator) }
      append(row[index], in: index, &cells, to: &output)
    }
    output.append(0x0D)
    output.append(0x0A)
  }

  private var separator: UInt8 { isPortuguese ? 0x3B : 0x2C }

  private func append(
    _ value: AssessmentValue, in column: Int, _ cells: inout DownloadWords,
    to output: inout [UInt8]
  ) {
    switch value {
    case .missing: return
    case .text(let text): append(cells.shown(text, in: column), to: &output)
    case .integer, .month: value.append(to: &output, currency: words.currency)
    case .decimal, .money:
      let start = output.count
      value.append(to: &output, currency: words.currency)
      guard isPortuguese else { return }
      for place in start..<output.count where output[place] == 0x2E { output[place] = 0x2C }
    case .day(let day):
      if isPortuguese {
        words.formats.day(day, .short, into: &output)
      } else {
        day.appendISO(to: &output)
      }
    case .boolean(let flag): append(cells.shown(flag), to: &output)
    }
  }

  /// A cell of text, in quotes where it needs them; what a spreadsheet would run is disarmed.
  private func append(_ text: String, to output: inout [UInt8]) {
    guard !isPlain(text.utf8) else { return output.append(contentsOf: text.utf8) }
    var buffer = OutputBuffer()
    buffer.append(text, as: .csv)
    output.append(contentsOf: buffer.bytes)
  }

  /// Whether a cell surely stands as it is: it begins with a letter or a digit, and nothing in it could
  /// end it.
  private func isPlain(_ text: String.UTF8View) -> Bool {
    guard let first = text.first, let last = text.last, last != 0x20 else { return text.isEmpty }
    switch first {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
    default: return false
    }
    return text.allSatisfy { byte in
      byte >= 0x20 && byte != 0x22 && byte != 0x2C && byte != 0x3B && byte != 0x7C
    }
  }

  private func dayText(_ day: Day) -> String {
    isPortuguese ? words.formats.day(day, .short) : day.description
  }

  // MARK: JSON

  /// As `assess` prints it: an object a line, names and words the same in every language.
  private func appendJSON(
    _ row: [AssessmentValue], _ names: [[UInt8]], _ scratch: inout [UInt8],
    to output: inout OutputBuffer
  ) {
    for index in row.indices {
      output.append(names[index])
      append(row[index], &scratch, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  /// What stands before the value of each column: its name, and what parts it from the one before.
  private var jsonNames: [[UInt8]] {
    table.columns.enumerated().map { index, column in
      var name = OutputBuffer()
      if index > 0 { name.append(UInt8(ascii: ",")) }
      ScriptText.append(column.name, to: &name)
      name.append(UInt8(ascii: ":"))
      return name.bytes
    }
  }

  /// Appends a value; `scratch` is room that all values share.
  private func append(
    _ value: AssessmentValue, _ scratch: inout [UInt8], to output: inout OutputBuffer
  ) {
    switch value {
    case .missing: output.append("null" as StaticString)
    case .text(let text): ScriptText.append(text, to: &output)
    case .day, .month:
      output.append(UInt8(ascii: "\""))
      appendPlain(value, &scratch, to: &output)
      output.append(UInt8(ascii: "\""))
    case .integer, .decimal, .money, .boolean: appendPlain(value, &scratch, to: &output)
    }
  }

  private func appendPlain(
    _ value: AssessmentValue, _ scratch: inout [UInt8], to output: inout OutputBuffer
  ) {
    scratch.removeAll(keepingCapacity: true)
    value.append(to: &scratch, currency: words.currency)
    output.append(scratch)
  }
}

extension DownloadFile {
  // MARK: XLSX

  /// The table as a workbook.
  func spreadsheet() throws(Diagnostic) -> [UInt8] {
    let title = table.title(words)
    let plan = Spreadsheet(
      title: "\(context.settings.portfolioName) · \(title)", sheet: sheetName(title),
      day: Int(context.day.number), dayFormat: isPortuguese ? "dd/mm/yyyy" : "yyyy-mm-dd",
      columns: table.columns.map { column in
        SpreadsheetColumn(
          heading: column.heading(in: table.name, words), form: form(of: column),
          width: column.name == "name" ? 34 : column.type == .text ? 20 : 14)
      })
    var cells = DownloadWords(table, words)
    return try plan.encode({ take throws(Diagnostic) in
      try table.rows(context) { row in
        take(row.indices.map { cell(row[$0], in: $0, &cells) })
      }
    }) { error in
      Diagnostic(
        .spreadsheetFailed, facts: ["path": table.path(.xlsx), "reason": error.reason])
    }
  }

  /// A name without what sheets may not be called.
  private func sheetName(_ title: String) -> String {
    let name = title.filter { !"[]:*?/\\'".contains($0) }
    return name.isEmpty ? table.name : String(name.prefix(26))
  }

  private func form(of column: DownloadTable.Column) -> SpreadsheetColumn.Form {
    switch column.type {
    case .text, .word, .words, .month, .boolean: .text
    case .integer: .number(decimals: 0)
    case .decimal: .number(decimals: 2)
    case .money: .number(decimals: words.currency.decimals)
    case .day: .day
    }
  }

  private func cell(
    _ value: AssessmentValue, in column: Int, _ cells: inout DownloadWords
  ) -> SpreadsheetCell {
    switch value {
    case .missing: .empty
    case .text(let text): .text(cells.shown(text, in: column))
    case .integer(let number): .number(number, scale: 0)
    case .decimal(let number, let scale): .number(number, scale: scale)
    case .money(let amount): .number(amount, scale: words.currency.decimals)
    case .day(let day): day.number < -25_508 ? .text(dayText(day)) : .day(Int(day.number))
    case .month: .text(value.text(currency: words.currency) ?? "")
    case .boolean(let flag): .text(cells.shown(flag))
    }
  }
}
