public import Portfolio

/// One thing that could be done, at the least strength that is enough.
public struct Step: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A conversation in both directions.
    case conversation
    /// Overdue invoices paid, the oldest first.
    case payment
    /// Open tickets closed, the gravest first.
    case ticket
    /// A purchase.
    case purchase
    /// A new answer to a survey, by the person who answered last.
    case answer
    /// Somebody found for an empty role.
    case seat
    /// Late objectives delivered, the one due first.
    case objective
    /// Late steps of a young client done.
    case milestone
  }

  /// What it is.
  public let kind: Kind
  /// How many records it takes: conversations, invoices, tickets; 1 for what is one thing.
  public let count: Int
  /// Money of a purchase or of the invoices, in minor units; nil for the rest.
  public let amount: Int64?
  /// With whom; nil where nobody is named.
  public let person: String?
  /// The role of a seat.
  public let role: ContactRole?
  /// The kind of survey.
  public let survey: SurveyKind?
  /// The least score of an answer.
  public let score: Int?
  /// The records it is about, at most three.
  public let keys: [RecordKey]
}

/// The least that would move a client's status or band of health, by the rules themselves.
///
/// Each possibility is put into the client's records, and the rules are asked again.
public struct Counterfactual: Sendable, Hashable {
  /// What is to move.
  public enum Goal: String, Sendable, Hashable, CaseIterable {
    /// Back to active.
    case status
    /// To the next better band.
    case health
  }

  /// A family of health whose points would be others.
  public struct Effect: Sendable, Hashable {
    /// The family.
    public let family: HealthKind
    /// Its points now; nil where nothing is measured.
    public let before: Int?
    /// Its points then.
    public let after: Int?
    /// Its weight in percent.
    public let weight: Int
  }

  /// One way: a single step, or the smallest pair.
  public struct Way: Sendable, Hashable {
    /// The steps: one, or two where no single one is enough.
    public let steps: [Step]
    /// The signals of risk that would be gone.
    public let gone: [RiskSignal]
    /// The families of health that would change.
    public let effects: [Effect]
    /// The health score then; nil where there is none.
    public let score: Int?
    /// The band then.
    public let band: HealthBand?
  }

  /// What is to move.
  public let goal: Goal
  /// The health score now; nil where there is none.
  public let score: Int?
  /// The band to reach; nil for the status.
  public let band: HealthBand?
  /// The ways that are enough, the smallest first; empty where not even two steps are.
  public let ways: [Way]
  /// The first day on which it moves by itself if nothing happens; nil when it does not.
  public let movesOn: Day?

  /// Whether a single step is enough.
  public var isSingle: Bool { ways.first.map { $0.steps.count == 1 } ?? false }
}

/// The band that health has by the passing of time alone.
public struct BandChange: Sendable, Hashable {
  /// The first day of it.
  public let day: Day
  /// The band; nil when too little is measured then.
  public let band: HealthBand?
  /// The score then.
  public let score: Int?
}
