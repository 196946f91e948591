/// Texts without accents and case: what a search compares.
public enum Folding {
  /// The text in small letters without accents: `Água & São José` gives `agua & sao jose`.
  ///
  /// Letters of two parts become two (`æ` gives `ae`). Letters of other scripts only lose their case.
  public static func fold(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        output.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else if let entry = LatinLetters.entry(scalar) {
        output.append(entry.first)
        if entry.second > 0 { output.append(entry.second) }
      } else if LatinLetters.accent(combining: scalar) == nil {
        output.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
