public import Diagnostics
public import Portfolio

extension DiagnosticCode {
  /// Rows of people who were erased; facts: `count`, `table`.
  public static let erasedRows = DiagnosticCode(.warning, 569)
}

/// What the loader asks about the people in the data, so that somebody who was erased does not come back
/// with the next export.
public struct PersonScreen: Sendable {
  /// What a row says of a person; empty where it does not.
  public struct Clues: Sendable {
    /// The table that the row is of: an id of contacts is no id of clients.
    public var table = TableName.contacts
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
  /// Whether a cell that names a person names one who was erased; with the table whose ids the cell may
  /// hold, nil where that is not known.
  public let namesErased: @Sendable (String, TableName?) -> Bool
  /// The id in place of an erased client's.
  public let alias: @Sendable (String) -> String
  /// A text without the names of those who were erased.
  public let scrub: @Sendable (String) -> String

  /// A screen of these questions.
  public init(
    isErased: @escaping @Sendable (Clues) -> Bool,
    namesErased: @escaping @Sendable (String, TableName?) -> Bool,
    alias: @escaping @Sendable (String) -> String, scrub: @escaping @Sendable (String) -> String
  ) {
    self.isErased = isErased
    self.namesErased = namesErased
    self.alias = alias
    self.scrub = scrub
  }
}

/// What is left of an erased client.
package enum ErasedClient {
  static let prefix = "erased-"

  /// Columns that stay: what its figures are grouped by, and nothing of the person.
  static let kept: Set<String> = [
    "kind", "business-model", "country", "state", "sector", "size", "owner", "executive", "since",
    "ended", "entry-channel", "cost-of-service", "currency",
  ]

  /// Whether a row of an erased client does not keep the value of a field.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - table: Clients, or invoices, whose lines may describe their client.
  /// - Returns: Whether the value goes.
  package static func loses(_ field: String, in table: TableName) -> Bool {
    let describes =
      table == .invoices ? InvoicePlanner.attributeFields.contains(field) : field != "id"
    return describes && !kept.contains(field)
  }
}

extension TableReading {
  /// Whether the row at hand is of somebody who was erased and is not to be taken.
  ///
  /// An erased client stays as a number of the ledger: its row loses what tells who it was.
  mutating func isErased(by screen: PersonScreen, into table: inout LoadedTable<Record>) -> Bool {
    switch declaration.table {
    case .contacts: return screen.isErased(clues)
    case .clients:
      // A company may have the address of one of its people: only a person was erased.
      if isErasedClient(by: screen) { hideClient(screen, &table) }
      return false
    case .history:
      let table = ValueWords.table.value(of: text(named: "table"))
      return screen.namesErased(text(named: "record"), table)
    case .relations:
      return ["from", "to"].contains { screen.namesErased(text(named: $0), .contacts) }
    case .bases: return screen.namesErased(text(named: "contact"), .contacts)
    default: return false
    }
  }

  /// Whether the row at hand, of the table of clients, is of a person who was erased.
  ///
  /// A company may have the address of one of its people, and is nobody who could be erased. A row that does
  /// not say what it is of is known by its id alone.
  private func isErasedClient(by screen: PersonScreen) -> Bool {
    switch kind {
    case .person: return screen.isErased(clues)
    case .company: return false
    case nil:
      var clues = PersonScreen.Clues()
      clues.table = .clients
      clues.id = text(named: "id")
      return screen.isErased(clues)
    }
  }

  /// What the row at hand says that a client is; nil where it does not.
  private var kind: ClientKind? {
    if let kind = ValueWords.clientKind.value(of: text(named: "kind")) { return kind }
    guard let index = declaration.columns.firstIndex(where: { $0.field == "document" }),
      let reader = readers[index]
    else { return nil }
    switch reader.document(text(named: "document"), true) {
    case .value(.document(let document)), .doubtful(.document(let document), _, _):
      return document.kind
    default: return nil
    }
  }

  private var clues: PersonScreen.Clues {
    var clues = PersonScreen.Clues()
    clues.table = declaration.table
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
    for declared in declaration.columns where ErasedClient.loses(declared.field, in: .clients) {
      if case .column(let column)? = columns.feeds[declared.field] { texts[column] = "" }
    }
    texts[id] = alias
    isHidden = true
  }

  /// The cells of the row at hand, of an erased client, as rejected rows may show them: those alone that
  /// stay, columns that are read as nothing aside.
  func cellsLeft() -> [String] {
    var cells = [String](repeating: "", count: width)
    for field in ErasedClient.kept.union(["id"]) {
      if case .column(let column)? = columns.feeds[field] { cells[column] = texts[column] }
    }
    return cells
  }

  /// A value without those who were erased; nil where nothing is left.
  func screened(_ value: CellValue, _ type: ColumnType) -> CellValue? {
    guard let screen = context.request.screen else { return value }
    let isPeople = type.referencedTable == .contacts
    switch value {
    case .text(let text):
      if isPeople { return screen.namesErased(text, .contacts) ? nil : value }
      switch type {
      case .text: return .text(screen.scrub(text))
      case .email, .phone: return screen.scrub(text) == text ? value : nil
      default: return value
      }
    case .list(let texts):
      if isPeople {
        let left = texts.filter { !screen.namesErased($0, .contacts) }
        return left.isEmpty ? nil : .list(left)
      }
      return type == .list ? .list(texts.map(screen.scrub)) : value
    case .document(let document):
      return screen.scrub(document.characters) == document.characters ? value : nil
    default: return value
    }
  }
}
