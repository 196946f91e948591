import Loading
import Localization
import Portfolio

/// docs/data.md and docs/data.pt-BR.md, made of the declarations that the loader follows.
struct DataDocument {
  let isEnglish: Bool

  var text: String {
    let words = isEnglish ? DataDocumentWords.english : DataDocumentWords.portuguese
    var lines = [words.opening, "", words.overview, "|---|---|---|"]
    for table in TableCatalog.all {
      let anchor = "[\(table.table.rawValue)](#\(table.table.rawValue))"
      lines.append("| \(anchor) | \(fileNames(table)) | \(meaning(table)) |")
    }
    for table in TableCatalog.all { lines += section(table, words) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ table: TableDescription, _ words: DataDocumentWords) -> [String] {
    var lines = [
      "", "## \(table.table.rawValue)", "", "\(meaning(table)). \(words.file) \(fileNames(table)).",
      "", words.columns, "|---|---|---|---|---|",
    ]
    for column in table.columns {
      let needed = column.isNeeded ? " **\(words.needed)**" : ""
      lines.append(
        "| `\(column.field)` | \(cell(own(column.heading))) | \(type(column, words))\(needed) | "
          + "\(cell(own(column.example))) | \(cell(meaning(column))) |")
    }
    let closed = table.columns.filter { !$0.words.isEmpty && $0.type != .flag }
    if !closed.isEmpty { lines += ["", words.wordsHead, ""] }
    for column in closed {
      lines.append("- `\(column.field)`: " + column.words.map(word).joined(separator: "; "))
    }
    lines += ["", "<details><summary>\(words.aliases)</summary>", ""]
    for column in table.columns {
      let shown = own(column.heading).lowercased()
      let others = column.aliases.filter { $0.lowercased() != shown }
      guard !others.isEmpty else { continue }
      lines.append("- `\(column.field)`: " + others.map(cell).joined(separator: ", "))
    }
    return lines + ["", "</details>"]
  }

  private func own(_ text: BilingualText) -> String {
    isEnglish ? text.english : text.portuguese
  }

  private func fileNames(_ table: TableDescription) -> String {
    let names = table.fileNames.map { "`\($0)`" }
    let own = isEnglish ? table.fileName.english : table.fileName.portuguese
    let first = "`data/\(own).csv`"
    return ([first] + names.filter { $0 != "`\(own)`" }).joined(separator: ", ")
  }

  private func meaning(_ table: TableDescription) -> String {
    isEnglish ? table.meaning : ColumnMeanings.portuguese(table.table) ?? "?"
  }

  private func meaning(_ column: TableColumn) -> String {
    isEnglish
      ? column.meaning : ColumnMeanings.portuguese(column.field, of: column.table) ?? "?"
  }

  private func type(_ column: TableColumn, _ words: DataDocumentWords) -> String {
    if let table = column.type.referencedTable {
      return "\(words.types[column.type.name] ?? "?") [\(table.rawValue)](#\(table.rawValue))"
    }
    let name = words.types[column.type.name] ?? "?"
    guard case .integer(let range) = column.type, range.upperBound <= 10 else { return name }
    return "\(name) \(range.lowerBound)–\(range.upperBound)"
  }

  /// A value of a closed list: the word to write, then every other that is understood.
  private func word(_ word: ColumnWord) -> String {
    let shown = "**\(own(word.word))**"
    let other = isEnglish ? word.word.portuguese : word.word.english
    var others = word.others
    if other != own(word.word), !others.contains(other) { others.insert(other, at: 0) }
    return others.isEmpty ? shown : "\(shown) (\(others.joined(separator: ", ")))"
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
