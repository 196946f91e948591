/// Rows that sum up those above.
enum TotalRow {
  private static let words: Set<String> = [
    "total", "totais", "subtotal", "sub total", "total geral", "grand total", "soma",
    "total general", "totals",
  ]
  private static let longest = 20

  /// Whether the first text of a row says that it is a sum.
  static func isTotal(_ text: String) -> Bool {
    text.utf8.count <= longest && words.contains(HeaderKey.fold(text))
  }

  /// Whether so few cells of a row have something in them as those of a sum have.
  static func isSparse(filled: Int, of width: Int) -> Bool { filled * 2 <= max(4, width) }

  /// Where a row says that it is a sum; nil where it does not, or where most of its cells are filled.
  ///
  /// A list of two columns has no room to tell a sum from a record of that name.
  static func column(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, width: Int
  ) -> Int? {
    guard width > 2 else { return nil }
    var first: Int?
    var filled = 0
    for column in 0..<scanner.count {
      let range = scanner.trimmedCell(column, in: bytes)
      guard !range.isEmpty else { continue }
      filled += 1
      guard first == nil else { continue }
      guard range.count <= longest, isTotal(bytes.extracting(range).text) else { return nil }
      first = column
    }
    return isSparse(filled: filled, of: width) ? first : nil
  }
}
