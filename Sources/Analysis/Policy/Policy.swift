public import Diagnostics

/// The rules and thresholds of a portfolio: built-in values, and what `policy.yaml` says instead.
public struct Policy: Sendable {
  /// When a client is inactive, at risk, reactivated.
  public internal(set) var status = StatusPolicy()
  /// When a client is late.
  public internal(set) var cadence = CadencePolicy()
  /// Classes by cumulative revenue.
  public internal(set) var abc = ABCPolicy()
  /// Scores and segments.
  public internal(set) var rfm = RFMPolicy()
  /// Whether and how purchases are forecast.
  public internal(set) var forecast = ForecastPolicy()
  /// Which segments there are.
  public internal(set) var segments = SegmentPolicy()
  /// Contracts and renewals.
  public internal(set) var contracts = ContractPolicy()
  /// Signals of risk beyond cadence and volume.
  public internal(set) var risk = RiskPolicy()
  /// How clients pay.
  public internal(set) var payments = PaymentPolicy()
  /// Surveys.
  public internal(set) var satisfaction = SatisfactionPolicy()
  /// The account map.
  public internal(set) var relationship = RelationshipPolicy()
  /// Which share of the base has each tier.
  public internal(set) var tiers = TierPolicy()
  /// Which touch each tier has.
  public internal(set) var touch = TouchPolicy()
  /// Retention, concentration and whitespace.
  public internal(set) var revenue = RevenuePolicy()
  /// The renewal forecast.
  public internal(set) var renewals = RenewalPolicy()
  /// Open and lost opportunities.
  public internal(set) var pipeline = PipelinePolicy()
  /// Products and demand.
  public internal(set) var products = ProductPolicy()
  /// The calendar of conversations.
  public internal(set) var calendar = CalendarPolicy()
  /// Success roadmaps.
  public internal(set) var roadmap = RoadmapPolicy()
  /// Playbooks of the policy's own, in the order written.
  public internal(set) var ownPlaybooks: [Playbook] = []
  /// Weights, bands and caps of the health score.
  public internal(set) var health = HealthPolicy()
  /// How our people's time covers the accounts.
  public internal(set) var coverage = CoveragePolicy()
  /// What the company wants to reach.
  public internal(set) var goals: [Goal] = []
  /// What there is to do next, how long it takes and what it saves.
  public internal(set) var actions = ActionPolicy()
  /// Who may be asked to speak for us.
  public internal(set) var advocacy = AdvocacyPolicy()
  /// Which former clients are worth asking back.
  public internal(set) var winBack = WinBackPolicy()
  /// Rules by conditions.
  public internal(set) var rules = PolicyRules()
  /// Where values that are not built in were written, by `section.key`.
  var places: [String: SourceLocation] = [:]

  /// The built-in policy.
  public static let builtIn = Policy()

  init() {}

  /// Where a value comes from, by section and key, such as `abc.window`.
  public func origin(of name: String) -> PolicyOrigin {
    places[name].map(PolicyOrigin.file) ?? .builtIn
  }
}

/// Where a value of the policy comes from.
public enum PolicyOrigin: Sendable, Hashable {
  case builtIn
  case file(SourceLocation)
}

/// Parameters of the status rules.
public struct StatusPolicy: Sendable, Hashable {
  /// The shortest silence in days that can make a client inactive.
  public var inactiveDays = 180
  /// For how many days a client that came back counts as reactivated.
  public var reactivatedDays = 90
  /// About how long the periods are whose volume is compared, in months: they are whole cycles of the
  /// client, and months only where its cycle is not known.
  public var volumePeriodMonths = 3
  /// How many periods before the last one it is compared with.
  public var volumePeriods = 3
  /// The volume falls when at or below this share of the median, in basis points.
  public var volumeFall: Int64 = 7000
}

/// Parameters of the cadence.
public struct CadencePolicy: Sendable, Hashable {
  /// The fewest intervals from which a median is believed.
  public var minimumIntervals = 3
  /// Days after the expected purchase before which nobody is late.
  public var graceDays = 7
  /// How many times 1.4826 × the median absolute deviation a purchase may be late, in 1/10,000.
  public var spreadFactor: Int64 = 20_000
  /// How many median intervals of silence break the cadence, in 1/10,000.
  public var brokenFactor: Int64 = 20_000
  /// The cycle of clients with too few intervals, in days.
  public var defaultDays = 30
  /// Which column makes the segments whose cycle comes before the default.
  public var segment = CadenceSegment.sector
  /// The fewest clients with a cycle of their own that make a segment's.
  public var segmentClients = 5
  /// The cycles of segments that were worked out over more clients than there are; empty for none.
  var given: [SegmentCycle] = []
}

/// The span of days that counts, ending with the day.
public enum Window: Sendable, Hashable {
  /// Everything up to the day.
  case all
  /// That many months up to and with the day.
  case months(Int)
}

/// Which amounts count.
public enum Amounts: String, Sendable, Hashable, CaseIterable {
  /// Sales less returns and cancellations.
  case net
  /// Sales alone.
  case sales
}

/// Parameters of the ABC classes.
public struct ABCPolicy: Sendable, Hashable {
  /// Class A while the share before the client is below this, in basis points.
  public var shareA: Int64 = 8000
  /// Class B while the share before the client is below this, in basis points.
  public var shareB: Int64 = 9500
  /// Whose revenue counts.
  public var window = Window.months(12)
  /// Which amounts count.
  public var amounts = Amounts.net
}

/// Parameters of RFM.
public struct RFMPolicy: Sendable, Hashable {
  /// Whose purchases count.
  public var window = Window.all
  /// Which money counts.
  public var amounts = Amounts.sales
  /// The cells of each segment.
  public var segments = RFMGrid.builtIn
}
