import Portfolio

/// Finds the goals that stand in another way than before.
///
/// A goal is the same on both days when it is about the same figure of the same clients by the same day,
/// whatever its target: another target is another rule.
enum GoalChanges {
  static func find(from earlier: Study, to later: Study, _ cause: ChangeCause) -> [Change] {
    guard !later.policy.goals.isEmpty || !earlier.policy.goals.isEmpty else { return [] }
    let before = Dictionary(
      earlier.goals.map { (Identity($0), $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Identity> = []
    let now = later.goals.filter { seen.insert(Identity($0)).inserted }
    let moved = now.compactMap { standing -> Change? in
      let old = before[Identity(standing)]
      guard old?.status != standing.status else { return nil }
      return change(standing, from: old?.status, to: standing.status, cause)
    }
    let gone = earlier.goals.filter { seen.insert(Identity($0)).inserted }
      .map { change($0, from: $0.status, to: nil, cause) }
    return moved + gone
  }

  private static func change(
    _ standing: GoalStanding, from before: GoalStatus?, to after: GoalStatus?, _ cause: ChangeCause
  ) -> Change {
    Change(
      kind: .goal, id: "", client: nil, cause: cause, subject: standing.subject,
      before: before.map { .goal($0) } ?? .none, after: after.map { .goal($0) } ?? .none,
      atStake: nil, rules: [], keys: [])
  }

  private struct Identity: Hashable {
    let measure: String
    let owner: String?
    let segment: String?
    let size: String?
    let by: Day?

    init(_ standing: GoalStanding) {
      measure = standing.goal.measure.field
      owner = standing.owner
      segment = standing.goal.segment
      size = standing.goal.size
      by = standing.goal.by
    }
  }
}

extension GoalStanding {
  /// What the goal is about, in words of the policy: its measure, then whose clients count.
  public var subject: String {
    let scope = [goal.size, goal.segment, owner].compactMap { $0 }
    return ([goal.measure.name] + scope).joined(separator: " ")
  }
}
