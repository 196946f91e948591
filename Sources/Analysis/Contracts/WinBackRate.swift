public import Portfolio

/// A client that left once, and whether it came back.
public struct Departed: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The last day with us; nil where the data does not say.
  public let left: Day?
  /// Why, by the closed list; nil where the data does not say.
  public let reason: EndReason?
  /// The day it came back; nil while it stays away.
  public let returned: Day?
  /// Revenue of a year since it is back, in minor units; zero while it stays away, nil where unknown.
  public let value: Int64?
  /// The record that says so.
  public let key: RecordKey

  /// Whether it came back.
  public var isBack: Bool { returned != nil }
}

/// How many of those who left came back, by the reason for which they left.
public struct WinBackRate: Sendable, Hashable {
  /// Every client that left, those who came back too: by position.
  public let departed: [Departed]

  /// Clients who left for one reason.
  public struct Row: Sendable, Hashable {
    /// The reason; nil where it is not known.
    public let reason: EndReason?
    /// Positions of the clients who left, ascending.
    public let left: [Int]
    /// Of them, those who came back.
    public let returned: [Int]

    /// The part of them that came back.
    public var rate: Share { Share(Int64(returned.count), of: Int64(left.count)) }
  }

  /// The rates of a portfolio on a day.
  public init(_ study: Study) {
    departed = study.assessment.clients.compactMap { client in
      if client.status == .former {
        return Ending(of: client, in: study.portfolio).map {
          Departed(
            client: client.client, left: $0.day, reason: $0.reason, returned: nil, value: 0,
            key: $0.key)
        }
      }
      return WinBackRate.back(client, study)
    }
  }

  /// The reasons in the order of declaration, the unknown one last; reasons without anybody are left
  /// out.
  public var rows: [Row] {
    (EndReason.allCases.map { $0 } + [nil]).compactMap { reason in
      let some = departed.filter { $0.reason == reason }
      guard !some.isEmpty else { return nil }
      return Row(
        reason: reason, left: some.map(\.client), returned: some.filter(\.isBack).map(\.client))
    }
  }

  /// The part of all who left that came back.
  public var total: Share {
    Share(Int64(departed.count(where: \.isBack)), of: Int64(departed.count))
  }

  /// A client whose contracts had all ended, and who signed or bought again after it; or who bought
  /// again after a silence that had made it inactive.
  private static func back(_ client: ClientAssessment, _ study: Study) -> Departed? {
    let contracts = client.contracts?.contracts ?? []
    let bought =
      contracts.isEmpty
      ? [] : purchases(client, study.portfolio) { $0.spotSales > 0 || $0.spotInvoices > 0 }
    let gaps = contracts.compactMap { ended -> (ended: ContractStanding, back: Day)? in
      guard ended.state == .ended, let end = ended.end else { return nil }
      let others = contracts.filter { $0.id != ended.id && $0.state != .draft }
      let goesOn = others.contains { other in
        other.start.map { $0 <= end.adding(days: 1) } ?? true
          && other.end.map { $0 > end } ?? true
      }
      let signed = others.compactMap(\.start).filter { $0 > end && $0 <= study.day }.min()
      let next = bought.first { $0 > end }
      // Who buys on the very next day was never gone.
      guard !goesOn, next != end.adding(days: 1),
        let back = [signed, next].compactMap({ $0 }).min()
      else { return nil }
      return (ended, back)
    }
    if let latest = gaps.max(by: { $0.back < $1.back }) {
      return Departed(
        client: client.client, left: latest.ended.end, reason: latest.ended.endReason,
        returned: latest.back, value: client.tierRevenue, key: latest.ended.key)
    }
    guard client.rule == .reactivated,
      let pair = silence(client, study.portfolio, study.policy)
    else { return nil }
    return Departed(
      client: client.client, left: pair.before, reason: nil, returned: pair.after,
      value: client.tierRevenue,
      key: RecordKey(table: .clients, key: study.portfolio.clients[client.client].id))
  }

  /// The latest silence of a reactivated client beyond the policy's limit.
  private static func silence(
    _ client: ClientAssessment, _ portfolio: Portfolio, _ policy: Policy
  ) -> (before: Day, after: Day)? {
    let days = purchases(client, portfolio) { $0.sales > 0 || $0.saleInvoices > 0 }
    return zip(days, days.dropFirst()).filter {
      $1.days(since: $0) > policy.status.inactiveDays
    }.last.map { ($0, $1) }
  }

  /// The days on which a client bought, ascending: those of which a condition holds.
  private static func purchases(
    _ client: ClientAssessment, _ portfolio: Portfolio, _ isPurchase: (PurchaseDay) -> Bool
  ) -> [Day] {
    guard client.client < portfolio.ledger.clientCount else { return [] }
    return portfolio.ledger.days(of: client.client)
      .filter { isPurchase($0) && $0.day.number <= client.asOf }.map(\.day)
  }
}
