/// Rows that sum up those above.
enum TotalRow {
  private static let words: Set<String> = [
    "total", "totais", "subtotal", "sub total", "total geral", "grand total", "soma",
    "total general", "totals", "saldo anterior",
  ]
  /// Other words after `Total` or `Soma` are those of names, such as `Total Energies`.
  private static let beginnings = [
    "total de ", "total do ", "total da ", "total dos ", "total das ", "total dia ", "total del ",
    "total geral ", "total general ", "grand total ", "subtotal ", "sub total ", "saldo anterior ",
  ]
  private static let longest = 20
  private static let longestBeginning = 60

  /// Whether the first text of a row says that it is a sum.
  static func isTotal(_ text: String) -> Bool {
    text.utf8.count <= longest && words.contains(HeaderKey.fold(text))
  }

  /// Whether a text begins as that of a sum does, such as `Total do dia`: so may the name of a company.
  static func beginsAsTotal(_ text: String) -> Bool {
    guard text.utf8.count <= longestBeginning else { return false }
    let folded = HeaderKey.fold(text)
    return beginnings.contains { folded.hasPrefix($0) }
  }

  /// Whether so few cells of a row have something in them as those of a sum have.
  static func isSparse(filled: Int, of width: Int) -> Bool { filled * 2 <= max(4, width) }

  /// Where a row says that it is a sum; nil where it does not, or where most of its cells are filled.
  ///
  /// A list of two columns has no room to tell a sum from a record of that name.
  ///
  /// - Parameters:
  ///   - scanner: Stands on the row.
  ///   - bytes: What was scanned.
  ///   - width: How many columns there are.
  ///   - takesBeginnings: Whether a text that only begins as that of a sum says so, too.
  /// - Returns: The column of the text.
  static func column(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, width: Int,
    takesBeginnings: Bool = false
  ) -> Int? {
    guard width > 2 else { return nil }
    var first: Int?
    var filled = 0
    for column in 0..<scanner.count {
      let range = scanner.trimmedCell(column, in: bytes)
      guard !range.isEmpty else { continue }
      filled += 1
      guard first == nil else { continue }
      guard range.count <= longestBeginning else { return nil }
      let text = bytes.extracting(range).text
      guard isTotal(text) || (takesBeginnings && beginsAsTotal(text)) else { return nil }
      first = column
    }
    return isSparse(filled: filled, of: width) ? first : nil
  }
}
