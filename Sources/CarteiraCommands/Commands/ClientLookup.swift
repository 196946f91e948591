import ArgumentParser
import Diagnostics
import Portfolio

/// Finds the client that a word on the command line means: by id, document or name.
struct ClientLookup {
  private let portfolio: Portfolio

  init(_ portfolio: Portfolio) {
    self.portfolio = portfolio
  }

  /// The position of the client; writes what was probably meant and leaves with code 2 otherwise.
  func find(_ word: String, _ reporter: Reporter) throws -> Int {
    if let client = portfolio.client(withID: word) { return client }
    let bare = word.filter { $0.isLetter || $0.isNumber }.lowercased()
    let found = portfolio.clients.indices.filter { index in
      let client = portfolio.clients[index]
      return client.displayName.lowercased() == word.lowercased()
        || client.id.lowercased() == word.lowercased()
        || client.attributes.document.map { $0.characters.lowercased() == bare } ?? false
    }
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      let ids = found.prefix(10).map { portfolio.clients[$0].id }.joined(separator: ", ")
      reporter.write(
        DiagnosticLog(
          DiagnosticsError([
            Diagnostic(
              .severalClientsNamed,
              facts: ["found": word, "ids": ids + (found.count > 10 ? ", …" : "")])
          ])))
      throw Outcome.misuse
    }
    let names = portfolio.clients.prefix(20_000).flatMap { [$0.id, $0.displayName] }
    reporter.write(
      DiagnosticLog(
        DiagnosticsError([
          Diagnostic(
            .unknownClientNamed, facts: ["found": word],
            suggestion: NearMiss.nearest(to: word, among: names))
        ])))
    throw Outcome.misuse
  }
}
