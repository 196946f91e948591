/// Headings and words reduced to what tells them apart.
public enum HeaderKey {
  /// Lower-case ASCII words with one space between: case, accents and punctuation do not count.
  ///
  /// `Nº da Nota`, `N° DA NOTA` and `no. da nota` all become `no da nota`; `CNPJ / CPF` becomes
  /// `cnpj cpf`; `razão_social` becomes `razao social`. Accents written as combining marks count
  /// no more than those in one character. Letters that are not Latin stay as they are, in lower
  /// case. `unitPrice` becomes `unit price`.
  public static func fold(_ text: String) -> String {
    foldLatin(text) ?? foldScalars(text)
  }

  /// The same for a text of ASCII and accented Latin letters alone, by its bytes; nil for any other.
  ///
  /// Words of cells are folded as often as there are cells.
  private static func foldLatin(_ text: String) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 8)
    var isGap = false
    var previousIsLower = false
    var lead: UInt8 = 0
    for byte in text.utf8 {
      if byte >= 0x80 {
        guard lead != 0 else {
          guard latinLeads.contains(byte) else { return nil }
          lead = byte
          continue
        }
        let letters = latin[Int(lead - latinLeads.lowerBound) << 6 | Int(byte & 0x3F)]
        lead = 0
        previousIsLower = false
        guard let letters else {
          isGap = true
          continue
        }
        if isGap, !result.isEmpty, !letters.isEmpty { result.append(0x20) }
        if !letters.isEmpty { isGap = false }
        result.append(contentsOf: letters)
        continue
      }
      let isUpper = (0x41...0x5A).contains(byte)
      if isUpper, previousIsLower { isGap = true }
      previousIsLower = (0x61...0x7A).contains(byte)
      guard isUpper || previousIsLower || (0x30...0x39).contains(byte) else {
        isGap = true
        continue
      }
      if isGap, !result.isEmpty { result.append(0x20) }
      isGap = false
      result.append(isUpper ? byte | 0x20 : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The first bytes of U+0080 to U+017F in UTF-8.
  private static let latinLeads: ClosedRange<UInt8> = 0xC2...0xC5

  /// What U+0080 to U+017F count as, in their order.
  private static let latin: [[UInt8]?] = (UInt32(0x80)...0x17F).map { value in
    Unicode.Scalar(value).flatMap { letters(of: $0) }.map { Array(String($0).utf8) }
  }

  private static func foldScalars(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isGap = false
    var previousIsLower = false
    for scalar in text.unicodeScalars {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      if isUpper, previousIsLower { isGap = true }
      previousIsLower = (0x61...0x7A).contains(scalar.value)
      guard let replacement = letters(of: scalar) else {
        isGap = true
        continue
      }
      guard !replacement.isEmpty else { continue }
      if isGap, !result.isEmpty { result.append(" ") }
      isGap = false
      // One by one: appending a sequence copies everything before it.
      for letter in replacement { result.append(letter) }
    }
    return String(result)
  }

  /// The letters a scalar counts as: none for combining marks, nil for what separates words.
  private static func letters(of scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
    let value = scalar.value
    if (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) {
      return String.UnicodeScalarView([scalar])
    }
    if (0x41...0x5A).contains(value), let lower = Unicode.Scalar(value + 0x20) {
      return String.UnicodeScalarView([lower])
    }
    if value < 0x80 { return nil }
    if (0x300...0x36F).contains(value) || value == 0xFEFF || value == 0x200B || value == 0xAD {
      return String.UnicodeScalarView()
    }
    if let letters = LatinFolding.letters(of: value) { return letters.unicodeScalars }
    guard scalar.properties.isAlphabetic else { return nil }
    return scalar.properties.lowercaseMapping.unicodeScalars
  }
}

/// What accented Latin letters are without their accent, for U+0080 to U+017F.
public enum LatinFolding {
  private static let latin1 = [
    // U+00AA and U+00BA are the ordinals of "1ª" and "nº"; U+00B0 is the degree sign often
    // written for the latter.
    0xAA: "a", 0xB0: "o", 0xBA: "o", 0xC6: "ae", 0xD0: "d", 0xDE: "th", 0xDF: "ss", 0xE6: "ae",
    0xF0: "d", 0xFE: "th",
  ]

  /// From U+00C0 and U+00E0 on; a dot where the letter is not one or is in `latin1`.
  private static let plain = Array("aaaaaa.ceeeeiiii.nooooo.ouuuuy..")

  /// From U+0100 on: upper and lower case take turns, so one letter stands for two.
  private static let extended: [(range: ClosedRange<UInt32>, letters: String)] = [
    (0x100...0x105, "a"), (0x106...0x10D, "c"), (0x10E...0x111, "d"), (0x112...0x11B, "e"),
    (0x11C...0x123, "g"), (0x124...0x127, "h"), (0x128...0x131, "i"), (0x132...0x133, "ij"),
    (0x134...0x135, "j"), (0x136...0x138, "k"), (0x139...0x142, "l"), (0x143...0x14B, "n"),
    (0x14C...0x151, "o"), (0x152...0x153, "oe"), (0x154...0x159, "r"), (0x15A...0x161, "s"),
    (0x162...0x167, "t"), (0x168...0x173, "u"), (0x174...0x175, "w"), (0x176...0x178, "y"),
    (0x179...0x17E, "z"), (0x17F...0x17F, "s"),
  ]

  /// The ASCII letters of a scalar value from U+0080 to U+017F; nil for what is no letter.
  public static func letters(of value: UInt32) -> String? {
    if let letters = latin1[Int(value)] { return letters }
    if (0xC0...0xFF).contains(value) {
      let letter = plain[Int(value & 0x1F)]
      return letter == "." || value == 0xD7 || value == 0xF7 ? nil : String(letter)
    }
    return extended.first { $0.range.contains(value) }?.letters
  }
}
