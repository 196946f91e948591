/// What is under a letter: its base letters without accent and case, and the accent.
///
/// Covers Latin-1, Latin Extended-A and the comma-below letters of Romanian; every other character
/// stands for itself.
enum LatinLetters {
  struct Entry: Sendable {
    /// Base letters in lower case, one or two; 0 where there is no second.
    let first: UInt8
    let second: UInt8
    /// Rank among the accents; 0 for none.
    let accent: UInt8
    let isUpper: Bool
  }

  /// Accents in the order in which they sort (Unicode collation); the place is the rank.
  private static let accents = Array(" '`u^vo:\"~./,;-c".utf8)

  /// Bases and accents of U+00C0…U+017F: `*` where the letter is in `others` or no letter.
  private static let bases =
    #"AAAAAA*CEEEEIIII*NOOOOO*OUUUUY**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y"#
    + #"AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKk*LlLlLlL"#
    + #"lLlNnNnNn***OoOoOo**RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz*"#
  private static let marks =
    #"`'^~:o ,`'^:`'^: ~`'^~: /`'^:'  `'^~:o ,`'^:`'^: ~`'^~: /`'^:' :"#
    + #"--uu;;''^^..vvvv//--uu..;;vv^^uu..,,^^//~~--uu;;./  ^^,, '',,vv."#
    + #".//'',,vv   --uu""  '',,vv''^^,,vv,,vv//~~--uuoo"";;^^^^:''..vv "#

  /// Letters of two parts, and letters that are no base with an accent.
  private static let others: [UInt32: Entry] = [
    0xC6: Entry(first: 0x61, second: 0x65, accent: 0, isUpper: true),  // Æ
    0xE6: Entry(first: 0x61, second: 0x65, accent: 0, isUpper: false),
    0xD0: Entry(first: 0x64, second: 0, accent: 11, isUpper: true),  // Ð
    0xF0: Entry(first: 0x64, second: 0, accent: 11, isUpper: false),
    0xDE: Entry(first: 0x74, second: 0x68, accent: 0, isUpper: true),  // Þ
    0xFE: Entry(first: 0x74, second: 0x68, accent: 0, isUpper: false),
    0xDF: Entry(first: 0x73, second: 0x73, accent: 0, isUpper: false),  // ß
    0x132: Entry(first: 0x69, second: 0x6A, accent: 0, isUpper: true),  // Ĳ
    0x133: Entry(first: 0x69, second: 0x6A, accent: 0, isUpper: false),
    0x138: Entry(first: 0x6B, second: 0, accent: 11, isUpper: false),  // ĸ
    0x149: Entry(first: 0x6E, second: 0, accent: 1, isUpper: false),  // ŉ
    0x14A: Entry(first: 0x6E, second: 0, accent: 11, isUpper: true),  // Ŋ
    0x14B: Entry(first: 0x6E, second: 0, accent: 11, isUpper: false),
    0x152: Entry(first: 0x6F, second: 0x65, accent: 0, isUpper: true),  // Œ
    0x153: Entry(first: 0x6F, second: 0x65, accent: 0, isUpper: false),
    0x17F: Entry(first: 0x73, second: 0, accent: 11, isUpper: false),  // ſ
    0x218: Entry(first: 0x73, second: 0, accent: 15, isUpper: true),  // Ș
    0x219: Entry(first: 0x73, second: 0, accent: 15, isUpper: false),
    0x21A: Entry(first: 0x74, second: 0, accent: 15, isUpper: true),  // Ț
    0x21B: Entry(first: 0x74, second: 0, accent: 15, isUpper: false),
    0x1E9E: Entry(first: 0x73, second: 0x73, accent: 0, isUpper: true),  // ẞ
  ]

  private static let table: [Entry?] = {
    let letters = Array(bases.utf8)
    let accented = Array(marks.utf8)
    return letters.indices.map { index in
      let base = letters[index]
      guard base != UInt8(ascii: "*") else { return others[0xC0 + UInt32(index)] }
      let accent = accents.firstIndex(of: accented[index]) ?? 0
      return Entry(
        first: base | 0x20, second: 0, accent: UInt8(truncatingIfNeeded: accent),
        isUpper: base < 0x60)
    }
  }()

  /// What is under a character beyond ASCII; nil where it stands for itself.
  static func entry(_ scalar: Unicode.Scalar) -> Entry? {
    if (0xC0...0x17F).contains(scalar.value) { return table[Int(scalar.value) - 0xC0] }
    return scalar.value < 0x218 || scalar.value > 0x1E9E ? nil : others[scalar.value]
  }

  /// The rank of an accent that is written as a character of its own; nil for any other character.
  static func accent(combining scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x301: 1
    case 0x300: 2
    case 0x306: 3
    case 0x302: 4
    case 0x30C: 5
    case 0x30A: 6
    case 0x308: 7
    case 0x30B: 8
    case 0x303: 9
    case 0x307: 10
    case 0x327: 12
    case 0x328: 13
    case 0x304: 14
    case 0x326: 15
    case 0x300...0x36F: 16
    default: nil
    }
  }
}
