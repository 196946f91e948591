public import Portfolio

extension Formatters {
  /// Days up to which a span is told in days; beyond it is told in months and years.
  static let longestSpanInDays = 90

  /// A number of days: `1 dia`, `45 dias`.
  public func days(_ count: Int) -> String {
    catalog.count("time.days", count)
  }

  /// Tenths of days: `1 dia`, `2,5 dias`.
  public func days(tenths: Int64) -> String {
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    // One and a half is plural in English and singular in Portuguese.
    return catalog.count(
      "time.days", rest != 0 && locale == .english ? 2 : Int(whole),
      ["count": decimal(tenths, scale: 1, places: .upTo(1))])
  }

  /// The time between two days, whichever comes first: `45 dias`, `7 meses`, `2 anos e 8 meses`.
  ///
  /// Up to 90 days it counts days. Beyond that it counts the whole months of the calendar, as years
  /// and months from a year on; what is left of a month is not told.
  public func span(from start: Day, to end: Day) -> String {
    let (first, last) = start <= end ? (start, end) : (end, start)
    let days = last.days(since: first)
    guard days > Formatters.longestSpanInDays else { return self.days(days) }
    let months = Formatters.wholeMonths(from: first, to: last)
    guard months >= 12 else { return catalog.count("time.months", months) }
    let years = catalog.count("time.years", months / 12)
    guard months % 12 > 0 else { return years }
    return catalog.text(
      "time.years-and-months",
      ["years": years, "months": catalog.count("time.months", months % 12)])
  }

  /// Where a day lies seen from another: `há 2 anos e 8 meses`, `ontem`, `hoje`, `em 14 dias`.
  public func relative(_ day: Day, to today: Day) -> String {
    switch day.days(since: today) {
    case 0: return catalog.text("time.today")
    case 1: return catalog.text("time.tomorrow")
    case -1: return catalog.text("time.yesterday")
    case let days:
      let span = span(from: today, to: day)
      return catalog.text(days > 0 ? "time.in" : "time.ago", ["span": span])
    }
  }

  /// Months of the calendar that are complete between two days; the end of a shorter month completes.
  static func wholeMonths(from first: Day, to last: Day) -> Int {
    let (from, to) = (first.components, last.components)
    let months = (to.year - from.year) * 12 + to.month - from.month
    return first.adding(months: months) <= last ? months : months - 1
  }
}
