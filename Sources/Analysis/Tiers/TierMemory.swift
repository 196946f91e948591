import Parallel
import Portfolio

/// The tiers by revenue that clients had on the last month-ends: what a demotion waits for.
///
/// A client keeps the highest tier that it had by revenue on the day or on one of so many month-ends
/// up to it. It goes up at once, and down only after it was below on each of them.
struct TierMemory: Sendable, Equatable {
  /// The month-ends looked at, latest first, the day itself left out.
  let monthEnds: [Day]
  /// For each, one more than the place of the tier, by position of the client; 0 for none.
  private let ranks: [[UInt8]]

  /// A memory of nothing: tiers follow the revenue of the day.
  static let none = TierMemory(monthEnds: [], ranks: [])

  private init(monthEnds: [Day], ranks: [[UInt8]]) {
    self.monthEnds = monthEnds
    self.ranks = ranks
  }

  /// The memory of a day: no month-end before the data begin.
  init(_ portfolio: Portfolio, _ policy: Policy, on day: Day, threads: Int) {
    let ends = TierMemory.monthEnds(portfolio, policy, on: day)
    self.init(
      monthEnds: ends,
      ranks: Parallel.map(ends.count, threads: threads) {
        PastTiers(portfolio, policy, on: ends[$0], threads: ends.count < threads ? threads : 1)
          .ranks
      })
  }

  /// The month-ends that the policy looks at, as far as the data reach.
  static func monthEnds(_ portfolio: Portfolio, _ policy: Policy, on day: Day) -> [Day] {
    // Points ask conditions about everything, which no past day can be asked cheaply.
    guard policy.tiers.measure != .points, let first = portfolio.firstKnownDay else { return [] }
    let count = policy.tiers.demotionPeriods - (MonthEnds.isEnd(day) ? 1 : 0)
    return MonthEnds.before(day, count: count).filter { $0 >= first }
  }

  /// Writes the memory.
  func write(to writer: inout ResultWriter) {
    writer.add(monthEnds.map(\.number))
    for ranks in ranks { writer.add(ranks) }
  }

  /// Reads the memory of so many clients; nil where it is not as it was written.
  init?(_ reader: inout ResultReader, clients: Int) {
    guard let count = reader.count(ofWidth: 4) else { return nil }
    var monthEnds: [Day] = []
    for _ in 0..<count {
      guard let number = reader.number(Int32.self) else { return nil }
      monthEnds.append(Day(number: number))
    }
    var ranks: [[UInt8]] = []
    for _ in 0..<count {
      guard let read = reader.numbers(UInt8.self, count: clients),
        read.allSatisfy({ Int($0) <= Tier.allCases.count })
      else { return nil }
      ranks.append(read)
    }
    self.init(monthEnds: monthEnds, ranks: ranks)
  }

  /// The highest tier by revenue on the month-ends; nil where the client had none.
  func highest(_ client: Int) -> Tier? {
    var highest: UInt8 = 0
    for ranks in ranks { highest = max(highest, ranks[client]) }
    return highest == 0 ? nil : Tier.allCases[Int(highest) - 1]
  }

  /// The tier by revenue on a month-end; nil where the client had none.
  func tier(_ client: Int, at index: Int) -> Tier? {
    let rank = ranks[index][client]
    return rank == 0 ? nil : Tier.allCases[Int(rank) - 1]
  }
}

/// The tiers by revenue on a past day, without an assessment of it.
///
/// The same as an assessment of the day gives, for a small part of its cost: only the revenue of its
/// twelve months is looked at.
private struct PastTiers {
  /// One more than the place of the tier, by position of the client.
  private(set) var ranks: [UInt8]

  private static let clientsOfPart = 16_384

  init(_ portfolio: Portfolio, _ policy: Policy, on day: Day, threads: Int) {
    let reading = PastRevenue(portfolio, policy, on: day)
    let (count, size) = (portfolio.clients.count, PastTiers.clientsOfPart)
    var ranked = Parallel.map((count + size - 1) / size, threads: threads) { part in
      var ranked: [Ranked] = []
      var scan = ClientScan(policy, on: day)
      for client in part * size..<min(count, (part + 1) * size) {
        let value = reading.value(client, &scan)
        if value > 0 { ranked.append(Ranked(value: value, index: Int32(client))) }
      }
      return ranked
    }.flatMap { $0 }
    ranked.sortGreatestFirst()
    let limits = TierScale.limits(policy.tiers, base: ranked.count)
    ranks = [UInt8](repeating: 0, count: portfolio.clients.count)
    for (place, item) in ranked.enumerated() {
      let tier =
        Tier.allCases.last {
          policy.tiers.measure == .thresholds
            ? item.value >= policy.tiers.revenueLeast($0, decimals: portfolio.currency.decimals)
            : place < limits[$0.rank]
        } ?? .bronze
      ranks[Int(item.index)] = UInt8(tier.rank + 1)
    }
  }
}

/// The revenue of a year that decided the tier on a past day.
private struct PastRevenue: Sendable {
  private let portfolio: Portfolio
  private let policy: Policy
  private let day: Day
  private let bound: Int32
  private let contracts: ContractReading?

  init(_ portfolio: Portfolio, _ policy: Policy, on day: Day) {
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
    bound = day.windowBound(months: 12).number
    contracts =
      portfolio.records.contracts.isEmpty
      ? nil : ContractReading(Moment(day), policy.contracts)
  }

  /// 0 for clients that took no part in the tiers.
  func value(_ client: Int, _ scan: inout ClientScan) -> Int64 {
    let invoiced = net(client)
    let standing = contracts?.assess(
      portfolio.records.contracts.of(client), clientEnded: portfolio.clients[client].ended)
    let value = max(invoiced, standing?.yearlyRevenue ?? 0)
    guard value > 0, !isAbsent(client), !isFormer(client, standing, &scan) else { return 0 }
    return value
  }

  /// Sales less returns of the twelve months up to the day, from the last one back.
  private func net(_ client: Int) -> Int64 {
    let ledger = portfolio.ledger
    guard client < ledger.clientCount else { return 0 }
    let entries = Int(ledger.starts[client])..<Int(ledger.ends[client])
    var entry = entries.upperBound - 1
    while entry >= entries.lowerBound, ledger.dayNumbers[entry] > day.number { entry -= 1 }
    var net: Int64 = 0
    let last = entry
    while entry >= entries.lowerBound, ledger.dayNumbers[entry] > bound {
      net = sum(net, ledger.sales[entry])
      entry -= 1
    }
    guard entry < last, !ledger.returns.isEmpty else { return net }
    var next = ledger.firstReturn(from: entry + 1)
    while next < ledger.returns.count, Int(ledger.returns[next].entry) <= last {
      net = sum(net, ledger.returns[next].amount)
      next += 1
    }
    return net
  }

  /// Whether the client came to us later.
  private func isAbsent(_ client: Int) -> Bool {
    guard let since = portfolio.clients[client].since, since > day else { return false }
    let ledger = portfolio.ledger
    guard client < ledger.clientCount, ledger.hasDays(of: client) else { return true }
    return ledger.dayNumbers[Int(ledger.starts[client])] > day.number
  }

  private func isFormer(
    _ client: Int, _ standing: ContractAssessment?, _ scan: inout ClientScan
  ) -> Bool {
    if let ended = portfolio.clients[client].ended, ended <= day { return true }
    guard standing?.lastEnded != nil else { return false }
    var measure = scan.measure(client, of: portfolio.ledger)
    var account = AccountAssessment()
    account.contracts = standing
    account.spot = measure.spot
    measure.record.account = AccountBox(account)
    let evidence = StatusEvidence(measure, ended: nil, since: nil, on: day, policy.status)
    return evidence.contractsEnded != nil
  }
}
