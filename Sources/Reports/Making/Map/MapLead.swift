import Analysis
import Localization
import Markup
import Portfolio

/// The answer of a map: who decides and where they stand, who opposes, and what is at stake when.
struct MapLead {
  let people: MapPeople
  private var words: Words { people.words }
  private var day: Day { people.day }
  private var relationship: RelationshipAssessment? { people.relationship }

  /// A sentence with what is put into it.
  private struct Sentence {
    var key: String
    var parameters: [String: String] = [:]
  }

  var html: HTMLFragment {
    HTMLFragment(
      trusted: Array(
        sentences.map { words.rich("map.lead.\($0.key)", $0.parameters).utf8 }
          .joined(separator: [0x20])))
  }

  /// The same without marks.
  var text: String {
    sentences.map { sentence in
      words.text("map.lead.\(sentence.key)", sentence.parameters).filter { $0 != "*" }
    }.joined(separator: " ")
  }

  private var sentences: [Sentence] { [decision, company, stake].compactMap { $0 } }

  // MARK: Who decides

  /// The person on whom the decision hangs most: against us first, then unreached, then unknown.
  private var decider: PersonStanding? {
    let roles: [ContactRole] = [.decisionMaker, .economicBuyer]
    let deciders = (relationship?.present ?? []).filter {
      $0.decides || $0.roles.contains(where: roles.contains)
    }
    return deciders.min { left, right in
      let ranks = (rank(left), rank(right))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let influences = (left.influence ?? 0, right.influence ?? 0)
      if influences.0 != influences.1 { return influences.0 > influences.1 }
      return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }

  private func rank(_ person: PersonStanding) -> Int {
    if isAgainst(person) { return 0 }
    if !isReached(person) { return 1 }
    guard let support = person.support else { return 2 }
    return support > 0 ? 4 : 3
  }

  private func isAgainst(_ person: PersonStanding) -> Bool {
    people.blockers[person.id] != nil || (person.support ?? 0) < 0
  }

  private func isReached(_ person: PersonStanding) -> Bool {
    guard let relationship, relationship.knowsTouches else { return true }
    let since = day.adding(days: -relationship.windowDays)
    return person.hasSpoken(after: since) != false
  }

  private var decision: Sentence? {
    guard let person = decider else {
      return relationship.map {
        Sentence(
          key: "nobody-decides", parameters: ["people": words.count("people", $0.present.count)])
      }
    }
    var parameters = ["name": people.name(person.id), "does": does(person)]
    let last = person.lastTwoWay.map { words.date($0) }
    if let last { parameters["day"] = last }
    if isAgainst(person) {
      if last == nil, person.lastUnknown != nil {
        return Sentence(key: "against-unknown", parameters: parameters)
      }
      return Sentence(
        key: last == nil ? "against-never" : isReached(person) ? "against" : "against-silent",
        parameters: parameters)
    }
    if !isReached(person) {
      guard last == nil else { return Sentence(key: "silent", parameters: parameters) }
      guard person.lastUnknown != nil else { return Sentence(key: "never", parameters: parameters) }
      parameters["days"] = words.formats.days(relationship?.windowDays ?? 0)
      return Sentence(key: "never-unknown", parameters: parameters)
    }
    guard let support = person.support else {
      return Sentence(key: last == nil ? "unknown-never" : "unknown", parameters: parameters)
    }
    let key = support > 0 ? "favour" : "neutral"
    return Sentence(key: last == nil ? "\(key)-never" : key, parameters: parameters)
  }

  private func does(_ person: PersonStanding) -> String {
    let isBoth = person.signs && person.authority.contains(.decides)
    return words.text(
      isBoth ? "map.signs-decides" : person.signs ? "authority.signs" : "authority.decides")
  }

  // MARK: Who else bears on it

  private var company: Sentence? {
    guard let relationship else { return nil }
    if let blocker = relationship.blockers.filter({ $0.person != decider?.id })
      .max(by: { weight($0) < weight($1) })
    {
      return Sentence(
        key: blocker.hasVeto ? "veto" : "blocker", parameters: ["name": people.name(blocker.person)]
      )
    }
    if let gone = relationship.goneUnreplaced.first {
      return Sentence(
        key: gone.left == nil ? "gone" : "gone-on",
        parameters: [
          "name": people.name(gone.person),
          "role": words.catalog.text("assessment.role.\(gone.role.rawValue)"),
          "day": gone.left.map(words.date) ?? "",
        ])
    }
    if relationship.isSingleThreadedTheirs == true, relationship.present.count > 1,
      let only = relationship.theirThreads.first
    {
      return Sentence(key: "thread", parameters: ["name": people.name(only)])
    }
    if let champion = relationship.present.first(where: \.isChampion) {
      return Sentence(key: "champion", parameters: ["name": people.name(champion.id)])
    }
    return Sentence(key: "no-champion")
  }

  private func weight(_ blocker: BlockerStanding) -> Int {
    (blocker.hasVeto ? 10 : 0) + (people.standing(blocker.person)?.influence ?? 0)
  }

  // MARK: What is at stake

  /// The nearest day on which money is decided, else what the client brings.
  private var stake: Sentence? {
    let optOut = people.dossier.client.contracts?.next
    let next = people.dossier.opportunities.filter { $0.isOpen && ($0.expected ?? day) >= day }
      .filter { $0.expected != nil }
      .min { ($0.expected ?? day, $0.id) < ($1.expected ?? day, $1.id) }
    let limit = optOut?.optOut.flatMap { $0 >= day ? $0 : nil }
    if let limit, limit <= next?.expected ?? limit {
      let due = (people.dossier.client.contracts?.running ?? []).filter { $0.optOut == limit }
      let values = due.map(\.monthlyValue)
      return Sentence(
        key: knownSum(values) ?? 0 > 0 ? "opt-out" : "opt-out-unknown",
        parameters: ["amount": words.whole(known: values), "day": words.date(limit)])
    }
    if let next, let expected = next.expected {
      return Sentence(
        key: next.value == nil ? "opportunity-unknown" : "opportunity",
        parameters: [
          "title": people.dossier.title(next), "day": words.date(expected),
          "amount": next.value.map(people.dossier.whole) ?? "",
        ])
    }
    if let contracts = people.dossier.client.contracts, contracts.monthlyRevenue > 0 {
      return Sentence(
        key: "monthly", parameters: ["amount": words.whole(contracts.monthlyRevenue)])
    }
    let revenue = people.dossier.client.current.net
    return revenue > 0
      ? Sentence(key: "revenue", parameters: ["amount": words.whole(revenue)]) : nil
  }
}

extension ClientDossier {
  /// What an opportunity is called.
  func title(_ opportunity: Opportunity) -> String {
    opportunity.title ?? opportunity.product.map(product) ?? opportunity.id
  }
}
