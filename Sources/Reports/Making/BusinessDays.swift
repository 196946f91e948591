import Portfolio

/// The days people work on: not Saturdays, not Sundays, not the national holidays of Brazil.
struct BusinessDays: Sendable {
  /// Whether the portfolio's home has the holidays of Brazil.
  let isBrazil: Bool

  /// The day that comes so many business days after another.
  func adding(_ count: Int, to day: Day) -> Day {
    var next = day
    var left = count
    while left > 0 {
      next = next.adding(days: 1)
      if isBusinessDay(next) { left -= 1 }
    }
    return next
  }

  /// The day itself, or the last business day before it.
  func onOrBefore(_ day: Day) -> Day {
    var last = day
    while !isBusinessDay(last) { last = last.adding(days: -1) }
    return last
  }

  func isBusinessDay(_ day: Day) -> Bool { day.weekday < 6 && !isHoliday(day) }

  private func isHoliday(_ day: Day) -> Bool {
    guard isBrazil else { return false }
    let (year, month, dayOfMonth) = day.components
    if BusinessDays.fixed.contains(month * 100 + dayOfMonth) {
      // Consciousness Day is a national holiday since 2024.
      return month * 100 + dayOfMonth != 1120 || year >= 2024
    }
    return BusinessDays.easter(year).map { $0.adding(days: -2) == day } ?? false
  }

  /// Month times 100 plus day.
  private static let fixed: Set<Int> = [101, 421, 501, 907, 1012, 1102, 1115, 1120, 1225]

  /// Easter Sunday of the Gregorian calendar, by the anonymous algorithm.
  static func easter(_ year: Int) -> Day? {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let leapCenturies = century / 4
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - leapCenturies - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * late + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
