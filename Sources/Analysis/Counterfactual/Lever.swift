import Portfolio

/// Something that could be done for a client, in more or less strength.
struct Lever {
  let kind: Step.Kind
  /// The greatest strength; 1 where there is no more or less.
  let most: Int
  /// Puts the doing of it into the client's records.
  let apply: (inout ClientCase, Int) -> Void
  /// How many records a strength takes.
  let records: (Int) -> Int
  /// The doing of it, for who reads it.
  let step: (Int) -> Step

  /// What can be done for a client, the least trouble first.
  static func all(_ client: ClientAssessment, _ study: Study, _ base: ClientCase) -> [Lever] {
    [
      conversation(client, study, base), payment(client, base), ticket(client, base),
      purchase(client, study), seat(client, base), objective(client, base),
      milestone(client, base),
    ].compactMap { $0 } + answers(client, base)
  }

  private static func single(
    _ kind: Step.Kind, person: String? = nil, role: ContactRole? = nil,
    _ apply: @escaping (inout ClientCase) -> Void
  ) -> Lever {
    Lever(kind: kind, most: 1) { client, _ in
      apply(&client)
    } records: { _ in
      1
    } step: { _ in
      Step(
        kind: kind, count: 1, amount: nil, person: person, role: role, survey: nil, score: nil,
        keys: [])
    }
  }

  /// With the person of most weight who is not in conversation yet.
  private static func conversation(
    _ client: ClientAssessment, _ study: Study, _ base: ClientCase
  ) -> Lever? {
    let records = study.portfolio.records
    let knowsTouches =
      !records.interactions.isEmpty || study.portfolio.presentTables.contains(.interactions)
    guard knowsTouches else { return nil }
    let threads = Set(client.relationship?.theirThreads ?? [])
    let present = client.relationship?.present ?? []
    func weight(_ person: PersonStanding) -> (Int, Int) {
      let roles: [ContactRole] = [.economicBuyer, .champion, .decisionMaker, .executiveSponsor]
      let role = roles.firstIndex { person.has($0) } ?? roles.count
      return (role, -(person.influence ?? 0))
    }
    let best = present.filter { !threads.contains($0.id) }.min { weight($0) < weight($1) }
    let person = (best ?? present.min { weight($0) < weight($1) })?.id
    let owner = study.portfolio.clients[client.client].attributes.owner
    return single(.conversation, person: person) { changed in
      var touch = Interaction(id: "", client: changed.number)
      touch.date = changed.day
      touch.direction = .twoWay
      touch.ours = [owner ?? ""]
      touch.theirs = person.map { [$0] } ?? []
      changed.interactions.append(touch)
    }
  }

  /// The oldest overdue invoices.
  private static func payment(_ client: ClientAssessment, _ base: ClientCase) -> Lever? {
    let overdue = client.payments?.overdue ?? []
    guard !overdue.isEmpty else { return nil }
    return Lever(kind: .payment, most: min(overdue.count, 12)) { changed, count in
      for invoice in overdue.prefix(count) {
        changed.debts = changed.debts.map { debt in
          guard debt.key == invoice.key, debt.due == invoice.due else { return debt }
          return Receivable(
            client: debt.client, number: debt.number, issued: debt.issued, due: debt.due,
            amount: debt.amount, paid: changed.day, settlements: debt.settlements,
            paymentsKnownFrom: debt.paymentsKnownFrom)
        }
      }
    } records: {
      $0
    } step: { count in
      Step(
        kind: .payment, count: count,
        amount: overdue.prefix(count).reduce(0) { sum($0, $1.open) }, person: nil, role: nil,
        survey: nil, score: nil, keys: overdue.prefix(min(3, count)).map(\.key))
    }
  }

  private static func ticket(_ client: ClientAssessment, _ base: ClientCase) -> Lever? {
    let open = client.success?.openTickets ?? []
    guard !open.isEmpty else { return nil }
    return counted(.ticket, open) { changed, key in
      guard let index = changed.tickets.firstIndex(where: { $0.id == key.key }) else { return }
      changed.tickets[index].closed = changed.day
    }
  }

  private static func objective(_ client: ClientAssessment, _ base: ClientCase) -> Lever? {
    let late = (client.success?.objectives ?? []).filter { $0.daysLate != nil }
    guard !late.isEmpty else { return nil }
    return counted(.objective, late.map(\.key)) { changed, key in
      guard let index = changed.objectives.firstIndex(where: { $0.id == key.key }) else { return }
      changed.objectives[index].state = .delivered
      changed.objectives[index].stateOn = changed.day
    }
  }

  private static func milestone(_ client: ClientAssessment, _ base: ClientCase) -> Lever? {
    let late = (client.success?.openMilestones ?? []).filter { $0.daysLate != nil }
    guard !late.isEmpty else { return nil }
    return counted(.milestone, late.map(\.key)) { changed, key in
      guard let index = changed.milestones.firstIndex(where: { $0.id == key.key }) else { return }
      changed.milestones[index].done = changed.day
    }
  }

  private static func counted(
    _ kind: Step.Kind, _ keys: [RecordKey],
    _ apply: @escaping (inout ClientCase, RecordKey) -> Void
  ) -> Lever {
    Lever(kind: kind, most: min(keys.count, 12)) { changed, count in
      for key in keys.prefix(count) { apply(&changed, key) }
    } records: {
      $0
    } step: { count in
      Step(
        kind: kind, count: count, amount: nil, person: nil, role: nil, survey: nil, score: nil,
        keys: Array(keys.prefix(min(3, count))))
    }
  }

  /// In whole units of money, up to four times the sales of a year.
  private static func purchase(_ client: ClientAssessment, _ study: Study) -> Lever? {
    guard client.lastOfAny != ClientAssessment.never else { return nil }
    let unit = (0..<study.portfolio.currency.decimals).reduce(Int64(1)) { unit, _ in unit * 10 }
    let year = max(client.currentSales, client.previousSales, client.allSales / 4)
    let most = Int(clamping: max(1, year.multipliedClamping(by: 4) / unit))
    return Lever(kind: .purchase, most: most) { changed, units in
      changed.purchases = [
        PurchaseDay(day: changed.day, sales: Int64(units).multipliedClamping(by: unit))
      ]
    } records: { _ in
      1
    } step: { units in
      Step(
        kind: .purchase, count: 1, amount: Int64(units).multipliedClamping(by: unit),
        person: nil, role: nil, survey: nil, score: nil, keys: [])
    }
  }

  private static func seat(_ client: ClientAssessment, _ base: ClientCase) -> Lever? {
    let roles = (client.relationship?.goneUnreplaced ?? []).map(\.role)
    guard let role = roles.first else { return nil }
    return single(.seat, role: role) { changed in
      var contact = Contact(id: "", client: changed.number)
      contact.roles = [role]
      changed.contacts.append(contact)
    }
  }

  /// One lever for each kind that has an answer: that person answers again.
  private static func answers(_ client: ClientAssessment, _ base: ClientCase) -> [Lever] {
    [SurveyKind.nps, .csat].compactMap { kind in
      let answers = (client.satisfaction?.answers ?? []).filter { $0.kind == kind && !$0.isStale }
      guard let lowest = answers.min(by: { ($0.score, $1.day) < ($1.score, $0.day) }) else {
        return nil
      }
      let most = kind.scores.upperBound - lowest.score
      guard most > 0 else { return nil }
      return Lever(kind: .answer, most: most) { changed, more in
        // Who answered without a name answers in place of what was said.
        if lowest.contact == nil { changed.surveys.removeAll { $0.id == lowest.key.key } }
        var survey = Survey(id: "", client: changed.number)
        survey.kind = kind
        survey.contact = lowest.contact
        survey.sent = changed.day
        survey.answered = changed.day
        survey.score = lowest.score + more
        changed.surveys.append(survey)
      } records: { _ in
        1
      } step: { more in
        Step(
          kind: .answer, count: 1, amount: nil, person: lowest.contact, role: nil, survey: kind,
          score: lowest.score + more, keys: [lowest.key])
      }
    }
  }
}
