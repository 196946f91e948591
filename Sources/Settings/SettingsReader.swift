public import Diagnostics

/// Reads the keys of one mapping as typed values, collecting what is wrong instead of stopping.
///
/// Ask for every key that may be there, then call ``finish(into:)``, which reports the keys nobody
/// asked for. A key that is absent or null reads as nil; so does one of the wrong kind, which is
/// reported as well.
///
/// ```swift
/// var reader = SettingsReader(try SettingsNode.parse(text, file: "carteira.yaml"))
/// let name = reader.string("name", required: true)
/// let days = reader.integer("grace", in: 0...365) ?? 7
/// let mail = reader.mapping("mail") { $0.string("from") }
/// reader.finish(into: &log)
/// ```
public struct SettingsReader {
  /// The mapping that is read.
  public let node: SettingsNode
  /// What was found so far, without unknown keys.
  public private(set) var log: DiagnosticLog
  /// The key that a word means which is written for it, such as one of another language; asked before a
  /// spelling is guessed.
  public var meaning: @Sendable (String) -> String? = { _ in nil }
  private var known: [String] = []
  private let name: String

  /// A reader of a mapping; anything else is reported and reads as an empty mapping.
  ///
  /// - Parameters:
  ///   - node: The mapping, or null for an empty one.
  ///   - name: What the mapping is called in messages; its key as a rule.
  public init(_ node: SettingsNode, name: String = "") {
    self.node = node
    self.name = name
    self.log = DiagnosticLog()
    if node.entries == nil, !node.isNull {
      log.add(
        node.diagnostic(
          .settingsNotMapping,
          facts: ["key": name.isEmpty ? node.location.file : name, "found": node.written]))
    }
  }

  /// Reports the keys that nobody asked for and hands over everything found.
  public mutating func finish(into log: inout DiagnosticLog) {
    for entry in node.entries ?? [] where !known.contains(entry.key.text) {
      self.log.add(
        entry.key.diagnostic(
          .settingsUnknownKey,
          facts: ["key": entry.key.text, "known": known.sorted().joined(separator: ", ")],
          suggestion: meaning(entry.key.text).flatMap { known.contains($0) ? $0 : nil }
            ?? NearMiss.nearest(to: entry.key.text, among: known)))
    }
    log.merge(self.log)
    self.log = DiagnosticLog()
  }

  /// Marks keys as known without reading them, because they matter only elsewhere or in other cases.
  public mutating func allow(_ keys: String...) {
    known += keys
  }

  /// Adds a finding of the caller, in order with those of the reader.
  public mutating func report(_ diagnostic: Diagnostic) {
    log.add(diagnostic)
  }

  /// What stands after a key, whatever it is; nil when the key is absent or its value null.
  ///
  /// An absent key is an error where it is `required`.
  public mutating func value(_ key: String, required: Bool = false) -> SettingsNode? {
    known.append(key)
    if let value = node[key], !value.isNull { return value }
    if required {
      log.add(node.diagnostic(.settingsMissingKey, facts: ["key": key]))
    }
    return nil
  }

  /// Where the value of a key stands; nil when the key is absent or its value null.
  public func location(of key: String) -> SourceLocation? {
    guard let value = node[key], !value.isNull else { return nil }
    return value.location
  }

  /// Reports a value of the wrong kind.
  public mutating func refuse(
    _ value: SettingsNode, of key: String, _ code: DiagnosticCode, facts: [String: String] = [:],
    suggestion: String? = nil
  ) {
    log.add(
      value.diagnostic(
        code, facts: facts.merging(["key": key, "found": value.written]) { own, _ in own },
        suggestion: suggestion))
  }

  /// Reads the mapping under a key with a reader of its own, which reports its unknown keys.
  ///
  /// - Returns: What `read` returns; nil when the key is absent, and then `read` is not called.
  public mutating func mapping<Result>(
    _ key: String, required: Bool = false, _ read: (inout SettingsReader) -> Result
  ) -> Result? {
    guard let value = value(key, required: required) else { return nil }
    return nested(value, name: key, read)
  }

  /// Reads each element of the list under a key with a reader of its own; a single mapping counts
  /// as a list of one.
  public mutating func mappings<Result>(
    _ key: String, required: Bool = false, _ read: (inout SettingsReader) -> Result
  ) -> [Result] {
    guard let value = value(key, required: required) else { return [] }
    return (value.elements ?? [value]).map { nested($0, name: key, read) }
  }

  /// The keys and values under a key whose names are the user's own, such as column headings.
  ///
  /// - Returns: The entries in the order of the file; empty when the key is absent.
  public mutating func entries(
    _ key: String, required: Bool = false
  ) -> [SettingsNode.Entry] {
    guard let value = value(key, required: required) else { return [] }
    guard let entries = value.entries else {
      refuse(value, of: key, .settingsNotMapping)
      return []
    }
    return entries
  }

  /// Reads a node met on the way with a reader of its own, and takes over what it finds.
  public mutating func nested<Result>(
    _ node: SettingsNode, name: String, _ read: (inout SettingsReader) -> Result
  ) -> Result {
    var reader = SettingsReader(node, name: name)
    let result = read(&reader)
    reader.finish(into: &log)
    return result
  }
}
