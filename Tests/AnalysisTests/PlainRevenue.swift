import Portfolio

@testable import Analysis

/// Retention, movements and cohorts written down a second time, slowly and client by client.
enum PlainRevenue {
  struct Year: Equatable {
    var begin: Int64 = 0
    var end: Int64 = 0
    var cohort: Int64 = 0
    var kept: Int64 = 0
    var cohortNow: Int64 = 0
    var lost = 0
    var clients = 0
    var new: Int64 = 0
    var back: Int64 = 0
  }

  /// Net sales of a client from after one day up to another.
  static func net(_ client: TestClient, after first: Day, upTo last: Day) -> Int64 {
    client.days.filter { $0.day > first && $0.day <= last }.reduce(0) { $0 + $1.net }
  }

  /// The day before a window of months: by the number of the day, but from month-end to month-end.
  static func bound(_ day: Day, months: Int) -> Day {
    let next = day.adding(days: 1)
    return next.dayOfMonth == 1
      ? next.adding(months: -months).adding(days: -1) : day.adding(months: -months)
  }

  /// Twelve months against the twelve before.
  static func year(_ clients: [TestClient], on day: Day) -> Year {
    let middle = bound(day, months: 12)
    let start = bound(day, months: 24)
    var year = Year()
    for client in clients {
      let sums = (
        net(client, after: start, upTo: middle), net(client, after: middle, upTo: day)
      )
      year.begin += sums.0
      year.end += sums.1
      let (before, now) = (max(0, sums.0), max(0, sums.1))
      year.cohort += before
      if before > 0 {
        year.clients += 1
        year.kept += min(before, now)
        year.cohortNow += now
        if now == 0 { year.lost += 1 }
      } else if now > 0 {
        let first = client.days.filter { $0.sales > 0 }.map(\.day).min()
        if let first, first > middle { year.new += now } else { year.back += now }
      }
    }
    return year
  }

  /// Clients with a sale, and net sales, by the quarter of the first sale and the quarter.
  static func cohorts(_ clients: [TestClient], on day: Day) -> [String: (clients: Int, net: Int64)]
  {
    var cells: [String: (clients: Int, net: Int64)] = [:]
    for client in clients {
      let days = client.days.filter { $0.day <= day }
      guard let first = days.filter({ $0.sales > 0 }).map(\.day).min() else { continue }
      for quarter in Set(days.filter { $0.day >= start(first) }.map { start($0.day) }) {
        let of = days.filter { start($0.day) == quarter }
        let key = "\(start(first)) \(quarter)"
        let known = cells[key] ?? (0, 0)
        cells[key] = (
          known.clients + (of.contains { $0.sales > 0 } ? 1 : 0),
          known.net + of.reduce(0) { $0 + $1.net }
        )
      }
    }
    return cells
  }

  static func start(_ day: Day) -> Day {
    let month = day.components.month
    return day.startOfMonth.adding(months: -((month - 1) % 3))
  }
}
