import Portfolio

/// The last days of calendar months: the days on which the past is looked at.
enum MonthEnds {
  /// The last month-ends before a day, latest first.
  static func before(_ day: Day, count: Int) -> [Day] {
    let start = day.startOfMonth
    return (0..<max(0, count)).map { start.adding(months: -$0).adding(days: -1) }
  }

  /// Whether a day is the last of its month.
  static func isEnd(_ day: Day) -> Bool { day == day.endOfMonth }
}

extension Portfolio {
  /// The first day of which the data can tell how the clients stood; nil where nothing is dated.
  ///
  /// Where there are invoices, the first of them: contracts alone would show a past without sales.
  var firstKnownDay: Day? {
    if let first = ledger.firstDay { return first }
    let started = records.contracts.lazy.compactMap { $0.status == .draft ? nil : $0.sortDay }.min()
    return started ?? records.interactions.lazy.compactMap(\.date).min()
  }
}
