/// A piece of the markup that ``CommonMark`` makes: a closed set of elements, well formed.
enum MarkupToken: Hashable {
  /// The start of an element: its name, the alignment of a cell and the target of a link.
  case open(String, align: Alignment?, target: String?)
  /// The end of an element.
  case close(String)
  /// Text as it was before it was escaped.
  case text(String)

  /// How a cell is aligned.
  enum Alignment: String {
    case left, center, right
  }

  /// The pieces of some markup, in order; elements without content have no end.
  static func tokens(of markup: [UInt8]) -> [MarkupToken] {
    var tokens: [MarkupToken] = []
    var start = 0
    while start < markup.count {
      if markup[start] == UInt8(ascii: "<"), let end = markup[start...].firstIndex(of: 0x3E) {
        if let token = tag(markup[(start + 1)..<end]) { tokens.append(token) }
        start = end + 1
      } else {
        let end = markup[start...].firstIndex(of: UInt8(ascii: "<")) ?? markup.count
        tokens.append(.text(unescaped(String(decoding: markup[start..<end], as: UTF8.self))))
        // A lone mark that begins no element is text; it cannot be met in what CommonMark makes.
        start = max(end, start + 1)
      }
    }
    return tokens
  }

  private static func tag(_ bytes: ArraySlice<UInt8>) -> MarkupToken? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("!") { return nil }
    if text.hasPrefix("/") { return .close(String(text.dropFirst())) }
    let name = String(text.prefix { $0 != " " && $0 != "/" })
    return .open(
      name, align: attribute("class", of: text).flatMap(alignment),
      target: attribute("href", of: text).map(unescaped))
  }

  private static func alignment(_ classes: String) -> Alignment? {
    classes.hasPrefix("align-") ? Alignment(rawValue: String(classes.dropFirst(6))) : nil
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
