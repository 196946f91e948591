/// The colours of a style sheet by their names, once for the light and once for the dark.
public struct StylePalette: Sendable, Hashable {
  /// Light or dark, as the reader's system asks.
  public enum Scheme: Sendable, Hashable, CaseIterable {
    case light
    case dark
  }

  /// What a pair of colours is for, which says how well they must be told apart.
  public enum Use: Sendable, Hashable {
    /// Text on its ground: 4.5 to 1.
    case text
    /// Bars, axes and borders on their ground: 3 to 1.
    case graphics

    /// The contrast needed, in tenths.
    public var contrast: Int { self == .text ? 45 : 30 }
  }

  /// Two colours that meet on pages.
  public struct Pair: Sendable, Hashable {
    /// The name of what is in front.
    public var front: String
    /// The name of the ground.
    public var ground: String
    /// What is in front.
    public var use: Use

    /// Two colours that meet.
    public init(front: String, ground: String, use: Use) {
      self.front = front
      self.ground = ground
      self.use = use
    }
  }

  /// Names of the colours that `theme.colors` can set, in the order of the style sheet.
  public static let names = [
    "paper", "wash", "rule", "edge", "ink", "ink-2", "ink-3", "accent", "accent-soft", "on-accent",
    "alert", "alert-soft", "caution", "bar", "bar-soft", "fill", "fill-alert",
  ]

  /// The pairs that must be told apart for a page to be read.
  public static let pairs: [Pair] =
    ["ink", "ink-2", "ink-3", "accent", "alert", "caution"].map {
      Pair(front: $0, ground: "paper", use: .text)
    }
    + [Pair(front: "on-accent", ground: "accent", use: .text)]
    + ["edge", "bar", "fill", "fill-alert"].map {
      Pair(front: $0, ground: "paper", use: .graphics)
    }

  private var light: [String: StyleColor]
  private var dark: [String: StyleColor]

  /// The colours that a style sheet declares: `--name: #…` in the first rule for `:root`, and in the
  /// first that asks for the dark.
  public init(stylesheet: String) {
    light = StylePalette.colors(in: stylesheet, after: ":root")
    dark = StylePalette.colors(in: stylesheet, after: "prefers-color-scheme: dark")
  }

  /// The colour of a name.
  public subscript(name: String, scheme: Scheme) -> StyleColor? {
    get { scheme == .light ? light[name] : dark[name] ?? light[name] }
    set {
      switch scheme {
      case .light: light[name] = newValue
      case .dark: dark[name] = newValue
      }
    }
  }

  /// The contrast of a pair in tenths; nil where a colour is not declared.
  public func contrast(_ pair: Pair, _ scheme: Scheme) -> Int? {
    guard let front = self[pair.front, scheme], let ground = self[pair.ground, scheme] else {
      return nil
    }
    return front.contrast(with: ground)
  }

  /// The declarations between the first braces that hold any after a mark.
  private static func colors(in text: String, after mark: String) -> [String: StyleColor] {
    let bytes = Array(text.utf8)
    let needle = Array(mark.utf8)
    guard
      let start = bytes.indices.first(where: { bytes[$0...].starts(with: needle) })
    else { return [:] }
    var colors: [String: StyleColor] = [:]
    let rest = bytes[start...]
    guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return [:] }
    for declaration in rest[..<end].split(whereSeparator: { $0 == 0x3B || $0 == 0x7B }) {
      let parts = declaration.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = trimmed(parts[0])
      guard name.hasPrefix("--"), let color = StyleColor(trimmed(parts[1])) else { continue }
      colors[String(name.dropFirst(2))] = color
    }
    return colors
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}
