/// A piece of raw HTML, by what becomes of it.
enum RawHTML {
  case comment
  case lineBreak
  case other(String)

  /// What a piece is.
  ///
  /// - Parameter literal: The text of the node, which ends with a zero; nil where there is none.
  init(_ literal: UnsafePointer<CChar>?) {
    guard let literal = unsafe literal else {
      self = .comment
      return
    }
    var shown = unsafe String(cString: literal)[...]
    shown = shown.drop { $0.isWhitespace }
    while shown.last?.isWhitespace == true { shown = shown.dropLast() }
    if shown.hasPrefix("<!--"), shown.hasSuffix("-->") {
      self = .comment
    } else if ["<br>", "<br/>", "<br />"].contains(shown.lowercased()) {
      self = .lineBreak
    } else {
      self = .other(String(shown))
    }
  }
}
