public import Portfolio

/// What kind of thing changed about a client, or about the portfolio where it is a goal.
///
/// The raw values are stable.
public enum ChangeKind: String, Sendable, Hashable, CaseIterable {
  /// It is there, or bought, for the first time.
  case entered
  /// It ended the relation, or is gone from the data.
  case left
  /// It is back after it was inactive or had left.
  case returned
  /// Another status, in any other way.
  case status
  case tier
  case touch
  /// Another band of health, or a score where there was none.
  case health
  case owner
  /// A champion or economic buyer is gone and not replaced.
  case championLost = "champion-lost"
  /// A contract began, was cancelled, ended or changed its value.
  case contract
  /// A contract renewed, or its deadline came near.
  case renewal
  case objective
  /// A goal of the policy stands in another way: it is no client's.
  case goal
  /// The rhythm of purchases was kept, got late or broke.
  case cadence
  /// Something became overdue, or nothing is any more.
  case overdue
  /// Something to do came up, or is done with.
  case suggestion
  /// A problem of the data came up, or is gone.
  case data
}

/// What made a change.
public enum ChangeCause: String, Sendable, Hashable, CaseIterable {
  /// New records, or time that passed.
  case records
  /// Other rules over the same records.
  case rules
}

/// How a client keeps its rhythm.
public enum Rhythm: String, Sendable, Hashable, CaseIterable {
  case kept
  case late
  case broken
}

/// How an objective stands: its state, or that it is late.
public enum ObjectiveStanding: String, Sendable, Hashable, CaseIterable {
  case proposed
  case accepted
  case delivered
  case verified
  case late
}

/// One thing that changed about one client, or a goal.
public struct Change: Sendable, Hashable {
  /// A value before or after.
  public enum Value: Sendable, Hashable {
    /// There was none.
    case none
    case status(Status)
    case tier(Tier)
    case touch(Touch)
    case health(Int, HealthBand)
    /// An id or text of the data.
    case text(String)
    case contract(ContractState)
    /// Minor units.
    case money(Int64)
    case day(Day)
    case bucket(RenewalBucket)
    case objective(ObjectiveStanding)
    case rhythm(Rhythm)
    case role(ContactRole)
    case reason(ActionReason)
    case goal(GoalStatus)
  }

  /// What kind of thing changed.
  public let kind: ChangeKind
  /// The client's id; empty for a goal.
  public let id: String
  /// Position of the client in the later portfolio; nil where it is gone from it, and for a goal.
  public let client: Int?
  /// What made it.
  public let cause: ChangeCause
  /// The contract, objective, person or goal it is about; nil where it is the client itself.
  public let subject: String?
  /// What it was.
  public let before: Value
  /// What it is.
  public let after: Value
  /// The greater of the client's revenue of a year before and after, in minor units; nil where neither is
  /// known, and for a goal.
  public let atStake: Int64?
  /// The rules that decided before and after, where rules did.
  public let rules: [String]
  /// The records it was seen in, at most three.
  public let keys: [RecordKey]
}

extension Change.Value {
  /// The value as machines read it; nil where there is none.
  public var machineText: AssessmentValue {
    switch self {
    case .none: .missing
    case .status(let value): .text(value.rawValue)
    case .tier(let value): .text(value.rawValue)
    case .touch(let value): .text(value.rawValue)
    case .health(let score, let band): .text("\(score) \(band.rawValue)")
    case .text(let text): .text(text)
    case .contract(let value): .text(value.rawValue)
    case .money(let amount): .money(amount)
    case .day(let day): .text(day.description)
    case .bucket(let value): .text(value.rawValue)
    case .objective(let value): .text(value.rawValue)
    case .rhythm(let value): .text(value.rawValue)
    case .role(let value): .text(value.rawValue)
    case .reason(let value): .text(value.rawValue)
    case .goal(let value): .text(value.rawValue)
    }
  }
}

extension Change {
  /// The order of changes: the most revenue first, what is unknown last, then by client, kind and subject.
  ///
  /// Two changes of one assessment never stand equal in it.
  static func precedes(_ left: Change, _ right: Change) -> Bool {
    // Known revenue is at least zero.
    let stakes = (left.atStake ?? -1, right.atStake ?? -1)
    if stakes.0 != stakes.1 { return stakes.0 > stakes.1 }
    if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
    if left.kind != right.kind { return left.kind.place < right.kind.place }
    if left.cause != right.cause { return left.cause == .rules }
    let subjects = (left.subject ?? "", right.subject ?? "")
    if subjects.0 != subjects.1 {
      return subjects.0.utf8.lexicographicallyPrecedes(subjects.1.utf8)
    }
    let ends = ("\(left.before) \(left.after)", "\(right.before) \(right.after)")
    return ends.0.utf8.lexicographicallyPrecedes(ends.1.utf8)
  }
}

extension ChangeKind {
  /// The place in the order of declaration.
  fileprivate var place: Int { ChangeKind.allCases.firstIndex(of: self) ?? 0 }
}
