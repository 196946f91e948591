/// A value of a cell.
public enum SpreadsheetCell: Sendable, Hashable {
  /// Nothing: unknown, or does not apply.
  case empty
  /// Text; never read as a formula or an address.
  case text(String)
  /// A whole number of the last of `scale` decimals.
  case number(Int64, scale: Int)
  /// A day, as days since 1970-01-01.
  case day(Int)
}

/// A column of a sheet.
public struct SpreadsheetColumn: Sendable, Hashable {
  /// How the cells of a column are written.
  public enum Form: Sendable, Hashable {
    case text
    /// A number with as many decimals.
    case number(decimals: Int)
    case day
  }

  /// What stands at its head.
  public let heading: String
  /// How its cells are written.
  public let form: Form
  /// How wide it is, in characters.
  public let width: Int

  /// A column of a sheet.
  public init(heading: String, form: Form, width: Int) {
    self.heading = heading
    self.form = form
    self.width = width
  }
}

/// What keeps a spreadsheet from being written.
public struct SpreadsheetError: Error, Sendable, Hashable {
  /// What the system or the library said.
  public let reason: String
}
