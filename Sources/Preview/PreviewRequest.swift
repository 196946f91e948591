/// A request for a page, as much of it as a preview has to know.
package struct PreviewRequest: Sendable, Hashable {
  /// `GET`, `HEAD` or another.
  package let method: String
  /// The path as sent, with its query.
  package let target: String
  /// The headers by their names in small letters; of several with one name, the last.
  package let headers: [String: String]

  /// A request of these parts.
  package init(method: String, target: String, headers: [String: String]) {
    self.method = method
    self.target = target
    self.headers = headers
  }

  /// A request holds at most so many bytes.
  static let limit = 32 << 10

  /// What came of reading.
  enum Reading {
    case request(PreviewRequest)
    case incomplete
    case refused
  }

  /// Reads the head of a request (RFC 9112); what follows it is nobody's concern.
  static func read(_ bytes: [UInt8]) -> Reading {
    guard let end = end(of: bytes) else {
      return bytes.count > limit ? .refused : .incomplete
    }
    guard end <= limit, let text = String(validating: bytes[..<end], as: UTF8.self) else {
      return .refused
    }
    // A carriage return and a line feed are one character in Swift.
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
    let first = (lines.popFirst() ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard first.count == 3, first[2].hasPrefix("HTTP/1."), first[1].hasPrefix("/") else {
      return .refused
    }
    var headers: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return .refused }
      let name = line[..<colon].lowercased()
      guard !name.contains(where: \.isWhitespace) else { return .refused }
      headers[name] = String(line[line.index(after: colon)...].trimmed)
    }
    return .request(
      PreviewRequest(method: String(first[0]), target: String(first[1]), headers: headers))
  }

  /// Where the head ends; nil while its empty line has not come.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first {
      bytes[$0] == 0x0D && bytes[$0 + 1] == 0x0A && bytes[$0 + 2] == 0x0D && bytes[$0 + 3] == 0x0A
    }
  }

  /// The path without its query, its escapes read; nil where these are none.
  package var path: String? {
    var bytes: [UInt8] = []
    var rest = Array(target.utf8.prefix { $0 != 0x3F && $0 != 0x23 })[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What follows `name=` in the query; nil without it.
  package func query(_ name: String) -> String? {
    guard let mark = target.firstIndex(of: "?") else { return nil }
    return target[target.index(after: mark)...].split(separator: "&")
      .first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return text
  }
}
