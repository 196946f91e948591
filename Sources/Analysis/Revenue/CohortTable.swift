public import Portfolio

/// What became of clients by when they began: how many still bring something, and how much.
///
/// Invoiced revenue: the clients with a sale in each period and their net sales. Recurring revenue: the
/// clients with a contract in force at the end of each period and what it brings a month.
public struct CohortTable: Sendable {
  /// Which revenue it is.
  public let basis: RevenueBasis
  /// The length of a period in months.
  public let months: Int
  /// The first days of the periods, oldest first; the last one holds the day.
  public let periods: [Day]
  /// The cohorts, those who began earliest first; cohorts without a client are there too.
  public let rows: [Row]

  /// Clients that began in one period.
  public struct Row: Sendable, Hashable {
    /// The first day of the period in which they began; nil for those who were there before the first
    /// period.
    public let began: Day?
    /// The clients, by position.
    public let clients: [Int]
    /// From the period in which they began, or the first one, to that of the day; what is to come is
    /// not there.
    public let cells: [Cell]

    /// The part of all clients of the row that bring something in a period: never more than all of them,
    /// also where some of them bring nothing in the first period.
    public func clientShare(_ period: Int) -> Share {
      Share(Int64(cells[period].clients), of: Int64(clients.count))
    }

    /// The part of the money of the first period that a later one brings, over the clients of whom both
    /// are known.
    public func amountShare(_ period: Int) -> Share {
      let cell = cells[period]
      return Share(
        cell.amount - cell.withoutFirst, of: (cells.first?.amount ?? 0) - cell.firstOfUnknown)
    }
  }

  /// A cohort in a period.
  public struct Cell: Sendable, Hashable {
    /// Clients that bring something.
    public internal(set) var clients = 0
    /// What they bring as far as it is known, in minor units.
    public internal(set) var amount: Int64 = 0
    /// Of the clients, those of whom it is not known how much.
    public internal(set) var unknown = 0
    /// Of the amount, what clients bring of whom the first period is not known.
    fileprivate var withoutFirst: Int64 = 0
    /// What the clients of whom it is not known brought in the first period.
    fileprivate var firstOfUnknown: Int64 = 0
    /// Whether the period goes on after the day.
    public internal(set) var isPartial = false
    /// The clients that bring something, by position.
    public internal(set) var members: [Int] = []

    /// What they bring; nil where there are clients of whom it is not known, and it is of none.
    public var knownAmount: Int64? { amount == 0 && unknown > 0 ? nil : amount }

    /// Adds what a client brings, and brought in the first period; nil where it is not known.
    fileprivate mutating func add(_ value: Int64?, first: Int64?) {
      guard let value else {
        unknown += 1
        if let first { firstOfUnknown = sum(firstOfUnknown, first) }
        return
      }
      amount = sum(amount, value)
      if first == nil { withoutFirst = sum(withoutFirst, value) }
    }
  }

  /// The cohorts of one basis; nil without revenue of it.
  public init?(_ study: Study, basis: RevenueBasis) {
    guard let firstDay = study.firstDay(basis) else { return nil }
    let policy = study.policy.revenue
    let calendar = CohortCalendar(
      from: firstDay, to: study.day, months: policy.cohortMonths, most: policy.cohortPeriods)
    self.basis = basis
    months = policy.cohortMonths
    periods = calendar.periods
    var cohorts = Cohorts(calendar)
    switch basis {
    case .transactional: cohorts.addInvoices(study)
    case .recurring: cohorts.addContracts(study)
    }
    rows = cohorts.rows
  }
}

/// The periods of a cohort table.
private struct CohortCalendar {
  let periods: [Day]
  let day: Day

  /// Periods of the calendar up to that of a day, from the first one that the data cover whole.
  init(from firstDay: Day, to day: Day, months: Int, most: Int) {
    self.day = day
    func start(_ date: Day) -> Day {
      let month = Month(of: date).month
      return date.startOfMonth.adding(months: -((month - 1) % months))
    }
    let last = start(day)
    var first = start(firstDay)
    // The first month is taken as whole: nobody sells on every day.
    if first < firstDay.startOfMonth { first = first.adding(months: months) }
    var periods = [last]
    while periods.count < most, let earliest = periods.last, earliest > first {
      periods.append(last.adding(months: -months * periods.count))
    }
    self.periods = periods.reversed()
    end = last.adding(months: months)
  }

  /// The first day after the last period.
  private let end: Day

  /// Whether the last period goes on after the day.
  var isPartial: Bool { end.adding(days: -1) > day }

  /// The last day of a period, or the day.
  func lastDay(_ period: Int) -> Day {
    min(day, (period + 1 < periods.count ? periods[period + 1] : end).adding(days: -1))
  }

  /// The period of a day; nil before the first.
  func period(_ date: Day) -> Int? { periods.lastIndex { $0 <= date } }
}

/// Collects cohorts.
private struct Cohorts {
  private let calendar: CohortCalendar
  /// The cohort of those who were there before, then one for each period.
  private var clients: [[Int]]
  private var cells: [[CohortTable.Cell]]

  init(_ calendar: CohortCalendar) {
    self.calendar = calendar
    let count = calendar.periods.count
    clients = Array(repeating: [], count: count + 1)
    cells = ([0] + Array(0..<count)).map { began in
      var cells = [CohortTable.Cell](repeating: .init(), count: count - began)
      cells[cells.count - 1].isPartial = calendar.isPartial
      return cells
    }
  }

  var rows: [CohortTable.Row] {
    clients.indices.compactMap { cohort in
      // Nobody was there before: no such row.
      if cohort == 0, clients[0].isEmpty { return nil }
      return CohortTable.Row(
        began: cohort == 0 ? nil : calendar.periods[cohort - 1], clients: clients[cohort],
        cells: cells[cohort])
    }
  }

  /// The cohort of a client that began on a day.
  private mutating func enter(_ client: Int, began: Day) -> (cohort: Int, offset: Int) {
    let period = calendar.period(began)
    let cohort = period.map { $0 + 1 } ?? 0
    clients[cohort].append(client)
    return (cohort, period ?? 0)
  }

  mutating func addInvoices(_ study: Study) {
    let ledger = study.portfolio.ledger
    for client in study.assessment.clients {
      guard let first = client.firstPurchase else { continue }
      let since = study.portfolio.clients[client.client].since ?? first
      let isEarlier = since < calendar.periods[0]
      let (cohort, offset) = enter(client.client, began: isEarlier ? since : first)
      var last = -1
      for purchase in ledger.days(of: client.client) {
        guard purchase.day <= study.day else { break }
        guard let period = calendar.period(purchase.day), period >= offset else { continue }
        let cell = period - offset
        cells[cohort][cell].amount = sum(cells[cohort][cell].amount, purchase.net)
        if purchase.sales > 0 || purchase.saleInvoices > 0, period > last {
          cells[cohort][cell].clients += 1
          cells[cohort][cell].members.append(client.client)
          last = period
        }
      }
    }
  }

  mutating func addContracts(_ study: Study) {
    let readings = calendar.periods.indices.map {
      ContractReading(Moment(calendar.lastDay($0)), study.policy.contracts)
    }
    for client in study.assessment.clients where client.contracts != nil {
      let records = study.portfolio.records.contracts.of(client.client)
      let starts = records.compactMap { $0.status == .draft ? nil : $0.start ?? $0.validFrom }
      guard let first = starts.min(), first <= study.day else { continue }
      let (cohort, offset) = enter(client.client, began: first)
      let ended = study.portfolio.clients[client.client].ended
      var atBegin: Int64?
      for period in offset..<calendar.periods.count {
        let contracts = readings[period].assess(records, clientEnded: ended)
        let isThere = contracts?.contracts.contains { $0.valueInForce ?? 1 > 0 } ?? false
        let value = isThere ? contracts?.knownRevenue : 0
        let cell = period - offset
        if cell == 0 { atBegin = value }
        cells[cohort][cell].add(value, first: atBegin)
        guard isThere else { continue }
        cells[cohort][cell].clients += 1
        cells[cohort][cell].members.append(client.client)
      }
    }
  }
}
