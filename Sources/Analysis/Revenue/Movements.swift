import Portfolio

/// What became of a client's revenue between two periods.
public enum MovementKind: String, Sendable, Hashable, CaseIterable {
  /// Brought nothing ever before, and brings something now.
  case new
  /// Brings more than before.
  case expansion
  /// Brought nothing in the period before, but did earlier.
  case reactivation
  /// Brings less than before.
  case contraction
  /// Brings nothing any more.
  case churn
}

/// Revenue of one basis in two periods, and what led from one to the other.
///
/// To the cent: ``end`` = ``begin`` + new + expansion + reactivation − contraction − churn +
/// ``belowZero``, of the clients known in both periods, and ``wholeEnd`` = ``wholeBegin`` + the same +
/// ``becameKnown`` − ``becameUnknown``. What a client moves is measured from zero and down to zero, and so
/// is retention: returns beyond its sales are no revenue that could be kept or lost.
public struct MovementTotals: Sendable, Hashable {
  /// Which revenue it is.
  public let basis: RevenueBasis
  /// Revenue of the period before, in minor units, of the clients known in both.
  public internal(set) var begin: Int64 = 0
  /// Revenue of the period, in minor units, likewise.
  public internal(set) var end: Int64 = 0
  /// What retention is a share of: ``begin`` without the clients that were below zero, in minor units.
  public private(set) var cohort: Int64 = 0
  /// What clients were further below zero than in the period before, as an amount below zero, or less
  /// far below it, as one above; in minor units.
  public private(set) var belowZero: Int64 = 0
  /// Clients whose amounts below zero are not the same in both periods.
  public private(set) var belowZeroClients = 0
  /// Clients with revenue in the period before.
  public internal(set) var beginClients = 0
  /// Clients with revenue in the period.
  public internal(set) var endClients = 0
  /// Clients left out, because what they bring is not known in one of the periods.
  public internal(set) var unknownClients = 0
  /// What clients bring in the period of whom the one before is not known, in minor units.
  public private(set) var becameKnown: Int64 = 0
  /// What clients brought in the period before of whom the period is not known, in minor units.
  public private(set) var becameUnknown: Int64 = 0
  /// Clients of whom the period before is not known.
  private var unknownBefore = 0
  /// Clients of whom the period is not known.
  private var unknownAfter = 0
  private var amounts = [Int64](repeating: 0, count: MovementKind.allCases.count)
  private var counts = [Int](repeating: 0, count: MovementKind.allCases.count)

  /// Whether clients that came back count as retained; the policy's switch, off unless set.
  public let countsReactivation: Bool

  init(_ basis: RevenueBasis, countsReactivation: Bool = false) {
    self.basis = basis
    self.countsReactivation = countsReactivation
  }

  /// What a kind of movement adds up to, in minor units; never below zero.
  public func amount(_ kind: MovementKind) -> Int64 { amounts[kind.place] }

  /// How many clients moved that way.
  public func clients(_ kind: MovementKind) -> Int { counts[kind.place] }

  /// All that is known of the period before, in minor units; nil where clients are unknown and nobody
  /// is known to have brought anything.
  ///
  /// Of a row of months each begins with what the one before ended with.
  public var wholeBegin: Int64? { known(sum(begin, becameUnknown), without: unknownBefore) }

  /// All that is known of the period, in minor units; nil likewise.
  public var wholeEnd: Int64? { known(sum(end, becameKnown), without: unknownAfter) }

  /// ``begin``; nil where clients are left out and the others brought nothing.
  public var knownBegin: Int64? { known(begin, without: unknownClients) }

  /// ``end``; nil likewise.
  public var knownEnd: Int64? { known(end, without: unknownClients) }

  /// ``cohort``; nil where clients are left out and nobody else brought anything.
  public var knownCohort: Int64? { known(cohort, without: unknownClients) }

  /// ``kept``; nil where ``knownCohort`` is.
  public var knownKept: Int64? { knownCohort == nil ? nil : kept }

  /// ``belowZero``; nil where no movement is known.
  public var knownBelowZero: Int64? { isUnknown ? nil : belowZero }

  /// Whether some client was below zero in one of the periods, so that retention is of less than all.
  public var hasBelowZero: Bool { belowZero != 0 || belowZeroClients > 0 || cohort != begin }

  /// Whether nobody who brought anything is known in both periods, so that no movement is.
  public var isUnknown: Bool {
    unknownClients > 0 && beginClients == 0 && endClients == 0 && belowZeroClients == 0
  }

  /// What a kind of movement adds up to; nil where no movement is known.
  public func knownAmount(_ kind: MovementKind) -> Int64? { isUnknown ? nil : amount(kind) }

  /// How many clients moved that way; nil likewise.
  public func knownClients(_ kind: MovementKind) -> Int? { isUnknown ? nil : clients(kind) }

  private func known(_ amount: Int64, without unknown: Int) -> Int64? {
    amount == 0 && unknown > 0 ? nil : amount
  }

  /// Gross revenue retention: what is left of the revenue before, without any growth.
  public var grossRetention: Share { Share(kept, of: cohort) }

  /// Net revenue retention: the same with the growth of the same clients; new ones never enter, and
  /// those that came back only where the policy says so.
  public var netRetention: Share {
    let back = countsReactivation ? amount(.reactivation) : 0
    return Share(kept + amount(.expansion) + back, of: cohort)
  }

  /// What is left of the revenue before, without any growth, in minor units.
  public var kept: Int64 { cohort - amount(.contraction) - amount(.churn) }

  /// The part of the revenue before that left with the clients who left.
  public var revenueChurn: Share { Share(amount(.churn), of: cohort) }

  /// What the clients who left were to those who stayed; nil where nobody left.
  public var leavers: LeaverSize? {
    guard clients(.churn) > 0, let money = revenueChurn.basisPoints,
      let logos = logoChurn.basisPoints
    else { return nil }
    // Within a tenth of each other both say the same.
    if money * 10 > logos * 11 { return .large }
    return money * 11 < logos * 10 ? .small : .average
  }

  /// The part of the clients before that bring nothing any more.
  public var logoChurn: Share { Share(Int64(clients(.churn)), of: Int64(beginClients)) }

  /// What was lost, in minor units.
  public var lost: Int64 { sum(amount(.contraction), amount(.churn)) }

  /// Whether revenue did not fall although clients were lost: a good period that hides bad news.
  public var hidesChurn: Bool { clients(.churn) > 0 && end >= begin }

  /// Counts a client.
  ///
  /// - Parameters:
  ///   - before: Its revenue in the period before; nil when not known.
  ///   - after: Its revenue in the period; nil when not known.
  ///   - isNew: Whether it brought nothing at any time before the period.
  /// - Returns: What became of it; nil when nothing did.
  @discardableResult
  mutating func add(before: Int64?, after: Int64?, isNew: Bool) -> MovementKind? {
    guard let before, let after else {
      leaveOut(before: before, after: after)
      return nil
    }
    begin = sum(begin, before)
    end = sum(end, after)
    if before < 0 || after < 0 { sink(from: min(0, before), to: min(0, after)) }
    return move(from: max(0, before), to: max(0, after), isNew: isNew)
  }

  /// Counts what a client brought of at least zero.
  private mutating func move(from before: Int64, to after: Int64, isNew: Bool) -> MovementKind? {
    guard before > 0 || after > 0 else { return nil }
    cohort = sum(cohort, before)
    if before > 0 { beginClients += 1 }
    if after > 0 { endClients += 1 }
    guard let kind = MovementKind(from: before, to: after, isNew: isNew) else { return nil }
    let amount = before > after ? before - after : after - before
    amounts[kind.place] = sum(amounts[kind.place], amount)
    counts[kind.place] += 1
    return kind
  }

  /// Counts what a client was below zero.
  private mutating func sink(from before: Int64, to after: Int64) {
    guard before != after else { return }
    belowZero = sum(belowZero, difference(after, before))
    belowZeroClients += 1
  }

  /// Counts a client that is not known in both periods, with what is known of it in one.
  private mutating func leaveOut(before: Int64?, after: Int64?) {
    unknownClients += 1
    if let before { becameUnknown = sum(becameUnknown, before) } else { unknownBefore += 1 }
    if let after { becameKnown = sum(becameKnown, after) } else { unknownAfter += 1 }
  }

  /// Adds the sums of other clients.
  mutating func add(_ other: MovementTotals) {
    begin = sum(begin, other.begin)
    end = sum(end, other.end)
    cohort = sum(cohort, other.cohort)
    belowZero = sum(belowZero, other.belowZero)
    belowZeroClients += other.belowZeroClients
    beginClients += other.beginClients
    endClients += other.endClients
    unknownClients += other.unknownClients
    becameKnown = sum(becameKnown, other.becameKnown)
    becameUnknown = sum(becameUnknown, other.becameUnknown)
    unknownBefore += other.unknownBefore
    unknownAfter += other.unknownAfter
    for place in amounts.indices {
      amounts[place] = sum(amounts[place], other.amounts[place])
      counts[place] += other.counts[place]
    }
  }
}

/// What the clients who left were to those who stayed: money against logos.
public enum LeaverSize: String, Sendable, Hashable, CaseIterable {
  /// More of the revenue left than of the clients: large clients leave.
  case large
  /// About as much of both.
  case average
  /// More of the clients left than of the revenue: small clients leave.
  case small
}

extension MovementKind {
  /// The place in the order of declaration.
  fileprivate var place: Int {
    switch self {
    case .new: 0
    case .expansion: 1
    case .reactivation: 2
    case .contraction: 3
    case .churn: 4
    }
  }
}

/// What became of one client's revenue.
public struct ClientMovement: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// What became of it.
  public let kind: MovementKind
  /// Revenue in the period before, in minor units; below zero where returns were more than sales.
  public let before: Int64
  /// Revenue in the period, in minor units; likewise.
  public let after: Int64

  /// By how much it moved; below zero for losses.
  public var change: Int64 { difference(after, before) }
}

/// The movements of a month, with the clients behind them.
public struct MovementPeriod: Sendable, Hashable {
  /// The month.
  public let month: Month
  /// Whether the month goes on after the day of the assessment.
  public let isPartial: Bool
  /// The sums.
  public internal(set) var totals: MovementTotals
  /// The clients that moved, the largest movement first, ties by position.
  public internal(set) var movements: [ClientMovement] = []

  /// The clients of one kind, the largest movement first.
  public func movements(_ kind: MovementKind) -> [ClientMovement] {
    movements.filter { $0.kind == kind }
  }
}

extension Share {
  /// A share kept from month to month (or over several months), kept so for a year.
  ///
  /// By power and not by product: 98 % a month are 78.47 % a year.
  ///
  /// - Parameter months: How many months the share was measured over; a divisor of 12.
  /// - Returns: The share of a year in hundredths of a percent; nil without a whole.
  public func annualised(months: Int) -> Int64? {
    guard let fraction, (1...12).contains(months), 12 % months == 0 else { return nil }
    var power = 1.0
    for _ in 0..<(12 / months) { power *= fraction }
    return Int64((power * 10_000).rounded())
  }
}
