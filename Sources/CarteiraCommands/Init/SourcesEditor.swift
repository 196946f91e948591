import Portfolio
import Settings

/// A line that names the file of a table under `sources:`.
struct SourceEntry {
  let table: TableName
  let path: String
  /// How the file is to be read, such as `date-order: dmy`; empty where that is found out.
  var options: [String] = []

  var line: String {
    "\(table.rawValue): { \((["file: \(path)"] + options).joined(separator: ", ")) }"
  }
}

/// Adds entries below `sources:` of a configuration, leaving every other byte as it is.
struct SourcesEditor {
  let text: String
  let file: String

  /// The text with the entries; nil where the file is laid out in a way that only a person can edit.
  ///
  /// The result is read again: it must say all that it said, and the entries.
  func adding(_ added: [SourceEntry]) -> String? {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    guard let start = lines.firstIndex(where: isSources) else { return nil }
    var last: Int?
    for index in lines.indices.dropFirst(start + 1) {
      let line = lines[index].drop { $0 == " " }
      if line.isEmpty || line == "\r" || line.hasPrefix("#") { continue }
      guard lines[index].hasPrefix(" ") else { break }
      last = index
    }
    guard let last, let first = lines[(start + 1)...last].first(where: isEntry) else { return nil }
    let indentation = first.prefix { $0 == " " }
    let end = lines[last].hasSuffix("\r") || lines[start].hasSuffix("\r") ? "\r" : ""
    if !end.isEmpty, !lines[last].hasSuffix("\r") { lines[last] += end }
    lines.insert(contentsOf: added.map { indentation + $0.line + end }, at: last + 1)
    let edited = lines.joined(separator: "\n")
    return saysTheSame(edited, and: added) ? edited : nil
  }

  private func isSources(_ line: String) -> Bool {
    guard line.hasPrefix("sources:") else { return false }
    let rest = line.dropFirst("sources:".count).drop { $0 == " " || $0 == "\r" || $0 == "\t" }
    return rest.isEmpty || rest.hasPrefix("#")
  }

  private func isEntry(_ line: String) -> Bool {
    let content = line.drop { $0 == " " }
    return !content.isEmpty && content != "\r" && !content.hasPrefix("#")
  }

  private func saysTheSame(_ edited: String, and added: [SourceEntry]) -> Bool {
    guard let before = try? SettingsNode.parse(text, file: file),
      let after = try? SettingsNode.parse(edited, file: file),
      let entries = before.entries, entries.count == after.entries?.count,
      let sources = before["sources"]?.entries, let newSources = after["sources"]?.entries
    else { return false }
    return entries.map(\.key.text) == after.entries?.map(\.key.text)
      && newSources.map(\.key.text)
        == sources.map(\.key.text) + added.map(\.table.rawValue)
  }
}
