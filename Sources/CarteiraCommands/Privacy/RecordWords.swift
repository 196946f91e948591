import Loading
import Localization
import Portfolio

/// Tables, columns and values of records as a reader of a language calls them.
struct RecordWords {
  private let catalog: Catalog
  private let formats: Formatters

  init(_ catalog: Catalog) {
    self.catalog = catalog
    formats = Formatters(catalog)
  }

  private var isEnglish: Bool { catalog.locale == .english }

  /// The name of a table.
  func table(_ table: TableName) -> String { catalog.text("commands.table.\(table.rawValue)") }

  /// A day: `03/04/2026` reads one way in Portuguese, but two ways in English.
  func day(_ day: Day) -> String { formats.day(day, isEnglish ? .medium : .short) }

  /// The heading of a column; the name itself where the column is the company's own.
  func column(_ name: String, of table: TableName) -> String {
    guard let column = TableCatalog.table(table)?.column(name) else { return name }
    return isEnglish ? column.heading.english : column.heading.portuguese
  }

  /// A value in one spelling, as `export` writes it: days and words of closed lists in the language, all else
  /// as it stands.
  func value(_ value: String, of name: String, in table: TableName) -> String {
    let line = value.split { $0.isNewline }.joined(separator: " ")
    guard let column = TableCatalog.table(table)?.column(name) else { return line }
    if column.type == .day, let day = Day(iso: line) { return self.day(day) }
    guard !column.words.isEmpty, !isEnglish else { return line }
    return line.split(separator: ";").map { part -> String in
      let text = part.drop { $0 == " " }
      let word = column.words.first { $0.word.english == text }
      return word?.word.portuguese ?? String(text)
    }.joined(separator: "; ")
  }
}
