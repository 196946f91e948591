public import Portfolio

/// A national holiday of Brazil, or a day on which public offices may close.
///
/// Sources: Laws 662/1949, 6.802/1980, 9.093/1995, 10.607/2002 and 14.759/2023; the days off by custom
/// follow the yearly ordinances of the federal government.
public enum NationalHoliday: String, Sendable, Hashable, CaseIterable {
  case newYear = "new-year"
  case carnivalMonday = "carnival-monday"
  case carnivalTuesday = "carnival-tuesday"
  case goodFriday = "good-friday"
  case tiradentes
  case labourDay = "labour-day"
  case corpusChristi = "corpus-christi"
  case independence
  case aparecida
  case allSouls = "all-souls"
  case republic
  case blackConsciousness = "black-consciousness"
  case christmas

  /// Whether the law leaves the day to each company: Carnival and Corpus Christi.
  public var isOptional: Bool {
    self == .carnivalMonday || self == .carnivalTuesday || self == .corpusChristi
  }

  /// The day of a year; nil before the holiday existed.
  public func day(in year: Int) -> Day? {
    switch self {
    case .newYear: Day(year: year, month: 1, day: 1)
    case .carnivalMonday: Easter.sunday(of: year)?.adding(days: -48)
    case .carnivalTuesday: Easter.sunday(of: year)?.adding(days: -47)
    case .goodFriday: Easter.sunday(of: year)?.adding(days: -2)
    case .tiradentes: Day(year: year, month: 4, day: 21)
    case .labourDay: Day(year: year, month: 5, day: 1)
    case .corpusChristi: Easter.sunday(of: year)?.adding(days: 60)
    case .independence: Day(year: year, month: 9, day: 7)
    case .aparecida: Day(year: year, month: 10, day: 12)
    case .allSouls: Day(year: year, month: 11, day: 2)
    case .republic: Day(year: year, month: 11, day: 15)
    // A national holiday since the end of 2023, by Law 14.759.
    case .blackConsciousness: year >= 2024 ? Day(year: year, month: 11, day: 20) : nil
    case .christmas: Day(year: year, month: 12, day: 25)
    }
  }

  /// The holiday that falls on a day; nil when none does.
  public static func on(_ day: Day) -> NationalHoliday? {
    let (year, month, dayOfMonth) = day.components
    if let fixed = fixed(month, dayOfMonth) { return fixed.day(in: year) == nil ? nil : fixed }
    // Carnival is never before February, Corpus Christi never after June.
    guard (2...6).contains(month), let easter = Easter.sunday(of: year) else { return nil }
    return movable(day.days(since: easter))
  }

  /// The holiday of the same day in every year.
  private static func fixed(_ month: Int, _ day: Int) -> NationalHoliday? {
    switch (month, day) {
    case (1, 1): .newYear
    case (4, 21): .tiradentes
    case (5, 1): .labourDay
    case (9, 7): .independence
    case (10, 12): .aparecida
    case (11, 2): .allSouls
    case (11, 15): .republic
    case (11, 20): .blackConsciousness
    case (12, 25): .christmas
    default: nil
    }
  }

  /// The holiday of so many days after Easter.
  private static func movable(_ days: Int) -> NationalHoliday? {
    switch days {
    case -48: .carnivalMonday
    case -47: .carnivalTuesday
    case -2: .goodFriday
    case 60: .corpusChristi
    default: nil
    }
  }
}

/// Easter Sunday of the Gregorian calendar.
public enum Easter {
  /// The Sunday of a year.
  ///
  /// Source: the anonymous Gregorian algorithm published in Nature, 20 April 1876, as given by
  /// J. Meeus, "Astronomical Algorithms", chapter 8.
  public static func sunday(of year: Int) -> Day? {
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
