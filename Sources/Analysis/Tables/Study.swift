import Parallel
public import Portfolio

/// What analyses beyond single clients start from: the data and their assessment.
///
/// Analyses of owners, products, months and the like are pure functions of it, made when somebody
/// asks for them: an assessment alone stays small.
public struct Study: Sendable {
  /// All clients with what is known about them.
  public let portfolio: Portfolio
  /// What the clients look like on the day.
  public let assessment: Assessment
  /// The most threads at work at once; no result depends on it.
  let threads: Int
  private let past: Past
  private let memory: PastMemory?

  /// The study of a portfolio on the day of an assessment.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - assessment: Its assessment.
  ///   - threads: The most threads at work at once.
  ///   - earlier: What the changes are told against; nil for the last month-end before the day.
  ///   - known: What was worked out before of the same portfolio, policy and day.
  ///   - memory: What clients were at month-ends, as another study found it; nil for none.
  ///   - like: A study of a portfolio that judges alike by the same policy on the same day: what it has worked
  ///     out is not worked out again.
  public init(
    _ portfolio: Portfolio, _ assessment: Assessment, threads: Int = 1, earlier: Study? = nil,
    known: SharedResults? = nil, memory: PastMemory? = nil, like: Study? = nil
  ) {
    self.portfolio = portfolio
    self.assessment = assessment
    self.threads = threads
    self.memory = memory
    past = Past(earlier, known, like?.past)
  }

  /// The day; everything dated later does not exist.
  public var day: Day { assessment.day }
  /// The rules.
  public var policy: Policy { assessment.policy }

  /// How the clients stood at the last month-ends; worked out once, when first asked for.
  public var history: AssessmentHistory {
    past.history {
      AssessmentHistory(of: portfolio, in: assessment, threads: threads, memory: memory)
    }
  }

  /// Where the goals of the policy stand, in its order.
  public var goals: [GoalStanding] { past.goals { goalStandings(self) } }

  /// Which segments the clients are in; worked out once likewise.
  public var segmentation: Segmentation {
    past.segmentation { Segmentation(of: portfolio, in: assessment) }
  }

  /// What all clients share, for the fields that need more than the client; likewise.
  public var background: ResultBackground { past.background { ResultBackground(self) } }

  /// What is sold to whom; likewise.
  public var products: ProductStudy { past.products { ProductStudy(of: self) } }

  /// What peers suggest; likewise.
  public var whitespace: Whitespace {
    past.whitespace { Whitespace(assessment, of: portfolio) }
  }

  /// What there is to do next with all clients; likewise.
  public var actionPlan: ActionPlan { actionPlan(by: CoverageReport(self)) }

  /// The same by a report that is made already.
  func actionPlan(by report: @autoclosure () -> CoverageReport) -> ActionPlan {
    past.actions { ActionPlan(self, report()) }
  }

  /// The clients put together by what they were a year ago, computed from the same records; likewise.
  ///
  /// Judged by what they are now, those who left would have no tier, and those who grew a better one:
  /// every tier would look better kept than it was. The owner is the one of then where history dates
  /// it, else the current one.
  public var groupingsAYearAgo: Groupings { past.groupings { madeGroupingsAYearAgo } }

  /// What of a year's revenue was kept, of every basis on which a year can be compared, recurring first;
  /// likewise.
  public var retention: [RetentionReport] { past.retention { RetentionReport.reports(of: self) } }

  /// How revenue of every basis is spread over clients and groups; likewise.
  public var concentration: [ConcentrationReport] {
    past.concentration { ConcentrationReport.reports(of: self) }
  }

  /// What the changes are told against: the earlier study that was given, else the portfolio at the last
  /// month-end before the day; nil where the data begin later.
  public var previous: Study? {
    past.previous {
      guard let first = portfolio.firstKnownDay,
        let end = MonthEnds.before(day, count: 1).first, end >= first
      else { return nil }
      let known = portfolio.asKnown(on: end)
      return Study(known, assess(known, policy, on: end, threads: threads), threads: threads)
    }
  }

  /// Lets go of ``previous``, which weighs as much as the assessment itself, and of the groups of a year
  /// ago; they are made again for whoever asks, unless they were given.
  public func forgetPrevious() {
    if past.isDerived { past.previous.forget() }
    past.groupings.forget()
    past.retention.forget()
  }

  /// What changed since ``previous``; empty where there is none.
  public var changes: [Change] {
    past.changes { previous.map { Analysis.changes(from: $0, to: self) } ?? [] }
  }
}

/// What was worked out once for all who ask.
private final class Past: Sendable {
  let history: Once<AssessmentHistory>
  let previous: Once<Study?>
  let changes: Once<[Change]>
  let goals: Once<[GoalStanding]>
  let segmentation: Once<Segmentation>
  let background: Once<ResultBackground>
  let products: Once<ProductStudy>
  let whitespace: Once<Whitespace>
  let actions: Once<ActionPlan>
  let groupings: Once<Groupings>
  let retention: Once<[RetentionReport]>
  let concentration: Once<[ConcentrationReport]>

  /// Whether the earlier study follows from the portfolio.
  let isDerived: Bool

  /// Nothing but what was given, and what one that is alike has worked out.
  init(_ earlier: Study?, _ known: SharedResults?, _ like: Past?) {
    isDerived = earlier == nil
    // What was told against another portfolio is not told against this one.
    let likewise = like.flatMap { $0.isDerived && earlier == nil ? $0 : nil }
    history = Once(known?.history ?? like?.history.known)
    previous = Once(earlier.map { .some($0) } ?? likewise?.previous.known)
    changes = Once(likewise?.changes.known)
    goals = Once(like?.goals.known)
    segmentation = Once(like?.segmentation.known)
    background = Once(like?.background.known)
    products = Once(like?.products.known)
    whitespace = Once(like?.whitespace.known)
    actions = Once(likewise?.actions.known)
    groupings = Once(like?.groupings.known)
    retention = Once(like?.retention.known)
    concentration = Once(like?.concentration.known)
  }
}
