/// Text beyond ASCII inside a header, as RFC 2047 has it: `=?UTF-8?Q?Ol=C3=A1?=`.
enum EncodedWord {
  /// The most characters of one, its frame included.
  private static let longest = 75
  private static let frame = "=?UTF-8?Q??=".utf8.count

  /// A text as encoded words, none of which ends inside a character; blanks between them are nothing.
  ///
  /// Letters stay legible where most of them are ASCII; else the shorter of the two encodings is taken.
  static func words(_ text: String) -> [String] {
    let quoted = pieces(text) { bytes in bytes.reduce(0) { $0 + (isSafe($1) ? 1 : 3) } }
    let binary = pieces(text) { ($0.count + 2) / 3 * 4 }
    let lengths = (
      quoted.reduce(0) { $0 + quotedText($1).utf8.count },
      binary.reduce(0) { $0 + Base64.text($1).utf8.count }
    )
    let isQuoted = lengths.0 * 2 <= lengths.1 * 3
    return isQuoted
      ? quoted.map { "=?UTF-8?Q?\(quotedText($0))?=" }
      : binary.map { "=?UTF-8?B?\(Base64.text($0))?=" }
  }

  /// The bytes of a text in pieces that fit into a word each.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - size: How many characters bytes take when encoded.
  /// - Returns: The pieces, in order; one empty piece for an empty text.
  private static func pieces(_ text: String, _ size: ([UInt8]) -> Int) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if !piece.isEmpty, size(piece + bytes) > longest - frame {
        pieces.append(piece)
        piece = []
      }
      piece += bytes
    }
    return piece.isEmpty && !pieces.isEmpty ? pieces : pieces + [piece]
  }

  private static func quotedText(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      byte == 0x20
        ? "_"
        : isSafe(byte)
          ? String(UnicodeScalar(byte)) : "=" + QuotedPrintable.hex(byte)
    }.joined()
  }

  /// Whether a byte needs no encoding, even in the name of a person; a blank becomes `_`.
  private static func isSafe(_ byte: UInt8) -> Bool {
    byte == 0x20 || HeaderText.isAlphanumeric(byte) || "!*+-/".utf8.contains(byte)
  }
}
