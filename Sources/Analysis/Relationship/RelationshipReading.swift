import Portfolio

/// Works out how we stand with a client's people on a day.
struct RelationshipReading {
  private let moment: Moment
  private let policy: RelationshipPolicy
  private let knowsTouches: Bool
  private let knowsAdvocacy: Bool
  private var day: Day { moment.day }
  private var since: Day { day.adding(days: -policy.windowDays) }

  init(_ moment: Moment, _ policy: RelationshipPolicy, knowsTouches: Bool, knowsAdvocacy: Bool) {
    self.moment = moment
    self.policy = policy
    self.knowsTouches = knowsTouches
    self.knowsAdvocacy = knowsAdvocacy
  }

  /// Nil when the client has neither people nor touches.
  func assess(
    _ contacts: ArraySlice<Contact>, _ interactions: ArraySlice<Interaction>,
    _ advocacy: ArraySlice<AdvocacyAct>
  ) -> RelationshipAssessment? {
    let touches = interactions.filter { ($0.date ?? moment.known) <= moment.known }
    guard !contacts.isEmpty || !touches.isEmpty else { return nil }
    let talks = Talks(touches, contacts)
    let people = contacts.map { person($0, talks, advocacy) }
    let recent = touches.filter { ($0.date ?? .distantPast) > since }
    let twoWay = recent.filter { $0.isTwoWay == true }
    let unknown = recent.filter { $0.isTwoWay == nil }
    let gone = Set(people.filter { !$0.isPresent }.map(\.id))
    let theirs = twoWay.map { Set($0.theirs.map(talks.id)) }.filter { !$0.isEmpty }
    let lastTouch = touches.last { $0.date != nil }
    let lastTwoWay = touches.last { $0.date != nil && $0.isTwoWay == true }
    let lastUnknown = touches.last { $0.date != nil && $0.isTwoWay == nil }
    let maybe = twoWay + unknown
    return RelationshipAssessment(
      people: people, seats: CoverageSeat.roles.map { seat($0, people) },
      theirThreads: theirs.reduce(into: Set()) { $0.formUnion($1) }.subtracting(gone).sortedByBytes,
      ourThreads: Set(twoWay.flatMap(\.ours)).sortedByBytes,
      mostThreads: .init(
        theirs: Set(maybe.flatMap(\.theirs).map(talks.id)).subtracting(gone).count,
        ours: Set(maybe.flatMap(\.ours)).count), knowsTouches: knowsTouches,
      lastTouch: lastTouch?.date, lastTouchKey: lastTouch.map(RelationshipReading.key),
      lastTwoWay: lastTwoWay?.date, lastTwoWayKey: lastTwoWay.map(RelationshipReading.key),
      takenChannel: lastTwoWay.flatMap { $0.isTakenAsTwoWay ? $0.channel : nil },
      lastUnknown: lastUnknown?.date, touches: recent.count, twoWayTouches: twoWay.count,
      unknownTouches: unknown.count, promises: promises(touches),
      blockers: blockers(contacts, people), goneUnreplaced: goneUnreplaced(people),
      mostTouched: RelationshipReading.mostTouched(theirs, without: gone),
      windowDays: policy.windowDays)
  }

  private static func key(_ touch: Interaction) -> RecordKey {
    RecordKey(table: .interactions, key: touch.id)
  }

  private func person(
    _ contact: Contact, _ talks: Talks, _ advocacy: ArraySlice<AdvocacyAct>
  ) -> PersonStanding {
    let map = contact.map
    let isStale = map.supportDate.map { $0 < day.adding(days: -policy.sentimentDays) } ?? false
    let isLater = map.supportDate.map { $0 > moment.known } ?? false
    let support = isStale || isLater ? nil : map.support
    let left = moment.known(map.left)
    let isPresent = map.isVacant != true && left == nil
    let lastTwoWay = talks.lastTwoWay[contact.id]
    let lastUnknown = talks.lastUnknown[contact.id]
    let decides = map.authority.contains(.signs) || map.authority.contains(.decides)
    let hasVeto = map.hasVeto == true
    let keyRoles: [ContactRole] = [.economicBuyer, .decisionMaker, .champion, .executiveSponsor]
    let isSponsor = contact.roles.contains(.executiveSponsor) && isPresent && knowsTouches
    return PersonStanding(
      id: contact.id, isPresent: isPresent, left: left, roles: contact.roles,
      influence: map.influence, support: support, statedSupport: isLater ? nil : map.support,
      supportDay: isLater ? nil : map.supportDate, isSupportStale: isStale && map.support != nil,
      champion: ChampionTest(
        support: support.map { $0 >= 1 },
        mobilising: map.mobilising.map { $0 >= policy.mobilising },
        advocacy: advocated(contact, advocacy)),
      hasVeto: hasVeto, authority: map.authority,
      isKey: (map.influence ?? 0) >= policy.keyInfluence || hasVeto || decides
        || contact.roles.contains(where: keyRoles.contains),
      isCovered: !map.coveredBy.isEmpty
        ? true
        : knowsTouches ? Silence.hasSpoken(lastTwoWay, unknown: lastUnknown, after: since) : nil,
      lastTouch: talks.last[contact.id], lastTwoWay: lastTwoWay, lastUnknown: lastUnknown,
      sponsor: isSponsor ? sponsor(lastTwoWay, lastUnknown) : nil)
  }

  /// Nil where it hangs on a touch of which nobody knows whether both spoke.
  private func sponsor(_ lastTwoWay: Day?, _ lastUnknown: Day?) -> SponsorState? {
    let state = sponsor(lastTwoWay)
    guard let lastUnknown, lastUnknown > lastTwoWay ?? .distantPast else { return state }
    return sponsor(lastUnknown) == state ? state : nil
  }

  private func sponsor(_ lastTwoWay: Day?) -> SponsorState {
    let silent = lastTwoWay.map { day.days(since: $0) } ?? Int.max
    return silent > policy.sponsorLostDays
      ? .reengage : silent > policy.sponsorDecayDays ? .decaying : .engaged
  }

  private func advocated(_ contact: Contact, _ advocacy: ArraySlice<AdvocacyAct>) -> Bool? {
    if moment.known(contact.map.advocacyActDate) != nil { return true }
    let isActive = advocacy.contains {
      $0.contact == contact.id && moment.known($0.given) != nil
    }
    return isActive ? true : knowsAdvocacy ? false : nil
  }

  /// The best holder of a seat: the one spoken with last, ties by id.
  ///
  /// Where touches are not recorded, or do not say who spoke, nobody knows who was spoken with: who holds
  /// the seat counts.
  private func seat(_ role: ContactRole, _ people: [PersonStanding]) -> CoverageSeat {
    let holders = people.filter {
      $0.isPresent && ($0.has(role) || (role == .champion && $0.isChampion))
    }
    func isVerified(_ person: PersonStanding) -> Bool {
      (!knowsTouches || person.hasSpoken(after: since) != false)
        && (role != .champion || person.isChampion)
    }
    let verified = holders.filter(isVerified)
    let best = (verified.isEmpty ? holders : verified)
      .max { ($0.lastTwoWay?.number ?? .min) < ($1.lastTwoWay?.number ?? .min) }
    return CoverageSeat(
      role: role, person: best?.id,
      state: best == nil ? .empty : verified.isEmpty ? .stale : .verified)
  }

  private func promises(_ touches: [Interaction]) -> [PromiseStanding] {
    let all = touches.compactMap { touch -> PromiseStanding? in
      guard let text = touch.promise else { return nil }
      let done = moment.known(touch.promiseDone)
      let late = touch.promiseDue.map { day.days(since: $0) } ?? 0
      return PromiseStanding(
        key: RelationshipReading.key(touch), made: touch.date, text: text, due: touch.promiseDue,
        done: done, ours: touch.ours, daysOverdue: done == nil && late > 0 ? late : nil)
    }
    let open = all.filter(\.isOpen).sorted {
      let days = ($0.due?.number ?? .max, $1.due?.number ?? .max)
      return days.0 != days.1 ? days.0 < days.1 : $0.key < $1.key
    }
    let kept = all.filter { !$0.isOpen }.sorted {
      let days = ($0.done?.number ?? .min, $1.done?.number ?? .min)
      return days.0 != days.1 ? days.0 > days.1 : $0.key < $1.key
    }
    return open + kept
  }

  private func blockers(
    _ contacts: ArraySlice<Contact>, _ people: [PersonStanding]
  ) -> [BlockerStanding] {
    zip(contacts, people).compactMap { contact, person in
      let isHostile = person.hasVeto && (person.support ?? 0) < 0
      guard person.isPresent, person.has(.blocker) || isHostile else { return nil }
      return BlockerStanding(
        person: person.id, disposition: contact.map.disposition, hasVeto: person.hasVeto)
    }
  }

  private func goneUnreplaced(_ people: [PersonStanding]) -> [GonePerson] {
    [ContactRole.champion, .economicBuyer].flatMap { role -> [GonePerson] in
      let isHeld = people.contains {
        $0.isPresent && ($0.has(role) || (role == .champion && $0.isChampion))
      }
      guard !isHeld else { return [] }
      return people.filter { !$0.isPresent && $0.has(role) }
        .map { GonePerson(person: $0.id, role: role, left: $0.left) }
    }
  }

  /// Who took part in most of some conversations, each given by its people; who is gone can no longer
  /// leave.
  private static func mostTouched(
    _ theirs: [Set<String>], without gone: Set<String>
  ) -> RelationshipAssessment.MostTouched? {
    var counts: [String: Int] = [:]
    for people in theirs {
      for person in people.subtracting(gone) { counts[person, default: 0] += 1 }
    }
    let best = counts.max { left, right in
      left.value != right.value
        ? left.value < right.value : right.key.utf8.lexicographicallyPrecedes(left.key.utf8)
    }
    return best.map {
      .init(person: $0.key, share: Share(Int64($0.value), of: Int64(theirs.count)))
    }
  }
}

/// When each contact was last spoken with.
private struct Talks {
  private(set) var last: [String: Day] = [:]
  private(set) var lastTwoWay: [String: Day] = [:]
  private(set) var lastUnknown: [String: Day] = [:]
  private let idOfName: [String: String]

  /// What touches in the order of time say.
  init(_ touches: [Interaction], _ contacts: ArraySlice<Contact>) {
    var names: [String: String] = [:]
    for contact in contacts {
      if let name = contact.name, names[name] == nil { names[name] = contact.id }
    }
    idOfName = names
    for touch in touches {
      guard let date = touch.date else { continue }
      for person in touch.theirs.map(id) {
        last[person] = date
        guard let isTwoWay = touch.isTwoWay else {
          lastUnknown[person] = date
          continue
        }
        if isTwoWay { lastTwoWay[person] = date }
      }
    }
  }

  /// The id of a person named by id or by name.
  func id(_ reference: String) -> String { idOfName[reference] ?? reference }
}

extension Set<String> {
  /// The texts by their bytes.
  var sortedByBytes: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}

extension Day {
  /// A day before all others.
  static let distantPast = Day(number: .min)
}
