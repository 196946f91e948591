public import Portfolio

/// The calendar of a portfolio from the day of an assessment on: deadlines, conversations, steps.
///
/// Deadlines of contracts keep their days. Conversations that fall on a day off are held earlier, steps
/// after an event later, steps before a deadline earlier; nothing is planned before the day itself.
public struct Agenda: Sendable {
  /// All clients with what is known about them.
  public let portfolio: Portfolio
  /// What they look like on the day.
  public let assessment: Assessment
  /// The days people work on.
  public let calendar: BusinessCalendar
  /// The last day that is planned.
  public let end: Day
  let playbooks: [Playbook]
  let study: Study
  private let plan: ConversationPlan

  /// The calendar of an assessment.
  public init(_ portfolio: Portfolio, _ assessment: Assessment) {
    self.portfolio = portfolio
    self.assessment = assessment
    study = Study(portfolio, assessment)
    let calendar = BusinessCalendar(portfolio, assessment.policy)
    self.calendar = calendar
    end = calendar.adding(assessment.policy.calendar.horizonDays, to: assessment.day)
    playbooks = assessment.policy.playbooks
    plan = ConversationPlan(portfolio, assessment.policy, calendar, on: assessment.day)
  }

  /// The day of the assessment.
  public var day: Day { assessment.day }
  var policy: Policy { assessment.policy }

  /// What is planned with a client, late things first; nothing for former clients.
  public func events(of client: ClientAssessment) -> [PlannedEvent] {
    guard client.status != .former else { return [] }
    let owner = portfolio.clients[client.client].owner
    let drafts =
      contracts(client) + promisesAndMilestones(client) + objectives(client)
      + steps(client) + conversations(client) + rhythm(client)
    return drafts.map { present($0, of: client.client).event(of: client.client, owner: owner) }
      .sorted(by: PlannedEvent.precedes)
  }

  /// What is planned with all clients, late things first.
  public func events() -> [PlannedEvent] {
    PlannedEvent.sorted(assessment.clients.flatMap { events(of: $0) })
  }

  /// Whether a day is among those planned.
  func isPlanned(_ day: Day) -> Bool { day >= self.day && day <= end }

  func draft(
    _ kind: PlannedKind, wanted: Day, isEarlier: Bool, identity: String
  ) -> EventDraft {
    calendar.draft(kind, wanted: wanted, isEarlier: isEarlier, on: day, identity: identity)
  }

  private func conversations(_ client: ClientAssessment) -> [EventDraft] {
    let drafts = plan.drafts(client, through: end)
    guard !drafts.isEmpty else { return [] }
    let partner = partner(of: client)
    return drafts.map { draft in
      var draft = draft
      draft.person = partner
      return draft
    }
  }

  /// A draft that names nobody who has left: who holds the post now in place of that person, else nobody.
  private func present(_ draft: EventDraft, of client: Int) -> EventDraft {
    guard let reference = draft.person else { return draft }
    let contacts = portfolio.contacts(of: client)
    let named =
      contacts.first { $0.id == reference } ?? contacts.first { $0.name == reference }
    guard let gone = named, gone.map.left.map({ $0 <= day }) ?? false else { return draft }
    let post = gone.map.position.map(PlainText.fold)
    let heir = contacts.first { contact in
      contact.name != nil && contact.isPresent(on: day) && contact.doNotContact != true
        && PrivacyAssessment.standing(of: contact, on: day) != .withdrawn
        && post != nil && contact.map.position.map(PlainText.fold) == post
    }
    var draft = draft
    draft.person = heir?.id
    draft.personGone = heir == nil ? gone.id : nil
    return draft
  }

  /// Whom to speak with: one who decides and whom we know, who may be contacted and does not stand
  /// in the way.
  public func partner(of client: ClientAssessment) -> String? {
    let contacts = portfolio.contacts(of: client.client).filter {
      $0.isPresent(on: day) && $0.doNotContact != true
        && PrivacyAssessment.standing(of: $0, on: day) != .withdrawn
        && !$0.roles.contains(.blocker)
    }
    let standings = client.relationship?.people ?? []
    return contacts.map { contact -> (rank: Int, last: Int32, id: String) in
      let standing = standings.first { $0.id == contact.id }
      let last = standing?.lastTwoWay
      var rank = contact.map.influence ?? 0
      if standing?.isKey == true, last != nil { rank += 40 }
      if standing?.isChampion == true || contact.roles.contains(.champion) { rank += 20 }
      if last != nil { rank += 10 }
      return (rank, last?.number ?? .min, contact.id)
    }.max {
      if $0.rank != $1.rank { return $0.rank < $1.rank }
      if $0.last != $1.last { return $0.last < $1.last }
      return $1.id.utf8.lexicographicallyPrecedes($0.id.utf8)
    }?.id
  }

  private func rhythm(_ client: ClientAssessment) -> [EventDraft] {
    guard client.status == .active || client.status == .atRisk, let tier = client.tier,
      policy.calendar.touches[tier] > 0, client.cadence?.source == .client,
      let broken = client.brokenOn, broken > day, broken <= end
    else { return [] }
    var draft = EventDraft(.rhythm, on: broken, identity: "rhythm")
    draft.person = partner(of: client)
    return [draft]
  }
}

extension Agenda {
  /// Whether a conversation was a review with the client, by its topic.
  public func isReview(_ interaction: Interaction) -> Bool {
    StageWords.isReview(interaction.topic)
  }
}
