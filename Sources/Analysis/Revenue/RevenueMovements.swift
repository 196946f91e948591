public import Portfolio

/// How the revenue of one basis moved from month to month, with the clients behind each movement.
///
/// Transactional revenue compares what was invoiced in one calendar month with the month before;
/// recurring revenue compares the contract values in force on the last days of both. The two are never
/// added together.
///
/// - Parameters:
///   - portfolio: The portfolio.
///   - assessment: Its assessment, for the day and the policy.
///   - basis: Which revenue.
///   - count: How many months, the month of the day being the last.
/// - Returns: The months, oldest first.
/// - Complexity: Linear in client-days of those months, or in contracts × months.
public func revenueMovements(
  of portfolio: Portfolio, in assessment: Assessment, basis: RevenueBasis, months count: Int = 13
) -> [MovementPeriod] {
  guard count > 0 else { return [] }
  var movements = MonthMovements(
    assessment.day, basis, count, countsReactivation: assessment.policy.revenue.countsReactivation)
  switch basis {
  case .transactional: movements.addInvoices(of: portfolio, assessment)
  case .recurring: movements.addContracts(of: portfolio, assessment)
  }
  return movements.finished
}

/// Collects the movements of some months in a row.
private struct MonthMovements {
  /// First days of the months, that of the month before the first one included.
  private let starts: [Day]
  private let day: Day
  private var periods: [MovementPeriod]

  init(_ day: Day, _ basis: RevenueBasis, _ count: Int, countsReactivation: Bool) {
    self.day = day
    let first = day.startOfMonth.adding(months: -count)
    let starts = (0...count).map { first.adding(months: $0) }
    self.starts = starts
    periods = starts.dropFirst().map { start in
      MovementPeriod(
        month: Month(of: start), isPartial: start.adding(months: 1).adding(days: -1) > day,
        totals: MovementTotals(basis, countsReactivation: countsReactivation))
    }
  }

  var finished: [MovementPeriod] {
    periods.map { period in
      var period = period
      period.movements.sort {
        let sizes = ($0.change.magnitude, $1.change.magnitude)
        return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : $0.client < $1.client
      }
      return period
    }
  }

  /// The last day of each month, the last one cut at the day.
  private var lastDays: [Day] {
    starts.map { min(day, $0.adding(months: 1).adding(days: -1)) }
  }

  mutating func addInvoices(of portfolio: Portfolio, _ assessment: Assessment) {
    var values = [Int64](repeating: 0, count: starts.count)
    for client in assessment.clients {
      guard let last = client.lastActivity, last >= starts[0] else { continue }
      for index in values.indices { values[index] = 0 }
      var month = 0
      for purchase in portfolio.ledger.days(of: client.client) where purchase.day >= starts[0] {
        guard purchase.day <= day else { break }
        while month + 1 < starts.count, purchase.day >= starts[month + 1] { month += 1 }
        values[month] = sum(values[month], purchase.net)
      }
      // One that never bought brings nothing above zero, whose beginning there would be.
      add(client.client, values.map { $0 }, since: client.firstPurchase ?? starts[0])
    }
  }

  mutating func addContracts(of portfolio: Portfolio, _ assessment: Assessment) {
    let days = lastDays
    for client in assessment.clients where client.contracts != nil {
      let records = portfolio.records.contracts.of(client.client)
      let ended = portfolio.clients[client.client].ended
      let values = days.map { day -> Int64? in
        ContractReading(Moment(day), assessment.policy.contracts)
          .revenue(records, clientEnded: ended, comparedOn: assessment.day)
      }
      guard
        let first = records.compactMap({ $0.status == .draft ? nil : $0.start ?? $0.validFrom })
          .min()
      else {
        continue
      }
      add(client.client, values, since: first)
    }
  }

  /// Adds a client by its value in each month and the first day it ever brought something.
  private mutating func add(_ client: Int, _ values: [Int64?], since first: Day) {
    for index in periods.indices {
      let kind = periods[index].totals.add(
        before: values[index], after: values[index + 1], isNew: first >= starts[index + 1])
      guard let kind, let before = values[index], let after = values[index + 1] else { continue }
      periods[index].movements.append(
        ClientMovement(client: client, kind: kind, before: before, after: after))
    }
  }
}

extension ClientAssessment {
  /// The last day with an invoice of any kind.
  var lastActivity: Day? {
    lastOfAny == ClientAssessment.never ? nil : Day(number: lastOfAny)
  }
}

extension Assessment {
  /// How invoiced revenue moved from the twelve months before to the last twelve months.
  ///
  /// - Parameter isIncluded: Which clients count, such as those of a tier; all of them without it.
  /// - Returns: The sums, with retention of the clients that brought revenue before.
  public func yearMovements(
    where isIncluded: (ClientAssessment) -> Bool = { _ in true }
  ) -> MovementTotals {
    MovementTotals(
      clients, on: day, countsReactivation: policy.revenue.countsReactivation, where: isIncluded)
  }

  /// How recurring revenue moved in the last twelve months.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - isIncluded: Which clients count; all of them without it.
  /// - Returns: The sums; nil for a portfolio without contracts.
  public func recurringMovements(
    of portfolio: Portfolio, where isIncluded: (ClientAssessment) -> Bool = { _ in true }
  ) -> MovementTotals? {
    guard !portfolio.records.contracts.isEmpty else { return nil }
    let reading = YearReading(portfolio, self)
    var totals = MovementTotals(
      .recurring, countsReactivation: policy.revenue.countsReactivation)
    for client in clients where isIncluded(client) {
      guard let revenue = reading.revenue(of: client, .recurring) else { continue }
      totals.add(before: revenue.before, after: revenue.after, isNew: revenue.isNew)
    }
    return totals
  }
}

extension MovementTotals {
  /// The twelve months up to a day against the twelve before, of clients measured on that day.
  init(
    _ clients: [ClientAssessment], on day: Day, countsReactivation: Bool,
    where isIncluded: (ClientAssessment) -> Bool
  ) {
    self.init(.transactional, countsReactivation: countsReactivation)
    let bound = day.windowBound(months: 12).number
    for client in clients where isIncluded(client) {
      add(
        before: client.previous.net, after: client.current.net,
        isNew: client.first != ClientAssessment.never && client.first > bound)
    }
  }
}
