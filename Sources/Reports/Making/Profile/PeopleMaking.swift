import Analysis
import Charts
import Localization
import Portfolio
import Privacy

/// The people at a client: who decides, who is for us, who left, whom nobody covers.
struct PeopleMaking {
  let dossier: ClientDossier
  /// Our team against their people.
  private let team: TeamMatrix
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  private static let shown = 6

  init(dossier: ClientDossier) {
    self.dossier = dossier
    let context = dossier.context
    team = TeamMatrix(
      of: dossier.number, in: context.portfolio, context.assessment.policy.relationship,
      on: context.day)
  }

  var block: PeopleBlock? {
    guard !dossier.contacts.isEmpty else { return nil }
    let sorted = PeopleMaking.sorted(dossier)
    let people = sorted.prefix(ClientCut.rows).map(person)
    let present = sorted.count { $0.isPresent(on: day) }
    let gone = sorted.count - present
    var remark = words.count("people", present)
    if gone > 0 { remark += ", " + words.plural("people.gone", gone) }
    let cut = people.count > PeopleMaking.shown + 1 ? PeopleMaking.shown : people.count
    return PeopleBlock(
      remark: remark, flags: words.first(of: PeopleFlags(dossier: dossier).statements),
      people: Array(people[..<cut]), rest: Array(people[cut...]), restCount: sorted.count - cut,
      leftOut: words.leftOut(of: sorted.count),
      after: [coverage, words.text("profile.masked")].compactMap { $0 }.joined(separator: " "))
  }

  /// How many of the four parts are played by somebody we reach, and which are not.
  private var coverage: String? {
    guard let relationship = dossier.client.relationship,
      relationship.people.contains(where: { !$0.roles.isEmpty })
    else { return nil }
    let covered = words.halves(relationship.coverageHalves)
    let missing = relationship.missingSeats.map {
      words.catalog.text("assessment.role.\($0.rawValue)")
    }
    return words.text(
      missing.isEmpty ? "people.coverage" : "people.coverage-missing",
      [
        "covered": covered, "all": words.formats.count(relationship.seats.count),
        "missing": missing.joined(separator: ", "),
      ])
  }

  /// Those who decide first, then those who stop, then the influential, then by id; who left is last.
  static func sorted(_ dossier: ClientDossier) -> [Contact] {
    dossier.contacts.map { ($0, rank($0, dossier)) }.sorted {
      $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.id.utf8.lexicographicallyPrecedes($1.0.id.utf8)
    }.map(\.0)
  }

  private static func rank(_ contact: Contact, _ dossier: ClientDossier) -> Int {
    var rank = (contact.map.influence ?? 0) * 2
    if contact.isDecisive { rank += 40 }
    if contact.isNamedChampion { rank += 30 }
    if contact.blocks { rank += 28 }
    if contact.roles.contains(.executiveSponsor) { rank += 20 }
    if !contact.roles.isEmpty { rank += 4 }
    if contact.map.isVacant == true { rank -= 40 }
    // Who played a part and left is still news; who left long ago without one is not.
    if !contact.isPresent(on: dossier.day) {
      rank -= contact.isNamedChampion || contact.isDecisive ? 10 : 100
    }
    return rank
  }

  // MARK: One person

  func person(_ contact: Contact) -> PeopleBlock.Person {
    let touch = lastTouch(contact)
    let map = contact.map
    return PeopleBlock.Person(
      name: contact.name,
      title: contact.title ?? map.position ?? contact.department,
      isChampion: contact.isNamedChampion, isBlocker: contact.roles.contains(.blocker),
      role: role(contact), notes: notes(contact), lastTouch: touch.words, lastTone: touch.tone,
      email: contact.email.map(Masking.email), phone: contact.phone.map(Masking.phone),
      influence: LevelView(
        mark: map.influence.map { SquareMark.draw(filled: $0) },
        words: map.influence.map { words.text("people.influence", ["level": String($0)]) }
          ?? words.text("word.unknown")),
      support: SupportView(
        value: map.support,
        words: map.support.map {
          words.text("people.support", ["level": SupportView.signed($0)])
        } ?? words.text("word.unknown")),
      covered: covered(contact),
      level: level(map), id: dossier.evidence(.contacts, contact.id))
  }

  /// Who of ours covers a person, as the map says it; nil for nobody.
  private func covered(_ contact: Contact) -> String? {
    let standing = dossier.client.relationship?.people.first { $0.id == contact.id }
    let coverers = team.coverers(of: contact.id, isReached: standing?.isCovered ?? false)
    return coverers.isEmpty ? nil : coverers.map(dossier.context.member).joined(separator: ", ")
  }

  private func role(_ contact: Contact) -> String? {
    var parts = contact.roles.filter { $0 != .champion && $0 != .blocker && $0 != .unknown }
      .map { words.text("role.\($0.rawValue)") }
    // What a role says already is not said twice.
    let implied: Set<DecisionAuthority> =
      contact.roles.contains(.decisionMaker) || contact.roles.contains(.economicBuyer)
      ? [.decides] : contact.roles.contains(.influencer) ? [.influences] : []
    parts += DecisionAuthority.allCases
      .filter { contact.map.authority.contains($0) && !implied.contains($0) }
      .map { words.text("authority.\($0.rawValue)") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func level(_ map: StakeholderView) -> String? {
    guard let now = map.levelNow else {
      return map.levelWanted.map {
        words.text("people.level-wanted", ["wanted": words.text("level-of.\($0.rawValue)")])
      }
    }
    let level = words.text("level-of.\(now.rawValue)")
    guard let wanted = map.levelWanted, wanted != now else { return level }
    return words.text(
      "people.level-change",
      ["now": level, "wanted": words.text("level-of.\(wanted.rawValue)")])
  }

  private func notes(_ contact: Contact) -> [PeopleBlock.Person.Note] {
    var notes: [PeopleBlock.Person.Note] = []
    func add(_ key: String, _ parameters: [String: String] = [:], _ tone: String = "") {
      notes.append(.init(words: words.text("people.\(key)", parameters), tone: tone))
    }
    if contact.map.isVacant == true { add("vacant", [:], "caution") }
    if let left = contact.map.left, left <= day {
      add("left", ["day": words.shortDate(left, near: day)], "alert")
    }
    if contact.map.hasVeto == true { add("veto", [:], "alert") }
    if contact.blocks, contact.isPresent(on: day) {
      if let disposition = contact.map.disposition {
        add("disposition.\(disposition.rawValue)")
      } else {
        add("no-disposition", [:], "caution")
      }
    }
    if contact.map.isOutside == true { add("outside") }
    if contact.doNotContact == true {
      notes.append(.init(words: words.text("word.do-not-contact"), tone: "alert"))
    }
    return notes
  }

  /// When we last spoke with a person, and whether the word went both ways.
  private func lastTouch(_ contact: Contact) -> (words: String, tone: String) {
    guard contact.map.isVacant != true else { return ("–", "faint") }
    let touches = dossier.touches(with: contact)
    let isGone = !contact.isPresent(on: day)
    guard let last = touches.first?.date else {
      if isGone { return ("–", "faint") }
      if contact.isDecisive, contact.map.coveredBy.isEmpty, dossier.has(.interactions) {
        return (words.text("people.uncovered"), "alert")
      }
      return (dossier.has(.interactions) ? words.text("word.never") : "–", "faint")
    }
    let date = words.shortDate(last, near: day)
    guard let first = touches.first, first.direction == .outbound else { return (date, "") }
    return (words.text("people.no-answer", ["day": date]), "")
  }
}

extension Contact {
  /// Whether a decision hangs on the person.
  var isDecisive: Bool {
    map.authority.contains(.signs) || map.authority.contains(.decides)
      || roles.contains(.economicBuyer) || roles.contains(.decisionMaker)
  }

  /// Whether the data call the person a champion; whether the person passes the test is another question.
  var isNamedChampion: Bool { roles.contains(.champion) }

  /// Whether the person stands in the way, or could alone.
  var blocks: Bool { roles.contains(.blocker) || (map.hasVeto == true && (map.support ?? 0) < 0) }
}

extension ClientDossier {
  /// The conversations with a person, newest first.
  func touches(with contact: Contact) -> [Interaction] {
    interactions.filter { interaction in
      interaction.date != nil
        && interaction.theirs.contains { $0 == contact.id || $0 == contact.name }
    }
  }

  /// The people who work there now.
  var present: [Contact] { contacts.filter { $0.isPresent(on: day) && $0.name != nil } }
}
