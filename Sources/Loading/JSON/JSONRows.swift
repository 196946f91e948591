import Diagnostics

/// Rows of a table read from JSON: an array of objects, or one object a line.
struct JSONRows: Sendable {
  /// One object.
  struct Row: Sendable {
    /// The line the object begins on.
    let line: Int
    /// Keys and values as texts; nested keys are joined by a dot.
    var cells: [(key: String, text: String, isNumber: Bool)]
  }

  /// The objects, in file order.
  private(set) var rows: [Row] = []
  /// Every key, in the order first met.
  private(set) var keys: [String] = []

  private var parser: JSONParser
  private var keyPositions: [String: Int] = [:]

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, without a byte order mark.
  ///   - file: The file's name, for messages.
  /// - Throws: Where the text is not JSON of that shape.
  init(_ bytes: [UInt8], file: String) throws(DiagnosticsError) {
    parser = JSONParser(bytes, file: file)
    try parser.skipBlanks()
    if parser.take(0x5B) {
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
    if parser.take(0x5D) { return try parser.expectEnd() }
    while true {
      try readObject()
      try parser.skipBlanks()
      if parser.take(0x5D) { return try parser.expectEnd() }
      guard parser.take(0x2C) else { throw parser.unexpected(wanted: ", ]") }
      try parser.skipBlanks()
    }
  }

  private mutating func readObject() throws(DiagnosticsError) {
    var row = Row(line: parser.line, cells: [])
    try readMembers(into: &row, prefix: "", depth: 0)
    for cell in row.cells where keyPositions[cell.key] == nil {
      keyPositions[cell.key] = keys.count
      keys.append(cell.key)
    }
    rows.append(row)
  }

  private mutating func readMembers(
    into row: inout Row, prefix: String, depth: Int
  ) throws(DiagnosticsError) {
    guard depth < 8, parser.take(0x7B) else { throw parser.unexpected(wanted: "{") }
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
        row.cells.append((key, value.text, value.isNumber))
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
