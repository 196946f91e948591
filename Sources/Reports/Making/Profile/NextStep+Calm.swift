import Analysis
import Localization
import Portfolio

/// Steps that do not burn: people, objectives, business, and clients who are not or no longer ones.
extension NextStep {
  var gone: Step? {
    guard let lost = client.relationship?.goneUnreplaced.first else { return nil }
    let name = dossier.person(lost.person)
    return Step(
      step: words.text("step.gone", ["person": somebody, "day": by(5), "name": name]),
      why: words.text(
        "step.gone-why",
        [
          "name": name, "role": words.catalog.text("assessment.role.\(lost.role.rawValue)"),
          "left": lost.left.map { words.shortDate($0, near: day) } ?? "–", "revenue": revenue,
        ]), isUrgent: true)
  }

  var opposition: Step? {
    guard let blocker = dossier.present.first(where: { $0.blocks && $0.map.hasVeto == true }) else {
      return nil
    }
    let name = blocker.name ?? blocker.id
    let key =
      switch blocker.map.disposition {
      case .convert: "step.convert"
      case .counter: "step.counter"
      case .bypass, nil: "step.opposition"
      }
    return Step(
      step: words.text(key, ["name": name, "person": somebody, "day": by(5)]),
      why: words.text("step.opposition-why", ["name": name, "revenue": revenue]))
  }

  var handover: Step? {
    guard let handoff = dossier.handoffs.first, handoff.missing.count > 1 else { return nil }
    let from = handoff.from.map(dossier.context.member) ?? words.text("word.somebody")
    let missing = handoff.missing.map { words.text("handoff.lacks-\($0)") }
    return Step(
      step: words.text("step.handover", ["from": from, "day": by(3)]),
      why: words.text(
        "step.handover-why",
        [
          "on": handoff.date.map { words.shortDate($0, near: day) }
            ?? words.text("handoff.undated"),
          "missing": missing.joined(separator: ", "), "revenue": revenue,
        ]))
  }

  var onlyOne: Step? {
    guard dossier.attributes.kind != .person, dossier.present.count == 1,
      client.tier ?? .diamond > .bronze,
      let only = dossier.present.first, only.mayBeContacted(on: day)
    else { return nil }
    return Step(
      step: words.text("step.only-one", ["person": only.name ?? only.id, "day": by(5)]),
      why: words.text(
        "step.only-one-why", ["person": only.name ?? only.id, "revenue": revenue]))
  }

  var baseline: Step? {
    guard
      let objective = dossier.objectives.first(where: {
        $0.state != .verified && $0.baseline == nil
      })
    else { return nil }
    return Step(
      step: words.text(
        "step.baseline",
        [
          "objective": objective.title ?? objective.id, "day": by(5),
          "person": objective.ownerTheirs
            .flatMap { dossier.hasLeft($0) ? nil : dossier.person($0) } ?? somebody,
        ]), why: words.text("step.baseline-why", ["revenue": revenue]))
  }

  var opportunity: Step? {
    guard let next = dossier.opportunities.first(where: \.isOpen) else { return nil }
    let name = next.title ?? next.product.map(dossier.product) ?? next.id
    let isPast = next.expected.map { $0 < day } ?? false
    return Step(
      step: words.text(
        "step.opportunity",
        ["opportunity": name, "person": somebody, "day": by(5, before: next.expected)]),
      why: words.text(
        isPast ? "step.opportunity-past" : "step.opportunity-why",
        [
          "amount": next.value.map(dossier.whole) ?? words.text("step.value-unknown"),
          "stage": next.stage ?? words.text("word.unknown"),
          "day": next.expected.map(words.date) ?? words.text("step.undated"),
        ]))
  }

  /// The bad answer that the signal saw, unless somebody has spoken with the client since.
  var complaint: Step? {
    guard
      let key = client.signalEvidence.first(where: { $0.signal == .satisfactionFallen })?.keys
        .first,
      let low = client.satisfaction?.answers.first(where: { $0.key == key }),
      !dossier.hasTalked(since: low.day)
    else { return nil }
    let person = low.contact.flatMap(dossier.contact)
    let mayAsk = person.map { $0.isPresent(on: day) && $0.mayBeContacted(on: day) } ?? false
    return Step(
      step: words.text(
        "step.complaint",
        [
          "person": mayAsk ? person?.name ?? somebody : somebody, "day": by(3),
          "score": String(low.score), "kind": words.text("survey-kind.\(low.kind.rawValue)"),
        ]),
      why: words.text(
        "step.complaint-why", ["on": words.shortDate(low.day, near: day), "revenue": revenue]),
      isUrgent: true)
  }

  /// How long an active client may go without a two-way conversation.
  private static let silentDays = 60

  var talk: Step? {
    guard client.status == .active, dossier.has(.interactions), let tier = client.tier,
      tier > .bronze
    else { return nil }
    let last = dossier.interactions.first { $0.isTwoWay == true }?.date
    if let last, day.days(since: last) <= NextStep.silentDays { return nil }
    // Silence that nobody is sure of asks for nothing.
    let since = day.adding(days: -NextStep.silentDays)
    guard !dossier.isSilenceUnknown(since: since) else { return nil }
    let why =
      last.map { words.text("step.last-talk", ["day": words.date($0)]) }
      ?? words.text("step.no-talk")
    return Step(
      step: words.text("step.talk", ["person": somebody, "day": by(5)]),
      why: "\(why) \(revenue)")
  }

  /// Nothing asks for action: what is the case, and when to look again.
  var plain: Step {
    if client.status == .active, let next = client.contracts?.next, let optOut = next.optOut,
      optOut >= day, client.cadence == nil || client.expectedNext == nil
    {
      return Step(
        step: words.text("step.calm", ["day": words.date(optOut)]), why: revenue)
    }
    return Step(
      step: sentences.answer, why: sentences.answerWhy, isUrgent: client.status == .atRisk)
  }

  var silence: Step {
    Step(
      step: words.text("step.silence", ["person": somebody, "day": by(5)]),
      why: sentences.answer + " " + sentences.answerWhy)
  }

  var former: Step {
    let worth = dossier.formerWorth.map {
      words.text("why.worth", ["amount": words.whole($0)])
    }
    let reason = dossier.ending?.text.map { words.text("profile.why-ended", ["reason": $0]) }
    let owed = self.owed
    // Who owes is asked for the money before anything else.
    let debt = owed.map { owed in
      words.plural(
        "step.owed", owed.invoices,
        ["amount": words.whole(owed.amount), "days": words.formats.days(owed.days)])
    }
    let facts = [debt, sentences.answer, worth, reason].compactMap { $0 }.joined(separator: " ")
    if let ending = dossier.ending, ending.reason?.isFinal == true {
      return Step(
        step: words.text(
          "step.leave-alone",
          [
            "reason": ending.text ?? "–",
            "day": ending.day.map(words.date) ?? words.text("step.undated"),
          ]), why: facts)
    }
    if let owed {
      return Step(
        step: words.text(
          "step.win-back-debt",
          ["person": somebody, "day": by(2), "amount": words.whole(owed.amount)]), why: facts)
    }
    guard client.total.net > 0 || client.contracts != nil else {
      return Step(step: sentences.answer, why: sentences.answerWhy)
    }
    return Step(
      step: words.text("step.win-back", ["person": somebody, "day": by(8)]), why: facts)
  }

  var prospect: Step {
    if let start = client.contracts?.comesOn {
      return Step(
        step: words.text(
          "step.coming", ["person": somebody, "day": by(5, before: start.adding(days: -1))]),
        why: words.text(
          "step.coming-why", ["start": words.date(start), "revenue": contracted]))
    }
    if let opportunity { return opportunity }
    guard let person else {
      return Step(
        step: words.text("step.find-out", ["day": by(5)]),
        why: sentences.answer + " " + sentences.answerWhy)
    }
    return Step(
      step: words.text("step.introduce", ["person": person.name ?? person.id, "day": by(5)]),
      why: sentences.answer + " " + sentences.answerWhy)
  }

  /// What contracts to come will bring.
  private var contracted: String {
    let coming = (client.contracts?.contracts ?? []).filter { $0.state == .coming }
    return knownSum(coming.map(\.monthlyValue)).map {
      words.text("step.monthly", ["amount": words.whole($0)])
    } ?? words.text("step.revenue-unknown")
  }
}
