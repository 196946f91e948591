public import Diagnostics
import Yams

extension SettingsNode {
  /// The value a YAML text holds; an empty text is an empty mapping.
  ///
  /// - Parameters:
  ///   - text: One YAML document, with or without a byte order mark.
  ///   - file: The file as the user knows it, for messages.
  ///   - limits: How much of it there may be.
  /// - Returns: The value, with the place of every part.
  /// - Throws: What is wrong with the text as YAML: syntax, duplicate keys, keys that are no text,
  ///   or more bytes, aliases, values or levels than there may be.
  public static func parse(
    _ text: String, file: String, limits: YAMLLimits = .settings
  ) throws(DiagnosticsError) -> SettingsNode {
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let source = SettingsSource(file: file, text: text)
    func refuse(_ code: DiagnosticCode, limit: Int) -> DiagnosticsError {
      DiagnosticsError([
        Diagnostic(code, at: SourceLocation(file: file), facts: ["limit": String(limit)])
      ])
    }
    guard text.utf8.count <= limits.bytes else {
      throw refuse(.settingsTooLarge, limit: limits.bytes)
    }
    guard !hasAnchors(text) || aliasCount(in: text) <= limits.aliases else {
      throw refuse(.settingsTooManyAliases, limit: limits.aliases)
    }
    let root: Node?
    do {
      root = try Yams.Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw DiagnosticsError([diagnostic(of: error, in: source)])
    }
    guard let root else { return .empty(file: file) }
    var conversion = Conversion(source: source, limits: limits)
    let node = try conversion.node(root, depth: 0)
    return node.isNull ? .empty(file: file) : node
  }

  /// Whether some `&name` could be an anchor: without one no alias stands for anything, and stars
  /// are emphasis in somebody's Markdown.
  private static func hasAnchors(_ text: String) -> Bool {
    var previous: UInt8 = 0x20
    var isAfterMark = false
    for byte in text.utf8 {
      if isAfterMark, byte > 0x20 { return true }
      isAfterMark = byte == 0x26 && [0x20, 0x0A, 0x0D, 0x2C, 0x5B, 0x7B].contains(previous)
      previous = byte
    }
    return false
  }

  /// How many `*name` could be aliases: few of them can make a small text expand without end.
  private static func aliasCount(in text: String) -> Int {
    var count = 0
    var previous: UInt8 = 0x20
    var isAfterStar = false
    for byte in text.utf8 {
      if isAfterStar, byte > 0x20, byte != 0x2A { count += 1 }
      isAfterStar = byte == 0x2A && [0x20, 0x0A, 0x0D, 0x2C, 0x5B, 0x7B].contains(previous)
      previous = byte
    }
    return count
  }

  private static func diagnostic(
    of error: any Error, in source: SettingsSource
  ) -> Diagnostic {
    func invalid(_ problem: String, _ position: Position) -> Diagnostic {
      let line = source.line(position.line)
      let indentation = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" }
      if indentation.contains("\t"), position.column <= indentation.count + 1 {
        return source.diagnostic(.settingsTab, at: position, length: 1)
      }
      return source.diagnostic(
        .settingsSyntax, at: position, length: 1, facts: ["problem": problem])
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return invalid(problem, Position(line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, _):
      return invalid(problem, source.position(ofCharacter: offset ?? 0))
    case .duplicatedKeysInMapping(let keys, let context):
      let first = Position(line: context.mark.line, column: context.mark.column)
      return duplicate(keys.first ?? "", firstAt: first, in: source)
    default:
      return Diagnostic(
        .settingsSyntax, at: SourceLocation(file: source.file), facts: ["problem": "\(error)"])
    }
  }

  /// Finds the second of two equal keys: Yams names only the first.
  private static func duplicate(
    _ key: String, firstAt first: Position, in source: SettingsSource
  ) -> Diagnostic {
    var second = first
    var number = first.line + 1
    while number <= first.line + 2000 {
      let rest = source.line(number).unicodeScalars.dropFirst(first.column - 1)
      let indentation = source.line(number).unicodeScalars.prefix(first.column - 1)
      let start = String(String.UnicodeScalarView(rest))
      if indentation.allSatisfy({ $0 == " " }),
        ["\(key):", "\"\(key)\":", "'\(key)':"].contains(where: start.hasPrefix)
      {
        second = Position(line: number, column: first.column)
        break
      }
      number += 1
    }
    return source.diagnostic(
      .settingsDuplicateKey, at: second, length: key.unicodeScalars.count, facts: ["key": key],
      other: second.line == first.line
        ? nil : SourceLocation(file: source.file, line: first.line, column: first.column))
  }
}

/// Turns Yams' tree into ours, counting what it makes.
private struct Conversion {
  let source: SettingsSource
  let limits: YAMLLimits
  private var count = 0

  init(source: SettingsSource, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
  }

  mutating func node(_ node: Node, depth: Int) throws(DiagnosticsError) -> SettingsNode {
    let position = SettingsNode.Position(
      line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    count += 1
    guard count <= limits.values else {
      throw refusal(.settingsTooManyValues, position, limit: limits.values)
    }
    guard depth <= limits.depth else {
      throw refusal(.settingsTooDeep, position, limit: limits.depth)
    }
    return SettingsNode(
      value: try value(node, at: position, depth: depth), position: position, source: source)
  }

  private mutating func value(
    _ node: Node, at position: SettingsNode.Position, depth: Int
  ) throws(DiagnosticsError) -> SettingsNode.Value {
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? .null : .scalar(scalar.string, isQuoted: !isPlain)
    case .sequence(let sequence):
      var elements: [SettingsNode] = []
      for element in sequence {
        elements.append(try self.node(element, depth: depth + 1))
      }
      return .sequence(elements)
    case .mapping(let mapping):
      return .mapping(try entries(mapping, depth: depth))
    case .alias:
      throw refusal(.settingsSyntax, position, facts: ["problem": "unresolved alias"])
    }
  }

  private mutating func entries(
    _ mapping: Node.Mapping, depth: Int
  ) throws(DiagnosticsError) -> [SettingsNode.Entry] {
    var entries: [SettingsNode.Entry] = []
    var seen: [String: SettingsKey] = [:]
    for (key, value) in mapping {
      let keyNode = try node(key, depth: depth + 1)
      guard case .scalar(let scalar) = key else {
        throw DiagnosticsError([keyNode.diagnostic(.settingsKeyKind)])
      }
      let settingsKey = SettingsKey(
        text: scalar.string, position: keyNode.position, source: source)
      if let first = seen.updateValue(settingsKey, forKey: scalar.string) {
        throw DiagnosticsError([
          settingsKey.diagnostic(
            .settingsDuplicateKey, facts: ["key": scalar.string], other: first.location)
        ])
      }
      entries.append(
        SettingsNode.Entry(key: settingsKey, value: try node(value, depth: depth + 1)))
    }
    return entries
  }

  private func refusal(
    _ code: DiagnosticCode, _ position: SettingsNode.Position, limit: Int
  ) -> DiagnosticsError {
    refusal(code, position, facts: ["limit": String(limit)])
  }

  private func refusal(
    _ code: DiagnosticCode, _ position: SettingsNode.Position, facts: [String: String]
  ) -> DiagnosticsError {
    DiagnosticsError([source.diagnostic(code, at: position, length: 1, facts: facts)])
  }
}
