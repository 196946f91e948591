import Diagnostics
import Portfolio

/// Rows of a table read from JSON: an array of objects, alone or in one object with what an API says of it, or
/// one object a line.
struct JSONRows: Sendable {
  /// How many objects may lie within one another.
  private static let deepest = 8

  /// The objects, in file order.
  private(set) var rows = NamedRows()
  private var parser: JSONParser

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, without a byte order mark.
  ///   - file: The file's name, for messages.
  ///   - table: The table that is wanted of it.
  /// - Throws: Where the text is not JSON of that shape.
  init(_ bytes: [UInt8], file: String, table: TableName) throws(DiagnosticsError) {
    parser = JSONParser(bytes, file: file)
    try parser.skipBlanks()
    if parser.take(0x5B) {
      try readArray()
      try parser.expectEnd()
    } else if let envelope = try JSONEnvelope(parser, file: file), !envelope.isRecord(of: table) {
      parser = envelope.list
      rows.envelope = envelope.key
      try readArray()
    } else {
      while !parser.isAtEnd {
        try readObject()
        try parser.skipBlanks()
      }
    }
  }

  private mutating func readArray() throws(DiagnosticsError) {
    try parser.skipBlanks()
    if parser.take(0x5D) { return }
    while true {
      try readObject()
      try parser.skipBlanks()
      if parser.take(0x5D) { return }
      guard parser.take(0x2C) else { throw parser.unexpected(wanted: ", ]") }
      try parser.skipBlanks()
    }
  }

  private mutating func readObject() throws(DiagnosticsError) {
    var row = NamedRows.Row(line: parser.line)
    try readMembers(into: &row, prefix: "", depth: 0)
    rows.append(row)
  }

  private mutating func readMembers(
    into row: inout NamedRows.Row, prefix: String, depth: Int
  ) throws(DiagnosticsError) {
    guard depth < JSONRows.deepest else { throw parser.tooDeep(limit: JSONRows.deepest) }
    guard parser.take(0x7B) else { throw parser.unexpected(wanted: "{") }
    try parser.skipBlanks()
    if parser.take(0x7D) { return }
    while true {
      let key = prefix + (try parser.string())
      try parser.skipBlanks()
      guard parser.take(0x3A) else { throw parser.unexpected(wanted: ":") }
      try parser.skipBlanks()
      if parser.peek == 0x7B {
        try readMembers(into: &row, prefix: key + ".", depth: depth + 1)
      } else {
        let value = try parser.peek == 0x5B ? list() : parser.scalar()
        row.cells.append(.init(key: key, text: value.text, isNumber: value.isNumber))
      }
      try parser.skipBlanks()
      if parser.take(0x7D) { return }
      guard parser.take(0x2C) else { throw parser.unexpected(wanted: ", }") }
      try parser.skipBlanks()
    }
  }

  /// A list of scalars as one text with semicolons, as a spreadsheet cell would hold it.
  private mutating func list() throws(DiagnosticsError) -> (text: String, isNumber: Bool) {
    guard parser.take(0x5B) else { throw parser.unexpected(wanted: "[") }
    var texts: [String] = []
    try parser.skipBlanks()
    if parser.take(0x5D) { return ("", false) }
    while true {
      texts.append(try parser.scalar().text)
      try parser.skipBlanks()
      if parser.take(0x5D) { return (texts.joined(separator: "; "), false) }
      guard parser.take(0x2C) else { throw parser.unexpected(wanted: ", ]") }
      try parser.skipBlanks()
    }
  }
}
