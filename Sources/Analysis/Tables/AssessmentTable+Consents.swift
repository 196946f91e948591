import Portfolio

extension AssessmentTable {
  /// Whose consent open opportunities need.
  static let consents = AssessmentTable(
    "consents",
    "Whose consent each open opportunity needs and where they stand, by client, then expected day, "
      + "those against first.",
    fields: ConsentRow.fields,
    byClient: { client, study in
      study.consents(of: client).flatMap { consent in
        ConsentRow.rows(consent, study.portfolio.clients[client.client].id)
      }
    })
}

private struct ConsentRow: Sendable {
  let client: String
  let consent: OpportunityConsent
  /// Nil where nobody is known who could be asked.
  let person: String?
  /// Nil for somebody whom the opportunity overlooks.
  let standing: ConsentStanding?

  private typealias Field = AssessmentField<ConsentRow>

  static func rows(_ consent: OpportunityConsent, _ client: String) -> [ConsentRow] {
    func row(_ person: String?, _ standing: ConsentStanding?) -> ConsentRow {
      ConsentRow(client: client, consent: consent, person: person, standing: standing)
    }
    let asked = consent.people.map { row($0.person, $0) }
    return (asked.isEmpty ? [row(nil, nil)] : asked) + consent.overlooked.map { row($0, nil) }
  }

  static let fields: [AssessmentField<ConsentRow>] = [
    Field("client", .text, "the client's id") { .text($0.client) },
    Field("opportunity", .text, "the opportunity's id") { .text($0.consent.opportunity) },
    Field("named", .boolean, "whether the opportunity names them; else they sign, decide or veto") {
      .boolean($0.consent.isNamed)
    },
    Field("person", .text, "id of the contact; empty where nobody is known who decides") {
      $0.person.map { .text($0) } ?? .missing
    },
    Field("stance", .word, ClientFields.words(ConsentStance.self) + "; empty where overlooked") {
      $0.standing.map { .text($0.stance.rawValue) } ?? .missing
    },
    Field("veto", .boolean, "whether the person can stop it alone") {
      $0.standing.map { .boolean($0.hasVeto) } ?? .missing
    },
    Field("reached", .boolean, "whether both sides spoke within the window") {
      $0.standing?.isReached.map { .boolean($0) } ?? .missing
    },
    Field("influenced-by", .text, "ids of who influences the person, with spaces between") {
      guard let people = $0.standing?.influencedBy, !people.isEmpty else { return .missing }
      return .text(people.joined(separator: " "))
    },
    Field("overlooked", .boolean, "whether the person signs or can veto, and is not named") {
      $0.person == nil ? .missing : .boolean($0.standing == nil)
    },
    Field("won", .boolean, "whether everybody whose consent it needs is in favour") {
      .boolean($0.consent.isWon)
    },
  ]
}
