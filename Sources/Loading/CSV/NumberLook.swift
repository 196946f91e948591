/// What cells look like that hold a number or a day, whatever the style.
enum NumberLook {
  /// Whether a text has a digit, and beside digits nothing but what stands in numbers and days.
  static func fits(_ text: Span<UInt8>) -> Bool {
    var hasDigit = false
    for index in 0..<text.count {
      switch text[index] {
      case 0x30...0x39: hasDigit = true
      // Blanks, signs, marks between digits, `R$` and `%`.
      case 0x0D, 0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x52, 0x24, 0x25: continue
      default: return false
      }
    }
    return hasDigit
  }

  /// The columns in which most cells look so, of those that have something in them.
  static func columns(of rows: ArraySlice<[String]>) -> Set<Int> {
    var counts: [Int: (filled: Int, fitting: Int)] = [:]
    for row in rows {
      for (column, text) in row.enumerated() where !text.isEmpty {
        let bytes = Array(text.utf8)
        let isNumber = fits(bytes.span)
        counts[column, default: (0, 0)].filled += 1
        if isNumber { counts[column, default: (0, 0)].fitting += 1 }
      }
    }
    return Set(counts.filter { $0.value.fitting * 2 > $0.value.filled }.keys)
  }
}
