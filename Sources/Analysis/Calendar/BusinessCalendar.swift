public import Portfolio

/// Why nobody works on a day.
public enum DayOff: Sendable, Hashable {
  case weekend
  case national(NationalHoliday)
  /// A day of the company's own, by its name.
  case company(String)

  /// Whether it is more than a Saturday or Sunday.
  public var isHoliday: Bool { self != .weekend }
}

/// The days the company works on: not Saturdays, not Sundays, not holidays.
///
/// The national holidays are those of Brazil, and hold where that is the home country. What the
/// company's own holidays say comes first: they close more days, or take a holiday back.
public struct BusinessCalendar: Sendable, Hashable {
  /// Whether the national holidays of Brazil hold.
  public let isBrazilian: Bool
  /// Whether Carnival and Corpus Christi are days off.
  public let takesOptionalDays: Bool
  /// The company's own days, by first day.
  public let own: [CompanyHoliday]

  /// A calendar of its parts.
  public init(isBrazilian: Bool, takesOptionalDays: Bool = true, own: [CompanyHoliday] = []) {
    self.isBrazilian = isBrazilian
    self.takesOptionalDays = takesOptionalDays
    self.own = own
  }

  /// The calendar of a portfolio under a policy.
  public init(_ portfolio: Portfolio, _ policy: Policy) {
    self.init(
      isBrazilian: ["brasil", "brazil", "br", "bra"].contains(
        PlainText.fold(portfolio.homeCountry)),
      takesOptionalDays: policy.calendar.takesOptionalDays, own: portfolio.records.holidays)
  }

  /// Why nobody works on a day; nil for a business day.
  public func dayOff(_ day: Day) -> DayOff? {
    if !own.isEmpty {
      let own = own.filter { $0.day <= day && day <= $0.until }
      if own.contains(where: \.works) { return nil }
      if let closed = own.first { return .company(closed.name) }
    }
    if isBrazilian, let holiday = NationalHoliday.on(day),
      takesOptionalDays || !holiday.isOptional
    {
      return .national(holiday)
    }
    return day.weekday > 5 ? .weekend : nil
  }

  /// Whether people work on a day.
  public func isBusinessDay(_ day: Day) -> Bool { dayOff(day) == nil }

  /// The day itself, or the first business day after it.
  public func onOrAfter(_ day: Day) -> Day { nearest(to: day, step: 1) }

  /// The day itself, or the last business day before it.
  public func onOrBefore(_ day: Day) -> Day { nearest(to: day, step: -1) }

  /// The day that comes so many business days after another; before it where the count is negative.
  ///
  /// Zero gives the day itself, business day or not.
  public func adding(_ count: Int, to day: Day) -> Day {
    let step = count < 0 ? -1 : 1
    var next = day
    for _ in 0..<count.magnitude { next = nearest(to: next.adding(days: step), step: step) }
    return next
  }

  /// Business days after a day up to and with another; 0 where that does not come later.
  public func businessDays(after first: Day, through last: Day) -> Int {
    guard last > first else { return 0 }
    return (1...last.days(since: first)).count { isBusinessDay(first.adding(days: $0)) }
  }

  /// The holidays from a day to another, both among them, that take a weekday away.
  public func holidays(from first: Day, through last: Day) -> [(day: Day, off: DayOff)] {
    guard last >= first else { return [] }
    return (0...last.days(since: first)).compactMap { offset in
      let day = first.adding(days: offset)
      guard let off = dayOff(day), off.isHoliday, day.weekday < 6 else { return nil }
      return (day, off)
    }
  }

  /// A company that never works would look for ever: after a year the day itself is given.
  private static let farthest = 366

  private func nearest(to day: Day, step: Int) -> Day {
    var next = day
    for _ in 0..<BusinessCalendar.farthest {
      if isBusinessDay(next) { return next }
      next = next.adding(days: step)
    }
    return day
  }
}
