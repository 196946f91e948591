import Analysis
import Localization
import Portfolio

/// What is new about an owner's clients, or about all, since the day that changes are told against.
struct DigestNews {
  let context: SiteContext
  /// The owner's id; nil for all clients.
  let owner: String?

  /// The clients with a change of a kind, the most revenue first, each with its changes.
  typealias Group = [Change]

  /// Every change that counts, goals and suggestions included.
  let changes: [Change]
  /// Clients that came into risk, fell silent or left.
  let worse: [Group]
  /// Clients that came out of it.
  let better: [Group]
  /// Clients that did not buy when they should have, besides those that are worse.
  let missed: [Group]
  /// Clients of which anything else changed.
  let others: [Group]

  init(_ context: SiteContext, owner: String?) {
    self.context = context
    self.owner = owner
    let own = context.study.changes.filter { DigestNews.concerns($0, owner, context) }
    changes = own
    let quiet: Set<ChangeKind> = [.suggestion, .data, .goal]
    var groups: [Group] = []
    for change in own where !quiet.contains(change.kind) {
      if groups.last?.first?.id == change.id {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    var (worse, better, missed, others): ([Group], [Group], [Group], [Group]) = ([], [], [], [])
    for group in groups {
      if group.contains(where: DigestNews.isWorse) {
        worse.append(DigestNews.leading(group, DigestNews.isWorse))
      } else if group.contains(where: DigestNews.isBetter) {
        better.append(DigestNews.leading(group, DigestNews.isBetter))
      } else if group.contains(where: DigestNews.isMissed) {
        missed.append(DigestNews.leading(group, DigestNews.isMissed))
      } else {
        others.append(group)
      }
    }
    (self.worse, self.better, self.missed, self.others) = (worse, better, missed, others)
  }

  /// Whether there is nothing to tell: something to compare with, and no difference.
  var isEmpty: Bool { context.study.previous != nil && changes.isEmpty }

  private static func concerns(
    _ change: Change, _ owner: String?, _ context: SiteContext
  ) -> Bool {
    guard let owner else { return true }
    if change.kind == .goal {
      return context.goals.contains { $0.owner == owner && $0.subject == change.subject }
    }
    if let client = change.client {
      return context.roster.owner(of: client, in: context.portfolio) == owner
    }
    guard let earlier = context.study.previous?.portfolio,
      let client = earlier.client(withID: change.id)
    else { return false }
    return context.roster.owner(of: client, in: earlier) == owner
  }

  private static func isWorse(_ change: Change) -> Bool {
    if change.kind == .left { return true }
    guard case .status(let status) = change.after else { return false }
    return status == .atRisk || status == .inactive
  }

  private static func isBetter(_ change: Change) -> Bool {
    if change.kind == .returned { return true }
    guard case .status(let before) = change.before, case .status(let after) = change.after else {
      return false
    }
    return after == .active && (before == .atRisk || before == .inactive)
  }

  private static func isMissed(_ change: Change) -> Bool {
    guard case .rhythm(let rhythm) = change.after else { return false }
    return rhythm != .kept
  }

  /// The changes that put a client into a list, before its others.
  private static func leading(_ group: Group, _ isLead: (Change) -> Bool) -> Group {
    group.filter(isLead) + group.filter { !isLead($0) }
  }

  // MARK: Words

  /// A list of clients with what changed; nil where none did.
  ///
  /// - Parameters:
  ///   - groups: The clients.
  ///   - key: The end of its heading's key.
  ///   - most: How many are shown.
  ///   - sentences: How many changes of a client are told.
  /// - Returns: The list.
  func list(_ groups: [Group], _ key: String, most: Int, sentences: Int = 2) -> BriefList? {
    guard !groups.isEmpty else { return nil }
    let words = context.words
    let telling = ChangeSentences(context: context)
    let lines = groups.prefix(most).map { group in
      let told = telling.told(group).prefix(sentences)
      let evidence = told.compactMap(\.evidence)
      return BriefLine(
        client: context.name(group[0].client, id: group[0].id),
        amount: group[0].atStake == 0 ? nil : words.short(known: [group[0].atStake]),
        words: told.map(\.words).joined(separator: " "), evidence: evidence.first)
    }
    return BriefList(
      heading: words.text(
        "brief.digest.\(key)", ["count": words.formats.count(groups.count)]),
      lines: lines,
      rest: groups.count > most ? words.plural("brief.rest-clients", groups.count - most) : nil)
  }

  /// The money of some clients, as far as it is known.
  func stake(_ groups: [Group]) -> String {
    context.words.short(known: groups.map { $0[0].atStake })
  }
}
