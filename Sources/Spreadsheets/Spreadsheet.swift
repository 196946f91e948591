internal import CXlsxWriter
internal import Glibc

/// A spreadsheet as XLSX, the same bytes for the same cells.
///
/// Rows go to the disk as they come, so that memory does not follow them; the finished file is read
/// back whole. Sheets that are full are continued on the next.
public struct Spreadsheet: Sendable {
  /// What the file says of itself.
  public var title: String
  /// The name of the sheet, as short as the format asks for.
  public var sheet: String
  /// The day that stands as the day of making, as days since 1970-01-01.
  public var day: Int
  /// How days are written, such as `dd/mm/yyyy`.
  public var dayFormat: String
  /// The columns, from the left.
  public var columns: [SpreadsheetColumn]

  /// Rows below the heading of a sheet before the next one begins; a sheet could hold 1,048,575.
  private static let rowsPerSheet = 1_000_000
  /// Characters of a cell, a little below the 32,767 that one could hold.
  fileprivate static let charactersPerCell = 32_000

  /// A spreadsheet of one table.
  public init(
    title: String, sheet: String, day: Int, dayFormat: String, columns: [SpreadsheetColumn]
  ) {
    self.title = title
    self.sheet = sheet
    self.day = day
    self.dayFormat = dayFormat
    self.columns = columns
  }

  /// The bytes of the file.
  ///
  /// - Parameters:
  ///   - rows: Hands over the rows in order, each with a cell for each column.
  ///   - failing: What is thrown for what keeps the file from being written.
  /// - Returns: A workbook with a sheet for each million rows.
  /// - Throws: What the rows throw, or what keeps the file from being written.
  public func encode<Failure: Error>(
    _ rows: ((_ row: [SpreadsheetCell]) -> Void) throws(Failure) -> Void,
    failing: (SpreadsheetError) -> Failure
  ) throws(Failure) -> [UInt8] {
    guard let folder = SpreadsheetFolder() else {
      throw failing(SpreadsheetError(reason: SpreadsheetFolder.reason))
    }
    guard let writer = SpreadsheetWriter(self, path: folder.file) else {
      throw failing(SpreadsheetError(reason: SpreadsheetFolder.reason))
    }
    try writer.write(rows, rowsPerSheet: Spreadsheet.rowsPerSheet)
    if let reason = writer.close() { throw failing(SpreadsheetError(reason: reason)) }
    guard let bytes = folder.read() else {
      throw failing(SpreadsheetError(reason: SpreadsheetFolder.reason))
    }
    return bytes
  }
}

/// Several tables in one workbook, a sheet each.
public struct SpreadsheetBook {
  /// How many rows below its heading a sheet can hold.
  public static let mostRows = 1_048_575
  /// How many characters a cell can hold; longer texts are cut.
  public static let charactersPerCell = Spreadsheet.charactersPerCell

  /// Hands over the rows of a table in order.
  public typealias Rows = (_ take: (_ row: [SpreadsheetCell]) -> Void) -> Void

  private let tables: [(plan: Spreadsheet, rows: Rows)]

  /// A workbook of these tables, at least one; the first says title and day.
  public init(_ tables: [(plan: Spreadsheet, rows: Rows)]) { self.tables = tables }

  /// The bytes of the file.
  ///
  /// - Throws: What keeps the file from being written.
  public func encode() throws(SpreadsheetError) -> [UInt8] {
    guard let first = tables.first, let folder = SpreadsheetFolder(),
      let writer = SpreadsheetWriter(first.plan, path: folder.file)
    else { throw SpreadsheetError(reason: SpreadsheetFolder.reason) }
    for (index, table) in tables.enumerated() {
      if index > 0 { writer.take(table.plan) }
      writer.write(table.rows, rowsPerSheet: SpreadsheetBook.mostRows)
    }
    if let reason = writer.close() { throw SpreadsheetError(reason: reason) }
    guard let bytes = folder.read() else {
      throw SpreadsheetError(reason: SpreadsheetFolder.reason)
    }
    return bytes
  }
}

/// A folder of its own for the file, gone with the value.
private final class SpreadsheetFolder {
  let path: String
  var file: String { path + "/sheet.xlsx" }

  /// What the system said last.
  static var reason: String { unsafe String(cString: strerror(errno)) }

  init?() {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/carteira-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
    }
    guard let made else { return nil }
    path = made
  }

  deinit {
    _ = unsafe unlink(file)
    _ = unsafe rmdir(path)
  }

  func read() -> [UInt8]? {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    var isWhole = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, isWhole {
        let read = unsafe Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if read > 0 { count += read } else if read == 0 || errno != EINTR { isWhole = false }
      }
    }
    return isWhole ? bytes : nil
  }
}

/// A workbook of the library, closed once.
@safe private final class SpreadsheetWriter {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var plan: Spreadsheet
  private let bold: UnsafeMutablePointer<lxw_format>?
  private var formats: [UnsafeMutablePointer<lxw_format>?]
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var isOpen = true

  init?(_ plan: Spreadsheet, path: String) {
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    unsafe options.use_zip64 = 0
    guard let workbook = unsafe workbook_new_opt(path, &options) else { return nil }
    unsafe self.workbook = workbook
    self.plan = plan
    unsafe bold = unsafe workbook_add_format(workbook)
    unsafe format_set_bold(bold)
    unsafe format_set_text_wrap(bold)
    unsafe formats = SpreadsheetWriter.formats(of: plan, workbook)
    setProperties()
  }

  deinit {
    if isOpen { _ = unsafe workbook_close(workbook) }
  }

  private static func formats(
    of plan: Spreadsheet, _ workbook: UnsafeMutablePointer<lxw_workbook>
  ) -> [UnsafeMutablePointer<lxw_format>?] {
    unsafe plan.columns.map { column in
      let code: String
      switch column.form {
      case .text: return nil
      case .number(let decimals):
        code = decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
      case .day: code = plan.dayFormat
      }
      let format = unsafe workbook_add_format(workbook)
      unsafe format_set_num_format(format, code)
      return unsafe format
    }
  }

  /// Goes on with another table.
  func take(_ plan: Spreadsheet) {
    self.plan = plan
    unsafe formats = SpreadsheetWriter.formats(of: plan, workbook)
  }

  /// Writes the rows of the table at hand, over as many sheets as they need, and at least one.
  func write<Failure: Error>(
    _ rows: ((_ row: [SpreadsheetCell]) -> Void) throws(Failure) -> Void, rowsPerSheet: Int
  ) throws(Failure) {
    var count = 0
    try rows { row in
      if count % rowsPerSheet == 0 { begin(number: count / rowsPerSheet + 1) }
      for (column, cell) in row.enumerated() {
        write(cell, row: count % rowsPerSheet + 1, column: column)
      }
      count += 1
    }
    if count == 0 { begin(number: 1) }
  }

  private func setProperties() {
    unsafe plan.title.withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = unsafe UnsafeMutablePointer(mutating: title)
      unsafe properties.created = time_t(plan.day * 86_400)
      _ = unsafe workbook_set_properties(workbook, &properties)
    }
  }

  /// Adds a sheet with its heading.
  private func begin(number: Int) {
    let name = number == 1 ? plan.sheet : "\(plan.sheet) \(number)"
    unsafe sheet = unsafe workbook_add_worksheet(workbook, String(name.prefix(31)))
    for (index, column) in plan.columns.enumerated() {
      let place = lxw_col_t(index)
      _ = unsafe worksheet_set_column(sheet, place, place, Double(column.width), nil)
      _ = unsafe worksheet_write_string(sheet, 0, place, column.heading, bold)
    }
    unsafe worksheet_freeze_panes(sheet, 1, 1)
    _ = unsafe worksheet_repeat_rows(sheet, 0, 0)
    unsafe worksheet_set_landscape(sheet)
    unsafe worksheet_set_paper(sheet, 9)
    _ = unsafe worksheet_fit_to_pages(sheet, 1, 0)
  }

  private func write(_ cell: SpreadsheetCell, row: Int, column: Int) {
    let limit = Spreadsheet.charactersPerCell
    let (place, line) = (lxw_col_t(column), lxw_row_t(row))
    let format = unsafe formats[column]
    switch cell {
    case .empty: break
    case .text(let text):
      let short = text.utf8.count > limit ? String(text.prefix(limit)) : text
      _ = unsafe worksheet_write_string(sheet, line, place, short, nil)
    case .number(let number, let scale):
      let value = Double(number) / (0..<scale).reduce(1.0) { power, _ in power * 10 }
      _ = unsafe worksheet_write_number(sheet, line, place, value, format)
    case .day(let day):
      // Days are counted from 1899-12-30.
      _ = unsafe worksheet_write_number(sheet, line, place, Double(day + 25_569), format)
    }
  }

  /// Finishes the file; says what kept it from being written.
  func close() -> String? {
    isOpen = false
    let outcome = unsafe workbook_close(workbook)
    guard outcome != LXW_NO_ERROR else { return nil }
    return unsafe String(cString: lxw_strerror(outcome))
  }
}
