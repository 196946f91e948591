public import Diagnostics

/// A value of a settings file with the place where it was written.
///
/// Scalars stay as written: whether `12` is a number or a text is for the reader of the key to say.
public struct SettingsNode: Sendable {
  /// What was written.
  public let value: Value
  let position: Position
  let source: SettingsSource

  /// The kinds of value that YAML knows.
  public indirect enum Value: Sendable {
    /// Nothing after the key, `~` or `null`.
    case null
    /// A text, and whether it stood in quotes or in a block.
    case scalar(String, isQuoted: Bool)
    /// A list.
    case sequence([SettingsNode])
    /// Keys and values, in the order of the file.
    case mapping([Entry])
  }

  /// A key of a mapping and its value.
  public struct Entry: Sendable {
    /// The key, with its own place.
    public let key: SettingsKey
    /// What stands after it.
    public let value: SettingsNode
  }

  struct Position: Sendable {
    let line: Int
    let column: Int
  }

  /// Where the value begins.
  public var location: SourceLocation {
    SourceLocation(file: source.file, line: position.line, column: position.column)
  }

  /// The text of a scalar; nil for every other kind.
  public var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// The elements of a list; nil for every other kind.
  public var elements: [SettingsNode]? {
    if case .sequence(let elements) = value { elements } else { nil }
  }

  /// The keys and values of a mapping, in the order of the file; nil for every other kind.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }

  /// Whether nothing was said.
  public var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// The value of a key of a mapping; nil when the key is absent or this is no mapping.
  public subscript(key: String) -> SettingsNode? {
    entries?.first { $0.key.text == key }?.value
  }

  /// A mapping without keys, as an absent file is one.
  public static func empty(file: String) -> SettingsNode {
    SettingsNode(
      value: .mapping([]), position: Position(line: 1, column: 1),
      source: SettingsSource(file: file, text: ""))
  }

  /// A finding about this value, with its line and a caret below what was written.
  public func diagnostic(
    _ code: DiagnosticCode, facts: [String: String] = [:], suggestion: String? = nil,
    other: SourceLocation? = nil
  ) -> Diagnostic {
    source.diagnostic(
      code, at: position, length: writtenLength, facts: facts, suggestion: suggestion,
      other: other)
  }

  /// What was written, in one short line, for a message.
  public var written: String {
    switch value {
    case .null: "null"
    case .scalar(let text, let isQuoted): isQuoted ? "\"\(text)\"" : text
    case .sequence: "[…]"
    case .mapping: "{…}"
    }
  }

  private var writtenLength: Int {
    guard case .scalar(let text, let isQuoted) = value else { return 1 }
    return text.unicodeScalars.count + (isQuoted ? 2 : 0)
  }
}

/// A key of a mapping with the place where it was written.
public struct SettingsKey: Sendable {
  /// The key as written, without quotes.
  public let text: String
  let position: SettingsNode.Position
  let source: SettingsSource

  /// Where the key begins.
  public var location: SourceLocation {
    SourceLocation(file: source.file, line: position.line, column: position.column)
  }

  /// A finding about this key, with its line and a caret below it.
  public func diagnostic(
    _ code: DiagnosticCode, facts: [String: String] = [:], suggestion: String? = nil,
    other: SourceLocation? = nil
  ) -> Diagnostic {
    source.diagnostic(
      code, at: position, length: text.unicodeScalars.count, facts: facts, suggestion: suggestion,
      other: other)
  }
}

extension SettingsNode {
  /// The number of a scalar without quotes, as a whole number of the last of `scale` decimals; nil
  /// for anything else.
  ///
  /// `1.5` is 1500 at a scale of 3.
  public func decimal(scale: Int) -> Int64? {
    guard case .scalar(let text, isQuoted: false) = value else { return nil }
    return SettingsDecimal.parse(text, scale: scale)
  }
}
