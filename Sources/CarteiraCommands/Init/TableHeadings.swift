import Loading
import Localization
import Portfolio

/// A file with the headings of a table and nothing else, ready to be filled in.
struct TableHeadings {
  /// The mark by which Excel knows UTF-8.
  static let byteOrderMark = "\u{FEFF}"

  let table: TableName
  /// Where the file lies in the portfolio folder.
  let path: String
  let text: String
  private let options: [String]

  /// The headings in the reader's language; nil for what is no table of rows.
  ///
  /// Cells are parted as spreadsheets of the language part them: by semicolons where the decimal
  /// mark is a comma.
  init?(_ table: TableName, _ locale: PortfolioLocale) {
    guard let description = TableCatalog.table(table) else { return nil }
    self.table = table
    let isEnglish = locale == .english
    let name = description.fileName
    path = "data/" + (isEnglish ? name.english : name.portuguese) + ".csv"
    let headings = description.columns.map {
      isEnglish ? $0.heading.english : $0.heading.portuguese
    }
    options = isEnglish ? [] : TableHeadings.brazilianOptions(description)
    text =
      TableHeadings.byteOrderMark + headings.joined(separator: isEnglish ? "," : ";") + "\n"
  }

  /// The line that names the file in a configuration.
  var entry: SourceEntry { SourceEntry(table: table, path: path, options: options) }

  /// What the first rows of a file do not tell: that 03/04 is in April, and 1.234 a thousand.
  private static func brazilianOptions(_ table: TableDescription) -> [String] {
    let types = table.columns.map(\.type)
    let hasDays = types.contains { $0 == .day || $0 == .month }
    let hasDecimals = types.contains { $0 == .money || $0 == .decimal || $0 == .percent }
    return (hasDays ? ["date-order: dmy"] : []) + (hasDecimals ? ["decimal: \",\""] : [])
  }
}
