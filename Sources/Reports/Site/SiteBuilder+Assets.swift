import Localization

/// What pages share that no template makes: the style sheet and the logo.
extension SiteBuilder {
  /// The theme's style sheet and the foot of printed pages, which holds the day and the audience.
  var stylesheet: [UInt8] {
    var rules =
      theme.stylesheet + theme.look.rules(over: StylePalette(stylesheet: theme.stylesheet))
    rules += foot("page.paper", context.words)
    rules += foot("review.paper", context.words, page: "external ")
    // A document for a client is in the client's language, and so is its foot.
    for (locale, (_, words)) in foreign.sorted(by: { $0.key.tag < $1.key.tag }) {
      let page = "external-\(locale.tag)"
      rules += foot("review.paper", words, page: page + " ")
      rules += "@media print { .external:lang(\(locale.tag)) { page: \(page); } }\n"
    }
    return Array(rules.utf8)
  }

  /// The foot of printed pages, of all or of those of a name.
  private func foot(_ key: String, _ words: Words, page: String = "") -> String {
    let text = words.text(
      key, ["portfolio": context.settings.portfolioName, "day": words.date(context.day)])
    return
      "@page \(page){ @bottom-left { content: \(StyleText.quoted(text)); font: 8pt sans-serif; color: #555; } }\n"
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
