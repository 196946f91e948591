/// The parts of a tar file (POSIX.1-2001): the same for the same names and contents, whoever packs when.
enum TarFile {
  /// What stands before a file's bytes: owner and time are zero, all may read.
  ///
  /// - Parameters:
  ///   - path: Where it unpacks to.
  ///   - size: Its length in bytes.
  /// - Returns: The head, with one for a long or foreign name before it where needed.
  static func head(_ path: String, size: Int) -> [UInt8] {
    var records: [UInt8] = []
    let isPlain = path.utf8.allSatisfy { $0 < 0x80 }
    let split = isPlain ? TarFile.split(path) : nil
    if split == nil { records += record("path", path) }
    // Eleven octal digits are what the old head holds.
    if size > 0o777_7777_7777 { records += record("size", String(size)) }
    var head: [UInt8] = []
    if !records.isEmpty {
      head += block("././@PaxHeader", prefix: "", size: records.count, type: 0x78)
      head += records
      head += padding(after: records.count)
    }
    let name =
      split ?? (
        "",
        String(
          path.utf8.filter { $0 < 0x80 }.suffix(90).map {
            Character(Unicode.Scalar($0))
          })
      )
    head += block(
      name.1, prefix: name.0, size: size > 0o777_7777_7777 ? 0 : size, type: 0x30)
    return head
  }

  /// The zeros that fill a file's last block.
  static func padding(after size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (512 - size % 512) % 512)
  }

  /// The two empty blocks at the end.
  static let end = [UInt8](repeating: 0, count: 1024)

  /// A path in the two fields of the old head; nil where it does not fit.
  private static func split(_ path: String) -> (prefix: String, name: String)? {
    let bytes = Array(path.utf8)
    if bytes.count <= 100 { return ("", path) }
    for index in bytes.indices.reversed() where bytes[index] == 0x2F {
      let (prefix, name) = (bytes[..<index], bytes[(index + 1)...])
      if name.count > 100 { return nil }
      if prefix.count <= 155, !name.isEmpty {
        return (String(decoding: prefix, as: UTF8.self), String(decoding: name, as: UTF8.self))
      }
    }
    return nil
  }

  /// A record of the extended head: its own length counts itself.
  private static func record(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count + 1
    while String(length).utf8.count + rest.utf8.count != length { length += 1 }
    return Array("\(length)\(rest)".utf8)
  }

  private static func block(_ name: String, prefix: String, size: Int, type: UInt8) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at start: Int) {
      for (index, byte) in text.utf8.enumerated() { block[start + index] = byte }
    }
    func octal(_ number: Int, digits: Int, at start: Int) {
      let text = String(number, radix: 8)
      put(String(repeating: "0", count: max(0, digits - text.count)) + text, at: start)
    }
    put(name, at: 0)
    octal(0o644, digits: 7, at: 100)
    octal(0, digits: 7, at: 108)
    octal(0, digits: 7, at: 116)
    octal(size, digits: 11, at: 124)
    octal(0, digits: 11, at: 136)
    put("        ", at: 148)
    block[156] = type
    put("ustar", at: 257)
    put("00", at: 263)
    octal(0, digits: 7, at: 329)
    octal(0, digits: 7, at: 337)
    put(prefix, at: 345)
    octal(block.reduce(0) { $0 + Int($1) }, digits: 6, at: 148)
    block[154] = 0
    return block
  }
}
