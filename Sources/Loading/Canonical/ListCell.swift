/// Several values in one cell.
///
/// A value that holds a sign that separates stands in double quotes, with quotes in it doubled; quotes around
/// any other value belong to it.
public enum ListCell {
  private static let quote: UInt8 = 0x22
  private static let semicolon: UInt8 = 0x3B
  /// Semicolon, bar and line end.
  private static let separators: [UInt8] = [0x3B, 0x7C, 0x0A]

  /// The values of a canonical cell, which semicolons separate.
  ///
  /// - Parameter text: The cell.
  /// - Returns: The values, without blanks around them.
  public static func items(_ text: String) -> [String] {
    items(text) { $0 == semicolon }
  }

  /// Values in a canonical cell.
  ///
  /// - Parameter items: The values.
  /// - Returns: The cell, of which ``items(_:)`` and the loader make the same values.
  public static func text(_ items: [String]) -> String {
    let written = items.map { item in
      guard item.utf8.contains(where: separators.contains) || item.utf8.first == quote else {
        return item
      }
      let doubled = item.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      return "\"\(doubled)\""
    }
    // With a semicolon, a comma in the only one separates nothing.
    if written.count == 1, written[0].contains(",") { return written[0] + ";" }
    return written.joined(separator: "; ")
  }

  /// The values of a cell of any source: between semicolons, bars and line ends or, where there are none of
  /// these, commas.
  static func items(asWritten text: String) -> [String] {
    let hasSeparators = text.utf8.contains { separators.contains($0) }
    return items(text) { separators.contains($0) || (!hasSeparators && $0 == 0x2C) }
  }

  private static func items(_ text: String, _ ends: (UInt8) -> Bool) -> [String] {
    guard text.utf8.contains(quote) else {
      return text.utf8.split(whereSeparator: ends)
        .map { String(Substring($0)).trimmingBlanks }.filter { !$0.isEmpty }
    }
    let bytes = Array(text.utf8)
    var items: [String] = []
    var place = 0
    while place < bytes.count {
      if let (item, end) = quoted(bytes, from: place, ends) {
        items.append(item)
        place = end + 1
        continue
      }
      let end = bytes[place...].firstIndex(where: ends) ?? bytes.count
      let item = String(decoding: bytes[place..<end], as: UTF8.self).trimmingBlanks
      if !item.isEmpty { items.append(item) }
      place = end + 1
    }
    return items
  }

  /// The value in double quotes that begins at a place, and where it ends; nil where there is none that needs
  /// them.
  private static func quoted(
    _ bytes: [UInt8], from place: Int, _ ends: (UInt8) -> Bool
  ) -> (item: String, end: Int)? {
    func skippingBlanks(_ place: Int) -> Int {
      bytes[place...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
    }
    var at = skippingBlanks(place)
    guard at < bytes.count, bytes[at] == quote else { return nil }
    at += 1
    var item: [UInt8] = []
    var isNeeded = false
    while at < bytes.count {
      if bytes[at] == quote {
        guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
        at += 1
      }
      isNeeded = isNeeded || bytes[at] == quote || separators.contains(bytes[at])
      item.append(bytes[at])
      at += 1
    }
    guard at < bytes.count, isNeeded else { return nil }
    let end = skippingBlanks(at + 1)
    guard end == bytes.count || ends(bytes[end]) else { return nil }
    return (String(decoding: item, as: UTF8.self), end)
  }
}
