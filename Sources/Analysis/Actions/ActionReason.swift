/// What kind of thing an action is.
public enum ActionType: String, Sendable, Hashable, CaseIterable {
  case risk
  case lifecycle
  case expansion
  case objective
  case activity
  case data
}

/// Why an action is there; it stays as long as its condition holds.
public enum ActionReason: String, Sendable, Hashable, CaseIterable {
  /// The rhythm of purchases is broken.
  case cadence
  /// The volume of purchases fell.
  case volume
  /// An invoice is long overdue.
  case payment
  /// A low answer to a survey.
  case satisfaction
  /// A champion or economic buyer is gone.
  case person
  /// A contract is to be renewed.
  case renewal
  /// The health score is red.
  case health
  /// The relation hangs by one thread, where it matters.
  case thread
  /// A blocker without a sound disposition.
  case blocker
  /// A promise of ours is overdue.
  case promise
  /// A person of weight whom nobody covers.
  case coverage
  /// A step toward an objective is late.
  case milestone
  /// The latest handoff left something out.
  case handoff
  /// An objective is late.
  case objective
  /// A baseline has to be measured.
  case baseline
  /// A notice period is not known.
  case notice
  /// People whose data may not be used as it stands.
  case consent
  /// Clients like this one have a product that this one has not.
  case whitespace
  /// The client buys much more than usual.
  case volumeRise = "volume-rise"
  /// The client has paid on time again and again: it may speak for us.
  case goodPayer = "good-payer"
  /// A high answer to the NPS: the person may speak for us.
  case promoter
  /// An opportunity that does not move.
  case stalled
  /// Nobody answers for the client.
  case unassigned
  /// A product is no longer bought.
  case product
  /// A rule of the policy's own.
  case rule

  /// What kind of thing it is; that of a rule of the policy's own is its own.
  public var type: ActionType {
    switch self {
    case .cadence, .volume, .product, .payment, .satisfaction, .person, .health: .risk
    case .renewal, .milestone, .handoff: .lifecycle
    case .whitespace, .volumeRise, .goodPayer, .promoter, .stalled: .expansion
    case .objective, .baseline: .objective
    case .thread, .blocker, .promise, .coverage, .rule: .activity
    case .notice, .consent, .unassigned: .data
    }
  }

  /// The rule's id on pages and in `explain`; ids keep their number for ever.
  public var ruleID: String {
    let number = (ActionReason.allCases.firstIndex(of: self) ?? 0) + 1
    return "A-" + (number < 10 ? "0" : "") + String(number)
  }

  /// The reasons that are built in: all but the policy's own rules.
  public static let builtIn = allCases.filter { $0 != .rule }

  /// How much of what is at stake acting can save, in basis points.
  var usualSavability: Int64 {
    switch self {
    case .renewal, .promise: 9_000
    case .thread, .person, .payment: 8_000
    case .satisfaction, .cadence, .health, .coverage: 7_000
    case .volume, .product, .blocker, .objective, .milestone: 6_000
    case .stalled: 5_000
    case .handoff, .baseline, .whitespace, .volumeRise, .unassigned: 4_000
    case .notice, .consent, .goodPayer, .promoter, .rule: 3_000
    }
  }

  /// Hours that the action takes, in tenths.
  var usualEffort: Int64 {
    switch self {
    case .renewal, .health: 40
    case .person, .objective, .whitespace: 30
    case .cadence, .volume, .product, .satisfaction, .thread, .blocker, .milestone, .stalled, .rule:
      20
    case .promise, .coverage, .baseline, .handoff, .volumeRise: 15
    case .payment, .goodPayer, .promoter: 10
    case .notice, .consent, .unassigned: 5
    }
  }
}
