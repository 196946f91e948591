/// Text whose UTF-8 was taken for windows-1252 and encoded once more.
public enum DoubleEncoding {
  /// The text that was probably meant, such as `São` for `SÃ£o`; nil where nothing suggests it.
  public static func repaired(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { $0 == "Ã" || $0 == "Â" }) else { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = byte(of: scalar.value) else { return nil }
      bytes.append(byte)
    }
    guard case .valid = UTF8Validation(bytes.span) else { return nil }
    let repaired = String(decoding: bytes, as: UTF8.self)
    return repaired == text ? nil : repaired
  }

  /// The byte of windows-1252, where bytes without a character stand for themselves.
  private static func byte(of value: UInt32) -> UInt8? {
    if value < 0x100 { return UInt8(value) }
    return CodePages.windows1252.firstIndex(of: value).map { UInt8($0 + 0x80) }
  }
}
