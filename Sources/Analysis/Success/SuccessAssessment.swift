public import Portfolio

/// A step toward an objective that is not done.
public struct OpenMilestone: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// The step.
  public let title: String?
  /// Id of the objective.
  public let objective: String?
  /// The day it is due.
  public let due: Day?
  /// Days beyond that day; nil when it is not late.
  public let daysLate: Int?
}

/// A measure of use against the periods before.
public struct UsageTrend: Sendable, Hashable {
  /// Id of the product, or its name as written; nil where the data does not say.
  public let product: String?
  /// What was measured.
  public let metric: String
  /// The first day of the latest period.
  public let period: Day
  /// The latest value, in millionths.
  public let latest: Int64
  /// The mean of up to three periods before, in millionths; nil without one.
  public let before: Int64?

  /// The latest value's share of those before; nil without one.
  public var share: Share? { before.map { Share(latest, of: $0) } }
}

/// What was handed over last from one of ours to another.
public struct HandoffStanding: Sendable, Hashable {
  /// What a handoff should say.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case sold
    case promised
    case objectives
    case risks
  }

  /// The record in the data.
  public let key: RecordKey
  /// The day.
  public let day: Day?
  /// Who handed over.
  public let from: String?
  /// Who took over.
  public let to: String?
  /// What was not said.
  public let missing: [Part]
}

/// How a client's success is planned and goes on the day.
public struct SuccessAssessment: Sendable, Hashable {
  /// The objectives, by due day.
  public let objectives: [ObjectiveProgress]
  /// Steps that are not done, by due day, undated ones last.
  public let openMilestones: [OpenMilestone]
  /// Steps due up to the day.
  public let milestonesDue: Int
  /// Of them, those that are done.
  public let milestonesDone: Int
  /// The stage of the client's life with us.
  public let stage: String?
  /// The first day in it.
  public let stageSince: Day?
  /// The latest handoff.
  public let handoff: HandoffStanding?
  /// Tickets opened within the window.
  public let tickets: Int
  /// Tickets that are open, the gravest and oldest first.
  public let openTickets: [RecordKey]
  /// Of them, critical and high ones.
  public let graveOpenTickets: Int
  /// Mean days from opening to closing of the tickets closed within the window, in tenths.
  public let closingDaysTenths: Int64?
  /// Use against the periods before, by metric and product.
  public let usage: [UsageTrend]
  /// The client's stages, its beginning and its first value.
  public let life: LifeStanding

  /// Objectives of which somebody has to measure the beginning.
  public var unmeasured: [ObjectiveProgress] { objectives.filter(\.needsBaseline) }
}

extension SuccessAssessment {
  /// The use that was measured lately enough to say something.
  ///
  /// - Parameters:
  ///   - day: The day of the assessment.
  ///   - policy: How old use may be.
  /// - Returns: The trends, in their order.
  public func freshUsage(on day: Day, _ policy: HealthPolicy) -> [UsageTrend] {
    let oldest = policy.oldestUsage(on: day)
    return usage.filter { $0.period >= oldest }
  }

  /// The shares of usual use of what was measured lately enough, in basis points.
  func usageShares(on day: Day, _ policy: HealthPolicy) -> [Int64] {
    freshUsage(on: day, policy).compactMap { $0.share?.basisPoints }
  }
}

extension HealthPolicy {
  /// The earliest beginning of a period whose use still says something.
  ///
  /// - Parameter day: The day of the assessment.
  /// - Returns: The day.
  public func oldestUsage(on day: Day) -> Day { day.adding(days: -staleUsageDays) }
}
