import Analysis
import Localization
import Portfolio

/// What about a client's people worries, and what carries; worst first.
struct MapFlags {
  let people: MapPeople
  private var words: Words { people.words }
  private var day: Day { people.day }

  var statements: [Statement] {
    guard let relationship = people.relationship else { return [] }
    return relationship.blockers.map(blocker) + relationship.goneUnreplaced.map(gone)
      + [threadOurs(relationship), threadTheirs(relationship), uncovered(relationship)]
      .compactMap { $0 }
      + relationship.present.compactMap(champion) + relationship.present.compactMap(sponsor)
      + [exposure(relationship), stale(relationship)].compactMap { $0 }
  }

  private func source(_ id: String) -> Evidence { people.dossier.source(.contacts, id) }

  private func blocker(_ blocker: BlockerStanding) -> Statement {
    people.dossier.flag(
      blocker, named: people.name(blocker.person),
      besides: people.relations(blocker.person).map { "\(Words.capitalized($0))." })
  }

  private func gone(_ gone: GonePerson) -> Statement {
    people.dossier.flag(
      gone, named: people.name(gone.person),
      left: gone.left.map { words.shortDate($0, near: day) })
  }

  // MARK: Threads

  private func threadOurs(_ relationship: RelationshipAssessment) -> Statement? {
    guard let isSingle = relationship.isSingleThreadedOurs, !relationship.present.isEmpty else {
      return nil
    }
    let days = words.formats.days(relationship.windowDays)
    let ours = relationship.ourThreads.map(people.member)
    if !isSingle {
      return Statement(
        mark: "check",
        heading: words.text("map.flag-ours-well"),
        words: words.plural(
          "map.flag-ours-well-why", ours.count,
          ["days": days, "people": ours.joined(separator: ", ")]))
    }
    let tone = alarm
    guard let only = ours.first else {
      return Statement(
        mark: mark(tone), tone: tone, heading: words.text("map.flag-ours-none", ["days": days]),
        words: words.text("map.flag-ours-none-why"))
    }
    return Statement(
      mark: mark(tone), tone: tone, heading: words.text("map.flag-ours", ["name": only]),
      words: words.plural("map.flag-ours-why", relationship.twoWayTouches, ["days": days]))
  }

  private func threadTheirs(_ relationship: RelationshipAssessment) -> Statement? {
    guard let isSingle = relationship.isSingleThreadedTheirs, relationship.present.count > 0 else {
      return nil
    }
    let days = words.formats.days(relationship.windowDays)
    let theirs = relationship.theirThreads
    if !isSingle {
      return Statement(
        mark: "check", heading: words.text("map.flag-theirs-well"),
        words: words.plural("map.flag-theirs-well-why", theirs.count, ["days": days]))
    }
    let tone = alarm
    guard let only = theirs.first else {
      return Statement(
        mark: mark(tone), tone: tone, heading: words.text("map.flag-theirs-none", ["days": days]),
        words: words.text("people.flag-silent-why"))
    }
    return Statement(
      mark: mark(tone), tone: tone,
      heading: words.text("map.flag-theirs", ["name": people.name(only)]),
      words: words.plural("map.flag-theirs-why", relationship.present.count, ["days": days]),
      evidence: source(only))
  }

  /// How much a single thread matters for this client.
  private var alarm: String {
    switch people.dossier.context.assessment.threadAlarm(of: people.dossier.client) {
    case .red: "alert"
    case .amber, .notice: "caution"
    case .none: ""
    }
  }

  private func mark(_ tone: String) -> String { tone == "alert" ? "late" : "inactive" }

  // MARK: People

  private func uncovered(_ relationship: RelationshipAssessment) -> Statement? {
    let alone = relationship.uncoveredKeyPeople.sorted {
      ($1.influence ?? 0, $0.id) < ($0.influence ?? 0, $1.id)
    }
    guard !alone.isEmpty else {
      return relationship.present.contains(where: \.isKey)
        ? Statement(mark: "check", heading: words.text("map.flag-covered")) : nil
    }
    let list = alone.map { person in
      let name = people.name(person.id)
      return person.influence.map {
        words.text("map.with-influence", ["name": name, "level": String($0)])
      } ?? name
    }
    return Statement(
      mark: "inactive", tone: "alert",
      heading: words.plural("map.flag-uncovered", alone.count),
      words: words.first(ofNames: list) + ".",
      evidence: Evidence(
        records: words.first(ofNames: alone.map { people.dossier.evidence(.contacts, $0.id) })))
  }

  private func champion(_ person: PersonStanding) -> Statement? {
    guard person.isChampion || person.has(.champion) else { return nil }
    let test = person.champion
    let mobilising = people.contact(person.id)?.map.mobilising
    let parts = [
      support(person, test.support),
      words.text(key("moves", test.mobilising), ["level": mobilising.map(String.init) ?? "–"]),
      words.text(key("act", test.advocacy)),
    ]
    return Statement(
      mark: person.isChampion ? "champion" : "inactive", tone: person.isChampion ? "" : "caution",
      heading: words.text(
        person.isChampion ? "map.flag-champion" : "map.flag-champion-unproven",
        ["name": people.name(person.id), "passed": String(people.passed(test))]),
      words: parts.joined(separator: ", ") + ".", evidence: source(person.id))
  }

  private func support(_ person: PersonStanding, _ answer: Bool?) -> String {
    let level = people.support(person.id)
    guard answer == true else { return words.text(key("support", answer), ["level": level]) }
    return words.support(
      "champion-support-yes", level, person.supportDay.map { words.shortDate($0, near: day) })
  }

  private func key(_ part: String, _ answer: Bool?) -> String {
    "map.champion-\(part)-\(answer.map { $0 ? "yes" : "no" } ?? "unknown")"
  }

  private func sponsor(_ person: PersonStanding) -> Statement? {
    guard let state = person.sponsor, state != .engaged else { return nil }
    let name = people.name(person.id)
    return Statement(
      mark: "inactive", tone: "caution",
      heading: words.text("map.flag-sponsor-\(state.rawValue)", ["name": name]),
      words: person.lastTwoWay.map {
        words.text("map.flag-sponsor-last", ["day": words.shortDate($0, near: day)])
      } ?? words.text("map.flag-sponsor-never"), evidence: source(person.id))
  }

  /// What would go with the person who speaks with us most.
  private func exposure(_ relationship: RelationshipAssessment) -> Statement? {
    guard let most = relationship.mostTouched, relationship.theirThreads.count > 1,
      let share = most.share.basisPoints, share >= 5000
    else { return nil }
    return Statement(
      mark: "inactive", tone: "caution",
      heading: words.text("map.flag-exposure", ["name": people.name(most.person)]),
      words: words.text(
        "map.flag-exposure-why",
        [
          "share": words.percent(most.share) ?? "",
          "days": words.formats.days(relationship.windowDays),
        ]))
  }

  /// Whose support was stated too long ago to count.
  private func stale(_ relationship: RelationshipAssessment) -> Statement? {
    let stale = relationship.present.filter(\.isSupportStale)
    guard !stale.isEmpty else { return nil }
    return Statement(
      mark: "inactive", tone: "caution",
      heading: words.plural("map.flag-stale", stale.count),
      words: words.text(
        "map.flag-stale-why",
        [
          "people": words.first(
            ofNames:
              stale.map { person in
                let day = person.supportDay.map { words.shortDate($0, near: self.day) } ?? ""
                return "\(people.name(person.id)) (\(day))"
              }),
          "days": words.formats.days(
            people.dossier.context.assessment.policy.relationship.sentimentDays),
        ]))
  }
}
