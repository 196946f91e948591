public import Portfolio

/// A column of a table as documentation and empty files show it.
public struct TableColumn: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// The name in configurations, in English and with hyphens, such as `legal-name`.
  public let field: String
  /// What its cells hold.
  public let type: ColumnType
  /// Whether a row without it is rejected.
  public let isNeeded: Bool
  /// The values of a closed list; empty where any value will do.
  public internal(set) var words: [ColumnWord]
  /// A value as it may stand in a file of either language.
  public let example: BilingualText
  /// What it says, in one line of English.
  public let meaning: String

  init(
    _ table: TableName, _ field: String, _ type: ColumnType, words: [ColumnWord] = [],
    example: BilingualText, isNeeded: Bool, meaning: String
  ) {
    self.table = table
    self.field = field
    self.type = type
    self.isNeeded = isNeeded
    self.words = words
    self.example = TableColumn.localized(example, type)
    self.meaning = meaning
  }

  /// Other headings under which the column is recognised, the most telling first.
  public var aliases: [String] {
    alias?.headings ?? []
  }

  private var alias: HeaderAlias? {
    HeaderAliases.all.first { $0.table == table && $0.field == field }
  }

  /// The heading to write into a new file: the first Portuguese alias, and the field in words.
  public var heading: BilingualText {
    let portuguese = alias?.written ?? aliases.first ?? field
    return BilingualText(
      portuguese.prefix(1).uppercased() + portuguese.dropFirst(),
      field.split(separator: "-").joined(separator: " "))
  }

  /// Days, numbers and yes or no are declared once, as English files have them.
  private static func localized(_ example: BilingualText, _ type: ColumnType) -> BilingualText {
    guard example.portuguese == example.english else { return example }
    let text = example.english
    switch type {
    case .day:
      let parts = text.split(separator: "-")
      return parts.count == 3 ? BilingualText("\(parts[2])/\(parts[1])/\(parts[0])", text) : example
    case .month:
      let parts = text.split(separator: "-")
      return parts.count == 2 ? BilingualText("\(parts[1])/\(parts[0])", text) : example
    case .decimal, .money:
      return BilingualText(String(text.map { $0 == "." ? "," : $0 }), text)
    case .flag:
      return text == "yes" ? BilingualText("sim", text) : BilingualText("não", text)
    default: return example
    }
  }
}

/// A table as documentation and empty files show it.
public struct TableDescription: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// What a row is, in one line of English.
  public let meaning: String
  /// Its columns in order; `id` and `client` come first where the table has them.
  public let columns: [TableColumn]

  /// The name of its file without ending.
  public var fileName: BilingualText {
    let names = TableNames.names(of: table)
    return BilingualText(
      names.portuguese.first ?? table.rawValue, names.english.first ?? table.rawValue)
  }

  /// Every name under which its file is found without configuration.
  public var fileNames: [String] { TableNames.all(of: table) }

  /// The column of a field; nil when there is none.
  public func column(_ field: String) -> TableColumn? { columns.first { $0.field == field } }
}
