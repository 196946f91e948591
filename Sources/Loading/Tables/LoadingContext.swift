import Diagnostics
import Portfolio

/// What is known while a table is read: the request, and the tables read before.
struct LoadingContext: Sendable {
  let request: LoadRequest
  /// Every client, once there are any.
  var clients = ClientReferences()
  /// The country of each client, where it is said.
  var countries: [String?] = []
  /// How cells name the records of tables that are there.
  var names: [TableName: RecordNames] = [:]
  /// What foreign amounts are worth.
  var rates = ExchangeRates()

  /// What a cell that names a record means.
  enum Reference {
    /// The id of the record.
    case known(String)
    /// There is no such record; what was probably meant.
    case unknown
    /// There is no such table: the text says all there is to say.
    case unchecked
  }

  /// The record of a table that a text names.
  func reference(_ text: String, to table: TableName, client: Int?) -> Reference {
    if table == .clients {
      return clients.position(of: text).map { .known(clients.id(at: $0)) } ?? .unknown
    }
    guard let names = names[table] else { return .unchecked }
    return names.id(of: text, client: scope(table, client)).map { .known($0) } ?? .unknown
  }

  /// The id or name that was probably meant.
  func suggestion(for text: String, in table: TableName, client: Int?) -> String? {
    table == .clients
      ? clients.suggestion(for: text)
      : names[table]?.suggestion(for: text, client: scope(table, client))
  }

  /// Our own people and products belong to no client.
  private func scope(_ table: TableName, _ client: Int?) -> Int {
    table == .team || table == .products ? -1 : client ?? -1
  }
}
