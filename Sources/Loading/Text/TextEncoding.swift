import Diagnostics

/// An encoding in which spreadsheets and exports come.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// What Windows programs write in Western Europe and Brazil; Latin-1 is read as this.
  case windows1252 = "windows-1252"
  /// What DOS programs and "CSV (MS-DOS)" write.
  case cp850
  /// What old spreadsheets on a Macintosh write.
  case macRoman = "macroman"

  /// The name used in configurations and in what a build prints.
  public var name: String { rawValue }

  /// Other names that a configuration may use; case, spaces, `-` and `_` do not count.
  private static let aliases: [String: TextEncoding] = [
    "utf8": .utf8, "utf8sig": .utf8, "utf8bom": .utf8, "unicode": .utf16LittleEndian,
    "utf16": .utf16LittleEndian, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian,
    "windows1252": .windows1252, "cp1252": .windows1252, "win1252": .windows1252,
    "latin1": .windows1252, "iso88591": .windows1252, "iso885915": .windows1252,
    "ansi": .windows1252, "ascii": .utf8, "usascii": .utf8, "cp850": .cp850, "ibm850": .cp850,
    "dos": .cp850, "msdos": .cp850, "oem850": .cp850, "macroman": .macRoman, "mac": .macRoman,
    "macintosh": .macRoman, "xmacroman": .macRoman,
  ]

  /// The encoding a configuration names, such as `cp1252`; nil for other names.
  public init?(named name: String) {
    let key = String(name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " })
    guard let encoding = TextEncoding.aliases[key] else { return nil }
    self = encoding
  }

  /// The name that was probably meant by one that is not known.
  public static func suggestion(for name: String) -> String? {
    let names = allCases.map(\.name) + ["cp1252", "latin1", "iso-8859-1", "utf-16", "ansi"]
    return NearMiss.nearest(to: name, among: names)
  }

  /// The bytes that mark the encoding at the start of a file; empty where there is no such mark.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252, .cp850, .macRoman: []
    }
  }
}
