import Diagnostics
import Portfolio

/// Draws what follows from a client's own values, and checks them against each other.
enum ClientCompletion {
  static func complete(_ table: inout LoadedTable<ClientAttributes>, at index: Int) {
    let loaded = table.records[index]
    let client = loaded.record
    if client.kind == nil { table.records[index].record.kind = client.document?.kind }
    if let code = client.postalCode.flatMap({ PostalCode(text: $0) }), let state = client.state,
      BrazilianState(text: state) != nil, code.state.code != state
    {
      table.log.add(
        Diagnostic(
          .postalCodeElsewhere, at: table.location(loaded.place),
          facts: [
            "found": code.formatted, "state": state, "expected": code.state.code, "id": loaded.id,
          ]))
    }
  }
}
