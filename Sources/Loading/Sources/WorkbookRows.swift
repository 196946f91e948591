import Diagnostics
import Files
import Portfolio
import Unpacking
import Workbooks

/// Reads a sheet of a workbook into rows of cells.
struct WorkbookRows {
  let opener: ContentOpener
  let file: ByteFile
  let stamp: FileStamp

  /// Sheets beside the one that is read, looked at for headings.
  private static let mostSheets = 12

  private var name: String { opener.name }

  func read() throws(DiagnosticsError) -> SourceContent {
    let workbook = try open()
    let sheet = try choose(workbook)
    var spool = RowSpool(name: name)
    var problems = CellProblems()
    try workbook.read(
      sheet, currency: opener.request.currency.code, failing: { $0.asDiagnostics(name) }
    ) { rows throws(DiagnosticsError) in
      for row in rows.rows {
        spool.skip(to: row.number)
        for cell in rows.cells[row.cells] {
          let isValue = cell.kind != .error && cell.kind != .uncomputed
          if !isValue { problems.add(cell, row: row.number) }
          try spool.add(
            isValue ? rows.bytes[cell.range] : [], at: cell.column,
            isNumber: cell.kind == .number)
        }
        try spool.endRow()
      }
    }
    let lastTexts = spool.lastTexts
    let seen = workbook.sheets.filter { !$0.isHidden }.map(\.name)
    return SourceContent(
      bytes: .file(try spool.finish(), name: name), stamp: stamp,
      rows: RowsOfCells(
        format: workbook.format.rawValue, sheet: workbook.sheets.count > 1 ? sheet.name : nil,
        sheets: seen.count > 1 ? seen : [], lastTexts: lastTexts),
      diagnostics: problems.diagnostics(name) + findings(about: sheet, of: workbook))
  }

  /// What is to be said of the sheet that is read, where nobody named it.
  private func findings(about sheet: Workbook.Sheet, of workbook: Workbook) -> [Diagnostic] {
    guard opener.configuration.sheet == nil else { return [] }
    let place = SourceLocation(file: name)
    if sheet.isHidden {
      return [Diagnostic(.hiddenSheet, at: place, facts: ["sheet": sheet.name])]
    }
    let others = workbook.sheets.filter { other in
      let table = TableNames.table(named: other.name)
      return !other.isHidden && other != sheet
        && (table == nil || table == opener.configuration.table)
    }.prefix(WorkbookRows.mostSheets)
    guard !others.isEmpty else { return [] }
    let least = max(2, (headings(of: sheet, in: workbook) * 3 + 3) / 4)
    let fitting = others.filter { headings(of: $0, in: workbook) >= least }.map(\.name)
    guard !fitting.isEmpty else { return [] }
    return [
      Diagnostic(
        .otherSheets, at: place,
        facts: ["sheet": sheet.name, "others": fitting.joined(separator: ", ")])
    ]
  }

  /// How many headings of the table stand in one of the first rows of a sheet, at most.
  private func headings(of sheet: Workbook.Sheet, in workbook: Workbook) -> Int {
    let detector = LayoutDetector(configuration: opener.configuration, file: name)
    var most = 0
    var rowsLeft = LayoutDetector.deepestHeading
    do throws(DiagnosticsError) {
      try workbook.read(
        sheet, currency: opener.request.currency.code, failing: { $0.asDiagnostics(name) }
      ) { rows throws(DiagnosticsError) in
        for row in rows.rows {
          // Nothing is wrong: there is no other way to stop.
          guard rowsLeft > 0 else { throw DiagnosticsError([]) }
          rowsLeft -= 1
          let cells = rows.cells[row.cells].map {
            String(decoding: rows.bytes[$0.range], as: UTF8.self)
          }
          most = max(most, detector.known(cells, over: most))
        }
      }
    } catch {
      // A sheet that cannot be read fits as far as it could.
    }
    return most
  }

  private func open() throws(DiagnosticsError) -> Workbook {
    let archive: ZipArchive
    do throws(UnpackingError) { archive = try ZipArchive(file) } catch {
      throw error.asDiagnostics(name)
    }
    guard Workbook.isWorkbook(archive) else { throw opener.refusal(.badPackage) }
    do throws(WorkbookError) { return try Workbook(archive) } catch {
      throw error.asDiagnostics(name)
    }
  }

  /// The sheet that the configuration names, else of those that people see the one named as the table is,
  /// else the first of them; hidden ones only where there are no others.
  private func choose(_ workbook: Workbook) throws(DiagnosticsError) -> Workbook.Sheet {
    let sheets = workbook.sheets
    guard let wanted = opener.configuration.sheet else {
      let seen = sheets.filter { !$0.isHidden }
      let candidates = seen.isEmpty ? sheets : seen
      let named = candidates.first {
        TableNames.table(named: $0.name) == opener.configuration.table
      }
      guard let sheet = named ?? candidates.first else {
        throw opener.refusal(.emptyFile)
      }
      return sheet
    }
    let key = HeaderKey.fold(wanted)
    if let named = sheets.first(where: { $0.name == wanted })
      ?? sheets.first(where: { HeaderKey.fold($0.name) == key })
    {
      return named
    }
    if let number = Int(wanted), sheets.indices.contains(number - 1) { return sheets[number - 1] }
    let names = sheets.map(\.name)
    throw opener.refusal(
      .unknownSheet, ["found": wanted, "sheets": names.joined(separator: ", ")],
      suggestion: NearMiss.nearest(to: wanted, among: names), at: opener.configuration.location)
  }
}

/// Cells in which something stands that is no value.
private struct CellProblems {
  private var errors = (count: 0, row: 0)
  private var formulas = (count: 0, row: 0)

  mutating func add(_ cell: SheetRows.Cell, row: Int) {
    if cell.kind == .error {
      errors = (errors.count + 1, errors.count == 0 ? row : errors.row)
    } else {
      formulas = (formulas.count + 1, formulas.count == 0 ? row : formulas.row)
    }
  }

  func diagnostics(_ name: String) -> [Diagnostic] {
    [(DiagnosticCode.cellErrors, errors), (.uncomputedFormulas, formulas)]
      .filter { $0.1.count > 0 }
      .map { code, found in
        Diagnostic(
          code, at: SourceLocation(file: name, line: found.row),
          facts: ["count": String(found.count)])
      }
  }
}
