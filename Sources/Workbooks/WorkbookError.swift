public import Unpacking

/// Why a workbook cannot be read.
public enum WorkbookError: Error, Sendable, Hashable {
  /// The file cannot be read or unpacked.
  case packing(UnpackingError)
  /// A part of it is damaged, or is not what it should be.
  case damaged(String)
  /// A part is larger than anybody writes in earnest, in MiB where that is the measure.
  case tooLarge(limit: Int)
  /// It is protected by a password, or of a format before 2007.
  case closed
}

/// How much of a workbook is accepted.
enum WorkbookLimits {
  /// Rows of a sheet: as many as spreadsheet programs have.
  static let rows = 1 << 20
  /// Columns of a sheet.
  static let columns = 1 << 14
  /// Bytes of one cell.
  static let cell = 4 << 20
  /// Bytes of all texts that cells share.
  static let sharedTexts = 512 << 20
  /// Cells that come from one written once and said to be repeated.
  static let repeatedCells = 20_000_000
}

/// Runs what reads packed bytes.
func unpacking<Result>(
  _ body: () throws(UnpackingError) -> Result
) throws(WorkbookError) -> Result {
  do throws(UnpackingError) { return try body() } catch { throw .packing(error) }
}
