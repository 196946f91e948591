/// Bytes as letters, digits and two marks (RFC 2045).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// The most characters of a line.
  private static let lineLength = 76

  /// Bytes in one line.
  static func text(_ bytes: [UInt8]) -> String { String(decoding: encoded(bytes), as: UTF8.self) }

  /// Bytes in lines of 76 characters, each with its end.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    let encoded = encoded(bytes)
    var output: [UInt8] = []
    output.reserveCapacity(encoded.count + encoded.count / 38 + 2)
    for start in stride(from: 0, to: encoded.count, by: lineLength) {
      output += encoded[start..<min(encoded.count, start + lineLength)]
      output += [0x0D, 0x0A]
    }
    return output
  }

  private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(0)
      for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
      for index in 0..<4 {
        output.append(
          index <= count ? alphabet[Int(group >> UInt32(18 - 6 * index) & 63)] : 0x3D)
      }
    }
    return output
  }
}
