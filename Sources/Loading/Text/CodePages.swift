/// The upper halves of the one-byte encodings: the scalars of bytes 0x80 to 0xFF.
enum CodePages {
  /// Bytes 81, 8D, 8F, 90 and 9D mean nothing in windows-1252.
  static let windows1252 =
    table("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ")
    + (0xA0...0xFF).map { UInt32($0) }

  static let cp850 = table(
    "ÇüéâäàåçêëèïîìÄÅ" + "ÉæÆôöòûùÿÖÜø£Ø×ƒ" + "áíóúñÑªº¿®¬½¼¡«»" + "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
      + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤" + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀" + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´" + "\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")

  static let macRoman = table(
    "ÄÅÇÉÑÖÜáàâäãåçéè" + "êëíìîïñóòôöõúùûü" + "†°¢£§•¶ß®©™´¨≠ÆØ" + "∞±≤≥¥µ∂∑∏π∫ªºΩæø"
      + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ" + "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ" + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
      + "\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")

  /// The table of an encoding; nil for those of more than one byte.
  static func table(of encoding: TextEncoding) -> [UInt32]? {
    switch encoding {
    case .windows1252: windows1252
    case .cp850: cp850
    case .macRoman: macRoman
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  private static func table(_ characters: String) -> [UInt32] {
    characters.unicodeScalars.map(\.value)
  }
}
