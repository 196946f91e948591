import Analysis
import Charts
import Localization
import Portfolio

/// The parts of a map beside its tree: quadrant, coverage, authority, strength.
struct MapStanding {
  let people: MapPeople
  private var words: Words { people.words }
  private var relationship: RelationshipAssessment? { people.relationship }
  private var day: Day { people.day }

  // MARK: Influence and support

  var quadrant: ChartFigure? {
    let present = people.ranked
    let hasAny = present.contains { contact in
      contact.map.influence != nil || people.standing(contact.id)?.support != nil
    }
    guard hasAny else { return nil }
    let short = shortNames(present)
    let matrix = QuadrantMatrix(
      id: "quadrant", title: words.text("map.quadrant-title", ["unknown": unknownSupport]),
      words: .init(
        name: words.text("column.person"), across: words.text("map.axis-support"),
        up: words.text("map.axis-influence"), standing: words.text("map.standing"),
        standings: [
          .covered: words.text("map.covered"), .uncovered: words.text("map.uncovered"),
          .champion: words.text("mark.champion"), .blocker: words.text("mark.blocker"),
        ], unknown: words.text("word.unknown"), corner: words.text("map.corner")),
      marks: present.prefix(ClientCut.rows).map { contact in
        let standing = people.standing(contact.id)
        return .init(
          name: people.name(contact.id), short: short[contact.id], across: standing?.support,
          up: contact.map.influence,
          standing: mark(contact.id), acrossLabel: people.support(contact.id),
          upLabel: contact.map.influence.map(String.init) ?? words.text("word.unknown"))
      }, width: 712)
    return ChartFigure(
      matrix, name: words.text("map.quadrant"),
      note: [words.text("map.quadrant-note"), words.leftOut(of: present.count)]
        .compactMap { $0 }.joined(separator: " "),
      tableSize: words.count("people", present.count))
  }

  /// First names; with the first letter of the last one where several people share it.
  private func shortNames(_ contacts: [Contact]) -> [String: String] {
    let parts = contacts.map { people.name($0.id).split(separator: " ").map(String.init) }
    let counts = Dictionary(parts.compactMap(\.first).map { ($0, 1) }, uniquingKeysWith: +)
    var short: [String: String] = [:]
    for (contact, parts) in zip(contacts, parts) {
      guard let first = parts.first else { continue }
      let letter = parts.count > 1 ? parts.last?.first.map { " \($0)." } ?? "" : ""
      short[contact.id] = counts[first] ?? 0 > 1 ? first + letter : first
    }
    return short
  }

  /// `4 de 13 desconhecidos`.
  var unknownSupport: String {
    let present = relationship?.present ?? []
    return words.text(
      "map.quadrant-remark",
      [
        "unknown": words.formats.count(present.count { $0.support == nil }),
        "all": words.formats.count(present.count),
      ])
  }

  /// Of how many people the mean of support speaks.
  private var knownSupport: String {
    let present = relationship?.present ?? []
    return words.text(
      "people.known-support",
      [
        "known": words.formats.count(present.count { $0.support != nil }),
        "all": words.formats.count(present.count),
      ])
  }

  private func mark(_ id: String) -> QuadrantMatrix.Standing {
    if people.blockers[id] != nil { return .blocker }
    if people.isChampion(id) { return .champion }
    return people.standing(id)?.isCovered ?? false ? .covered : .uncovered
  }

  // MARK: Coverage

  var coverage: MapCoverage? {
    guard let relationship, !relationship.present.isEmpty else { return nil }
    let covered = words.halves(relationship.coverageHalves)
    return MapCoverage(
      heading: words.text(
        "map.coverage", ["covered": covered, "all": words.formats.count(relationship.seats.count)]),
      remark: words.text(
        "map.coverage-remark", ["days": words.formats.days(relationship.windowDays)]),
      seats: relationship.seats.map(seat), next: MapNextStep(people: people).sentence)
  }

  private func seat(_ seat: CoverageSeat) -> Statement {
    let role = words.text("role.\(seat.role.rawValue)")
    let value = words.halves(seat.halves)
    guard let holder = seat.person else {
      return Statement(
        mark: "inactive", tone: "alert", heading: words.text("map.seat-empty", ["role": role]),
        words: words.text("map.seat-empty-why"), value: value)
    }
    let name = people.name(holder)
    let last = people.standing(holder)?.lastTwoWay.map { words.shortDate($0, near: day) }
    let knowsTouches = relationship?.knowsTouches ?? false
    let isOpen = people.standing(holder)?.lastUnknown != nil
    let isUnproven = seat.role == .champion && !people.isChampion(holder)
    let text =
      isUnproven
      ? words.text(
        "map.seat-unproven",
        [
          "name": name,
          "passed": String(people.standing(holder).map { people.passed($0.champion) } ?? 0),
        ])
      : last == nil && isOpen
        ? words.text("map.seat-unknown", ["name": name])
        : last.map {
          words.text(
            seat.state == .verified ? "map.seat-verified" : "map.seat-stale",
            ["name": name, "day": $0])
        } ?? (knowsTouches ? words.text("map.seat-never", ["name": name]) : name)
    return Statement(
      mark: seat.state == .verified ? "check" : "inactive",
      tone: seat.state == .verified ? "" : "caution", heading: role, words: text,
      evidence: people.dossier.source(.contacts, holder), value: value)
  }

  // MARK: Authority

  var authority: MapTable? {
    guard let relationship else { return nil }
    func holders(_ test: (PersonStanding) -> Bool) -> [PersonStanding] {
      relationship.present.filter(test)
    }
    let lines: [(String, [PersonStanding])] = [
      ("authority.signs", holders(\.signs)),
      ("authority.decides", holders { $0.authority.contains(.decides) }),
      ("authority.influences", holders { $0.authority.contains(.influences) }),
      ("people.veto", holders(\.hasVeto)),
    ]
    guard lines.contains(where: { !$0.1.isEmpty }) else { return nil }
    let all = Set(lines.prefix(2).flatMap { $0.1.map(\.id) })
    let remark =
      all.count == 1 && lines[0].1.count == 1
      ? words.text("map.authority-one", ["name": people.name(all.first ?? "")])
      : words.plural("map.authority-many", all.count)
    return MapTable(
      remark: remark,
      table: DataTable(
        name: words.text("map.authority"),
        columns: [
          .init(words.text("map.authority-column")), .init(words.text("column.person")),
        ],
        rows: lines.map { key, persons in
          let word = words.text(key)
          return DataTable.Row(
            Words.capitalized(word),
            [
              persons.isEmpty
                ? .init(words.text("word.unknown"), tone: "caution")
                : .init(people.names(persons.map(\.id)))
            ])
        }))
  }

  // MARK: Strength

  var strength: MapTable? {
    guard
      let strength = people.dossier.context.assessment.strength(of: people.dossier.client),
      let score = strength.score
    else { return nil }
    return MapTable(
      remark: words.text(
        "map.strength-remark",
        [
          "score": String(score),
          "coverage": words.formats.percent(Int64(strength.coverage), scale: 2),
        ]),
      table: DataTable(
        name: words.text("map.strength"),
        columns: [
          .init(words.text("map.strength-part")),
          .init(words.text("map.strength-points"), unit: "0–100", .number),
          .init(words.text("map.strength-weight"), unit: "%", .number),
        ],
        rows: strength.parts.map { part in
          DataTable.Row(
            words.text("map.strength-\(part.kind.rawValue)"),
            note: part.kind == .support ? knownSupport : nil,
            [
              part.points.map { .init(String($0)) }
                ?? .init(words.text("word.unknown"), tone: "caution"),
              .init(String(part.weight)),
            ])
        }))
  }
}

/// The next step toward whom we do not reach: a person, a verb, a business day.
struct MapNextStep {
  let people: MapPeople
  private var words: Words { people.words }

  var sentence: String? {
    guard let relationship = people.relationship else { return nil }
    let owner =
      people.dossier.context.owner(people.dossier.number) ?? words.text("map.somebody-of-ours")
    let calendar = people.dossier.context.agenda.calendar
    let day = words.shortDate(calendar.adding(5, to: people.day), near: people.day)
    guard let target = target(relationship) else {
      guard let seat = relationship.missingSeats.first,
        let friend = friend(of: nil, relationship)
      else { return nil }
      return words.text(
        "map.next-seat",
        [
          "person": people.name(friend), "day": day,
          "role": words.catalog.text("assessment.role.\(seat.rawValue)"),
        ])
    }
    let name = people.name(target.id)
    guard let friend = friend(of: target.id, relationship) else {
      return words.text("map.next-alone", ["owner": owner, "name": name, "day": day])
    }
    return words.text(
      "map.next-friend",
      ["person": people.name(friend), "owner": owner, "name": name, "day": day])
  }

  /// Somebody of weight whom nobody covers and who may be spoken with.
  private func target(_ relationship: RelationshipAssessment) -> PersonStanding? {
    relationship.uncoveredKeyPeople.filter { person in
      people.contact(person.id)?.mayBeContacted(on: people.day) ?? false
    }.max { left, right in
      let ranks = (rank(left), rank(right))
      return ranks.0 != ranks.1
        ? ranks.0 < ranks.1 : right.id.utf8.lexicographicallyPrecedes(left.id.utf8)
    }
  }

  private func rank(_ person: PersonStanding) -> Int {
    (person.decides ? 10 : 0) + (person.influence ?? 0)
  }

  /// Who speaks with us, is not against us, and stands near the person.
  private func friend(of target: String?, _ relationship: RelationshipAssessment) -> String? {
    let tree = people.map.tree
    let place = target.flatMap { tree.position(of: $0) }
    let below = Set(place.map { tree.nodes[$0].children.map { tree.nodes[$0].id } } ?? [])
    let weighing = Set(
      people.map.lines.filter { $0.kind == .influences && $0.to == target }.map(\.from))
    let since = people.day.adding(days: -relationship.windowDays)
    let friends = relationship.present.filter { person in
      person.id != target && people.blockers[person.id] == nil && (person.support ?? 0) >= 0
        && (person.lastTwoWay.map { $0 > since } ?? false)
        && (people.contact(person.id)?.mayBeContacted(on: people.day) ?? false)
    }
    func nearness(_ person: PersonStanding) -> Int {
      (person.isChampion ? 8 : 0) + (below.contains(person.id) ? 4 : 0)
        + (weighing.contains(person.id) ? 4 : 0) + (person.support ?? 0)
    }
    return friends.max { left, right in
      let ranks = (nearness(left), nearness(right))
      return ranks.0 != ranks.1
        ? ranks.0 < ranks.1 : right.id.utf8.lexicographicallyPrecedes(left.id.utf8)
    }?.id
  }
}
