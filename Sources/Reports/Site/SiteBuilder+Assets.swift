import Localization

/// What pages share that no template makes: the style sheet and the logo.
extension SiteBuilder {
  /// The theme's style sheet and the foot of printed pages, which holds the day and the audience.
  var stylesheet: [UInt8] {
    let words = context.words
    let text = words.text(
      "page.paper",
      ["portfolio": context.settings.portfolioName, "day": words.date(context.day)])
    let rule =
      "@page { @bottom-left { content: \(StyleText.quoted(text)); font: 8pt sans-serif; color: #555; } }\n"
    let external = words.text(
      "review.paper",
      ["portfolio": context.settings.portfolioName, "day": words.date(context.day)])
    let outside =
      "@page external { @bottom-left { content: \(StyleText.quoted(external)); font: 8pt sans-serif; color: #555; } }\n"
    let look = theme.look.rules(over: StylePalette(stylesheet: theme.stylesheet))
    return Array((theme.stylesheet + look + rule + outside).utf8)
  }

  func logo(forDark: Bool) -> SiteLook.Picture? {
    forDark ? theme.look.logo?.dark : theme.look.logo?.light
  }
}

/// Text inside a style sheet.
enum StyleText {
  /// A text in quotes, in which nothing can end the quotes or the rule.
  static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C, 0x3C, 0x3E, 0..<0x20, 0x7F:
        output += "\\" + String(scalar.value, radix: 16) + " "
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
