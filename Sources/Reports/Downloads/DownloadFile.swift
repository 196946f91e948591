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
    json.append(UInt8(ascii: "["))
    var count = 0
    try table.rows(context) { row throws(Diagnostic) in
      appendCSV(row, to: &csv)
      json.append(count == 0 ? "\n{" : ",\n{" as StaticString)
      appendJSON(row, to: &json)
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

  private func appendCSV(_ row: [AssessmentValue], to output: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { output.append(separator) }
      append(value, of: table.columns[index], to: &output)
    }
    output += [0x0D, 0x0A]
  }

  private var separator: UInt8 { isPortuguese ? 0x3B : 0x2C }

  private func append(
    _ value: AssessmentValue, of column: DownloadTable.Column, to output: inout [UInt8]
  ) {
    switch value {
    case .missing: return
    case .text(let text): append(shown(text, in: column), to: &output)
    case .integer, .month: value.append(to: &output, currency: words.currency)
    case .decimal, .money:
      let start = output.count
      value.append(to: &output, currency: words.currency)
      guard isPortuguese else { return }
      for place in start..<output.count where output[place] == 0x2E { output[place] = 0x2C }
    case .day(let day): output += Array(dayText(day).utf8)
    case .boolean(let flag): append(flagText(flag), to: &output)
    }
  }

  /// A cell of text, in quotes where it needs them; what a spreadsheet would run is disarmed.
  private func append(_ text: String, to output: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }
    guard !isPlain else { return output.append(contentsOf: text.utf8) }
    var buffer = OutputBuffer()
    buffer.append(text, as: .csv)
    output.append(contentsOf: buffer.bytes)
  }

  private func dayText(_ day: Day) -> String {
    isPortuguese ? words.formats.day(day, .short) : day.description
  }

  private func flagText(_ flag: Bool) -> String { words.text(flag ? "method.yes" : "method.no") }

  /// A word of a fixed list as people read it, and other text as it is.
  private func shown(_ text: String, in column: DownloadTable.Column) -> String {
    switch column.type {
    case .word: column.word(text, words)
    case .words:
      text.split(separator: " ").map { column.word(String($0), words) }
        .joined(separator: ", ")
    default: text
    }
  }

  // MARK: JSON

  /// As `assess` prints it: an object a line, names and words the same in every language.
  private func appendJSON(_ row: [AssessmentValue], to output: inout OutputBuffer) {
    for (index, value) in row.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      ScriptText.append(table.columns[index].name, to: &output)
      output.append(UInt8(ascii: ":"))
      append(value, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  private func append(_ value: AssessmentValue, to output: inout OutputBuffer) {
    switch value {
    case .missing: output.append("null" as StaticString)
    case .text(let text): ScriptText.append(text, to: &output)
    case .day, .month: ScriptText.append(value.text(currency: words.currency) ?? "", to: &output)
    case .integer, .decimal, .money, .boolean:
      output.append(value.text(currency: words.currency) ?? "null")
    }
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
    return try plan.encode({ take throws(Diagnostic) in
      try table.rows(context) { row in
        take(zip(row, table.columns).map { cell($0, of: $1) })
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
    _ value: AssessmentValue, of column: DownloadTable.Column
  ) -> SpreadsheetCell {
    switch value {
    case .missing: .empty
    case .text(let text): .text(shown(text, in: column))
    case .integer(let number): .number(number, scale: 0)
    case .decimal(let number, let scale): .number(number, scale: scale)
    case .money(let amount): .number(amount, scale: words.currency.decimals)
    case .day(let day): day.number < -25_508 ? .text(dayText(day)) : .day(Int(day.number))
    case .month: .text(value.text(currency: words.currency) ?? "")
    case .boolean(let flag): .text(flagText(flag))
    }
  }
}
