public import Diagnostics
import Settings

/// A file of texts, as YAML.
public struct CatalogFile: Sendable, Hashable {
  /// The file as the user knows it, for messages.
  public let file: String
  /// What is in it.
  public let text: String

  /// A file of texts.
  public init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// Whether a path inside a theme is a catalog of a locale: any `.yaml` in `locales/<tag>/`.
  public static func isCatalog(path: String, of locale: PortfolioLocale) -> Bool {
    path.hasPrefix("locales/\(locale.tag)/") && path.hasSuffix(".yaml")
  }
}

extension Catalog {
  /// Reads the texts of a locale from files that together make one catalog.
  ///
  /// Nested keys become dotted paths. A mapping of `one` and `other` is a message with plural forms.
  /// The order of the files does not matter: a key may stand in one of them only.
  ///
  /// - Parameters:
  ///   - locale: The language of the texts.
  ///   - files: The files that hold every text.
  ///   - replacements: Files of the user, whose texts replace those of `files`.
  /// - Throws: All that is wrong in the files.
  public init(
    locale: PortfolioLocale, files: [CatalogFile], replacements: [CatalogFile] = []
  ) throws(DiagnosticsError) {
    var base = CatalogReader()
    for file in files { base.read(file) }
    var own = CatalogReader()
    for file in replacements { own.read(file) }
    own.check(against: base.texts.mapValues(\.message))
    let findings = base.findings + own.findings
    guard findings.isEmpty else { throw DiagnosticsError(findings) }
    let messages = base.texts.mapValues(\.message)
    self.init(
      locale: locale,
      messages: messages.merging(own.texts.mapValues(\.message)) { _, replacement in replacement })
  }
}

/// Collects the texts of one layer of files, and what is wrong with them.
struct CatalogReader {
  struct Text {
    let message: Message
    let key: SettingsKey
  }

  private(set) var texts: [String: Text] = [:]
  private(set) var findings: [Diagnostic] = []

  mutating func read(_ file: CatalogFile) {
    do {
      let root = try SettingsNode.parse(file.text, file: file.file)
      read(root.entries ?? [], under: "")
    } catch {
      findings += error.diagnostics
    }
  }

  mutating func read(_ entries: [SettingsNode.Entry], under prefix: String) {
    for entry in entries {
      let path = prefix + entry.key.text
      if let nested = entry.value.entries, !CatalogReader.isPlural(nested) {
        read(nested, under: path + ".")
      } else if let message = CatalogReader.message(entry.value) {
        add(message, path, entry.key)
      } else {
        findings.append(entry.key.diagnostic(.catalogMessageShape, facts: ["key": path]))
      }
    }
  }

  private mutating func add(_ message: Message, _ path: String, _ key: SettingsKey) {
    if let first = texts[path] {
      findings.append(
        key.diagnostic(
          .catalogKeyRepeated, facts: ["key": path], other: first.key.location))
    } else {
      texts[path] = Text(message: message, key: key)
    }
  }

  /// Whether a mapping can only be meant as plural forms.
  private static func isPlural(_ entries: [SettingsNode.Entry]) -> Bool {
    !entries.isEmpty && entries.allSatisfy { PluralForm(rawValue: $0.key.text) != nil }
  }

  private static func message(_ node: SettingsNode) -> Message? {
    if let text = node.text { return text.isEmpty ? nil : .text(MessagePattern(text)) }
    guard let one = node[PluralForm.one.rawValue]?.text,
      let other = node[PluralForm.other.rawValue]?.text, !one.isEmpty, !other.isEmpty
    else { return nil }
    return .plural(one: MessagePattern(one), other: MessagePattern(other))
  }

  /// Reports texts that replace nothing, or that ask for what the replaced text is not given.
  ///
  /// - Parameters:
  ///   - base: The texts that may be replaced.
  ///   - prefix: What every key begins with and the user does not write.
  mutating func check(against base: [String: Message], withoutPrefix prefix: String = "") {
    func shown(_ path: String) -> String { String(path.dropFirst(prefix.count)) }
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard let replaced = base[path] else {
        let known = base.keys.lazy.filter { $0.hasPrefix(prefix) }.map(shown)
        findings.append(
          text.key.diagnostic(
            .catalogKeyUnknown, facts: ["key": shown(path)],
            suggestion: NearMiss.nearest(to: shown(path), among: known)))
        continue
      }
      if replaced.isPlural, !text.message.isPlural {
        findings.append(
          text.key.diagnostic(.catalogPluralExpected, facts: ["key": shown(path)]))
      }
      let known = replaced.parameters
      for name in text.message.parameters where !known.contains(name) {
        findings.append(
          text.key.diagnostic(
            .catalogParameterUnknown,
            facts: [
              "key": shown(path), "parameter": "{\(name)}",
              "expected": known.isEmpty ? "–" : known.map { "{\($0)}" }.joined(separator: ", "),
            ],
            suggestion: NearMiss.nearest(to: name, among: known).map { "{\($0)}" }))
      }
    }
  }
}
