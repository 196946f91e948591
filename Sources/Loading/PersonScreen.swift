public import Diagnostics
internal import Portfolio

extension DiagnosticCode {
  /// Rows of people who were erased; facts: `count`, `table`.
  public static let erasedRows = DiagnosticCode(.warning, 569)
}

/// What the loader asks about the people in the data, so that somebody who was erased does not come back
/// with the next export.
public struct PersonScreen: Sendable {
  /// What a row says of a person; empty where it does not.
  public struct Clues: Sendable {
    /// The id.
    public var id = ""
    /// The full name.
    public var name = ""
    /// The e-mail address.
    public var email = ""
    /// CPF or CNPJ, as written.
    public var document = ""
  }

  /// Whether a row is of somebody who was erased.
  public let isErased: @Sendable (Clues) -> Bool
  /// Whether a cell that names a person names one who was erased.
  public let namesErased: @Sendable (String) -> Bool
  /// The id in place of an erased client's.
  public let alias: @Sendable (String) -> String
  /// A text without the names of those who were erased.
  public let scrub: @Sendable (String) -> String

  /// A screen of these questions.
  public init(
    isErased: @escaping @Sendable (Clues) -> Bool,
    namesErased: @escaping @Sendable (String) -> Bool,
    alias: @escaping @Sendable (String) -> String, scrub: @escaping @Sendable (String) -> String
  ) {
    self.isErased = isErased
    self.namesErased = namesErased
    self.alias = alias
    self.scrub = scrub
  }
}

/// Columns of an erased client that stay: what its figures are grouped by, and nothing of the person.
enum ErasedClient {
  static let prefix = "erased-"

  static let kept: Set<String> = [
    "kind", "business-model", "country", "state", "sector", "size", "owner", "executive", "since",
    "ended", "entry-channel", "cost-of-service", "currency",
  ]
}

extension TableReading {
  /// Whether the row at hand is of somebody who was erased and is not to be taken.
  ///
  /// An erased client stays as a number of the ledger: its row loses what tells who it was.
  mutating func isErased(by screen: PersonScreen, into table: inout LoadedTable<Record>) -> Bool {
    switch declaration.table {
    case .contacts: return screen.isErased(clues)
    case .clients:
      if screen.isErased(clues) { hideClient(screen, &table) }
      return false
    case .history: return screen.namesErased(text(named: "record"))
    case .relations:
      return screen.namesErased(text(named: "from")) || screen.namesErased(text(named: "to"))
    case .bases: return screen.namesErased(text(named: "contact"))
    default: return false
    }
  }

  private var clues: PersonScreen.Clues {
    var clues = PersonScreen.Clues()
    clues.id = text(named: "id")
    clues.name = text(named: "name")
    clues.email = text(named: "email")
    clues.document = text(named: "document")
    return clues
  }

  private func text(named field: String) -> String {
    if case .column(let column)? = columns.feeds[field] { texts[column] } else { "" }
  }

  private mutating func hideClient(_ screen: PersonScreen, _ table: inout LoadedTable<Record>) {
    let clues = clues
    guard case .column(let id)? = columns.feeds["id"] else { return }
    let alias = screen.alias(clues.id)
    let digits = clues.document.filter { $0.isLetter || $0.isNumber }
    table.erased[alias] = [
      clues.id, clues.document, digits, String(digits.drop { $0 == "0" }), clues.name,
      text(named: "legal-name"),
    ].filter { !$0.isEmpty }
    for declared in declaration.columns where !ErasedClient.kept.contains(declared.field) {
      if case .column(let column)? = columns.feeds[declared.field] { texts[column] = "" }
    }
    texts[id] = alias
  }

  /// A value without those who were erased; nil where nothing is left.
  func screened(_ value: CellValue, _ type: ColumnType) -> CellValue? {
    guard let screen = context.request.screen else { return value }
    let isPeople = type.referencedTable == .contacts
    switch value {
    case .text(let text):
      if isPeople { return screen.namesErased(text) ? nil : value }
      return type == .text ? .text(screen.scrub(text)) : value
    case .list(let texts):
      if isPeople {
        let left = texts.filter { !screen.namesErased($0) }
        return left.isEmpty ? nil : .list(left)
      }
      return type == .list ? .list(texts.map(screen.scrub)) : value
    default: return value
    }
  }
}
