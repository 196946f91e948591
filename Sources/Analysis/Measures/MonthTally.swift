import Portfolio

/// Sums of the whole portfolio by calendar month, from the first invoice to the day.
struct MonthTally: Sendable {
  private let firstDay: Int32
  private let day: Day
  /// For each day from `firstDay` on, the position of its month.
  private var monthOfDay: [Int32] = []
  private var months: [Month] = []
  private var sales: [Int64]
  private var returns: [Int64]
  private var invoices: [Int]
  private var active: [Int]
  private var new: [Int]
  /// The client and month counted last: a client's days come one after the other.
  private var counted: (client: Int32, month: Int32) = (-1, -1)

  /// Room for the months between two days; none when the first lies after the day.
  init(from first: Day?, through day: Day) {
    self.day = day
    firstDay = first?.number ?? 0
    if let first, first <= day {
      var start = first.startOfMonth
      while start <= day {
        let next = start.adding(months: 1)
        let from = max(start, first)
        let through = min(next.adding(days: -1), day)
        monthOfDay += repeatElement(
          Int32(months.count), count: through.days(since: from) + 1)
        months.append(Month(of: start))
        start = next
      }
    }
    sales = Array(repeating: 0, count: months.count)
    returns = sales
    invoices = Array(repeating: 0, count: months.count)
    active = invoices
    new = invoices
  }

  /// Adds a client's day; all days of a client follow each other.
  @inline(__always)
  mutating func add(
    _ day: Int32, _ sales: Int64, _ returns: Int64, _ invoices: Int32, client: Int32,
    isPurchase: Bool, isFirst: Bool
  ) {
    let month = monthOfDay[Int(day - firstDay)]
    let index = Int(month)
    self.sales[index] = sum(self.sales[index], sales)
    if returns != 0 { self.returns[index] = sum(self.returns[index], returns) }
    self.invoices[index] &+= Int(invoices)
    guard isPurchase else { return }
    if isFirst { new[index] += 1 }
    if counted != (client, month) {
      active[index] += 1
      counted = (client, month)
    }
  }

  /// Adds the sums of other clients between the same two days.
  mutating func add(_ other: MonthTally) {
    for index in other.months.indices {
      sales[index] = sum(sales[index], other.sales[index])
      returns[index] = sum(returns[index], other.returns[index])
      invoices[index] += other.invoices[index]
      active[index] += other.active[index]
      new[index] += other.new[index]
    }
  }

  /// The months with their sums.
  var summaries: [MonthSummary] {
    months.indices.map { index in
      MonthSummary(
        month: months[index],
        totals: SalesTotals(
          sales: sales[index], returns: returns[index], invoices: invoices[index]),
        activeClients: active[index], newClients: new[index],
        isPartial: index == months.count - 1 && day.adding(days: 1).dayOfMonth != 1)
    }
  }
}
