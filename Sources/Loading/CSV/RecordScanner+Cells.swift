extension RecordScanner {
  /// The bytes a cell means: doubled quotes become one.
  func bytes(of cell: Cell, in bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(cell.range.count)
    var at = cell.range.lowerBound
    while at < cell.range.upperBound {
      result.append(bytes[at])
      if cell.hasDoubledQuotes, bytes[at] == Byte.quote { at += 1 }
      at += 1
    }
    return result
  }

  /// Where the text of a cell stands without blanks around it; empty where the record has no such column.
  ///
  /// - Parameters:
  ///   - column: The position of the column; negative for none.
  ///   - bytes: What was scanned.
  /// - Returns: The range in the bytes.
  func trimmedCell(_ column: Int, in bytes: Span<UInt8>) -> Range<Int> {
    column >= 0 && column < count ? bytes.trimmedRange(in: cells[column].range) : 0..<0
  }
}
