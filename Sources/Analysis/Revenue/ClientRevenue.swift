public import Portfolio

/// What one client brought on one basis a year ago and brings now.
public struct ClientRevenue: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// A year ago, in minor units; nil where contracts ran and the value of none is known.
  public let before: Int64?
  /// Now, in minor units; nil likewise.
  public let after: Int64?
  /// Whether it brought nothing at any time before the year.
  public let isNew: Bool

  /// By how much it differs, below zero for less; nil where one of the two is unknown.
  public var change: Int64? {
    guard let before, let after else { return nil }
    return difference(after, before)
  }

  /// What became of it, measured from zero; nil where nothing did, or where one of the two is unknown.
  public var kind: MovementKind? {
    guard let before, let after else { return nil }
    return MovementKind(from: max(0, before), to: max(0, after), isNew: isNew)
  }
}

extension MovementKind {
  /// What became of revenue of at least zero; nil where it stayed the same.
  init?(from before: Int64, to after: Int64, isNew: Bool) {
    guard before != after else { return nil }
    self =
      before == 0
      ? (isNew ? .new : .reactivation)
      : after == 0 ? .churn : after > before ? .expansion : .contraction
  }
}

extension Study {
  /// The bases that the portfolio has revenue of, recurring first; they are never added together.
  public var bases: [RevenueBasis] {
    RevenueBasis.allCases.filter { firstDay($0) != nil }
  }

  /// The first day that the data say anything of, on one basis; nil where they never do.
  public func firstDay(_ basis: RevenueBasis) -> Day? {
    portfolio.firstDay(basis, through: day)
  }

  /// Whether the data reach back far enough for a year to be compared with the year before.
  ///
  /// Of invoices a month is borne at the beginning: nobody sells on every day. Less would compare with
  /// the unknown as if it were nothing.
  public func hasYearBefore(_ basis: RevenueBasis) -> Bool {
    portfolio.hasYearBefore(basis, on: day)
  }

  /// What every client brought a year ago and brings now: invoices of the twelve months against those
  /// before, or contract values in force on the two days.
  public func yearRevenues(_ basis: RevenueBasis) -> [ClientRevenue] {
    let reading = YearReading(portfolio, assessment)
    return assessment.clients.compactMap { reading.revenue(of: $0, basis) }
  }

  /// How revenue moved within a year, of some clients.
  public func yearMovements(
    _ basis: RevenueBasis, of revenues: some Sequence<ClientRevenue>
  ) -> MovementTotals {
    var totals = MovementTotals(
      basis, countsReactivation: policy.revenue.countsReactivation)
    for revenue in revenues {
      totals.add(before: revenue.before, after: revenue.after, isNew: revenue.isNew)
    }
    return totals
  }

  /// How revenue moved within a year.
  public func yearMovements(_ basis: RevenueBasis) -> MovementTotals {
    yearMovements(basis, of: yearRevenues(basis))
  }

  /// The clients whose revenue moved within a year, the largest movement first, ties by position.
  public func yearMovers(_ basis: RevenueBasis) -> [ClientMovement] {
    yearRevenues(basis).compactMap { revenue in
      guard let kind = revenue.kind, let before = revenue.before, let after = revenue.after else {
        return nil
      }
      return ClientMovement(client: revenue.client, kind: kind, before: before, after: after)
    }.sorted {
      let sizes = ($0.change.magnitude, $1.change.magnitude)
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : $0.client < $1.client
    }
  }

  /// How revenue moved from month to month, with the clients behind each movement.
  public func movements(_ basis: RevenueBasis, months: Int = 13) -> [MovementPeriod] {
    revenueMovements(of: portfolio, in: assessment, basis: basis, months: months)
  }
}

extension Portfolio {
  /// The first day that the data say anything of up to a day, on one basis; nil where they never do.
  func firstDay(_ basis: RevenueBasis, through day: Day) -> Day? {
    let first: Day? =
      switch basis {
      case .transactional: ledger.firstDay
      case .recurring: records.contracts.lazy.compactMap(\.sortDay).min()
      }
    return first.flatMap { $0 <= day ? $0 : nil }
  }

  /// Whether the data reach back far enough for the year up to a day to be compared with the one before.
  func hasYearBefore(_ basis: RevenueBasis, on day: Day) -> Bool {
    let months = basis == .transactional ? 23 : 12
    return firstDay(basis, through: day).map { $0 <= day.windowBound(months: months) } ?? false
  }
}

/// Compares what clients bring with what they brought a year before.
struct YearReading {
  private let portfolio: Portfolio
  private let today: Day
  private let before: Day
  private let reading: ContractReading

  init(_ portfolio: Portfolio, _ assessment: Assessment) {
    self.portfolio = portfolio
    today = assessment.day
    before = assessment.day.windowBound(months: 12)
    reading = ContractReading(Moment(before), assessment.policy.contracts)
  }

  /// The revenue of a client on one basis; nil for a client that has none of that basis.
  func revenue(of client: ClientAssessment, _ basis: RevenueBasis) -> ClientRevenue? {
    switch basis {
    case .transactional:
      guard
        client.first != ClientAssessment.never || client.previous.net != 0
          || client.current.net != 0
      else { return nil }
      return ClientRevenue(
        client: client.client, before: client.previous.net, after: client.current.net,
        isNew: client.first != ClientAssessment.never && client.first > before.number)
    case .recurring:
      guard let contracts = client.contracts else { return nil }
      let records = portfolio.records.contracts.of(client.client)
      let first = records.compactMap { $0.status == .draft ? nil : $0.start ?? $0.validFrom }.min()
      return ClientRevenue(
        client: client.client,
        before: reading.revenue(
          records, clientEnded: portfolio.clients[client.client].ended, comparedOn: today),
        after: contracts.knownRevenue, isNew: first.map { $0 > before } ?? true)
    }
  }
}
