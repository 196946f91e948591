import Portfolio

/// What the values of one column look like.
struct ColumnValues {
  /// Not blank, the first of them.
  let texts: [String]
  private let rows: Int

  /// The values of a column.
  ///
  /// - Parameters:
  ///   - sample: The first rows.
  ///   - column: The column.
  ///   - store: A column of stores that is put behind it; nil where there is none.
  init(_ sample: [[String]], column: Int, store: Int? = nil) {
    rows = min(500, sample.count)
    texts = sample.prefix(500).compactMap { row in
      guard column < row.count else { return nil }
      let text = row[column].trimmingBlanks
      let behind = store.map { $0 < row.count ? row[$0].trimmingBlanks : "" } ?? ""
      return text.isEmpty ? nil : StoreColumn.id(text, behind)
    }
  }

  /// Of the rows, the percentage that says something here.
  var share: Int { rows == 0 ? 100 : texts.count * 100 / rows }

  /// Whether no two rows say the same.
  var isDistinct: Bool { Set(texts).count == texts.count }

  /// Whether the column could be the rows' ids; a few slips are findings, and no reason to look elsewhere.
  ///
  /// A column without any value could be.
  var tellsRowsApart: Bool {
    texts.isEmpty || (share >= 90 && Set(texts).count * 10 >= texts.count * 9)
  }

  /// What stands in several rows, each once, in the order in which it comes again.
  var repeated: [String] {
    var seen: Set<String> = []
    var repeated: [String] = []
    for text in texts where !seen.insert(text).inserted && !repeated.contains(text) {
      repeated.append(text)
    }
    return repeated
  }

  /// A few of them, each once, cut to what a line can show.
  var samples: [String] {
    var seen: [String] = []
    for text in texts where seen.count < 3 && !seen.contains(text) { seen.append(text) }
    return seen.map { text in
      let line = String(text.map { $0.isNewline ? " " : $0 })
      return line.count > 28 ? line.prefix(27) + "…" : line
    }
  }

  /// The type that at least four fifths of the values have, the narrowest first.
  var type: ColumnType {
    guard !texts.isEmpty else { return .text }
    if share({ ColumnValues.isAddress($0) }) { return .email }
    if share({ ColumnValues.isDocument($0) }) { return .document }
    if share({ ColumnValues.isDay($0) }) { return .day }
    if share({ DecimalReader(style: .comma).number($0) != nil })
      || share({ DecimalReader(style: .point).number($0) != nil })
    {
      return .decimal
    }
    if share({ BrazilianState(text: $0) != nil }) { return .state }
    return .text
  }

  /// How many of a hundred values can be read as a type.
  func fit(_ type: ColumnType, words: [ColumnWord]) -> Int {
    guard !texts.isEmpty else { return 100 }
    let count = texts.count { fits($0, type, words) }
    return count * 100 / texts.count
  }

  private func fits(_ text: String, _ type: ColumnType, _ words: [ColumnWord]) -> Bool {
    switch type {
    case .text, .list, .reference, .references, .phone: return true
    case .word, .words:
      let keys = text.split { ",;|".contains($0) }.map { HeaderKey.fold(String($0)) }
      return words.isEmpty
        || keys.allSatisfy { key in
          words.contains { $0.all.contains { HeaderKey.fold($0) == key } }
        }
    case .integer, .decimal, .money, .percent:
      return DecimalReader(style: .comma).number(text) != nil
        || DecimalReader(style: .point).number(text) != nil
    case .day: return ColumnValues.isDay(text)
    case .month: return MonthReader.firstDay(text) != nil || ColumnValues.isDay(text)
    case .flag: return ValueWords.yesNo.value(of: text) != nil
    case .document: return ColumnValues.isDocument(text)
    case .state: return BrazilianState(text: text) != nil
    case .postalCode: return text.filter(\.isNumber).count >= 7
    case .email: return ColumnValues.isAddress(text)
    case .currency: return CurrencyWord.currency(Array(text.utf8).span) != nil
    }
  }

  private func share(_ test: (String) -> Bool) -> Bool {
    texts.count(where: test) * 5 >= texts.count * 4
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(" ")
  }

  private static func isDocument(_ text: String) -> Bool {
    CNPJ(normalizing: text) != nil || CPF(normalizing: text) != nil
  }

  private static func isDay(_ text: String) -> Bool {
    DateReader(style: .dayFirst).day(text) != nil || DateReader(style: .monthFirst).day(text) != nil
  }
}
