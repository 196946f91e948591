import Markup

/// Where in an HTML document the next byte lands.
///
/// Reads literal text the way a browser does, as far as escaping needs: text, tags, attributes and
/// their quotes, addresses, comments, and the elements whose content is not HTML.
struct HTMLPlace: Hashable {
  enum State: Hashable {
    case text
    case tagOpen
    case tagName
    case closingTag
    case insideTag
    case attributeName
    case afterAttributeName
    case beforeValue
    case quotedValue(UInt8)
    case unquotedValue
    case declaration
    case comment
    case rawText
  }

  enum Attribute: Hashable {
    case plain
    case url(isSettled: Bool)
    case forbiddenURL
    case code
    case style
  }

  private var state = State.text
  private var attribute = Attribute.plain
  /// The name being read: of a tag, an attribute, a scheme, or the end of a comment.
  private var name: [UInt8] = []
  /// The element whose content is not HTML, while inside its tag or content.
  private var rawElement: [UInt8] = []

  /// How a value is escaped here; nil where none may be written.
  func escaping(for value: PlacedValue) -> Escaping? {
    switch state {
    case .text: return value == .markup ? Escaping.none : .html
    case .quotedValue:
      guard value != .markup else { return nil }
      switch attribute {
      case .plain: return .html
      case .url(let isSettled): return isSettled ? .urlPart : .url
      case .style: return value == .number ? .html : nil
      case .code, .forbiddenURL: return nil
      }
    default: return nil
    }
  }

  /// What the place is called in diagnostics.
  var word: String {
    switch state {
    case .text: "text"
    case .tagOpen, .tagName, .closingTag: "tag name"
    case .insideTag, .attributeName, .afterAttributeName: "attribute name"
    case .beforeValue, .unquotedValue: "attribute without quotes"
    case .quotedValue:
      switch attribute {
      case .code: "code attribute"
      case .style: "style attribute"
      case .forbiddenURL: "address with a forbidden scheme"
      default: "attribute"
      }
    case .declaration: "declaration"
    case .comment: "comment"
    case .rawText: String(decoding: rawElement, as: UTF8.self)
    }
  }

  /// The place after either of two ways; they may differ in how far an address has come.
  static func merged(_ first: HTMLPlace, _ second: HTMLPlace) -> HTMLPlace? {
    if first == second { return first }
    var (one, other) = (first, second)
    if one.state == .tagName { one.finishTagName() }
    if other.state == .tagName { other.finishTagName() }
    (one.name, other.name) = ([], [])
    if case .url = one.attribute, case .url = other.attribute {
      one.attribute = .url(isSettled: false)
      other.attribute = .url(isSettled: false)
    }
    let betweenAttributes: Set<State> = [.insideTag, .attributeName, .afterAttributeName]
    if betweenAttributes.isSuperset(of: [one.state, other.state]) {
      one.state = .insideTag
      other.state = .insideTag
    }
    if one.state == .insideTag || one.state == .text {
      one.attribute = .plain
      other.attribute = .plain
    }
    return one == other ? one : nil
  }

  /// Moves on over one byte of literal text.
  mutating func advance(over byte: UInt8) {
    switch state {
    case .text: if byte == 0x3C { enter(.tagOpen) }
    case .tagOpen, .tagName, .closingTag, .declaration: advanceInName(byte)
    case .insideTag, .attributeName, .afterAttributeName: advanceInTag(byte)
    case .beforeValue:
      if byte == 0x22 || byte == 0x27 {
        enter(.quotedValue(byte))
      } else if byte == 0x3E {
        leaveTag()
      } else if !TagScanner.isSpace(byte) {
        enter(.unquotedValue)
      }
    case .quotedValue(let quote):
      if byte == quote { enter(.insideTag) } else { advanceInAddress(byte) }
    case .unquotedValue:
      if byte == 0x3E { leaveTag() } else if TagScanner.isSpace(byte) { enter(.insideTag) }
    case .comment:
      if byte == 0x3E, name.count == 2 {
        enter(.text)
      } else if byte != 0x2D {
        name = []
      } else if name.count < 2 {
        name.append(byte)
      }
    case .rawText: advanceInRawText(lowercased(byte))
    }
  }

  private mutating func advanceInName(_ byte: UInt8) {
    switch (state, byte) {
    case (.tagOpen, 0x21): enter(.declaration)
    case (.tagOpen, 0x2F): enter(.closingTag)
    case (.tagOpen, 0x41...0x5A), (.tagOpen, 0x61...0x7A):
      enter(.tagName)
      name = [lowercased(byte)]
    case (.tagOpen, _): enter(.text)
    case (.declaration, 0x3E), (.closingTag, 0x3E): enter(.text)
    case (.declaration, 0x2D) where name == [0x2D]: enter(.comment)
    case (.declaration, _): name = name.isEmpty && byte == 0x2D ? [byte] : [0]
    case (.closingTag, _): break
    case (_, 0x3E):
      finishTagName()
      leaveTag()
    case (_, 0x2F): finishTagName()
    case _ where TagScanner.isSpace(byte): finishTagName()
    default: name.append(lowercased(byte))
    }
  }

  private mutating func advanceInTag(_ byte: UInt8) {
    switch byte {
    case 0x3E: leaveTag()
    case 0x2F: enter(.insideTag)
    case 0x3D where state != .insideTag:
      attribute = HTMLPlace.attribute(named: String(decoding: name, as: UTF8.self))
      enter(.beforeValue)
    case _ where TagScanner.isSpace(byte):
      if state == .attributeName { state = .afterAttributeName }
    default:
      if state != .attributeName { enter(.attributeName) }
      name.append(lowercased(byte))
    }
  }

  /// Watches for `</` and the element's name.
  private mutating func advanceInRawText(_ byte: UInt8) {
    let expected: UInt8 =
      switch name.count {
      case 0: 0x3C
      case 1: 0x2F
      default: rawElement[name.count - 2]
      }
    guard byte == expected else {
      name = byte == 0x3C ? [byte] : []
      return
    }
    name.append(byte)
    guard name.count == rawElement.count + 2 else { return }
    rawElement = []
    enter(.closingTag)
  }

  /// Watches for what settles the scheme of an address.
  private mutating func advanceInAddress(_ byte: UInt8) {
    guard attribute == .url(isSettled: false) else { return }
    switch byte {
    case 0x2F, 0x3F, 0x23: attribute = .url(isSettled: true)
    case 0x3A:
      let isAllowed = LinkScheme.isAllowed(String(decoding: name + [0x3A], as: UTF8.self))
      attribute = isAllowed ? .url(isSettled: true) : .forbiddenURL
    default: name.append(byte)
    }
  }

  private mutating func finishTagName() {
    let isRaw = name == Array("script".utf8) || name == Array("style".utf8)
    rawElement = isRaw ? name : []
    enter(.insideTag)
  }

  private mutating func leaveTag() {
    enter(rawElement.isEmpty ? .text : .rawText)
  }

  private mutating func enter(_ next: State) {
    state = next
    name = []
    switch next {
    case .text, .insideTag, .rawText, .tagOpen: attribute = .plain
    default: break
    }
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  private static let addresses: Set<String> = [
    "action", "background", "cite", "data", "formaction", "href", "icon", "longdesc", "manifest",
    "ping", "poster", "profile", "src", "srcset", "usemap", "xlink:href",
  ]

  private static func attribute(named name: String) -> Attribute {
    if addresses.contains(name) { return .url(isSettled: false) }
    if name.hasPrefix("on") || name == "srcdoc" { return .code }
    return name == "style" ? .style : .plain
  }
}
