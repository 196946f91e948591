import Files
import Privacy

/// `persons.json`, line by line as it was written.
enum PersonMap {
  /// The map without some people.
  ///
  /// - Parameters:
  ///   - people: Ids of contacts. Clients may have the same ones, in a list of their own.
  ///   - clients: Ids of clients, and what stands for each.
  ///   - bytes: The map.
  /// - Returns: What is left of it.
  static func without(
    _ people: Set<String>, renaming clients: [String: String], _ bytes: [UInt8]
  ) -> [UInt8] {
    let keys = people.map { id -> [UInt8] in
      var key: [UInt8] = []
      JSONText.append(id, to: &key)
      return key + [0x3A]
    }
    let text = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var lines: [[UInt8]] = []
    var isOfClients = false
    for line in text {
      if line.starts(with: Array("\"clients\":".utf8)) { isOfClients = true }
      guard !isOfClients, keys.contains(where: { line.starts(with: $0) }) else {
        lines.append(renamed(line, clients, isKey: isOfClients))
        continue
      }
      // The line that ends the list keeps its end, the one before it loses its comma.
      if line.last != 0x2C, let close = line.lastIndex(of: 0x5D) {
        let end = Array(line[(close + 1)...])
        if let last = lines.popLast() {
          lines.append((last.last == 0x2C ? Array(last.dropLast()) : last) + end)
        }
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// A line with other ids of clients: its key in their own list, what it lists in that of people, and both
  /// where a person is a client and nothing else.
  private static func renamed(
    _ line: [UInt8], _ clients: [String: String], isKey: Bool
  ) -> [UInt8] {
    guard !clients.isEmpty, let colon = line.firstIndex(of: 0x3A) else { return line }
    let key = Array(line[..<colon])
    let isItself = line[(colon + 1)...].starts(with: [0x5B] + key + [0x5D])
    let range = (isKey || isItself ? 0 : colon)..<(isKey ? colon : line.count)
    var text = String(decoding: line[range], as: UTF8.self)
    for (id, alias) in clients {
      text = text.split(separator: "\"\(id)\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\(alias)\"")
    }
    return line[..<range.lowerBound] + Array(text.utf8) + line[range.upperBound...]
  }
}
