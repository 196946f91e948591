/// What stands in the head of a message: ASCII, in lines of at most 78 characters.
enum HeaderText {
  /// The most characters of a line without its end, as RFC 5322 asks for.
  static let lineLength = 78
  /// The most where encoded words stand, as RFC 2047 asks for.
  static let encodedLineLength = 76

  /// Refuses what would end a header and begin another.
  static func check(_ text: String, field: String) throws(MailError) {
    for byte in text.utf8 where byte == 0x0D || byte == 0x0A || byte == 0x00 {
      throw .forbiddenCharacter(field: field)
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether a byte may stand in an atom of RFC 5322.
  static func isAtomByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  /// A header of free text, such as the subject.
  static func unstructured(_ name: String, _ text: String) throws(MailError) -> [UInt8] {
    try check(text, field: name)
    let text = withoutControls(text)
    let words =
      isPlain(text, within: lineLength - name.utf8.count - 3)
      ? text.split(separator: " ").map(String.init) : EncodedWord.words(text)
    return folded(name, words)
  }

  /// A header of addresses.
  static func addresses(_ name: String, _ addresses: [MailAddress]) throws(MailError) -> [UInt8] {
    var words: [String] = []
    for (index, address) in addresses.enumerated() {
      let end = index + 1 < addresses.count ? "," : ""
      guard let shown = address.name else {
        words.append(address.address + end)
        continue
      }
      try check(shown, field: name)
      words += phrase(withoutControls(shown)) + ["<\(address.address)>\(end)"]
    }
    return folded(name, words)
  }

  /// A header whose parts are atoms already; a part stays whole, and breaks go between parts.
  static func folded(_ name: String, _ words: [String]) -> [UInt8] {
    var output = Array(name.utf8) + [0x3A]
    var column = output.count
    let longest = words.contains { $0.hasPrefix("=?") } ? encodedLineLength : lineLength
    for word in words {
      let bytes = Array(word.utf8)
      if column + 1 + bytes.count > longest, column > 1 {
        output += [0x0D, 0x0A]
        column = 0
      }
      output.append(0x20)
      output += bytes
      column += 1 + bytes.count
    }
    return output + [0x0D, 0x0A]
  }

  /// Whether a text goes into a header as it is: words of ASCII with single blanks between them, none
  /// of which could be taken for an encoded one.
  private static func isPlain(_ text: String, within length: Int) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      && words.allSatisfy { !$0.isEmpty && $0.utf8.count <= length && !$0.hasPrefix("=?") }
  }

  /// The name of a person: atoms, a quoted text, or encoded words.
  private static func phrase(_ name: String) -> [String] {
    guard isPlain(name, within: 60) else { return EncodedWord.words(name) }
    let words = name.split(separator: " ").map(String.init)
    if words.allSatisfy({ $0.utf8.allSatisfy(isAtomByte) }) { return words }
    guard name.utf8.count <= 60 else { return EncodedWord.words(name) }
    return [quoted(name)]
  }

  /// A text between quotes.
  static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output + "\""
  }

  /// Tabs and other control characters as blanks: no header holds them.
  private static func withoutControls(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      output.unicodeScalars.append(isControl ? " " : scalar)
    }
    return output
  }
}
