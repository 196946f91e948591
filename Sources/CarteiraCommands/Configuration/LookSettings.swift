import Diagnostics
import Reports
import Settings

/// What `carteira.yaml` says under `theme`, each value with its place.
struct LookSettings: Sendable {
  /// A colour and where it was written.
  struct Color: Sendable {
    let color: StyleColor
    let node: SettingsNode
  }

  /// The files of a logo.
  struct Logo: Sendable {
    let file: SettingsNode
    let dark: SettingsNode?
    let alternative: String
  }

  private(set) var light: [String: Color] = [:]
  private(set) var dark: [String: Color] = [:]
  private(set) var fonts: [SiteLook.FontRole: [String]] = [:]
  private(set) var logo: Logo?

  /// The files that are read for the look, as written.
  var files: [String] {
    [logo?.file, logo?.dark].compactMap { $0?.text }
  }

  private static let longestFont = 60
  private static let mostFonts = 12

  /// The look of a portfolio that says nothing.
  init() {}

  /// Reads the mapping under `theme`.
  init(reading reader: inout SettingsReader) {
    let colors = reader.mapping("colors") { colors in
      (
        LookSettings.colors(&colors),
        colors.mapping("dark") { LookSettings.colors(&$0) } ?? [:]
      )
    }
    light = colors?.0 ?? [:]
    dark = colors?.1 ?? [:]
    fonts = reader.mapping("fonts") { LookSettings.fonts(&$0) } ?? [:]
    if let value = reader.value("logo") {
      logo =
        value.text == nil
        ? reader.nested(value, name: "logo") { LookSettings.logo(&$0) }
        : Logo(file: value, dark: nil, alternative: "")
    }
  }

  private static func colors(_ reader: inout SettingsReader) -> [String: Color] {
    var colors: [String: Color] = [:]
    for name in StylePalette.names {
      guard let node = reader.value(name) else { continue }
      if let color = node.text.flatMap({ StyleColor($0) }) {
        colors[name] = Color(color: color, node: node)
      } else {
        reader.refuse(node, of: name, .badColor)
      }
    }
    return colors
  }

  private static func fonts(_ reader: inout SettingsReader) -> [SiteLook.FontRole: [String]] {
    var fonts: [SiteLook.FontRole: [String]] = [:]
    for role in SiteLook.FontRole.allCases {
      guard let node = reader.value(role.rawValue) else { continue }
      let families = node.elements ?? [node]
      if families.count > mostFonts { reader.refuse(node, of: role.rawValue, .badFont) }
      fonts[role] = families.prefix(mostFonts).compactMap { family in
        guard let name = family.text, isFamily(name) else {
          reader.refuse(family, of: role.rawValue, .badFont)
          return nil
        }
        return name
      }
    }
    return fonts
  }

  /// Whether a text can be the name of a font: letters, digits and what stands between words.
  private static func isFamily(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return scalars.count <= longestFont && scalars.contains { $0.properties.isAlphabetic }
      && scalars.allSatisfy {
        $0.properties.isAlphabetic || (0x30...0x39).contains($0.value)
          || " -_.&+".contains(Character($0))
      }
  }

  private static func logo(_ reader: inout SettingsReader) -> Logo? {
    func file(_ key: String, required: Bool = false) -> SettingsNode? {
      guard let node = reader.value(key, required: required) else { return nil }
      guard node.text == nil else { return node }
      reader.refuse(node, of: key, .settingsNotText)
      return nil
    }
    let light = file("file", required: true)
    let dark = file("dark")
    let alternative = reader.string("alt") ?? ""
    return light.map { Logo(file: $0, dark: dark, alternative: alternative) }
  }
}
