public import Portfolio

/// What a contract is on a day, by its dates.
public enum ContractState: String, Sendable, Hashable, CaseIterable {
  /// Not signed yet: it counts nowhere.
  case draft
  /// It starts later.
  case coming
  /// In force.
  case running
  /// In force, but nothing is delivered or billed.
  case suspended
  /// Notice was given and the last day of service has not passed.
  case cancelledRunning = "cancelled-running"
  /// The last day of service has passed.
  case ended
}

/// How near the last day is on which a contract can be called off.
public enum RenewalBucket: String, Sendable, Hashable, CaseIterable {
  /// The day has passed, and the contract does not renew by itself.
  case overdue
  case within30 = "30"
  case within60 = "60"
  case within90 = "90"
  case within180 = "180"
  case later
  /// The day has passed, and the contract renews by itself.
  case renewing
  /// The renewal or the notice period is not known.
  case unknown

  /// The bucket of a number of days to the opt-out.
  init(daysToOptOut days: Int?, renewsByItself: Bool?) {
    switch days {
    case nil: self = .unknown
    case .some(..<0): self = renewsByItself == true ? .renewing : .overdue
    case .some(0...30): self = .within30
    case .some(31...60): self = .within60
    case .some(61...90): self = .within90
    case .some(91...180): self = .within180
    default: self = .later
    }
  }
}

/// One contract on the day, read from the version in force.
public struct ContractStanding: Sendable, Hashable {
  /// The contract's number.
  public let id: String
  /// What it is on the day.
  public let state: ContractState
  /// How many versions the data has up to the day.
  public let versions: Int
  /// The first day of the version in force; nil where the data has no date of it.
  public let version: Day?
  /// Id of the product, or its name as written.
  public let product: String?
  /// The first day of service.
  public let start: Day?
  /// The next day on which it renews or runs out, moved on by whole terms where it renews by itself.
  public let renewal: Day?
  /// Whether ``renewal`` was moved on from the day in the data.
  public let isRolled: Bool
  /// The first day of the term that runs: the renewal before, where it renewed by itself, else the
  /// first day of the version in force; nil where the data has no date of it.
  public let termStart: Day?
  /// Days before the renewal by which it must be called off; nil is unknown, not zero.
  public let noticeDays: Int?
  /// Whether it renews by itself.
  public let renewsByItself: Bool?
  /// How near the opt-out is; nil where there is nothing to renew.
  public let bucket: RenewalBucket?
  /// What it brings a month, in minor units; nil where the data does not say.
  public let monthlyValue: Int64?
  /// The day notice was given.
  public let cancelled: Day?
  /// The last day of service.
  public let end: Day?
  /// Whether ``end`` is not in the data but follows from the notice and the renewal.
  public let isEndAssumed: Bool
  /// Why it ended or will, as written.
  public let endReasonText: String?
  /// The day all this was judged on.
  let day: Day

  /// The record in the data.
  public var key: RecordKey { RecordKey(table: .contracts, key: id) }

  /// Why it ended or will, by the closed list.
  public var endReason: EndReason? { EndReason(endReasonText) }

  /// The last day on which the client can call it off: renewal less notice; nil where unknown.
  public var optOut: Day? {
    guard let renewal, let noticeDays else { return nil }
    return renewal.adding(days: -noticeDays)
  }

  /// Days from the day to the opt-out, negative once it has passed.
  public var daysToOptOut: Int? { optOut?.days(since: day) }

  /// Twelve times the monthly value; nil where that is unknown.
  public var yearlyValue: Int64? { monthlyValue.map { $0.multipliedClamping(by: 12) } }

  /// Whether service runs on the day, whether or not notice was given.
  public var isInService: Bool {
    state == .running || state == .suspended || state == .cancelledRunning
  }

  /// What it brings a month on the day: nothing unless it runs and is not suspended; nil unknown.
  public var valueInForce: Int64? {
    state == .running || state == .cancelledRunning ? monthlyValue : 0
  }

  /// The day on which it ends unless somebody renews it; nil where it renews by itself, or may still do.
  ///
  /// Where nothing says whether it renews by itself, it is taken to end once its opt-out has passed.
  var runsOutOn: Day? { bucket == .overdue || renewsByItself == false ? renewal : nil }

  /// The day by which the client or we must decide: the opt-out, or the end of what runs out once that
  /// has passed.
  var decision: Day? { bucket == .overdue ? renewal : optOut }

  /// Whether that day has not passed, and something is left to be decided.
  var isDecidedAhead: Bool { bucket != .renewing && decision.map { $0 >= day } ?? false }

  /// The day that matters next: the opt-out, or the renewal where the opt-out is unknown or past.
  var nextDate: Day? { bucket == .renewing ? renewal : optOut ?? renewal }
}

extension Int64 {
  /// A product that stops at the greatest amount instead of trapping on absurd data.
  package func multipliedClamping(by factor: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    return overflows ? (self < 0) == (factor < 0) ? .max : .min : product
  }
}
