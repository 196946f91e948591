import Analysis
import Localization
import Portfolio

/// What changed, as sentences.
struct ChangeSentences {
  let context: SiteContext
  private var words: Words { context.words }

  /// A change as one sentence without the client's name.
  func sentence(_ change: Change) -> String {
    let text = words.text("changed." + key(change), parameters(change))
    return change.cause == .rules ? text + " " + words.text("changed.by-rules") : text
  }

  /// The changes of a client as sentences, in their order: contracts whose opt-out date came nearer in
  /// the same way share one.
  func sentences(_ changes: [Change]) -> [String] { told(changes).map(\.words) }

  /// The same, each sentence with the rules and records that it rests on.
  func told(_ changes: [Change]) -> [(words: String, evidence: String?)] {
    var told: Set<Int> = []
    return changes.indices.compactMap { index -> (words: String, evidence: String?)? in
      guard told.insert(index).inserted else { return nil }
      let alike = changes.indices.filter { isAlike(changes[$0], changes[index]) }
      guard alike.count > 1 else { return (sentence(changes[index]), evidence(changes[index])) }
      told.formUnion(alike)
      var values = parameters(changes[index])
      values["subject"] = alike.map { subject(changes[$0]) }.joined(separator: ", ")
      let records = alike.flatMap { changes[$0].keys }.prefix(3).map(words.evidence)
      return (
        words.text("changed.renewal-near-several", values),
        records.isEmpty ? nil : records.joined(separator: " · ")
      )
    }
  }

  private func isAlike(_ change: Change, _ other: Change) -> Bool {
    guard case .bucket = other.before, case .bucket = other.after, other.cause != .rules else {
      return false
    }
    return change.kind == .renewal && other.kind == .renewal && change.cause == other.cause
      && change.before == other.before && change.after == other.after
  }

  /// The rules and records that a change rests on; nil for none.
  func evidence(_ change: Change) -> String? {
    let rules = change.rules.joined(separator: " → ")
    let parts =
      (rules.isEmpty ? [] : [words.plural("changed.rules", change.rules.count, ["rules": rules])])
      + change.keys.map(words.evidence)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// The end of the sentence's key.
  private func key(_ change: Change) -> String {
    let kind = change.kind.rawValue
    switch (change.kind, change.before, change.after) {
    case (.entered, .none, _), (.health, .none, _), (.contract, .none, _), (.owner, .none, _),
      (.suggestion, .none, _), (.data, .none, _), (.goal, .none, _):
      return kind + "-new"
    case (.left, _, .none), (.health, _, .none), (.owner, _, .none), (.suggestion, _, .none),
      (.data, _, .none), (.goal, _, .none):
      return kind + "-gone"
    case (.tier, .tier(let before), .tier(let after)):
      return kind + (after > before ? "-up" : "-down")
    case (.health, .health(let before, _), .health(let after, _)):
      return kind + (after > before ? "-up" : "-down")
    case (.contract, .money, .money): return kind + "-value"
    case (.renewal, .bucket, .bucket): return kind + "-near"
    case (.championLost, _, .none): return kind + "-undated"
    case (.cadence, _, .rhythm(let rhythm)): return "\(kind)-\(rhythm.rawValue)"
    case (.overdue, _, .money(0)): return kind + "-paid"
    default: return kind
    }
  }

  private func parameters(_ change: Change) -> [String: String] {
    [
      "before": text(change.before, of: change), "after": text(change.after, of: change),
      "subject": subject(change),
    ]
  }

  /// What the change is about: people by their name.
  private func subject(_ change: Change) -> String {
    guard let subject = change.subject else { return "" }
    guard change.kind == .championLost, let client = change.client else { return subject }
    return context.portfolio.contacts(of: client).first { $0.id == subject }?.name ?? subject
  }

  private func text(_ value: Change.Value, of change: Change) -> String {
    func label(_ key: String) -> String { words.catalog.text("assessment." + key) }
    return switch value {
    case .none: words.text("word.unknown")
    case .status(let status): words.status(status).word.lowercased()
    case .tier(let tier): label("tier.\(tier.rawValue)")
    case .touch(let touch): label("touch.\(touch.rawValue)")
    case .health(let score, let band): "\(score) (\(label("band.\(band.rawValue)")))"
    case .text(let text): change.kind == .owner ? context.member(text) : text
    case .contract(let state): label("contract-state.\(state.rawValue)")
    case .money(let amount): words.whole(amount)
    case .day(let day): words.date(day)
    case .bucket(let bucket): label("bucket.\(bucket.rawValue)")
    case .objective(let standing): label("objective-standing.\(standing.rawValue)")
    case .rhythm(let rhythm): label("rhythm.\(rhythm.rawValue)")
    case .role(let role): label("role.\(role.rawValue)")
    case .reason(let reason): label("action.\(reason.rawValue)")
    case .goal(let status): label("goal-status.\(status.rawValue)")
    }
  }
}
