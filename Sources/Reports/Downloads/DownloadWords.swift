import Analysis
import Localization

/// The words of a table's cells as people read them, each looked up once and not in every row.
struct DownloadWords {
  private let columns: [DownloadTable.Column]
  private let words: Words
  /// What was looked up, by column.
  private var known: [[String: String]]
  private let yes: String
  private let no: String

  /// Of a list that long, words are looked up anew: it is no fixed list.
  private static let most = 512

  init(_ table: DownloadTable, _ words: Words) {
    columns = table.columns
    self.words = words
    known = [[String: String]](repeating: [:], count: table.columns.count)
    yes = words.text("method.yes")
    no = words.text("method.no")
  }

  /// What a flag says.
  func shown(_ flag: Bool) -> String { flag ? yes : no }

  /// A word of a fixed list as people read it, and other text as it is.
  mutating func shown(_ text: String, in column: Int) -> String {
    switch columns[column].type {
    case .word: return word(text, in: column)
    case .words:
      guard text.utf8.contains(0x20) else { return text.isEmpty ? text : word(text, in: column) }
      return text.split(separator: " ").map { word(String($0), in: column) }
        .joined(separator: ", ")
    default: return text
    }
  }

  private mutating func word(_ text: String, in column: Int) -> String {
    if let known = known[column][text] { return known }
    let word = columns[column].word(text, words)
    if known[column].count < DownloadWords.most { known[column][text] = word }
    return word
  }
}
