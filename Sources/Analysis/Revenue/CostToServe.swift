import Portfolio

/// What serving one client took in twelve months, against what it brought.
public struct CostToServe: Sendable, Hashable {
  /// Touches of the twelve months.
  public let touches: Int
  /// Of them, those whose length is known.
  public let timed: Int
  /// Minutes of our people in those, each of ours counted.
  public let minutes: Int
  /// What those minutes cost, in minor units; nil where they took none or a rate is not known.
  public let timeCost: Int64?
  /// The cost of service of a year, in minor units; nil where the data do not say.
  public let serviceCost: Int64?
  /// What the client brought in the same months, in minor units; nil where neither invoices of all of
  /// them nor its contracts say.
  public let revenue: Int64?
  /// Which revenue that is.
  public let basis: RevenueBasis
  /// What each of ours took part with, by reference.
  public let parts: [Part]

  /// The time of one of ours.
  public struct Part: Sendable, Hashable {
    /// Id or name of the team member.
    public let member: String
    /// Minutes.
    public let minutes: Int
    /// What an hour costs, in minor units; nil where neither the member nor the role has a rate.
    public let hourlyRate: Int64?

    /// Minutes × rate ÷ 60, half away from zero.
    public var cost: Int64? {
      hourlyRate.map { Rounding.divide($0.multipliedClamping(by: Int64(minutes)), by: 60) }
    }
  }

  /// Time and service together; nil unless both are known.
  public var total: Int64? {
    guard let timeCost, let serviceCost else { return nil }
    return sum(timeCost, serviceCost)
  }

  /// What is known of the cost: time, service or both; nil where neither is.
  public var known: Int64? {
    guard timeCost != nil || serviceCost != nil else { return nil }
    return sum(timeCost ?? 0, serviceCost ?? 0)
  }

  /// What is left of the revenue; nil unless that and the whole cost are known.
  public var margin: Int64? {
    guard let revenue, let total else { return nil }
    return revenue - total
  }

  /// The margin's share of the revenue.
  public var marginShare: Share? {
    guard let revenue, let margin else { return nil }
    return Share(margin, of: revenue)
  }
}

/// Works out what serving clients costs.
struct CostReading {
  private let portfolio: Portfolio
  private let day: Day
  private let first: Day
  private let knowsTouches: Bool
  private let basis: RevenueBasis
  private let knowsInvoices: Bool
  private let rates: [String: Int64]
  private let roleRates: [String: Int64]
  private let roles: [String: String]

  init(_ portfolio: Portfolio, _ day: Day) {
    self.portfolio = portfolio
    self.day = day
    first = day.windowBound(months: 12)
    knowsTouches =
      !portfolio.records.interactions.isEmpty || portfolio.presentTables.contains(.interactions)
    basis = portfolio.costBasis(on: day)
    knowsInvoices = portfolio.knowsInvoices(on: day)
    var rates: [String: Int64] = [:]
    var roles: [String: String] = [:]
    var sums: [String: (sum: Int64, count: Int64)] = [:]
    // Of two of one name the first by id.
    for member in portfolio.team.reversed() {
      for reference in [member.name, member.id].compactMap({ $0 }) {
        rates[reference] = member.hourlyCost?.minorUnits
        roles[reference] = member.role.map(PlainText.fold)
      }
      guard let role = member.role.map(PlainText.fold), let rate = member.hourlyCost else {
        continue
      }
      let known = sums[role] ?? (0, 0)
      sums[role] = (sum(known.sum, rate.minorUnits), known.count + 1)
    }
    self.rates = rates
    self.roles = roles
    roleRates = sums.mapValues { Rounding.divide($0.sum, by: $0.count) }
  }

  /// What a client cost and brought; nil where neither touches nor a cost of service are known.
  func cost(of client: ClientAssessment) -> CostToServe? {
    let record = portfolio.clients[client.client]
    let service = record.costOfService.flatMap {
      $0.currency == portfolio.currency ? $0.minorUnits : nil
    }
    guard knowsTouches || service != nil else { return nil }
    var minutes: [String: Int] = [:]
    var touches = 0
    var timed = 0
    for touch in portfolio.records.interactions.of(client.client) {
      guard let date = touch.date, date > first, date <= day else { continue }
      touches += 1
      guard let length = touch.minutes else { continue }
      timed += 1
      // A conversation of which nobody says who led it is the owner's.
      let ours = touch.ours.isEmpty ? [record.owner].compactMap { $0 } : touch.ours
      for reference in ours { minutes[reference, default: 0] += length }
    }
    let parts = minutes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      CostToServe.Part(
        member: $0.key, minutes: $0.value, hourlyRate: rate($0.key, owner: record.owner))
    }
    let isKnown = !parts.isEmpty && parts.allSatisfy { $0.hourlyRate != nil }
    return CostToServe(
      touches: touches, timed: timed, minutes: parts.reduce(0) { $0 + $1.minutes },
      timeCost: isKnown
        ? parts.reduce(0) { sum($0, $1.cost ?? 0) } : knowsTouches && touches == 0 ? 0 : nil,
      serviceCost: service,
      revenue: revenue(of: client), basis: basis, parts: parts)
  }

  private func revenue(of client: ClientAssessment) -> Int64? {
    if basis == .transactional { return knowsInvoices ? client.current.net : nil }
    let contracts: Int64? = client.contracts.map { $0.knownYearlyRevenue } ?? 0
    // Where invoices do not tell the whole year, who has no contract may have brought something.
    return contracts == 0 && portfolio.ledger.entryCount > 0 ? nil : contracts
  }

  /// The member's own rate, else the mean of its role, else the rate of the owner's role.
  private func rate(_ member: String, owner: String?) -> Int64? {
    if let rate = rates[member] { return rate }
    if let role = roles[member], let rate = roleRates[role] { return rate }
    return owner.flatMap { owner in rates[owner] ?? roles[owner].flatMap { roleRates[$0] } }
  }
}

extension Portfolio {
  /// What the costs of twelve months are held against: invoices that reach back as far, else contracts
  /// where there are any.
  ///
  /// Of invoices a month is borne at the beginning: nobody sells on every day.
  fileprivate func costBasis(on day: Day) -> RevenueBasis {
    guard ledger.entryCount > 0 else { return .recurring }
    let isWhole =
      firstDay(.transactional, through: day).map { $0 <= day.windowBound(months: 11) } ?? false
    return isWhole || records.contracts.isEmpty ? .transactional : .recurring
  }
}

extension Study {
  /// What serving a client took in twelve months; nil where the data tell nothing of it.
  public func cost(of client: ClientAssessment) -> CostToServe? {
    CostReading(portfolio, day).cost(of: client)
  }
}

/// What serving some clients costs, together.
public struct CostTotals: Sendable, Hashable {
  /// The clients served: with revenue or touches in twelve months.
  public private(set) var clients = 0
  /// Of them, those whose whole cost and revenue are known; all sums are of these.
  public private(set) var known = 0
  /// Minutes of our people.
  public private(set) var minutes = 0
  /// What those cost, in minor units.
  public private(set) var timeCost: Int64 = 0
  /// Cost of service, in minor units.
  public private(set) var serviceCost: Int64 = 0
  /// Revenue of the same clients, in minor units.
  public private(set) var revenue: Int64 = 0
  /// Of the clients whose cost is known, those with revenue a year ago and now.
  public private(set) var keptClients = 0
  /// What serving them cost, in minor units.
  public private(set) var keptCost: Int64 = 0
  /// What they kept of their revenue of a year ago, without growth, in minor units.
  public private(set) var keptRevenue: Int64 = 0
  /// Positions of the clients who cost more than they bring, ascending.
  public private(set) var losing: [Int] = []

  init() {}

  /// Everything that serving them cost, in minor units.
  public var total: Int64 { sum(timeCost, serviceCost) }
  /// What is left of the revenue, in minor units.
  public var margin: Int64 { revenue - total }
  /// The margin's share of the revenue.
  public var marginShare: Share { Share(margin, of: revenue) }
  /// The customer retention cost: what keeping a unit of revenue cost.
  public var retentionCost: Share { Share(keptCost, of: keptRevenue) }

  mutating func add(_ cost: CostToServe, of client: Int, year: ClientRevenue?) {
    clients += 1
    guard let total = cost.total, let time = cost.timeCost, let service = cost.serviceCost,
      let brought = cost.revenue
    else { return }
    known += 1
    minutes += cost.minutes
    timeCost = sum(timeCost, time)
    serviceCost = sum(serviceCost, service)
    revenue = sum(revenue, brought)
    if brought < total { losing.append(client) }
    if let before = year?.before, let after = year?.after, before > 0, after > 0 {
      keptClients += 1
      keptCost = sum(keptCost, total)
      keptRevenue = sum(keptRevenue, min(before, after))
    }
  }
}

/// What serving clients costs and what is left: all of them, and by what they are put together by.
public struct CostReport: Sendable {
  /// Which revenue it is held against; recurring revenue is that of twelve months.
  public let basis: RevenueBasis
  /// The groups, in the order of reports.
  public let rows: [Row]
  /// What each client cost, by position, those with the smallest margin first, unknown ones left out.
  public let clients: [(client: Int, cost: CostToServe)]

  /// One group.
  public struct Row: Sendable, Hashable {
    /// Which clients.
    public let key: GroupKey
    /// What they cost and brought.
    public let totals: CostTotals
  }

  /// The costs of a portfolio; nil where no client's whole cost is known.
  public init?(_ study: Study, _ groupings: Groupings? = nil) {
    let reading = CostReading(study.portfolio, study.day)
    let year = YearReading(study.portfolio, study.assessment)
    let basis = study.portfolio.costBasis(on: study.day)
    var costs: [(client: Int, cost: CostToServe)] = []
    var totals: [GroupKey: CostTotals] = [:]
    var groupings = groupings
    for client in study.assessment.clients {
      guard let cost = reading.cost(of: client), cost.revenue ?? 1 > 0 || cost.touches > 0 else {
        continue
      }
      if cost.margin != nil { costs.append((client.client, cost)) }
      let found = groupings ?? study.groupings
      groupings = found
      let revenue = year.revenue(of: client, basis).map {
        // Contract values are of a month, costs of a year.
        basis == .transactional ? $0 : $0.yearly
      }
      for key in found.keys(of: client.client) {
        totals[key, default: CostTotals()].add(cost, of: client.client, year: revenue)
      }
    }
    guard !costs.isEmpty, let groupings else { return nil }
    self.basis = basis
    clients = costs.sorted { left, right in
      let margins = (left.cost.margin ?? 0, right.cost.margin ?? 0)
      return margins.0 != margins.1 ? margins.0 < margins.1 : left.client < right.client
    }
    rows = groupings.ordered(totals.keys).map { Row(key: $0, totals: totals[$0] ?? .init()) }
  }

  /// Everybody together.
  public var whole: CostTotals? { rows.first { $0.key == .portfolio }?.totals }

  /// The rows of one way of putting clients together.
  public func rows(_ grouping: Grouping) -> [Row] { rows.filter { $0.key.grouping == grouping } }
}

extension ClientRevenue {
  /// Twelve times the values of a month.
  fileprivate var yearly: ClientRevenue {
    ClientRevenue(
      client: client, before: before?.multipliedClamping(by: 12),
      after: after?.multipliedClamping(by: 12), isNew: isNew)
  }
}
