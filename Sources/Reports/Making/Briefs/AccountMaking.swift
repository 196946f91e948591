import Analysis
import Localization
import Portfolio

/// Makes the brief of an account: what a manager reads in the minute before a conversation.
struct AccountMaking {
  let dossier: ClientDossier
  let meeting: BriefMeeting?
  private var context: SiteContext { dossier.context }
  private var client: ClientAssessment { dossier.client }
  private var words: Words { dossier.words }

  private static let mostChanges = 5
  private static let mostActions = 3
  private static let mostPeople = 5
  private static let mostPromises = 4

  init(_ context: SiteContext, _ client: ClientAssessment, _ meeting: BriefMeeting?) {
    dossier = ClientDossier(context, client)
    self.meeting = meeting
  }

  /// The contact whom one meets, where the data has one of that id or name.
  var person: Contact? { meeting?.person.flatMap(dossier.contact) }

  var brief: AccountBrief {
    let sentences = ClientSentences(context, client, dossier.explanation)
    let head = HeadMaking(dossier: dossier, sentences: sentences).head
    let points = TalkingPoints(dossier: dossier, person: person).lines
    return AccountBrief(
      about: about, client: head.title, standing: standing(head),
      step: head.answer?.step ?? "", why: head.answer?.why ?? "",
      isUrgent: head.answer?.isUrgent ?? false, changes: changes,
      points: points, actions: actions(besides: points),
      peopleHeading: peopleHeading, people: people, promises: promises,
      facts: head.facts.facts.map(fact))
  }

  private var about: String {
    guard let meeting else {
      return words.text("brief.account.about", ["day": words.date(context.day)])
    }
    let day = ["meeting": words.date(meeting.day), "day": words.date(context.day)]
    guard let name = person?.name ?? meeting.person else {
      return words.text("brief.account.about-meeting", day)
    }
    return words.text("brief.account.about-meeting-with", day.merging(["person": name]) { $1 })
  }

  private func standing(_ head: ClientHead) -> String {
    let status = head.statusDetail.map { "\(head.status.word) (\($0))" } ?? head.status.word
    return
      ([status, head.tier?.word, head.touch?.word, context.owner(dossier.number)].compactMap { $0 }
      + head.details).joined(separator: " · ")
  }

  private func fact(_ fact: Fact) -> AccountBrief.FactLine {
    if let health = fact.health {
      return AccountBrief.FactLine(
        word: fact.word, value: String(health.score),
        note: [health.band, health.change?.words].compactMap { $0 }.joined(separator: ", "))
    }
    return AccountBrief.FactLine(word: fact.word, value: fact.value, note: fact.note ?? "")
  }

  // MARK: What changed

  private var changes: BriefList? {
    guard let previous = context.study.previous else { return nil }
    let id = context.portfolio.clients[dossier.number].id
    let quiet: Set<ChangeKind> = [.suggestion, .data, .goal]
    let own = context.study.changes.filter { $0.id == id && !quiet.contains($0.kind) }
    let told = ChangeSentences(context: context).told(own)
    let heading = words.text("brief.account.changes", ["day": words.date(previous.day)])
    guard !told.isEmpty else {
      return BriefList(
        heading: heading, lines: [BriefLine(words: words.text("brief.account.unchanged"))])
    }
    let rest = told.count - AccountMaking.mostChanges
    return BriefList(
      heading: heading,
      lines: told.prefix(AccountMaking.mostChanges).map {
        BriefLine(words: $0.words, evidence: $0.evidence)
      }, rest: rest > 0 ? words.plural("brief.rest-changes", rest) : nil)
  }

  // MARK: What to do

  /// What there is to do, besides what was put off and what the points say of the same records.
  private func actions(besides points: [BriefLine]) -> [BriefLine] {
    let tables = ActionTables(context: context, root: "")
    let told = Set(points.compactMap(\.evidence))
    return context.work.actions.actions(of: dossier.number).filter { action in
      action.snooze == nil && !action.keys.contains { told.contains(words.evidence($0)) }
    }.prefix(AccountMaking.mostActions).map { action in
      let day = action.day.map {
        words.text("brief.account.by", ["day": words.shortDate($0, near: context.day)])
      }
      return BriefLine(
        words: [context.title(of: action), day].compactMap { $0 }.joined(separator: "; ") + ". "
          + tables.why(action), evidence: tables.evidence(action))
    }
  }

  private var promises: [BriefLine] {
    dossier.promises.filter(\.isOpen).sorted {
      ($0.due?.number ?? .max, $0.interaction.id) < ($1.due?.number ?? .max, $1.interaction.id)
    }.prefix(AccountMaking.mostPromises).map { promise in
      let due =
        promise.due.map {
          words.text(
            promise.isOverdue ? "talk.overdue" : "talk.open-until",
            ["day": words.shortDate($0, near: context.day)])
        } ?? words.text("talk.open")
      return BriefLine(
        words: "\(promise.text): \(due)",
        evidence: dossier.evidence(.interactions, promise.interaction.id))
    }
  }

  // MARK: People

  private var present: [Contact] {
    let sorted = PeopleMaking.sorted(dossier).filter {
      $0.isPresent(on: context.day) && $0.name != nil
    }
    guard let person else { return sorted }
    return sorted.filter { $0.id == person.id } + sorted.filter { $0.id != person.id }
  }

  private var peopleHeading: String {
    words.text(
      "brief.account.people",
      [
        "shown": words.formats.count(min(present.count, AccountMaking.mostPeople)),
        "all": words.formats.count(present.count),
      ])
  }

  private var people: [AccountBrief.Person] {
    let making = PeopleMaking(dossier: dossier)
    return present.prefix(AccountMaking.mostPeople).map { contact in
      let shown = making.person(contact)
      let marks = [
        shown.isChampion ? words.text("mark.champion") : nil,
        shown.isBlocker ? words.text("mark.blocker") : nil,
      ]
      let part = (marks + [shown.role, shown.title]).compactMap { $0 }.prefix(3)
      return AccountBrief.Person(
        name: contact.name ?? contact.id,
        part: part.isEmpty ? nil : part.joined(separator: ", "),
        influence: contact.map.influence.map { String($0) } ?? words.text("word.unknown"),
        support: contact.map.support.map(SupportView.signed) ?? words.text("word.unknown"),
        lastTalk: shown.lastTouch)
    }
  }
}
