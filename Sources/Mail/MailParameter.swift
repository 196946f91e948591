/// A parameter of a header, such as the name of a file (RFC 2045, and RFC 2231 beyond ASCII).
enum MailParameter {
  /// The most characters of a value in one piece.
  private static let longestPiece = 50

  /// A parameter as parts that stand whole, each but the last with its semicolon.
  ///
  /// A value of ASCII stands between quotes; any other is encoded, in several pieces where it is long.
  static func parts(_ name: String, _ value: String) -> [String] {
    let isPlain = value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    if isPlain, value.utf8.count <= longestPiece {
      return ["\(name)=\(HeaderText.quoted(value))"]
    }
    var pieces: [String] = []
    var piece = ""
    for scalar in value.unicodeScalars {
      let text = String(scalar).utf8.map(encoded).joined()
      if !piece.isEmpty, piece.utf8.count + text.utf8.count > longestPiece {
        pieces.append(piece)
        piece = ""
      }
      piece += text
    }
    pieces.append(piece)
    if pieces.count == 1 { return ["\(name)*=UTF-8''\(pieces[0])"] }
    return pieces.enumerated().map { index, piece in
      let end = index + 1 < pieces.count ? ";" : ""
      return "\(name)*\(index)*=\(index == 0 ? "UTF-8''" : "")\(piece)\(end)"
    }
  }

  private static func encoded(_ byte: UInt8) -> String {
    HeaderText.isAlphanumeric(byte) || "-._".utf8.contains(byte)
      ? String(UnicodeScalar(byte)) : "%" + QuotedPrintable.hex(byte)
  }
}
