import Analysis
import ArgumentParser
import Diagnostics
import Portfolio
import Reports

extension BriefCommand {
  /// What is asked for on the command line.
  ///
  /// - Parameters:
  ///   - builder: What makes the documents, and knows owners and people.
  ///   - portfolio: The clients.
  ///   - session: Where a word that names nobody is refused.
  /// - Returns: The requests, each client once.
  /// - Throws: The exit code, once it is said that a word names nobody.
  func requests(
    _ builder: BriefBuilder, _ portfolio: Portfolio, _ session: Session
  ) throws -> [BriefRequest] {
    let owner = try owner.map { word in
      guard let found = builder.owner(word) else {
        throw refuse(.unknownOwnerNamed, ["found": word], word, builder.ownerNames, session)
      }
      return found
    }
    guard digest.isEmpty else {
      return (owner.map { [$0] } ?? builder.owners).map { .owner($0) }
    }
    let numbers =
      clients.isEmpty
      ? builder.currentClients(of: owner)
      : try clients.map { try ClientLookup(portfolio).find($0, session.reporter) }
    if let person, let client = numbers.first, !builder.knows(person, at: client) {
      throw refuse(
        .unknownPersonNamed, ["found": person, "client": portfolio.clients[client].displayName],
        person, builder.people(at: client), session)
    }
    let meeting = meeting.flatMap { Day(iso: $0) }.map { BriefMeeting(on: $0, with: person) }
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }.map {
      .client(kind, client: $0, meeting: meeting, person: person)
    }
  }

  private func refuse(
    _ code: DiagnosticCode, _ facts: [String: String], _ word: String, _ known: [String],
    _ session: Session
  ) -> ExitCode {
    session.progress.clear()
    session.reporter.write(
      DiagnosticLog(
        DiagnosticsError([
          Diagnostic(code, facts: facts, suggestion: NearMiss.nearest(to: word, among: known))
        ])))
    return Outcome.misuse
  }
}
