import Analysis
import Localization
import Portfolio

/// A client's people as its map speaks of them.
struct MapPeople {
  let dossier: ClientDossier
  let map: AccountMap
  let relationship: RelationshipAssessment?
  private let contacts: [String: Contact]
  private let standings: [String: PersonStanding]
  let blockers: [String: BlockerStanding]

  var words: Words { dossier.words }
  var day: Day { dossier.day }

  init(_ dossier: ClientDossier, _ map: AccountMap) {
    self.dossier = dossier
    self.map = map
    relationship = dossier.client.relationship
    contacts = Dictionary(dossier.contacts.map { ($0.id, $0) }) { first, _ in first }
    standings = Dictionary((relationship?.people ?? []).map { ($0.id, $0) }) { first, _ in first }
    blockers = Dictionary((relationship?.blockers ?? []).map { ($0.person, $0) }) { $1 }
  }

  func contact(_ id: String) -> Contact? { contacts[id] }
  func standing(_ id: String) -> PersonStanding? { standings[id] }

  /// The person's name; of a post without a person, the post.
  func name(_ id: String) -> String {
    guard let contact = contacts[id] else { return id }
    return contact.name ?? contact.map.position ?? contact.title ?? id
  }

  func names(_ ids: some Sequence<String>) -> String {
    words.first(ofNames: ids.map(name))
  }

  func title(_ contact: Contact) -> String {
    contact.title ?? contact.map.position ?? contact.department ?? ""
  }

  /// A member of ours by the first name, which is enough beside a person.
  func firstName(_ member: String) -> String {
    let name = dossier.context.member(member)
    return name.split(separator: " ").first.map(String.init) ?? name
  }

  func member(_ reference: String) -> String { dossier.context.member(reference) }

  func isChampion(_ id: String) -> Bool { standings[id]?.isChampion ?? false }

  /// How many of the three questions of the champion test are answered with yes.
  func passed(_ test: ChampionTest) -> Int {
    [test.support, test.mobilising, test.advocacy].count { $0 == true }
  }

  /// The part a person plays, the weightiest first; empty where none is known.
  func role(_ contact: Contact) -> String {
    if let blocker = blockers[contact.id] {
      return words.text(blocker.hasVeto ? "map.blocker-veto" : "map.blocker")
    }
    if isChampion(contact.id) { return words.text("mark.champion") }
    if contact.roles.first == .champion, let test = standings[contact.id]?.champion {
      return words.text("map.champion-unproven", ["passed": String(passed(test))])
    }
    if let role = contact.roles.first(where: { $0 != .unknown }) {
      return words.text("role.\(role.rawValue)")
    }
    return Words.capitalized(authority(contact))
  }

  /// Signs, decides, influences, can veto.
  func authority(_ contact: Contact) -> String {
    var parts = DecisionAuthority.allCases.filter { contact.map.authority.contains($0) }
      .map { words.text("authority.\($0.rawValue)") }
    if contact.map.hasVeto == true { parts.append(words.text("people.veto")) }
    return parts.joined(separator: ", ")
  }

  /// Every part a person plays, for lists and tables.
  func roles(_ contact: Contact) -> String {
    let first = role(contact)
    let others = contact.roles.filter { $0 != .unknown && $0 != .blocker && $0 != .champion }
      .map { words.text("role.\($0.rawValue)") }
    let authority = authority(contact)
    let parts = ([first] + others + [authority]).filter { !$0.isEmpty }
    return parts.reduce(into: [String]()) { list, part in
      if !list.contains(where: { $0.lowercased() == part.lowercased() }) { list.append(part) }
    }.joined(separator: ", ")
  }

  /// `+1`, or the word for unknown; what is too old to count is unknown.
  func support(_ id: String) -> String {
    standings[id]?.support.map(SupportView.signed) ?? words.text("word.unknown")
  }

  /// Who of ours covers a person: those the data names, else who knows them best.
  func coverers(_ id: String) -> [String] {
    map.team.coverers(of: id, isReached: standings[id]?.isCovered ?? false)
  }

  /// Who covers a person and when we last spoke: `Marina · 12/11`.
  func contactLine(_ id: String) -> (words: String, isAlert: Bool) {
    guard let standing = standings[id] else { return ("", false) }
    let coverers = coverers(id)
    let last = standing.lastTouch.map { words.shortDate($0, near: day) }
    guard let first = coverers.first else {
      guard let isCovered = standing.isCovered else {
        let word = standing.lastUnknown == nil ? "word.unknown" : "direction.unknown"
        return (words.text(word), false)
      }
      let nobody = words.text("people.uncovered")
      return (last.map { "\(nobody) · \($0)" } ?? nobody, standing.isKey && !isCovered)
    }
    let who = firstName(first) + (coverers.count > 1 ? " +\(coverers.count - 1)" : "")
    guard dossier.has(.interactions) || last != nil else { return (who, false) }
    return ("\(who) · \(last ?? words.text("word.never"))", false)
  }

  /// Who weighs on whom, as said of one of them.
  func relations(_ id: String) -> [String] {
    map.lines.compactMap { line in
      switch line.kind {
      case .influences where line.from == id:
        words.text("map.influences", ["name": name(line.to)])
      case .influences where line.to == id:
        words.text("map.influenced", ["name": name(line.from)])
      case .conflicts where line.from == id:
        words.text("map.conflicts", ["name": name(line.to)])
      case .conflicts where line.to == id:
        words.text("map.conflicts", ["name": name(line.from)])
      default: nil
      }
    }
  }

  /// What a vacancy says: since when, and who was there before.
  func vacancy(_ node: ReportingTree.Node) -> [String] {
    guard node.standing == .vacant else {
      return [
        contacts[node.id]?.map.left.map {
          words.text("people.left", ["day": words.shortDate($0, near: day)])
        } ?? words.text("map.gone")
      ]
    }
    guard let before = node.before, let left = contacts[before]?.map.left else {
      return [words.text("people.vacant")]
    }
    return [
      words.text("map.vacant-since", ["day": words.shortDate(left, near: day)]),
      words.text("map.vacant-before", ["name": name(before)]),
    ]
  }

  /// Everybody there by weight: who decides, then who stops, then the influential, then by id.
  var ranked: [Contact] {
    PeopleMaking.sorted(dossier).filter { standings[$0.id]?.isPresent ?? false }
  }
}

extension Words {
  /// Somebody's support and the day on which it was said, or that nobody wrote the day down.
  ///
  /// - Parameters:
  ///   - key: The key in the section `reports.map`; the same with `-undated` has no day.
  ///   - level: The support as the map writes it.
  ///   - said: The day; nil where it is not known.
  /// - Returns: The words.
  func support(_ key: String, _ level: String, _ said: String?) -> String {
    guard let said else { return text("map.\(key)-undated", ["level": level]) }
    return text("map.\(key)", ["level": level, "day": said])
  }
}
