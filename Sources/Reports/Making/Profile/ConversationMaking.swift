import Localization
import Portfolio

/// The conversations with a client, and what became of the promises.
struct ConversationMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  private static let shown = 5
  private static let folded = 200

  var block: ConversationBlock? {
    let dated = dossier.interactions.filter { $0.date != nil }
    guard !dated.isEmpty else { return nil }
    let cut = dated.count > ConversationMaking.shown + 1 ? ConversationMaking.shown : dated.count
    let older = dated[cut...]
    let kept = older.prefix(ConversationMaking.folded)
    return ConversationBlock(
      remark: remark(dated), recent: dated[..<cut].compactMap(view),
      older: ConversationList(conversations: kept.compactMap(view)),
      olderSummary: older.last?.date.map {
        words.plural(
          "talk.older", older.count, ["month": words.formats.day($0, .monthYear)])
      } ?? "",
      promises: promises,
      cut: kept.count < older.count
        ? words.text("talk.cut", ["count": words.formats.count(kept.count)]) : nil)
  }

  private func remark(_ dated: [Interaction]) -> String {
    let talks = dated.count { dossier.isRecentTalk($0) }
    let days = words.formats.days(ClientDossier.recentDays)
    guard talks == 0 else { return words.plural("talk.recent", talks, ["days": days]) }
    let isOpen = dated.contains { $0.isTwoWay == nil && dossier.isRecent($0) }
    if isOpen { return words.text("direction.unknown") }
    guard let last = dated.first(where: { $0.isTwoWay == true })?.date else {
      return words.text(
        dated.contains { $0.isTwoWay == nil } ? "direction.unknown" : "talk.never-two-way")
    }
    return words.text("talk.last-two-way", ["day": words.date(last)])
  }

  private var promises: String {
    let standings = dossier.promises
    let open = standings.count { $0.isOpen }
    let overdue = standings.count { $0.isOverdue }
    guard !standings.isEmpty else { return words.text("talk.no-promises") }
    var parts: [String] = []
    if overdue > 0 { parts.append(words.plural("talk.promises-late", overdue)) }
    if open > overdue { parts.append(words.plural("talk.promises-open", open - overdue)) }
    let done = standings.count - open
    if done > 0 { parts.append(words.plural("talk.promises-kept", done)) }
    return parts.joined(separator: ", ")
  }

  private func view(_ interaction: Interaction) -> ConversationView? {
    guard let date = interaction.date else { return nil }
    let promise = dossier.promise(interaction)
    return ConversationView(
      day: date, channel: interaction.channel ?? words.text("talk.channel-unknown"),
      people: people(interaction), direction: direction(interaction),
      topic: interaction.topic, summary: interaction.summary,
      promise: promise.map { words.text("talk.promise", ["promise": $0.text]) },
      promiseState: promise.map(state) ?? "",
      evidence: dossier.source(.interactions, interaction.id))
  }

  private func people(_ interaction: Interaction) -> String {
    let ours = interaction.ours.map(dossier.context.member).joined(separator: ", ")
    let theirs = interaction.theirs.map(dossier.person).joined(separator: ", ")
    let unknown = words.text("word.somebody")
    let pair =
      interaction.direction == .inbound ? (theirs, ours) : (ours, theirs)
    return "\(pair.0.isEmpty ? unknown : pair.0) → \(pair.1.isEmpty ? unknown : pair.1)"
  }

  private func direction(_ interaction: Interaction) -> DirectionView {
    DirectionView(
      isTwoWay: interaction.isTwoWay,
      word: interaction.direction.map { words.text("direction.\($0.rawValue)") }
        ?? words.text(interaction.isTakenAsTwoWay ? "direction.taken" : "direction.unknown"))
  }

  private func state(_ promise: Promise) -> String {
    func date(_ day: Day) -> String { words.shortDate(day, near: self.day) }
    if let done = promise.done {
      guard let due = promise.due, done > due else {
        return words.text("talk.kept", ["day": date(done)])
      }
      return words.text(
        "talk.kept-late",
        ["day": date(done), "days": words.formats.days(done.days(since: due))])
    }
    guard let due = promise.due else { return words.text("talk.open") }
    return words.text(promise.isOverdue ? "talk.overdue" : "talk.open-until", ["day": date(due)])
  }
}

/// Something promised in a conversation, as it stood on the day.
struct Promise {
  let text: String
  let due: Day?
  let done: Day?
  let isOverdue: Bool
  let interaction: Interaction

  var isOpen: Bool { done == nil }
}

extension ClientDossier {
  /// What was promised in a conversation.
  func promise(_ interaction: Interaction) -> Promise? {
    guard let text = interaction.promise else { return nil }
    let done = interaction.promiseDone.known(on: day)
    let isOverdue = done == nil && (interaction.promiseDue.map { $0 < day } ?? false)
    return Promise(
      text: text, due: interaction.promiseDue, done: done, isOverdue: isOverdue,
      interaction: interaction)
  }

  /// Every promise, newest conversation first.
  var promises: [Promise] { interactions.compactMap(promise) }
}
