/// The characters of tax numbers and postal codes without what stands between them.
enum DocumentText {
  /// Without blanks, dots, slashes and dashes of all kinds, letters in upper case.
  ///
  /// Digits of other scripts and full-width ones stay, and are refused later: nobody types them,
  /// and look-alikes are a way to deceive.
  static func normalized(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for (position, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case ".", "/", "-", "\u{2010}"..."\u{2015}", "\u{2212}": continue
      // A quote in front is how spreadsheets mark digits as text.
      case "'" where position == 0: continue
      case "a"..."z":
        guard let upper = Unicode.Scalar(scalar.value - 0x20) else { continue }
        result.append(upper)
      default:
        if !scalar.properties.isWhitespace { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Whether punctuation stands where the mask has it or nowhere, and nothing else is there.
  ///
  /// In the mask `#` is a character; other characters list what may stand there.
  static func strict(_ text: String, mask: [StaticString]) -> String? {
    let bytes = Array(text.utf8)
    let length = mask.count { isPlace($0) }
    if bytes.count == length { return bytes.allSatisfy(isCharacter) ? text : nil }
    guard bytes.count == mask.count else { return nil }
    var result: [UInt8] = []
    for (byte, place) in zip(bytes, mask) {
      if isPlace(place) {
        guard isCharacter(byte) else { return nil }
        result.append(byte)
      } else {
        guard "\(place)".utf8.contains(byte) else { return nil }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isPlace(_ place: StaticString) -> Bool { "\(place)" == "#" }

  private static func isCharacter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
  }

  /// Digits, a mark, `E` and an exponent.
  static func isScientific(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let letter = bytes.firstIndex(where: { $0 | 0x20 == 0x65 }), letter > 0,
      letter + 1 < bytes.count
    else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      (0x30...0x39).contains(byte) || index == letter || (index < letter && byte | 2 == 0x2E)
        || (index == letter + 1 && (byte == 0x2B || byte == 0x2D))
    }
  }

  /// `7195358000166.0` and `7195358000166,00` without their fraction.
  static func withoutZeroFraction(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let mark = bytes.firstIndex(where: { !(0x30...0x39).contains($0) }), mark >= 8,
      bytes[mark] == 0x2E || bytes[mark] == 0x2C, mark + 1 < bytes.count, bytes.count <= mark + 3,
      bytes[(mark + 1)...].allSatisfy({ $0 == 0x30 })
    else { return text }
    return String(decoding: bytes[..<mark], as: UTF8.self)
  }

  /// Eleven less the weighted sum's remainder by eleven, or 0 where that is above nine.
  static func checkDigit(of bytes: ArraySlice<UInt8>, highestWeight: Int) -> UInt8 {
    var weight = 2
    var sum = 0
    for byte in bytes.reversed() {
      sum += Int(byte - 0x30) * weight
      weight = weight == highestWeight ? 2 : weight + 1
    }
    let remainder = sum % 11
    return remainder < 2 ? 0x30 : UInt8(0x30 + 11 - remainder)
  }
}
