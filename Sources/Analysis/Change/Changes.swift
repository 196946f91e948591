import Portfolio

/// What changed between two days, client by client.
///
/// Clients are matched by id: the portfolios may be two readings of the data, or one. Where the rules
/// differ too, the earlier day is assessed by the later rules as well, so that what the rules changed
/// is told apart from what happened.
///
/// - Parameters:
///   - earlier: The portfolio then, with its assessment.
///   - later: The portfolio now, with its assessment.
/// - Returns: The changes by the revenue at stake, the greatest first and the unknown last, in a total order.
/// - Complexity: Linear in clients and their records; one assessment more where the rules differ.
public func changes(from earlier: Study, to later: Study) -> [Change] {
  guard earlier.policy.differs(from: later.policy) else {
    return Comparison(earlier, later, .records).changes.sorted(by: Change.precedes)
  }
  let judged = Study(
    earlier.portfolio,
    assess(earlier.portfolio, later.policy, on: earlier.day, threads: later.threads),
    threads: later.threads)
  let byRules = Comparison(earlier, judged, .rules).changes
  let byRecords = Comparison(judged, later, .records).changes
  return (byRules + byRecords).sorted(by: Change.precedes)
}

/// Who has another status, tier, touch or band of health by other rules, over the same records.
func judgements(from earlier: Study, to later: Study) -> [Change] {
  Comparison(earlier, later, .rules, isOfJudgements: true).changes.sorted(by: Change.precedes)
}

extension Policy {
  /// Whether any value or rule differs, whatever the files say it in.
  func differs(from other: Policy) -> Bool {
    settings.map(\.value) != other.settings.map(\.value) || declared != other.declared
  }
}

/// Two assessments side by side.
private struct Comparison {
  private let earlier: Study
  private let later: Study
  private let cause: ChangeCause
  /// Whether only what rules decide is compared.
  private let isOfJudgements: Bool

  init(_ earlier: Study, _ later: Study, _ cause: ChangeCause, isOfJudgements: Bool = false) {
    self.earlier = earlier
    self.later = later
    self.cause = cause
    self.isOfJudgements = isOfJudgements
  }

  var changes: [Change] {
    if isOfJudgements {
      return pairs.flatMap { pair in
        ChangeRule.judgements.flatMap { $0.find(pair) }.map { pair.change($0, cause) }
      }
    }
    let actions = ActionsByClient(earlier, later)
    return pairs.flatMap { pair in
      let found =
        ChangeRule.all.flatMap { $0.find(pair) }
        + ActionChanges.find(
          pair, earlier: actions.earlier[pair.id] ?? [], later: actions.later[pair.id] ?? [])
      return found.map { pair.change($0, cause) }
    } + GoalChanges.find(from: earlier, to: later, cause)
  }

  /// The clients of both by id: both lists are sorted by it.
  private var pairs: [ClientPair] {
    let (left, right) = (earlier.portfolio.clients, later.portfolio.clients)
    var pairs: [ClientPair] = []
    var (first, second) = (0, 0)
    while first < left.count || second < right.count {
      let isFirst =
        second >= right.count
        || (first < left.count
          && !right[second].id.utf8.lexicographicallyPrecedes(left[first].id.utf8))
      let isBoth =
        isFirst && second < right.count && first < left.count
        && left[first].id == right[second].id
      let pair = ClientPair(
        id: isFirst ? left[first].id : right[second].id,
        position: isFirst && !isBoth ? nil : second,
        before: isFirst ? side(earlier, first) : nil,
        after: isFirst && !isBoth ? nil : side(later, second))
      if pair.before != nil || pair.after != nil { pairs.append(pair) }
      if isFirst { first += 1 }
      if !isFirst || isBoth { second += 1 }
    }
    return pairs
  }

  private func side(_ study: Study, _ position: Int) -> ClientPair.Side? {
    study.assessment.client(position).map {
      ClientPair.Side(
        client: $0, owner: study.portfolio.clients[position].owner, day: study.day)
    }
  }
}

/// A client then and now.
struct ClientPair {
  /// A client on one day.
  struct Side {
    let client: ClientAssessment
    let owner: String?
    let day: Day
  }

  /// What a rule found: a change without what is the same for all changes of a client.
  struct Found {
    let kind: ChangeKind
    var subject: String?
    let before: Change.Value
    let after: Change.Value
    var rules: [String] = []
    var keys: [RecordKey] = []
  }

  let id: String
  let position: Int?
  let before: Side?
  let after: Side?

  func change(_ found: Found, _ cause: ChangeCause) -> Change {
    let values = [before, after].compactMap { $0?.client.tierRevenue }
    return Change(
      kind: found.kind, id: id, client: after == nil ? nil : position, cause: cause,
      subject: found.subject, before: found.before, after: found.after,
      atStake: values.max(), rules: found.rules, keys: Array(found.keys.prefix(3)))
  }
}

/// What there is to do for each client on both days.
private struct ActionsByClient {
  let earlier: [String: [NextAction]]
  let later: [String: [NextAction]]

  init(_ earlier: Study, _ later: Study) {
    func byClient(_ study: Study, _ plan: ActionPlan) -> [String: [NextAction]] {
      Dictionary(grouping: plan.actions) { study.portfolio.clients[$0.client].id }
    }
    // The earlier plan is asked for once.
    self.earlier = byClient(earlier, ActionPlan(earlier))
    self.later = byClient(later, later.actionPlan)
  }
}
