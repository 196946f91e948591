import Diagnostics
import Portfolio

/// Draws what follows from a client's own values, and checks them against each other.
struct ClientCompletion {
  let request: LoadRequest

  func complete(_ loaded: inout LoadedRecord<ClientAttributes>, log: inout DiagnosticLog) {
    let client = loaded.record
    if client.kind == nil { loaded.record.kind = client.document?.kind }
    if let code = client.postalCode.flatMap({ PostalCode(text: $0) }), let state = client.state,
      BrazilianState(text: state) != nil, code.state.code != state
    {
      report(
        .postalCodeElsewhere, loaded, &log,
        ["found": code.formatted, "state": state, "expected": code.state.code])
    }
    if let since = client.since, let ended = client.ended, ended < since {
      report(
        .endBeforeStart, loaded, &log,
        ["since": since.description, "ended": ended.description])
    }
    for (field, day) in [("since", client.since), ("birth-date", client.birthDate)] {
      guard let day, day > request.day else { continue }
      report(
        .futureDay, loaded, &log,
        ["field": field, "found": day.description, "day": request.day.description])
    }
  }

  private func report(
    _ code: DiagnosticCode, _ loaded: LoadedRecord<ClientAttributes>, _ log: inout DiagnosticLog,
    _ facts: [String: String]
  ) {
    var facts = facts
    facts["id"] = loaded.id
    log.add(Diagnostic(code, at: loaded.location, facts: facts))
  }
}
