import Portfolio
import Settings

/// What a configuration says of one source, line by line.
struct SourceBlock {
  let table: TableName
  /// Keys and values, from the left margin.
  let lines: [String]

  /// The source under the name of its table.
  func written(under indentation: String) -> [String] {
    [indentation + table.rawValue + ":"] + lines.map { indentation + "  " + $0 }
  }

  /// The source as one of several.
  func item(under indentation: String) -> [String] {
    lines.enumerated().map { indentation + ($0 == 0 ? "- " : "  ") + $1 }
  }
}

extension SourcesEditor {
  /// The text with more sources: new tables at the end, others beside the sources that their table has.
  ///
  /// - Parameters:
  ///   - added: The sources.
  ///   - conventional: Sources that were found by their names, which must be named now.
  /// - Returns: The text; nil where it is laid out in a way that only a person can edit.
  func merging(_ added: [SourceBlock], _ conventional: [SourceEntry]) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
    while lines.last == "" { lines.removeLast() }
    if !lines.contains(where: { $0.hasPrefix("sources:") }) {
      lines += ["", "sources:"] + conventional.map { "  " + $0.line }
    }
    for block in added {
      guard merge(block, into: &lines) else { return nil }
    }
    let edited = lines.joined(separator: "\n") + "\n"
    return isFaithful(edited, added, conventional) ? edited : nil
  }

  private func merge(_ block: SourceBlock, into lines: inout [String]) -> Bool {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("sources:") }) else { return false }
    let rest = lines[start].dropFirst("sources:".count).drop { $0 == " " }
    guard rest.isEmpty || rest.hasPrefix("#") else { return false }
    let end = SourcesEditor.end(of: start, indentation: 0, in: lines)
    let entries = lines[(start + 1)..<end].filter { SourcesEditor.isContent($0) }
    let indentation = entries.first.map { String($0.prefix { $0 == " " }) } ?? "  "
    let key = indentation + block.table.rawValue + ":"
    guard let at = lines[(start + 1)..<end].firstIndex(where: { $0.hasPrefix(key) }) else {
      lines.insert(contentsOf: block.written(under: indentation), at: end)
      return true
    }
    let standing = at..<SourcesEditor.end(of: at, indentation: indentation.count, in: lines)
    guard let items = SourcesEditor.items(Array(lines[standing]), key, indentation) else {
      return false
    }
    lines.replaceSubrange(
      standing, with: [key] + items + block.item(under: indentation + "  "))
    return true
  }

  /// The sources that a table has, as items of a list; nil where they are written in another way.
  private static func items(
    _ lines: [String], _ key: String, _ indentation: String
  ) -> [String]? {
    let rest = lines[0].dropFirst(key.count).drop { $0 == " " }
    if rest.hasPrefix("{") { return lines.count == 1 ? [indentation + "  - " + rest] : nil }
    guard rest.isEmpty || rest.hasPrefix("#") else { return nil }
    let body = lines.dropFirst()
    guard let first = body.first(where: isContent) else { return nil }
    let inner = first.prefix { $0 == " " }.count
    if first.dropFirst(inner).hasPrefix("- ") {
      let shift = indentation.count + 2 - inner
      return body.map { moved($0, by: shift) }
    }
    var isFirst = true
    return body.map { line in
      guard isContent(line), isFirst else { return moved(line, by: indentation.count + 4 - inner) }
      isFirst = false
      return indentation + "  - " + line.dropFirst(inner)
    }
  }

  private static func moved(_ line: String, by shift: Int) -> String {
    guard !line.isEmpty else { return line }
    return shift >= 0
      ? String(repeating: " ", count: shift) + line
      : String(line.dropFirst(min(-shift, line.prefix { $0 == " " }.count)))
  }

  private static func isContent(_ line: String) -> Bool {
    let content = line.drop { $0 == " " }
    return !content.isEmpty && !content.hasPrefix("#")
  }

  /// One past the last line that belongs to an entry.
  private static func end(of start: Int, indentation: Int, in lines: [String]) -> Int {
    var end = start + 1
    for index in lines.indices.dropFirst(start + 1) where isContent(lines[index]) {
      guard lines[index].prefix(while: { $0 == " " }).count > indentation else { break }
      end = index + 1
    }
    return end
  }

  /// Whether the text says all it said, and the sources that were added, in their order.
  private func isFaithful(
    _ edited: String, _ added: [SourceBlock], _ conventional: [SourceEntry]
  ) -> Bool {
    guard let before = try? SettingsNode.parse(text, file: file),
      let after = try? SettingsNode.parse(edited, file: file)
    else { return false }
    func counts(_ node: SettingsNode) -> [String: Int] {
      var counts: [String: Int] = [:]
      for entry in node["sources"]?.entries ?? [] {
        counts[entry.key.text] = entry.value.elements?.count ?? 1
      }
      return counts
    }
    var expected = counts(before)
    for entry in conventional { expected[entry.table.rawValue, default: 0] += 1 }
    for block in added { expected[block.table.rawValue, default: 0] += 1 }
    let keys = { (node: SettingsNode) in
      (node.entries ?? []).map(\.key.text).filter { $0 != "sources" }
    }
    return counts(after) == expected && keys(before) == keys(after)
  }
}
