/// The names of the files that hold clients' notes: the client's id, where that can be the name of a file.
///
/// A byte that cannot stand there becomes `=` and two digits: the note of `SP/1` is `SP=2F1.md`.
package enum NoteName {
  /// The longest name, in bytes.
  private static let longest = 200

  /// The name without its ending for a client's note.
  ///
  /// - Parameter id: The client's id.
  /// - Returns: The name; nil where the id is too long for one.
  package static func make(id: String) -> String? {
    guard !id.isEmpty else { return nil }
    // Hidden files and what a folder says of itself are no notes.
    let isTaken = id.lowercased() == "readme" || id.hasPrefix(".")
    let isPlain = !isTaken && !id.utf8.contains(where: isRefused)
    var name: [UInt8] = []
    for (index, byte) in id.utf8.enumerated() {
      if (isTaken && index == 0) || isRefused(byte) || (byte == equals && !isPlain) {
        name += [equals, hex(byte >> 4), hex(byte & 0xF)]
      } else {
        name.append(byte)
      }
    }
    return name.count <= longest ? String(validating: name, as: UTF8.self) : nil
  }

  /// The id that a name stands for where it is not the id itself.
  ///
  /// - Parameter name: The name of a file without its ending.
  /// - Returns: The id; nil where nothing in the name stands for a byte.
  package static func id(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    var id: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == equals, index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        id.append(high << 4 | low)
        index += 3
      } else {
        id.append(bytes[index])
        index += 1
      }
    }
    return id.count < bytes.count ? String(validating: id, as: UTF8.self) : nil
  }

  private static let equals: UInt8 = 0x3D

  private static func isRefused(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0x2F || byte == 0x5C
  }

  private static func hex(_ digit: UInt8) -> UInt8 { digit + (digit < 10 ? 0x30 : 0x37) }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    default: nil
    }
  }
}
