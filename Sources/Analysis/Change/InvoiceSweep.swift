import Parallel
import Portfolio

/// How clients stood at many month-ends, found in one pass over their days.
///
/// Only where invoices and the client table are all that is known: then a client is judged by its own
/// days alone, and between two month-ends without an invoice nothing but the silence grows. It gives
/// what an assessment of each month-end gives, for a small part of its cost.
struct InvoiceSweep {
  private let portfolio: Portfolio
  private let policy: Policy
  private let ends: [MonthEnd]
  private let threads: Int

  /// The bounds of a month-end.
  private struct MonthEnd {
    let day: Day
    /// The last twelve months are the days after this one.
    let current: Int32
    /// The twelve months before those are the days after this one.
    let previous: Int32
  }

  /// Some clients in a row at all month-ends: month-end by month-end, and within each by position.
  private struct Chunk: Sendable {
    var states: [PastState] = []
    var revenues: [Int64] = []
    var tallies: [SweepTally]
    var isWithinRange = true
  }

  private static let size = 8192

  /// A sweep over some days in ascending order; nil where more than a client's own days decides.
  init?(_ portfolio: Portfolio, _ policy: Policy, at days: [Day], threads: Int) {
    guard let first = days.first,
      AccountReading(portfolio, policy, Moment(first)).isIdle,
      portfolio.records.history.entries.isEmpty, policy.rules.status.isEmpty,
      policy.rules.touch.isEmpty,
      policy.tiers.measure != .points, SegmentCycles.membership(of: portfolio, policy) == nil
    else { return nil }
    self.portfolio = portfolio
    self.policy = policy
    self.threads = threads
    ends = days.map {
      MonthEnd(
        day: $0, current: $0.windowBound(months: 12).number,
        previous: $0.windowBound(months: 24).number)
    }
  }

  /// The month-ends in their order; nil where amounts are too large to be told apart by their sums.
  func points() -> [HistoryPoint]? {
    let count = portfolio.clients.count
    let starts = Array(stride(from: 0, to: count, by: InvoiceSweep.size))
    let chunks = Parallel.map(starts.count, threads: threads) {
      chunk(starts[$0]..<min(count, starts[$0] + InvoiceSweep.size))
    }
    guard chunks.allSatisfy(\.isWithinRange) else { return nil }
    return Parallel.map(ends.count, threads: threads) { end in
      var tally = SweepTally(policy)
      var states: [PastState] = []
      var revenues: [Int64] = []
      states.reserveCapacity(count)
      revenues.reserveCapacity(count)
      for chunk in chunks {
        let size = chunk.states.count / ends.count
        states += chunk.states[end * size..<(end + 1) * size]
        revenues += chunk.revenues[end * size..<(end + 1) * size]
        tally.add(chunk.tallies[end])
      }
      rank(&states, revenues, on: ends[end].day)
      return HistoryPoint(
        figures: tally.figures(on: ends[end].day, of: portfolio), states: states,
        revenues: revenues)
    }
  }

  private func chunk(_ clients: Range<Int>) -> Chunk {
    let tallies = [SweepTally](repeating: SweepTally(policy), count: ends.count)
    var chunk = Chunk(tallies: tallies)
    chunk.states = [PastState](repeating: .absent, count: clients.count * ends.count)
    chunk.revenues = [Int64](repeating: 0, count: clients.count * ends.count)
    let hasTable = portfolio.presentTables.contains(.clients)
    var days = SweptDays(portfolio.ledger, policy)
    for position in clients {
      let client = portfolio.clients[position]
      let (since, ended) = (client.since, client.ended)
      let isDerived = !hasTable || !client.hasAttributes
      days.begin(position)
      for (index, end) in ends.enumerated() {
        days.advance(to: end.day.number)
        if !days.hasInvoice {
          if let since {
            guard since <= end.day else { continue }
          } else {
            guard !(days.hasLaterInvoice && isDerived) else { continue }
          }
        }
        let status = status(&days, isEnded: ended.map { $0 <= end.day } ?? false, on: end.day)
        let current = days.net(after: end.current, from: .current)
        let place = index * clients.count + position - clients.lowerBound
        chunk.states[place] = PastState(status)
        chunk.revenues[place] = max(0, current)
        chunk.tallies[index].add(
          status, before: days.net(after: end.previous, from: .previous) - current,
          current: current, isBuyer: days.last > end.current && days.last != ClientAssessment.never,
          isNew: days.first > end.current)
      }
    }
    chunk.isWithinRange = days.isWithinRange
    return chunk
  }

  /// What the list of rules decides where nothing but invoices and the end of the relation is known.
  private func status(_ days: inout SweptDays, isEnded: Bool, on day: Day) -> Status {
    if isEnded { return .former }
    guard days.hasInvoice else { return .prospect }
    let thresholds = days.thresholds()
    let silent = day.number - days.silentSince
    if silent > thresholds.inactiveAfter { return .inactive }
    return silent > thresholds.brokenAfter || days.isFall(thresholds) ? .atRisk : .active
  }

  /// Deals out tiers and touches of a month-end, as `TierRanking` does.
  private func rank(_ states: inout [PastState], _ revenues: [Int64], on day: Day) {
    var ranked: [(value: Int64, client: Int32)] = []
    for client in states.indices where states[client].isOfTheBase && revenues[client] > 0 {
      ranked.append((revenues[client], Int32(client)))
    }
    ranked.sort { $0.value != $1.value ? $0.value > $1.value : $0.client < $1.client }
    let limits = TierScale.limits(policy.tiers, base: ranked.count)
    var tiers = [Tier](repeating: .bronze, count: states.count)
    let least = Tier.allCases.map {
      policy.tiers.revenueLeast($0, decimals: portfolio.currency.decimals)
    }
    for (place, item) in ranked.enumerated() {
      let tier = Tier.allCases.last {
        policy.tiers.measure == .thresholds
          ? item.value >= least[$0.rank] : place < limits[$0.rank]
      }
      tiers[Int(item.client)] = tier ?? .bronze
    }
    for client in states.indices where states[client].isOfTheBase {
      let record = portfolio.clients[client]
      let tier = OverrideState(record.tierOverride, on: day) { Tier(word: $0) != nil }.word
        .flatMap { Tier(word: $0) }
      let touch = OverrideState(record.touchOverride, on: day) { Touch(word: $0) != nil }.word
        .flatMap { Touch(word: $0) }
      states[client].deal(tiers[client], byHand: (tier, touch), policy.touch)
    }
  }
}

/// What the clients of a month-end add up to.
private struct SweepTally: Sendable {
  private var clients = 0
  private var byStatus = [Int](repeating: 0, count: Status.allCases.count)
  private var net: Int64 = 0
  private var atRisk: Int64 = 0
  private var buyers = 0
  private var movements: MovementTotals

  init(_ policy: Policy) {
    movements = MovementTotals(
      .transactional, countsReactivation: policy.revenue.countsReactivation)
  }

  mutating func add(
    _ status: Status, before: Int64, current: Int64, isBuyer: Bool, isNew: Bool
  ) {
    clients += 1
    byStatus[status.place] += 1
    net = sum(net, current)
    if status == .atRisk { atRisk = sum(atRisk, current) }
    if isBuyer { buyers += 1 }
    if before > 0 || current > 0 { movements.add(before: before, after: current, isNew: isNew) }
  }

  mutating func add(_ other: SweepTally) {
    clients += other.clients
    for place in byStatus.indices { byStatus[place] += other.byStatus[place] }
    net = sum(net, other.net)
    atRisk = sum(atRisk, other.atRisk)
    buyers += other.buyers
    movements.add(other.movements)
  }

  func figures(on day: Day, of portfolio: Portfolio) -> PortfolioFigures {
    PortfolioFigures(
      on: day, of: portfolio, clients: clients,
      byStatus: Dictionary(
        uniqueKeysWithValues: Status.allCases.map { ($0, byStatus[$0.place]) }),
      netSales: net, buyers: buyers, movements: movements, atRiskSales: atRisk)
  }
}
