public import Portfolio

/// What a cell of a column holds.
public enum ColumnType: Sendable, Hashable {
  case text
  /// Several texts, between semicolons, bars or, where there are none of these, commas.
  case list
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// A number with up to six decimals.
  case decimal
  /// An amount, in the currency of the row, of its own sign, or of the portfolio.
  case money
  /// A share of a hundred: `60%`, `60` or `0,6`.
  case percent
  case day
  /// A month, `2026-05`, `05/2026` or `mai/2026`, or a day.
  case month
  /// Yes or no.
  case flag
  /// One word of a closed list.
  case word
  /// Several words of a closed list.
  case words
  /// CPF or CNPJ.
  case document
  case phone
  case state
  case postalCode
  case email
  /// A currency by its three letters, its name or its sign.
  case currency
  /// A record of a table: by id, or by a name that only one has.
  case reference(TableName)
  /// Several of these.
  case references(TableName)

  /// The name of the type in facts, catalogs and documentation, such as `postal-code`.
  public var name: String {
    switch self {
    case .text: "text"
    case .list: "list"
    case .integer: "integer"
    case .decimal: "decimal"
    case .money: "money"
    case .percent: "percent"
    case .day: "day"
    case .month: "month"
    case .flag: "flag"
    case .word: "word"
    case .words: "words"
    case .document: "document"
    case .phone: "phone"
    case .state: "state"
    case .postalCode: "postal-code"
    case .email: "email"
    case .currency: "currency"
    case .reference: "reference"
    case .references: "references"
    }
  }

  /// The table whose records the column names; nil for all other types.
  public var referencedTable: TableName? {
    switch self {
    case .reference(let table), .references(let table): table
    default: nil
    }
  }

  /// Whether a cell holds several values.
  public var isList: Bool {
    switch self {
    case .list, .words, .references: true
    default: false
    }
  }

  /// Whether the decimal mark of the column matters.
  var isNumber: Bool {
    switch self {
    case .integer, .decimal, .money, .percent: true
    default: false
    }
  }

  /// Whether the order of day and month in the column matters.
  var isDate: Bool { self == .day || self == .month }
}

/// The same in Portuguese and in English.
public struct BilingualText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// In Portuguese.
  public let portuguese: String
  /// In English.
  public let english: String

  /// A text in two languages.
  public init(_ portuguese: String, _ english: String) {
    self.portuguese = portuguese
    self.english = english
  }

  /// The facts by which a finding says it in the language of its reader.
  ///
  /// - Parameter name: The name of the fact.
  /// - Returns: A fact for each language, its tag after the name.
  func facts(_ name: String) -> [String: String] {
    ["\(name).pt-BR": portuguese, "\(name).en": english]
  }

  /// A text that is the same in both.
  public init(stringLiteral text: String) {
    self.init(text, text)
  }
}

/// A value of a closed list with the words that data may use for it.
public struct ColumnWord: Sendable, Hashable {
  /// The words to show first.
  public let word: BilingualText
  /// Every other word that is understood.
  public let others: [String]

  init(_ words: [String]) {
    word = BilingualText(words.first ?? "", words.dropFirst().first ?? words.first ?? "")
    var others: [String] = []
    for other in words.dropFirst(2) where !others.contains(other) { others.append(other) }
    self.others = others
  }

  /// All words, Portuguese first.
  var all: [String] { [word.portuguese, word.english] + others }

  /// The first words of values in a list, for messages that say what is expected.
  static func expected(_ words: [ColumnWord]) -> BilingualText {
    BilingualText(
      words.map(\.word.portuguese).joined(separator: ", "),
      words.map(\.word.english).joined(separator: ", "))
  }
}

extension WordTable {
  /// The values as documentation shows them.
  var columnWords: [ColumnWord] { entries.map { ColumnWord($0.words) } }
}
