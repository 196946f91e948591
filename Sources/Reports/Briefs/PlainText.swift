/// A document as plain words: the text part of a message, made from the markup of its Markdown.
///
/// Lines are at most 72 characters long where words allow it. Headings are underlined, tables keep their
/// columns where these fit, and become one block a row where they do not.
struct PlainText {
  static let width = 72

  private var output: [String] = []
  /// What every line of the block at hand begins with: quotes and the room of lists.
  private var prefix: [String] = []
  /// What the next line begins with in place of the last prefix: the mark of a list item.
  private var mark: String?
  private var lists: [Int?] = []
  private var words = ""
  private var target: (address: String, start: String.Index)?
  private var table: PlainTable?
  private var isPreformatted = false

  /// The text of some markup, in UTF-8 with line ends of one byte.
  static func text(of markup: [UInt8]) -> [UInt8] {
    var text = PlainText()
    for token in MarkupToken.tokens(of: markup) { text.take(token) }
    text.endBlock()
    while text.output.last?.isEmpty == true { text.output.removeLast() }
    return Array((text.output.joined(separator: "\n") + "\n").utf8)
  }

  private mutating func take(_ token: MarkupToken) {
    switch token {
    case .text(let text): add(text)
    case .open(let name, let align, let target): open(name, align, target)
    case .close(let name): close(name)
    }
  }

  private mutating func add(_ text: String) {
    if isPreformatted {
      words += text
      return
    }
    // Line ends of the Markdown are blanks; those between blocks are nothing.
    let text = text.replacing("\n", with: " ")
    if words.isEmpty || words.last == "\n" {
      words += text.drop { $0 == " " }
    } else {
      words += text
    }
  }

  // MARK: Elements

  private mutating func open(
    _ name: String, _ align: MarkupToken.Alignment?, _ address: String?
  ) {
    switch name {
    case "br": words += "\n"
    case "em": words += "["
    case "a": target = address.map { ($0, words.endIndex) }
    case "hr":
      endBlock()
      line(String(repeating: "-", count: 8))
      blank()
    case "h1", "h2", "h3", "h4", "h5", "h6", "p": endBlock()
    case "pre":
      endBlock()
      isPreformatted = true
    case "blockquote":
      endBlock()
      prefix.append("> ")
    case "ul", "ol":
      endBlock()
      lists.append(name == "ol" ? 1 : nil)
    case "li": openItem()
    case "table":
      endBlock()
      table = PlainTable()
    case "tr": table?.beginRow()
    case "th", "td":
      words = ""
      table?.align(align)
    default: break
    }
  }

  private mutating func openItem() {
    endBlock()
    var mark = "- "
    if case .some(.some(let number)) = lists.last {
      mark = "\(number). "
      lists[lists.count - 1] = number + 1
    }
    self.mark = mark
    prefix.append(String(repeating: " ", count: mark.count))
  }

  private mutating func close(_ name: String) {
    switch name {
    case "em": words += "]"
    case "a": closeLink()
    case "h1": heading("=")
    case "h2": heading("-")
    case "h3", "h4", "h5", "h6":
      endBlock()
      blank()
    case "p":
      endBlock()
      if mark == nil, lists.isEmpty { blank() }
    case "pre":
      isPreformatted = false
      for text in words.split(separator: "\n", omittingEmptySubsequences: false) {
        line(String(text))
      }
      words = ""
      blank()
    case "blockquote":
      endBlock()
      if output.last == prefix.joined().trimmedEnd { output.removeLast() }
      prefix.removeLast()
      blank()
    case "li":
      endBlock()
      mark = nil
      prefix.removeLast()
    case "ul", "ol":
      lists.removeLast()
      if lists.isEmpty { blank() }
    case "th", "td":
      table?.add(words)
      words = ""
    case "thead": table?.endHead()
    case "table":
      for text in table?.lines(width: PlainText.width - prefix.joined().count) ?? [] { line(text) }
      table = nil
      blank()
    default: break
    }
  }

  /// A link whose words do not say its address gets it behind them.
  private mutating func closeLink() {
    guard let target else { return }
    let shown = words[target.start...]
    let isMail = target.address.hasPrefix("mailto:")
    let bare = isMail ? target.address.dropFirst(7) : target.address[...]
    if shown != bare { words += " <\(bare)>" }
    self.target = nil
  }

  private mutating func heading(_ underline: String) {
    if output.last?.isEmpty == false { blank() }
    let length = min(PlainText.width, words.count)
    endBlock()
    line(String(repeating: underline, count: max(3, length)))
    blank()
  }

  // MARK: Lines

  private mutating func endBlock() {
    while words.last == " " { words.removeLast() }
    guard !words.isEmpty else { return }
    let room = PlainText.width - prefix.joined().count
    for text in PlainText.wrapped(words, width: room) { line(text) }
    words = ""
  }

  private mutating func line(_ text: String) {
    var start = prefix.joined()
    if let mark, let room = prefix.last {
      start = start.dropLast(room.count) + mark
      self.mark = nil
    }
    output.append((start + text).trimmedEnd)
  }

  private mutating func blank() {
    guard let last = output.last else { return }
    let empty = prefix.joined().trimmedEnd
    if last != empty { output.append(empty) }
  }

  /// A text in lines; a word that is longer than a line has one to itself.
  static func wrapped(_ text: String, width: Int, least: Int = 20) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { part -> [String] in
      var lines: [String] = []
      var line = ""
      for word in part.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > max(least, width) {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      return lines + [line]
    }
  }
}

extension String {
  /// Without blanks at the end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
