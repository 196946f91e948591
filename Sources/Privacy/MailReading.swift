/// Messages as whoever opens them reads them (RFC 5322, 2045 to 2047): heads and parts without encodings.
///
/// Lenient: what is not as the rules have it is handed over as it stands. It is for looking, not for showing.
public enum MailReading {
  /// A head or a part of a message.
  public struct Part: Sendable, Hashable {
    /// A name with the ending of its kind: `part.html`, `part.ics`, `part.txt`.
    public let name: String
    /// Its content, in UTF-8 where it is a text of a known alphabet.
    public let bytes: [UInt8]
  }

  /// How deep parts may lie in each other; below that they stay as they stand.
  private static let deepest = 16

  /// Everything that a message says, part by part.
  ///
  /// - Parameter message: Its bytes.
  /// - Returns: For each part its head, then its content.
  public static func parts(of message: [UInt8]) -> [Part] {
    var parts: [Part] = []
    read(message[...], depth: 0, into: &parts)
    return parts
  }

  private static func read(_ entity: ArraySlice<UInt8>, depth: Int, into parts: inout [Part]) {
    let (head, body) = split(entity)
    let lines = unfolded(head)
    parts.append(Part(name: "head.txt", bytes: MailWords.decoded(lines)))
    let fields = fields(lines)
    let type = fields["content-type"] ?? "text/plain"
    let kind = type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    if depth < deepest, kind.hasPrefix("multipart/"), let mark = parameter("boundary", of: type) {
      for piece in pieces(of: body, between: mark) { read(piece, depth: depth + 1, into: &parts) }
      return
    }
    let content = decoded(body, fields["content-transfer-encoding"] ?? "")
    if depth < deepest, kind == "message/rfc822" {
      read(content[...], depth: depth + 1, into: &parts)
      return
    }
    let isText = kind.hasPrefix("text/")
    parts.append(
      Part(
        name: "part." + ending(of: kind),
        bytes: isText
          ? MailWords.plain(content, alphabet: parameter("charset", of: type) ?? "") : content))
  }

  private static func ending(of kind: String) -> String {
    switch kind {
    case "text/html": "html"
    case "text/calendar": "ics"
    case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx"
    default: kind.hasPrefix("text/") ? "txt" : "bin"
    }
  }

  // MARK: Heads

  /// Head and content, which an empty line divides.
  private static func split(
    _ entity: ArraySlice<UInt8>
  ) -> (head: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
    var start = entity.startIndex
    while start < entity.endIndex {
      let end = entity[start...].firstIndex(of: 0x0A) ?? entity.endIndex
      let next = min(entity.endIndex, end + 1)
      let line = entity[start..<end]
      if line.isEmpty || (line.count == 1 && line.first == 0x0D) {
        return (entity[..<start], entity[next...])
      }
      start = next
    }
    return (entity, [])
  }

  /// The fields of a head with one line each.
  private static func unfolded(_ head: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(head.count)
    var index = head.startIndex
    while index < head.endIndex {
      let isEnd = head[index...].starts(with: [0x0D, 0x0A])
      let next = index + (isEnd ? 2 : 1)
      if isEnd || head[index] == 0x0A, next < head.endIndex,
        head[next] == 0x20 || head[next] == 0x09
      {
        index = next
        continue
      }
      output += head[index..<next]
      index = next
    }
    return output
  }

  private static func fields(_ lines: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    for line in lines.split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self)
    }
    return fields
  }

  /// The value of a parameter, without its quotes; nil where there is none.
  private static func parameter(_ name: String, of type: String) -> String? {
    for part in type.split(separator: ";").dropFirst() {
      guard let sign = part.firstIndex(of: "="),
        part[..<sign].filter({ !$0.isWhitespace }).lowercased() == name
      else { continue }
      let value = part[part.index(after: sign)...].filter { $0 != "\"" && !$0.isWhitespace }
      return value.isEmpty ? nil : value
    }
    return nil
  }

  // MARK: Contents

  /// The parts between lines that begin with a mark.
  private static func pieces(
    of body: ArraySlice<UInt8>, between boundary: String
  ) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var pieces: [ArraySlice<UInt8>] = []
    var open: Int?
    var start = body.startIndex
    while start < body.endIndex {
      let end = body[start...].firstIndex(of: 0x0A) ?? body.endIndex
      let next = min(body.endIndex, end + 1)
      if body[start..<end].starts(with: mark) {
        if let begin = open { pieces.append(body[begin..<start]) }
        let isLast = body[(start + mark.count)..<end].starts(with: [0x2D, 0x2D])
        open = isLast ? nil : next
      }
      start = next
    }
    if let begin = open { pieces.append(body[begin...]) }
    return pieces
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
    switch encoding.filter({ !$0.isWhitespace }).lowercased() {
    case "quoted-printable": MailWords.quoted(body)
    case "base64": MailWords.base64(body)
    default: Array(body)
    }
  }
}
