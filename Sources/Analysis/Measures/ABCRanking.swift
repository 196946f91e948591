import Portfolio

/// Classes by the cumulative share before each client.
enum ABCRanking {
  /// Clients with an amount above zero, greatest first, and the sum of the amounts.
  struct Order: Sendable {
    fileprivate var ranked: [Ranked] = []
    fileprivate var total: Int64 = 0
  }

  /// Ranks clients by amount, ties by position (which is the order of ids).
  static func order(_ clients: [ClientAssessment]) -> Order {
    var order = Order()
    for index in clients.indices where clients[index].abcValue > 0 {
      order.ranked.append(Ranked(value: clients[index].abcValue, index: Int32(index)))
      order.total = sum(order.total, clients[index].abcValue)
    }
    order.ranked.sortGreatestFirst()
    return order
  }

  /// Sets the class of every client by its place.
  ///
  /// Class A while the share before the client is below the first threshold, B while below the
  /// second, else C; zero or less is C. Shares are of the sum of the amounts above zero.
  ///
  /// - Returns: How the amounts are spread, and the positions of the clients with one, greatest first.
  static func classify(
    _ clients: inout [ClientAssessment], _ order: Order, _ policy: ABCPolicy
  ) -> (Concentration, order: [Int32]) {
    let (ranked, total) = (order.ranked, order.total)
    for index in clients.indices { clients[index].abcBefore = total }
    let limitA = Int128(policy.shareA) * Int128(total)
    let limitB = Int128(policy.shareB) * Int128(total)
    var before: Int64 = 0
    for (rank, item) in ranked.enumerated() {
      let share = Int128(before) * 10_000
      let index = Int(item.index)
      clients[index].abcClass = share < limitA ? .a : share < limitB ? .b : .c
      clients[index].abcBefore = before
      clients[index].abcRank = Int32(rank + 1)
      before = sum(before, item.value)
    }
    return (Concentration(ranked.map(\.value), total: total), ranked.map(\.index))
  }
}

extension Concentration {
  /// The spread of amounts above zero, greatest first.
  init(_ amounts: [Int64], total: Int64) {
    let fifth = (amounts.count + 4) / 5
    clients = amounts.count
    self.total = total
    top1 = amounts.first ?? 0
    top5 = amounts.prefix(5).reduce(0, sum)
    top10 = amounts.prefix(10).reduce(0, sum)
    fifthClients = fifth
    topFifth = amounts.prefix(fifth).reduce(0, sum)
    // Exact squares: the order of the clients cannot move the last digit.
    let squares = amounts.reduce(into: UInt128(0)) { sum, amount in
      let (product, overflow) = UInt128(amount).multipliedReportingOverflow(by: UInt128(amount))
      sum = sum.addingReportingOverflow(overflow ? .max : product).partialValue
    }
    herfindahl = total > 0 ? Double(squares) / Double(total) / Double(total) : 0
  }
}
