import Diagnostics
import Portfolio

/// The one object that an API puts around the records it gives: beside their list it says pages and counts.
struct JSONEnvelope {
  /// Values are passed over this deep.
  private static let deepest = 64

  /// The key of the list.
  let key: String
  /// Within the list, after its bracket.
  let list: JSONParser
  /// The keys beside it.
  let others: [String]

  /// Finds the only list of objects under the only object of a text; nil where the text is another thing:
  /// records one after the other, or no JSON, which whoever reads it says.
  ///
  /// - Parameters:
  ///   - start: Stands on the first byte of the text that is no blank.
  ///   - file: The file's name, for messages.
  /// - Throws: Where there are several such lists.
  init?(_ start: JSONParser, file: String) throws(DiagnosticsError) {
    var parser = start
    guard let (lists, others) = try? JSONEnvelope.members(&parser), let first = lists.first else {
      return nil
    }
    self.others = others
    guard lists.count == 1 else {
      throw DiagnosticsError([
        Diagnostic(
          .severalLists, at: SourceLocation(file: file, line: start.line),
          facts: ["keys": lists.map(\.key).joined(separator: ", ")])
      ])
    }
    (key, list) = (first.key, first.list)
  }

  /// The lists of objects under an object, after which nothing follows, and its other keys.
  private static func members(
    _ parser: inout JSONParser
  ) throws(DiagnosticsError) -> (lists: [(key: String, list: JSONParser)], others: [String]) {
    var lists: [(key: String, list: JSONParser)] = []
    var others: [String] = []
    guard parser.take(0x7B) else { return ([], []) }
    try parser.skipBlanks()
    while !parser.take(0x7D) {
      let key = try parser.string()
      try parser.skipBlanks()
      guard parser.take(0x3A) else { throw parser.unexpected(wanted: ":") }
      try parser.skipBlanks()
      if parser.peek == 0x5B, let list = objects(after: parser) {
        lists.append((key, list))
      } else {
        others.append(key)
      }
      try skipValue(&parser, depth: 0)
      try parser.skipBlanks()
      if parser.take(0x2C) { try parser.skipBlanks() }
    }
    try parser.expectEnd()
    return (lists, others)
  }

  /// What APIs say of the list itself, although tables know some of it.
  private static let ofLists: Set<String> = [
    "total", "count", "quantity", "quantidade", "page", "pagina", "status", "type", "tipo", "date",
    "data", "code", "message", "object", "situacao", "error",
  ]

  /// Whether the object is a record itself, with a list in it: a table knows its keys.
  func isRecord(of table: TableName) -> Bool {
    others.contains { key in
      !JSONEnvelope.ofLists.contains(HeaderKey.fold(key))
        && HeaderAliases.field(for: key, in: table) != nil
    }
  }

  /// The inside of a list whose first value is an object.
  private static func objects(after parser: JSONParser) -> JSONParser? {
    var inside = parser
    guard inside.take(0x5B) else { return nil }
    let list = inside
    guard (try? inside.skipBlanks()) != nil, inside.peek == 0x7B else { return nil }
    return list
  }

  private static func skipValue(
    _ parser: inout JSONParser, depth: Int
  ) throws(DiagnosticsError) {
    let isObject = parser.peek == 0x7B
    guard isObject || parser.peek == 0x5B else {
      _ = try parser.scalar()
      return
    }
    guard depth < deepest, parser.take(parser.peek) else { throw parser.unexpected(wanted: "") }
    try parser.skipBlanks()
    while !parser.take(isObject ? 0x7D : 0x5D) {
      if isObject {
        _ = try parser.string()
        try parser.skipBlanks()
        guard parser.take(0x3A) else { throw parser.unexpected(wanted: ":") }
        try parser.skipBlanks()
      }
      try skipValue(&parser, depth: depth + 1)
      try parser.skipBlanks()
      if parser.take(0x2C) { try parser.skipBlanks() }
    }
  }
}
