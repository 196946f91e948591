/// A message of a catalog: one text, or one text for each plural form.
public enum Message: Sendable, Hashable {
  case text(MessagePattern)
  case plural(one: MessagePattern, other: MessagePattern)

  /// The names that the message asks to be filled in, sorted.
  public var parameters: [String] {
    switch self {
    case .text(let pattern): pattern.parameters
    case .plural(let one, let other): Set(one.parameters + other.parameters).sorted()
    }
  }

  /// Whether the message has plural forms.
  public var isPlural: Bool {
    if case .plural = self { return true }
    return false
  }

  /// The text for a count; the only text where there are no plural forms.
  public func pattern(for count: Int, in locale: PortfolioLocale) -> MessagePattern {
    switch self {
    case .text(let pattern): pattern
    case .plural(let one, let other): locale.pluralForm(of: count) == .one ? one : other
    }
  }
}

/// A text with places such as `{name}` that are filled in later.
///
/// A brace that does not open a name in letters, digits and hyphens stands for itself.
public struct MessagePattern: Sendable, Hashable {
  /// A piece of the text.
  public enum Part: Sendable, Hashable {
    case literal(String)
    case parameter(String)
  }

  /// The text as the catalog has it.
  public let source: String
  /// The pieces in their order.
  public let parts: [Part]

  /// Reads a text.
  public init(_ source: String) {
    self.source = source
    var parts: [Part] = []
    var literal = ""
    var rest = source[...]
    while let open = rest.firstIndex(of: "{") {
      let afterOpen = rest.index(after: open)
      let name = rest[afterOpen...].prefix(while: MessagePattern.isNameCharacter)
      literal += rest[..<open]
      guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
        literal += "{"
        rest = rest[afterOpen...]
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(.parameter(String(name)))
      rest = rest[rest.index(after: name.endIndex)...]
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character == "-" || (character.isASCII && (character.isLetter || character.isNumber))
  }

  /// The names to be filled in, sorted, each once.
  public var parameters: [String] {
    var names: Set<String> = []
    for case .parameter(let name) in parts { names.insert(name) }
    return names.sorted()
  }

  /// The text with the values in place; a parameter without a value stays as `{name}`.
  public func filled(_ values: [String: String]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .parameter(let name): text += values[name] ?? "{\(name)}"
      }
    }
    return text
  }
}
