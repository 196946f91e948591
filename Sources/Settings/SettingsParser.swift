public import Diagnostics

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
    guard text.utf8.count <= limits.bytes else {
      throw DiagnosticsError([
        Diagnostic(
          .settingsTooLarge, at: SourceLocation(file: file),
          facts: ["limit": String(limits.bytes)])
      ])
    }
    var composition = Composition(SettingsSource(file: file, text: text), text, limits: limits)
    guard let node = try composition.root(), !node.isNull else { return .empty(file: file) }
    return node
  }
}

/// Makes values of the parts of a text, counting what it makes.
///
/// What passes a limit is refused when it is met, so that no text makes more than the limits say.
private struct Composition {
  /// A value that aliases may stand for: with how many values it holds and how many levels it has.
  private struct Anchored {
    let node: SettingsNode
    let values: Int
    let height: Int
  }

  private let source: SettingsSource
  private let limits: YAMLLimits
  private let events: YAMLEvents
  private var anchors: [String: Anchored] = [:]
  private var values = 0
  private var aliases = 0
  /// The deepest level of the value that is being made.
  private var deepest = 0

  init(_ source: SettingsSource, _ text: String, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
    events = YAMLEvents(text)
  }

  /// The value of the one document; nil where there is none.
  mutating func root() throws(DiagnosticsError) -> SettingsNode? {
    var root: SettingsNode?
    while true {
      let event = try next()
      guard case .documentStart = event.kind else { return root }
      guard root == nil else {
        throw refusal(
          .settingsSyntax, event.position, facts: ["problem": "found a second document"])
      }
      root = try node(try next(), depth: 0)
    }
  }

  private func next() throws(DiagnosticsError) -> YAMLEvents.Event {
    do throws(YAMLEvents.Fault) { return try events.next() } catch {
      throw DiagnosticsError([diagnostic(of: error)])
    }
  }

  private mutating func node(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(DiagnosticsError) -> SettingsNode {
    if case .alias(let name) = event.kind { return try alias(name, event.position, depth: depth) }
    let (before, outer) = (values, deepest)
    try count(1, upTo: depth, event.position)
    deepest = depth
    let value = try value(event, depth: depth)
    let node = SettingsNode(value: value, position: event.position, source: source)
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(node: node, values: values - before, height: deepest - depth)
    }
    deepest = max(outer, deepest)
    return node
  }

  private mutating func alias(
    _ name: String, _ position: SettingsNode.Position, depth: Int
  ) throws(DiagnosticsError) -> SettingsNode {
    guard let known = anchors[name] else {
      throw refusal(.settingsSyntax, position, facts: ["problem": "found undefined alias"])
    }
    aliases += 1
    guard aliases <= limits.aliases else {
      throw refusal(.settingsTooManyAliases, position, limit: limits.aliases)
    }
    try count(known.values, upTo: depth + known.height, position)
    deepest = max(deepest, depth + known.height)
    return known.node
  }

  private mutating func count(
    _ more: Int, upTo depth: Int, _ position: SettingsNode.Position
  ) throws(DiagnosticsError) {
    values += more
    guard values <= limits.values else {
      throw refusal(.settingsTooManyValues, position, limit: limits.values)
    }
    guard depth <= limits.depth else {
      throw refusal(.settingsTooDeep, position, limit: limits.depth)
    }
  }

  private mutating func value(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(DiagnosticsError) -> SettingsNode.Value {
    switch event.kind {
    case .scalar(let text, let isPlain):
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
      return isNull ? .null : .scalar(text, isQuoted: !isPlain)
    case .sequenceStart:
      var elements: [SettingsNode] = []
      while let event = try nextInside() {
        elements.append(try node(event, depth: depth + 1))
      }
      return .sequence(elements)
    case .mappingStart: return .mapping(try entries(depth: depth))
    case .documentStart, .alias, .end, .endOfText: return .null
    }
  }

  /// The next part of a sequence or mapping; nil at its end.
  private func nextInside() throws(DiagnosticsError) -> YAMLEvents.Event? {
    let event = try next()
    switch event.kind {
    case .end, .endOfText: return nil
    default: return event
    }
  }

  private mutating func entries(depth: Int) throws(DiagnosticsError) -> [SettingsNode.Entry] {
    var entries: [SettingsNode.Entry] = []
    var seen: [String: SettingsKey] = [:]
    while let event = try nextInside() {
      let written = try node(event, depth: depth + 1)
      let key = try key(event, written)
      if let first = seen.updateValue(key, forKey: key.text) {
        throw DiagnosticsError([
          key.diagnostic(.settingsDuplicateKey, facts: ["key": key.text], other: first.location)
        ])
      }
      let value = try node(try next(), depth: depth + 1)
      entries.append(SettingsNode.Entry(key: key, value: value))
    }
    return entries
  }

  /// A key, which must be a text: `null` is one here.
  private func key(
    _ event: YAMLEvents.Event, _ node: SettingsNode
  ) throws(DiagnosticsError) -> SettingsKey {
    let text: String
    switch (node.value, event.kind) {
    case (.scalar(let found, _), _): text = found
    case (.null, .scalar(let found, _)): text = found
    default: throw DiagnosticsError([node.diagnostic(.settingsKeyKind)])
    }
    return SettingsKey(text: text, position: event.position, source: source)
  }
}

// MARK: - What is wrong

extension Composition {
  private func diagnostic(of fault: YAMLEvents.Fault) -> Diagnostic {
    let position =
      switch fault.place {
      case .position(let position): position
      case .byte(let count): source.position(ofByte: count)
      }
    let line = source.line(position.line)
    let indentation = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" }
    if indentation.contains("\t"), position.column <= indentation.count + 1 {
      return source.diagnostic(.settingsTab, at: position, length: 1)
    }
    return source.diagnostic(
      .settingsSyntax, at: position, length: 1, facts: ["problem": fault.problem])
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
