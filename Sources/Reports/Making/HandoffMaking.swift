import Analysis
import Localization
import Portfolio

/// Makes the sheet of a client's latest handoff.
struct HandoffMaking {
  private let dossier: ClientDossier
  private let handoff: Handoff
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  static let file = "handoff.html"
  static let key = "handoff"

  static func exists(_ context: SiteContext, _ client: ClientAssessment) -> Bool {
    context.portfolio.records.handoffs.of(client.client)
      .contains { $0.date.isPast(on: context.day) }
  }

  init(_ context: SiteContext, _ client: ClientAssessment) {
    dossier = ClientDossier(context, client, isWhole: false)
    handoff = dossier.handoffs.first ?? Handoff(id: "", client: client.client)
  }

  var sheet: HandoffSheet {
    HandoffSheet(
      title: HandoffMaking.title(dossier.context, dossier.client), from: name(handoff.from),
      to: name(handoff.to), day: handoff.date, record: dossier.evidence(.handoffs, handoff.id),
      verdict: handoff.missing.isEmpty
        ? words.text("handoff.complete") : words.plural("handoff.missing", handoff.missing.count),
      parts: handoff.parts.map { part, text in
        HandoffSheet.Part(
          heading: words.text("handoff.\(part)"), text: text.map(Notes.demoted),
          missing: words.text("handoff.no-\(part)") + " " + words.text("handoff.no-\(part)-cost"),
          place: dossier.place(.handoffs, handoff.id, part))
      }, checks: checks, people: people, contracts: contracts, promises: promises,
      earlier: dossier.handoffs.dropFirst().map { earlier in
        words.text(
          "handoff.intro",
          [
            "from": name(earlier.from), "to": name(earlier.to),
            "day": earlier.date.map(words.date) ?? words.text("handoff.undated"),
            "source": dossier.evidence(.handoffs, earlier.id),
          ])
      })
  }

  static func title(_ context: SiteContext, _ client: ClientAssessment) -> String {
    context.words.text("handoff.title", ["client": context.name(client.client)])
  }

  private func name(_ reference: String?) -> String {
    reference.map(dossier.context.member) ?? words.text("word.somebody")
  }

  // MARK: The checklist

  /// What a good handoff leaves behind, and whether the data shows it.
  private var checks: [HandoffSheet.Check] {
    let parts = handoff.parts.map { part, text in
      HandoffSheet.Check(
        isDone: text != nil, words: words.text("handoff.check-\(part)"))
    }
    return parts + [responsible, spoken, spokenWithDecider, objectives, notice]
  }

  private var responsible: HandoffSheet.Check {
    let owner = dossier.context.owner(dossier.number)
    let isOwner = handoff.to.map { dossier.context.member($0) == owner } ?? false
    return .init(
      isDone: isOwner,
      words: words.text(
        isOwner ? "handoff.check-owner" : "handoff.check-owner-not",
        ["name": name(handoff.to), "owner": owner ?? words.text("people.nobody")]))
  }

  /// Conversations of who took over, in which both spoke, since the handoff.
  private var talks: [Interaction] {
    guard let to = handoff.to else { return [] }
    let member = dossier.context.member(to)
    return dossier.interactions.filter { talk in
      talk.isTwoWay == true && (talk.date ?? day) >= (handoff.date ?? day)
        && talk.ours.contains { dossier.context.member($0) == member }
    }
  }

  /// Touches of who took over that leave open who spoke.
  private var openTalks: [Interaction] {
    guard let to = handoff.to else { return [] }
    let member = dossier.context.member(to)
    return dossier.interactions.filter { talk in
      talk.isTwoWay == nil && (talk.date ?? day) >= (handoff.date ?? day)
        && talk.ours.contains { dossier.context.member($0) == member }
    }
  }

  private var spoken: HandoffSheet.Check {
    let first = talks.last
    if first == nil, !openTalks.isEmpty {
      return .init(
        isDone: false,
        words: words.text("handoff.check-talk-unknown", ["name": name(handoff.to)]))
    }
    return .init(
      isDone: first != nil,
      words: first?.date.map {
        words.text("handoff.check-talk", ["name": name(handoff.to), "day": words.date($0)])
      } ?? words.text("handoff.check-talk-not", ["name": name(handoff.to)]))
  }

  private var spokenWithDecider: HandoffSheet.Check {
    let deciders = dossier.present.filter(\.isDecisive)
    func first(in talks: [Interaction]) -> Contact? {
      deciders.first { decider in
        talks.contains { talk in
          talk.theirs.contains { $0 == decider.id || $0 == decider.name }
        }
      }
    }
    let met = first(in: talks)
    if met == nil, first(in: openTalks) != nil {
      return .init(
        isDone: false,
        words: words.text("handoff.check-met-unknown", ["name": name(handoff.to)]))
    }
    if let met {
      return .init(
        isDone: true,
        words: words.text(
          "handoff.check-decider", ["name": name(handoff.to), "person": met.name ?? met.id]))
    }
    return .init(
      isDone: false,
      words: deciders.isEmpty
        ? words.text("handoff.check-decider-unknown")
        : words.text(
          "handoff.check-decider-not",
          [
            "name": name(handoff.to),
            "people": deciders.map { $0.name ?? $0.id }.joined(separator: ", "),
          ]))
  }

  private var objectives: HandoffSheet.Check {
    let count = dossier.objectives.count
    return .init(
      isDone: count > 0,
      words: count > 0
        ? words.plural("handoff.check-plan", count) : words.text("handoff.check-plan-not"))
  }

  private var notice: HandoffSheet.Check {
    let running = dossier.client.contracts?.running ?? []
    let unknown = running.filter { $0.optOut == nil && $0.end == nil }
    let isDone = !running.isEmpty && unknown.isEmpty
    return .init(
      isDone: isDone,
      words: words.text(
        running.isEmpty
          ? "handoff.check-contract-none"
          : isDone ? "handoff.check-notice" : "handoff.check-notice-not",
        ["contracts": unknown.map { dossier.evidence(.contracts, $0.id) }.joined(separator: ", ")]))
  }

  // MARK: What who takes over must know

  private var people: [String] {
    let making = PeopleMaking(dossier: dossier)
    let who = PeopleMaking.sorted(dossier).filter { contact in
      contact.isPresent(on: day)
        && (contact.isDecisive || contact.isNamedChampion || contact.blocks)
    }
    let lines = who.prefix(ClientCut.rows).map { contact in
      let person = making.person(contact)
      let roles = [
        person.isChampion ? words.text("mark.champion") : nil,
        person.isBlocker ? words.text("mark.blocker") : nil, person.role, person.title,
      ].compactMap { $0 }
      let notes = person.notes.map(\.words)
      return ([person.name ?? contact.id] + roles + notes).joined(separator: ", ")
        + "; " + words.text("map.last-on", ["day": person.lastTouch])
    }
    return lines + [words.leftOut(of: who.count)].compactMap { $0 }
  }

  private var contracts: [String] {
    (dossier.client.contracts?.running ?? []).map { contract in
      [
        contract.product.map(dossier.product) ?? contract.id,
        contract.monthlyValue.map {
          words.text("handoff.per-month", ["amount": words.whole($0)])
        } ?? words.text("step.value-unknown"),
        days(contract),
        dossier.evidence(.contracts, contract.id),
      ].compactMap { $0 }.joined(separator: ", ")
    }
  }

  /// When it renews and until when it can be called off; of what was called off already, until when it runs.
  private func days(_ contract: ContractStanding) -> String {
    guard contract.bucket != nil else { return words.cancelled(contract) }
    let renewal = contract.renewal.map { "\(words.text("head.renewal")) \(words.date($0))" }
    let optOut = contract.optOut.map(words.date) ?? words.text("word.unknown")
    return [renewal, "\(words.text("head.opt-out")) \(optOut)"].compactMap { $0 }
      .joined(separator: ", ")
  }

  private var promises: [String] {
    dossier.promises.filter(\.isOpen).map { promise in
      let due =
        promise.due.map {
          words.text(
            promise.isOverdue ? "talk.overdue" : "talk.open-until", ["day": words.date($0)])
        } ?? words.text("talk.open")
      return "\(promise.text); \(due); "
        + dossier.evidence(.interactions, promise.interaction.id)
    }
  }
}
