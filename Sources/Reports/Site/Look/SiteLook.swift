import Files

/// What a portfolio changes of its theme without touching a template: colours, fonts, a logo.
public struct SiteLook: Sendable, Hashable {
  /// What letters are for; each has a list of fonts.
  public enum FontRole: String, Sendable, Hashable, CaseIterable {
    case text
    case headings
    case figures
    case evidence

    /// The token of the style sheet.
    var token: String {
      switch self {
      case .text: "sans"
      case .headings: "serif"
      case .figures: "figures"
      case .evidence: "mono"
      }
    }

    /// What is taken where none of the fonts is there.
    var fallback: String {
      switch self {
      case .text: "sans-serif"
      case .headings, .figures: "serif"
      case .evidence: "monospace"
      }
    }
  }

  /// A picture that stands for the portfolio.
  public struct Picture: Sendable, Hashable {
    /// The bytes of the file.
    public var bytes: [UInt8]
    /// The ending of its name: svg, png, jpg or webp.
    public var ending: String

    /// A picture.
    public init(bytes: [UInt8], ending: String) {
      self.bytes = bytes
      self.ending = ending
    }

    /// Where it lies in the site; other bytes lie elsewhere, so that no browser shows an old one.
    var path: String { "assets/logo-\(Digest(of: bytes).hex.prefix(12)).\(ending)" }
  }

  /// The logo at the head of every page.
  public struct Logo: Sendable, Hashable {
    /// On a light ground, and everywhere where there is no other.
    public var light: Picture
    /// For a dark ground; nil where the one picture serves both.
    public var dark: Picture?
    /// What it says; empty where the portfolio's name beside it says the same.
    public var alternative: String

    /// A logo.
    public init(light: Picture, dark: Picture? = nil, alternative: String = "") {
      self.light = light
      self.dark = dark
      self.alternative = alternative
    }
  }

  /// Colours set for the light, by name.
  public var light: [String: StyleColor]
  /// Colours set for the dark, by name.
  public var dark: [String: StyleColor]
  /// Font families by what they are for.
  public var fonts: [FontRole: [String]]
  /// The logo; nil for the program's name.
  public var logo: Logo?

  /// A look; without anything it is the theme's own.
  public init(
    light: [String: StyleColor] = [:], dark: [String: StyleColor] = [:],
    fonts: [FontRole: [String]] = [:], logo: Logo? = nil
  ) {
    self.light = light
    self.dark = dark
    self.fonts = fonts
    self.logo = logo
  }

  /// Families that name a kind of font, which are written without quotes.
  public static let genericFamilies = [
    "serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace",
    "ui-rounded",
  ]
}

extension SiteLook {
  /// The rules that follow the theme's style sheet; empty where nothing is changed.
  ///
  /// - Parameter base: The colours of the theme's style sheet.
  /// - Returns: Rules, one a line.
  func rules(over base: StylePalette) -> String {
    let families = fontDeclarations
    let day = declarations(light, .light, base)
    let night = declarations(dark(over: base), .dark, base)
    var rules = ""
    if !families.isEmpty { rules += ":root { \(families) }\n" }
    if !day.isEmpty { rules += "@media screen { :root { \(day) } }\n" }
    if !night.isEmpty {
      rules += "@media screen and (prefers-color-scheme: dark) { :root { \(night) } }\n"
    }
    if let accent = light["accent"], accent.contrast(with: .white) >= 45 {
      rules += "@media print { :root { --accent: \(accent); --fill: \(accent); } }\n"
    }
    return rules
  }

  private var fontDeclarations: String {
    FontRole.allCases.compactMap { role -> String? in
      guard let families = fonts[role], !families.isEmpty else { return nil }
      var written = families.map {
        SiteLook.genericFamilies.contains($0) ? $0 : StyleText.quoted($0)
      }
      if !SiteLook.genericFamilies.contains(families[families.count - 1]) {
        written.append(role.fallback)
      }
      return "--\(role.token): \(written.joined(separator: ", "));"
    }.joined(separator: " ")
  }

  private func declarations(
    _ colors: [String: StyleColor], _ scheme: StylePalette.Scheme, _ base: StylePalette
  ) -> String {
    let all = SiteLook.completed(colors, scheme, base)
    return StylePalette.names.compactMap { name in
      all[name].map { "--\(name): \($0);" }
    }.joined(separator: " ")
  }

  /// The palette with this look over it.
  ///
  /// - Parameter base: The colours of the theme's style sheet.
  /// - Returns: Every colour that pages show.
  public func palette(over base: StylePalette) -> StylePalette {
    var palette = base
    for (name, color) in SiteLook.completed(light, .light, base) { palette[name, .light] = color }
    for (name, color) in SiteLook.completed(dark(over: base), .dark, base) {
      palette[name, .dark] = color
    }
    return palette
  }

  /// The colours of the dark: those set, and an accent and an alert lightened from the light's until
  /// they can be read, where only the light's are set.
  private func dark(over base: StylePalette) -> [String: StyleColor] {
    var colors = dark
    guard let paper = dark["paper"] ?? base["paper", .dark] else { return colors }
    for name in ["accent", "alert"] where colors[name] == nil {
      guard let color = light[name] else { continue }
      let tints = stride(from: 100, through: 0, by: -5).map {
        color.mixed(with: .white, percent: $0)
      }
      colors[name] = tints.first { $0.contrast(with: paper) >= 70 }
    }
    return colors
  }

  /// Colours with those that follow from them: soft and large areas of an accent, bands of a paper.
  private static func completed(
    _ colors: [String: StyleColor], _ scheme: StylePalette.Scheme, _ base: StylePalette
  ) -> [String: StyleColor] {
    var all = colors
    func color(_ name: String) -> StyleColor? { all[name] ?? base[name, scheme] }
    guard let paper = color("paper"), let ink = color("ink") else { return all }
    func follow(_ name: String, _ source: String, _ percent: Int, _ ground: StyleColor) {
      guard all[name] == nil, let color = colors[source] else { return }
      all[name] = color.mixed(with: ground, percent: percent)
    }
    let isLight = scheme == .light
    follow("accent-soft", "accent", 28, paper)
    follow("fill", "accent", isLight ? 100 : 70, paper)
    follow("alert-soft", "alert", isLight ? 13 : 20, paper)
    follow("fill-alert", "alert", isLight ? 100 : 80, paper)
    follow("wash", "paper", 96, ink)
    follow("rule", "paper", 85, ink)
    if all["on-accent"] == nil, let accent = colors["accent"] {
      let dark = StyleColor(red: 0x0D, green: 0x14, blue: 0x18)
      all["on-accent"] =
        accent.contrast(with: .white) >= accent.contrast(with: dark) ? .white : dark
    }
    return all
  }
}
