public import Diagnostics
public import Settings

extension Catalog {
  /// This catalog with labels of the user's own in place of texts of one section.
  ///
  /// A label is named by its key without the section: `page.clients`, or nested as in a catalog. Labels
  /// under the tag of a locale hold there alone, and win over those for every locale.
  ///
  /// - Parameters:
  ///   - labels: Keys and texts; nil for none.
  ///   - section: The section whose texts may be replaced.
  /// - Returns: The catalog with the labels.
  /// - Throws: All that is wrong with them, those of other locales included: keys that no page uses,
  ///   parameters that are not given, texts where plural forms are needed.
  public func replacing(
    _ labels: SettingsNode?, in section: String
  ) throws(DiagnosticsError) -> Catalog {
    guard let labels else { return self }
    let prefix = section + "."
    guard let entries = labels.entries else {
      throw DiagnosticsError([
        labels.diagnostic(
          .settingsNotMapping, facts: ["key": "labels", "found": labels.written])
      ])
    }
    var result = messages
    var findings: [Diagnostic] = []
    func layer(_ entries: [SettingsNode.Entry]) -> [String: Message] {
      var reader = CatalogReader()
      reader.read(entries, under: prefix)
      reader.check(against: messages, withoutPrefix: prefix)
      findings += reader.findings
      return reader.texts.mapValues(\.message)
    }
    let tags = PortfolioLocale.allCases.map(\.tag)
    result.merge(layer(entries.filter { !tags.contains($0.key.text) })) { $1 }
    for entry in entries where tags.contains(entry.key.text) {
      guard let own = entry.value.entries else {
        findings.append(
          entry.value.diagnostic(
            .settingsNotMapping, facts: ["key": entry.key.text, "found": entry.value.written]))
        continue
      }
      let texts = layer(own)
      if entry.key.text == locale.tag { result.merge(texts) { $1 } }
    }
    guard findings.isEmpty else { throw DiagnosticsError(findings) }
    return Catalog(locale: locale, messages: result)
  }
}
