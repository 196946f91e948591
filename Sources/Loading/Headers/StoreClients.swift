/// Clients by code and store, however many zeros the store begins with, and by a code that only one client has.
///
/// Systems and spreadsheets write the same store as `1`, `01` or `0001`.
struct StoreClients: Sendable {
  /// What is longer is no store but a word of a name.
  private static let longestStore = 4
  /// Stands for several clients.
  private static let several = -1

  /// Positions by code and store without zeros in front.
  private var stores: [String: Int] = [:]
  /// Positions by code.
  private var codes: [String: Int] = [:]

  /// Nobody.
  init() {}

  /// The clients that some ids name.
  ///
  /// - Parameter ids: Ids made of code and store, or of a code alone, with the positions of their clients.
  init(_ ids: [(id: String, client: Int)]) {
    for (id, client) in ids {
      let parts = StoreClients.parts(of: id)
      StoreClients.add(client, as: parts?.code ?? id, to: &codes)
      guard let parts else { continue }
      StoreClients.add(client, as: StoreClients.key(parts.code, parts.store), to: &stores)
    }
  }

  /// The position of the client that a code and a store name, else of the only one who has the code.
  ///
  /// - Parameter text: The code and the store, with a blank between them.
  /// - Returns: The position; nil where nobody is meant, or nobody can tell who.
  func position(of text: String) -> Int? {
    guard let parts = StoreClients.parts(of: text),
      let found = stores[StoreClients.key(parts.code, parts.store)] ?? codes[parts.code],
      found != StoreClients.several
    else { return nil }
    return found
  }

  private static func add(_ client: Int, as text: String, to positions: inout [String: Int]) {
    let known = positions[text] ?? client
    positions[text] = known == client ? client : several
  }

  private static func key(_ code: String, _ store: String) -> String {
    let bare = store.drop { $0 == "0" }
    return code + " " + (bare.isEmpty ? "0" : String(bare))
  }

  private static func parts(of id: String) -> (code: String, store: String)? {
    guard let code = StoreColumn.code(ofID: id) else { return nil }
    let store = String(id.dropFirst(code.count + 1))
    guard !code.isEmpty, (1...longestStore).contains(store.count) else { return nil }
    return (code, store)
  }
}
