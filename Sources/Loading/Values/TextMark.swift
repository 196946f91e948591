/// Tells texts from true numbers in rows that a sheet, a database or named values were made into.
///
/// What such a format holds as a number has a point, whatever its column looks like. A text that could be a
/// number is written with a blank after it: whoever reads a cell as a text takes it off, and whoever
/// reads numbers sees which of the two it is.
enum TextMark {
  /// What stands after a text that could be a number.
  static let byte = Byte.space
  /// Nobody writes a number longer than this, blanks around it included.
  private static let longest = 64

  /// Whether a text could be a number whose decimal mark is not known.
  static func isNeeded(_ text: some Collection<UInt8>) -> Bool {
    guard text.count <= longest, text.contains(where: { $0 == 0x2C || $0 == 0x2E }) else {
      return false
    }
    let bytes = Array(text)
    guard let core = NumberCore(bytes.span) else { return false }
    switch core.reading(of: bytes.span) {
    case .comma, .point, .ambiguous: return true
    case .plain, .notANumber: return false
    }
  }

  /// Whether a cell, with the blanks around it, is a text.
  @inline(__always)
  static func isText(_ cell: Span<UInt8>) -> Bool {
    cell.count > 0 && cell[cell.count - 1] == byte
  }
}

extension NumberStyle {
  /// The style of one cell of a column: where texts are marked, what bears no mark is a true number.
  func style(of cell: Span<UInt8>, marksTexts: Bool) -> NumberStyle {
    !marksTexts || TextMark.isText(cell) ? self : .point
  }
}
