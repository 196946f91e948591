import Portfolio

/// The store of a client in exports of Protheus, where only code and store together name a client.
enum StoreColumn {
  /// The heading of a client's code, and that of its store, by their keys.
  private static let stores = Dictionary(
    [
      ("A1_COD", "A1_LOJA"), ("F2_CLIENTE", "F2_LOJA"), ("D2_CLIENTE", "D2_LOJA"),
      ("E1_CLIENTE", "E1_LOJA"),
    ].map { (HeaderKey.fold($0.0), HeaderKey.fold($0.1)) }, uniquingKeysWith: { first, _ in first })

  /// The column of the store that belongs to a column of codes.
  ///
  /// - Parameters:
  ///   - code: The position of the codes.
  ///   - headings: Those of the file; empty ones are spoken for.
  /// - Returns: Its position; nil where the codes are no codes of Protheus, or have no store beside them.
  static func position(beside code: Int, in headings: [String]) -> Int? {
    guard headings.indices.contains(code), let store = stores[HeaderKey.fold(headings[code])] else {
      return nil
    }
    return headings.firstIndex { HeaderKey.fold($0) == store }
  }

  /// Whether the ids of a file of clients are made of code and store.
  static func isJoined(_ columns: [FileSummary.ColumnUse]) -> Bool {
    let headings = columns.map(\.heading)
    return columns.indices.contains { code in
      columns[code].field == "id"
        && position(beside: code, in: headings).map { columns[$0].field == "id" } ?? false
    }
  }

  /// A client as code and store name it: the code alone where it has no store.
  static func id(_ code: String, _ store: String) -> String {
    code.isEmpty || store.isEmpty ? code : code + " " + store
  }

  /// Several headings that make one id, as a message names them.
  static func list(_ headings: [String]) -> String { headings.joined(separator: " + ") }

  /// The code of an id that is made of code and store; nil where it is a code alone.
  static func code(ofID id: String) -> String? {
    id.lastIndex(of: " ").map { String(id[..<$0]) }
  }
}
