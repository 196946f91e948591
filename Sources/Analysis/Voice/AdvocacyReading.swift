import Portfolio

/// Works out who may be asked to speak for us on a day.
struct AdvocacyReading {
  private let study: Study
  private let policy: AdvocacyPolicy
  private let moment: Moment
  private var day: Day { study.day }

  init(_ study: Study) {
    self.study = study
    policy = study.policy.advocacy
    moment = Moment(study.day)
  }

  /// The acts of a client that are known on the day.
  func acts(_ client: ClientAssessment) -> [AdvocacyStanding] {
    study.portfolio.records.advocacy.of(client.client).compactMap { act in
      guard moment.known(act.asked ?? act.given) != nil else { return nil }
      let expiry = moment.known(act.approved) == nil ? nil : self.expiry(act, client)
      let given = moment.known(act.given)
      let state: AdvocacyState =
        given == nil
        ? .open : moment.known(act.approved) == nil ? .given : expiry == nil ? .usable : .expired
      return AdvocacyStanding(
        key: RecordKey(table: .advocacy, key: act.id), client: client.client,
        person: act.contact, kind: act.kind, asked: act.asked, given: given,
        expires: act.isApprovedLater(than: day) ? nil : act.expires, state: state,
        expiry: state == .expired ? expiry : nil)
    }
  }

  /// An approval ends on its day, with the last contract, or with the person.
  private func expiry(
    _ act: AdvocacyAct, _ client: ClientAssessment
  ) -> AdvocacyStanding.Expiry? {
    if let expires = act.expires, expires < day { return .date }
    if client.status == .former { return .contract }
    if let person = act.contact, let standing = client.relationship?.person(person),
      !standing.isPresent
    {
      return .person
    }
    return nil
  }

  /// Whether a client may be asked; nil for whom nobody would think of asking.
  func candidate(_ client: ClientAssessment) -> AdvocacyCandidate? {
    guard client.isOfTheBase else { return nil }
    let acts = acts(client)
    let grounds = grounds(client)
    guard !grounds.isEmpty || !acts.isEmpty else { return nil }
    let person = person(client, grounds, acts)
    let recent = recentAsks(acts)
    let year = day.windowBound(months: 12)
    let calls = acts.count { $0.kind == .referenceCall && $0.given.map { $0 > year } ?? false }
    return AdvocacyCandidate(
      client: client.client, person: person, grounds: grounds,
      obstacles: obstacles(client, acts, grounds, person, recent), asks: recent.count,
      calls: calls, bearsCall: calls < policy.callsAYear, lastAsk: acts.compactMap(\.asked).max(),
      revenue: client.tierRevenue)
  }

  /// Whom of a client to ask for a reference, whatever speaks for it, and what stands in the way.
  ///
  /// Where nothing is recorded of its people, that is no obstacle: whom to ask is the first step.
  func ask(_ client: ClientAssessment) -> (person: String?, obstacles: [AdvocacyObstacle]) {
    let acts = acts(client)
    let grounds = grounds(client)
    let contacts = study.portfolio.contacts(of: client.client)
    let person =
      person(client, grounds, acts)
      ?? (grounds.isEmpty ? contacts.first(where: mayBeContacted)?.id : nil)
    let found = obstacles(client, acts, grounds, person, recentAsks(acts))
    return (
      person,
      found.filter { $0.kind != .noGround && !($0.kind == .nobody && contacts.isEmpty) }
    )
  }

  private func mayBeContacted(_ contact: Contact) -> Bool {
    contact.isPresent(on: day) && contact.doNotContact != true
  }

  /// The days of the asks of twelve months, ascending.
  private func recentAsks(_ acts: [AdvocacyStanding]) -> [Day] {
    let year = day.windowBound(months: 12)
    return acts.compactMap(\.asked).filter { $0 > year }.sorted()
  }

  private func grounds(_ client: ClientAssessment) -> [AdvocacyGround] {
    let promoter = client.satisfaction?.answers.first {
      $0.kind == .nps && !$0.isStale && $0.score >= policy.promoterLeast
    }
    let champion = client.relationship?.present.first(where: \.isChampion)
    let achieved = client.success?.objectives.first(where: \.isAchieved)
    return [
      promoter.map(AdvocacyGround.promoter), champion.map { .champion($0.id) },
      achieved.map { .achieved($0.key) },
    ].compactMap { $0 }
  }

  /// The promoter, else the champion, else whoever spoke for us last: who works there and may be
  /// contacted.
  private func person(
    _ client: ClientAssessment, _ grounds: [AdvocacyGround], _ acts: [AdvocacyStanding]
  ) -> String? {
    let contacts = study.portfolio.contacts(of: client.client)
    var wanted = grounds.compactMap { ground -> String? in
      switch ground {
      case .promoter(let answer): answer.contact
      case .champion(let person): person
      case .achieved: nil
      }
    }
    wanted += acts.reversed().compactMap(\.person)
    return wanted.first { person in
      contacts.contains {
        ($0.id == person || $0.name == person) && mayBeContacted($0)
      }
    }
  }

  private func obstacles(
    _ client: ClientAssessment, _ acts: [AdvocacyStanding], _ grounds: [AdvocacyGround],
    _ person: String?, _ asks: [Day]
  ) -> [AdvocacyObstacle] {
    func obstacle(
      _ kind: AdvocacyObstacle.Kind, until: Day? = nil, _ key: RecordKey? = nil
    ) -> AdvocacyObstacle { AdvocacyObstacle(kind: kind, until: until, key: key) }
    var found: [AdvocacyObstacle] = []
    if grounds.isEmpty { found.append(obstacle(.noGround)) }
    if client.status != .active { found.append(obstacle(.notWell)) }
    let risk = study.policy.risk
    if let low = client.satisfaction?.answers.first(where: { $0.isLow(by: risk) && !$0.isStale }) {
      let until = low.day.adding(days: risk.surveyDays)
      if until > day { found.append(obstacle(.unhappy, until: until, low.key)) }
    }
    if person == nil { found.append(obstacle(.nobody)) }
    if let open = acts.last(where: { $0.state == .open }) {
      found.append(obstacle(.openAsk, open.key))
    }
    if asks.count >= max(1, policy.asksAYear) {
      // The oldest of those that fill the year has to leave it.
      let oldest = asks[asks.count - max(1, policy.asksAYear)]
      found.append(obstacle(.askedOften, until: oldest.adding(months: 12)))
    } else if policy.asksAYear == 0 {
      found.append(obstacle(.askedOften))
    }
    if let last = asks.last {
      let free = last.adding(days: policy.daysBetween)
      if free > day { found.append(obstacle(.tooSoon, until: free)) }
    }
    if let commercial = commercialAsk(client) {
      found.append(
        obstacle(
          .commercialAsk, until: commercial.day.adding(days: policy.commercialDays + 1),
          commercial.key))
    }
    return found
  }

  /// The latest commercial ask within the policy's days before or after: a stage that an open
  /// opportunity reached, the day it should close, or an opt-out.
  private func commercialAsk(_ client: ClientAssessment) -> (day: Day, key: RecordKey)? {
    var asks: [(day: Day, key: RecordKey)] = []
    for item in study.portfolio.records.opportunities.of(client.client)
    where item.isOpen(on: day) {
      let key = RecordKey(table: .opportunities, key: item.id)
      asks += [item.stageSince, item.expected].compactMap { $0 }.map { ($0, key) }
    }
    for contract in client.contracts?.contracts ?? [] where contract.bucket != nil {
      if let optOut = contract.optOut { asks.append((optOut, contract.key)) }
    }
    return asks.filter { abs($0.day.days(since: day)) <= policy.commercialDays }
      .max { $0.day != $1.day ? $0.day < $1.day : $1.key < $0.key }
  }
}
