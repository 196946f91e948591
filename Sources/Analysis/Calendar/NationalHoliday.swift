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
    if let fixed = fixed[month * 100 + dayOfMonth], fixed.day(in: year) == day { return fixed }
    // Carnival is never before February, Corpus Christi never after June.
    guard (2...6).contains(month), let easter = Easter.sunday(of: year) else { return nil }
    return movable[day.days(since: easter)]
  }

  /// By month times 100 plus day.
  private static let fixed: [Int: NationalHoliday] = [
    101: .newYear, 421: .tiradentes, 501: .labourDay, 907: .independence, 1012: .aparecida,
    1102: .allSouls, 1115: .republic, 1120: .blackConsciousness, 1225: .christmas,
  ]

  /// By days after Easter.
  private static let movable: [Int: NationalHoliday] = [
    -48: .carnivalMonday, -47: .carnivalTuesday, -2: .goodFriday, 60: .corpusChristi,
  ]
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
