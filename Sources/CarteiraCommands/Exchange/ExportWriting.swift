import Analysis
import Diagnostics
import Files
import Portfolio
import Publishing
import SQLite
import Spreadsheets

/// Writes tables in the formats that other programs read.
struct ExportWriting {
  let tables: [ExportTable]
  let currency: Currency
  let title: String
  let day: Day

  // MARK: Text

  /// Rows with commas between cells and a heading; what a spreadsheet would run is disarmed.
  func csv(_ table: ExportTable) -> [UInt8] {
    var output = Array((table.columns.map(\.name).joined(separator: ",") + "\n").utf8)
    table.rows { row in
      for (column, value) in row.enumerated() {
        if column > 0 { output.append(0x2C) }
        value.appendCSV(to: &output, currency: currency)
      }
      output.append(0x0A)
    }
    return output
  }

  /// A list of objects, one a line; what is not known is null.
  func json(_ table: ExportTable) -> [UInt8] {
    var output = Array("[".utf8)
    var isFirst = true
    table.rows { row in
      output += isFirst ? [0x0A, 0x7B] : [0x2C, 0x0A, 0x7B]
      isFirst = false
      for (index, value) in row.enumerated() {
        if index > 0 { output.append(0x2C) }
        JSONText.append(table.columns[index].name, to: &output)
        output.append(0x3A)
        value.appendJSON(to: &output, currency: currency)
      }
      output.append(0x7D)
    }
    return output + Array("\n]\n".utf8)
  }

  /// Several tables under their names.
  func json() -> [UInt8] {
    var output: [UInt8] = [0x7B]
    for (index, table) in tables.enumerated() {
      if index > 0 { output += [0x2C, 0x0A] }
      JSONText.append(table.name, to: &output)
      output.append(0x3A)
      output += json(table).dropLast()
    }
    return output + [0x7D, 0x0A]
  }

  // MARK: XLSX

  /// A workbook with a sheet for each table.
  ///
  /// - Parameter log: Gets what was cut.
  /// - Returns: The file.
  /// - Throws: Where a table has more rows than a sheet, or the disk fails.
  func xlsx(_ log: inout DiagnosticLog) throws(DiagnosticsError) -> [UInt8] {
    var longTexts = 0
    for table in tables {
      var count = 0
      table.rows { row in
        count += 1
        for case .text(let text) in row
        where text.utf8.count > SpreadsheetBook.charactersPerCell
          && text.count > SpreadsheetBook.charactersPerCell
        {
          longTexts += 1
        }
      }
      guard count <= SpreadsheetBook.mostRows else {
        throw DiagnosticsError([
          Diagnostic(
            .tooManyRows,
            facts: ["table": table.name, "limit": String(SpreadsheetBook.mostRows)])
        ])
      }
    }
    if longTexts > 0 {
      log.add(
        Diagnostic(
          .textsCut,
          facts: [
            "count": String(longTexts), "limit": String(SpreadsheetBook.charactersPerCell),
          ]))
    }
    do throws(SpreadsheetError) {
      return try SpreadsheetBook(tables.map { ($0.plan(title, day, currency), cells($0)) }).encode()
    } catch {
      throw DiagnosticsError([
        Diagnostic(.exportFailed, facts: ["path": "XLSX", "reason": error.reason])
      ])
    }
  }

  private func cells(_ table: ExportTable) -> SpreadsheetBook.Rows {
    let currency = currency
    return { take in
      table.rows { row in take(row.map { ExportWriting.cell($0, currency) }) }
    }
  }

  /// Numbers that a sheet would round stay as text.
  private static func cell(_ value: AssessmentValue, _ currency: Currency) -> SpreadsheetCell {
    let largest: UInt64 = 999_999_999_999_999
    func number(_ number: Int64, _ scale: Int) -> SpreadsheetCell {
      number.magnitude <= largest
        ? .number(number, scale: scale) : .text(value.text(currency: currency) ?? "")
    }
    switch value {
    case .missing: return .empty
    case .text(let text): return .text(text)
    case .integer(let whole): return number(whole, 0)
    case .decimal(let decimal, let scale): return number(decimal, scale)
    case .money(let amount): return number(amount, currency.decimals)
    // Before March 1900 the programs do not agree on the calendar.
    case .day(let day) where day.number >= -25_508: return .day(Int(day.number))
    case .day, .month, .boolean: return .text(value.text(currency: currency) ?? "")
    }
  }

  // MARK: SQLite

  /// A database with a table for each, its columns typed, clients and days indexed.
  ///
  /// - Parameters:
  ///   - path: The file, which is there whole or not at all.
  ///   - permissions: Who may read it.
  ///   - watching: Is handed the draft of it, so that somebody can give it up.
  ///   - check: Asked once everything is written, before it is put in place.
  /// - Throws: Where the database refuses, the disk fails, or what `check` throws.
  func sqlite(
    _ path: String, permissions: SitePermissions, watching: (Draft) -> Void = { _ in },
    check: () throws(Diagnostic) -> Void = { () throws(Diagnostic) in }
  ) throws(DiagnosticsError) {
    try lifting { () throws(Diagnostic) in
      try AtomicFile.make(path, permissions: permissions, watching: watching) {
        draft throws(Diagnostic) in
        do throws(SQLiteError) {
          let database = try SQLiteDatabase(path: draft, access: .readWrite)
          // A draft that is not finished is thrown away: a journal on the disk would only outlive it.
          try database.run("PRAGMA journal_mode = MEMORY")
          try database.transaction(.immediate) { () throws(SQLiteError) in
            for table in tables { try write(table, database) }
          }
          try database.run("ANALYZE")
        } catch {
          throw Diagnostic(.exportFailed, facts: ["path": path, "reason": error.message])
        }
        try check()
      }
    }
  }

  private func write(
    _ table: ExportTable, _ database: SQLiteDatabase
  ) throws(SQLiteError) {
    let name = ExportTable.identifier(table.name)
    let columns = table.columns.map { (ExportTable.identifier($0.name), declared($0.type)) }
    let list = columns.map { "\"\($0)\" \($1)" }.joined(separator: ", ")
    try database.run("CREATE TABLE \"\(name)\" (\(list))")
    let places = [String](repeating: "?", count: columns.count).joined(separator: ", ")
    let insert = try database.prepare("INSERT INTO \"\(name)\" VALUES (\(places))")
    var failure: SQLiteError?
    table.rows { row in
      guard failure == nil else { return }
      do throws(SQLiteError) { try insert.run(row.map(value)) } catch { failure = error }
    }
    if let failure { throw failure }
    for (column, type) in columns
    where ["id", "client", "client_id", "number", "invoice"].contains(column) || type == "DATE" {
      try database.run("CREATE INDEX \"\(name)_\(column)\" ON \"\(name)\" (\"\(column)\")")
    }
  }

  private func declared(_ type: AssessmentType) -> String {
    switch type {
    case .integer: "INTEGER"
    case .decimal: "DECIMAL"
    case .money: "DECIMAL(18, \(currency.decimals))"
    case .day: "DATE"
    case .boolean: "BOOLEAN"
    case .text, .word, .words, .month: "TEXT"
    }
  }

  /// Amounts as digits: the column's type makes numbers of them, exact to fifteen digits.
  private func value(_ value: AssessmentValue) -> SQLiteValue {
    switch value {
    case .missing: .null
    case .integer(let number): .integer(number)
    case .boolean(let flag): .integer(flag ? 1 : 0)
    default: value.text(currency: currency).map { .text($0) } ?? .null
    }
  }
}

extension ExportTable {
  /// A name that needs no quotes in SQL.
  static func identifier(_ name: String) -> String {
    String(name.map { $0 == "-" || $0 == "/" ? "_" : $0 })
  }

  fileprivate func plan(_ title: String, _ day: Day, _ currency: Currency) -> Spreadsheet {
    Spreadsheet(
      title: title, sheet: String(name.prefix(31)), day: Int(day.number), dayFormat: "yyyy-mm-dd",
      columns: columns.map { column in
        let form: SpreadsheetColumn.Form =
          switch column.type {
          case .day: .day
          case .integer: .number(decimals: 0)
          case .decimal: .number(decimals: 2)
          case .money: .number(decimals: currency.decimals)
          case .text, .word, .words, .month, .boolean: .text
          }
        return SpreadsheetColumn(
          heading: column.name, form: form, width: min(40, max(10, column.name.count + 2)))
      })
  }
}
