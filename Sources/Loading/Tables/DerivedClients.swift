import Diagnostics
import Portfolio

/// Makes the clients of a portfolio that has invoices only.
struct DerivedClients {
  let request: LoadRequest
  let loaded: LoadedInvoices
  /// How owners are named, where there is a table of our people.
  var team: RecordNames?

  /// The clients; what lines say that cannot be read is reported.
  func clients(log: inout DiagnosticLog) -> [Client] {
    let attributes = loaded.attributes
    guard !attributes.isEmpty else { return loaded.clientIDs.map { Client(id: $0) } }
    var clients: [Client] = []
    clients.reserveCapacity(loaded.clientIDs.count)
    for (index, id) in loaded.clientIDs.enumerated() {
      var client = ClientAttributes()
      client.name = attributes["client-name"]?[index]
      client.country = attributes["country"]?[index]
      let isBrazilian = request.isBrazilian(client.country)
      client.state = attributes["state"]?[index].flatMap {
        text(reader(.state).state($0, isBrazilian), id, "state", &log)
      }
      client.city = attributes["city"]?[index]
      client.sector = attributes["sector"]?[index]
      client.owner = attributes["owner"]?[index].map { team?.id(of: $0) ?? $0 }
      if let written = attributes["client-document"]?[index],
        case .document(let document)? = value(
          reader(.document).document(written, isBrazilian), id, "client-document", &log)
      {
        client.document = document
        client.kind = document.kind
      }
      clients.append(Client(id: id, attributes: client))
    }
    return clients
  }

  private func reader(_ type: ColumnType) -> CellReader {
    CellReader(constantOf: type, currency: request.currency)
  }

  private func text(
    _ reading: CellReader.Reading, _ id: String, _ field: String, _ log: inout DiagnosticLog
  ) -> String? {
    if case .text(let text)? = value(reading, id, field, &log) { text } else { nil }
  }

  /// The value of a reading; what is to be said about it is said of the column, since it may stand
  /// on many lines.
  private func value(
    _ reading: CellReader.Reading, _ id: String, _ field: String, _ log: inout DiagnosticLog
  ) -> CellValue? {
    func report(_ code: DiagnosticCode, _ facts: [String: String]) {
      let uses = loaded.summaries.flatMap(\.columns)
      let heading = uses.first { $0.field == field }?.heading ?? field
      log.add(Diagnostic(code, facts: facts.merging(["column": heading, "id": id]) { $1 }))
    }
    switch reading {
    case .value(let value): return value
    case .doubtful(let value, let code, let facts):
      report(code, facts)
      return value
    case .unreadable(let code, let facts):
      report(code, facts)
      return nil
    }
  }
}
