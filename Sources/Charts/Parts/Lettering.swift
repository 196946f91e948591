/// How a text in a drawing is set: the classes of the style sheet, and what they mean for its size.
package struct Lettering: Sendable, Equatable {
  /// Which point of the text its place means.
  package enum Anchor: Sendable, Equatable {
    case start, middle, end
  }

  /// What the text is to the reader.
  package enum Role: String, Sendable {
    case plain = ""
    case key = "k"
    case alert = "al"
    case accent = "ac"
    /// On a dark cell.
    case inverse = "ht"
  }

  package var anchor: Anchor = .start
  package var role: Role = .plain
  package var isSmall = false
  /// Whether the paper's colour keeps lines away from the letters.
  package var hasHalo = false

  package static let plain = Lettering()
  package static let small = Lettering(isSmall: true)

  package init(
    anchor: Anchor = .start, role: Role = .plain, isSmall: Bool = false, hasHalo: Bool = false
  ) {
    self.anchor = anchor
    self.role = role
    self.isSmall = isSmall
    self.hasHalo = hasHalo
  }

  var middle: Lettering { with(.middle) }
  var end: Lettering { with(.end) }
  var key: Lettering { Lettering(anchor: anchor, role: .key, isSmall: isSmall, hasHalo: hasHalo) }

  func with(_ anchor: Anchor) -> Lettering {
    Lettering(anchor: anchor, role: role, isSmall: isSmall, hasHalo: hasHalo)
  }

  var classes: String {
    var classes: [String] = []
    switch anchor {
    case .start: break
    case .middle: classes.append("mid")
    case .end: classes.append("end")
    }
    if isSmall { classes.append("sm") }
    if role != .plain { classes.append(role.rawValue) }
    if hasHalo { classes.append("halo") }
    return classes.joined(separator: " ")
  }

  /// About how wide a text will be, measured on the widest of the usual faces.
  package func width(of text: String) -> Tenths {
    let em = isSmall ? 110 : 120
    let thousandths = text.unicodeScalars.reduce(0) { $0 + Lettering.advance($1) }
    let width = (thousandths * em + 999) / 1000
    return role == .plain || role == .inverse ? width : width + width / 16
  }

  /// A text cut to a width with an ellipsis; the text twin says it in full.
  func shortened(_ text: String, to width: Tenths) -> String {
    guard self.width(of: text) > width else { return text }
    var kept = Substring(text)
    while let last = kept.indices.last {
      kept = kept[..<last]
      while kept.last == " " { kept.removeLast() }
      let shorter = kept + "…"
      if self.width(of: String(shorter)) <= width { return String(shorter) }
    }
    return "…"
  }

  /// A text on at most two lines, broken between words and cut where it must be.
  func lines(_ text: String, width: Tenths) -> [String] {
    guard self.width(of: text) > width else { return [text] }
    var first = ""
    var rest = text.split(separator: " ")[...]
    while let word = rest.first {
      let longer = first.isEmpty ? String(word) : first + " " + word
      guard self.width(of: longer) <= width else { break }
      first = longer
      rest = rest.dropFirst()
    }
    guard !first.isEmpty else { return [shortened(text, to: width)] }
    return rest.isEmpty
      ? [first] : [first, shortened(rest.joined(separator: " "), to: width)]
  }

  /// Thousandths of an em that a letter takes.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "'", "|", "í", "ì", "î": 300
    case " ", ".", ",", ":", ";", "!", "·", "\u{A0}": 320
    case "f", "t", "r", "(", ")", "[", "]", "/", "-": 400
    case "m", "M", "W", "%", "@", "…", "—": 960
    case "w", "+", "−", "=", "<", ">", "→", "←": 830
    case "0"..."9": 637
    case "A"..."Z", "À"..."Þ": 720
    case "\u{300}"..."\u{36F}": 0
    case "\u{1100}"...: 1000
    default: 610
    }
  }
}
