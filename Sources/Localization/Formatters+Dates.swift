public import Portfolio

/// The forms in which a day is written.
public enum DayStyle: Sendable, Hashable, CaseIterable {
  /// In figures: `29/02/2024`, English `2/29/24`.
  case short
  /// With the month's short name: `29 de fev. de 2024`, English `Feb 29, 2024`.
  case medium
  /// With the month's name: `29 de fevereiro de 2024`.
  case long
  /// With the weekday: `quinta-feira, 29 de fevereiro de 2024`.
  case full
  /// Without the year, where it is plain: `30/11`, English `Nov 30`.
  case dayMonth
  /// The month alone: `fevereiro de 2024`.
  case monthYear
  /// The month alone, for axes: `fev/2024`, English `Feb 2024`.
  case shortMonthYear
  /// For machines: `2024-02-29`.
  case iso
  /// Year and week of ISO 8601: `2024-W09`.
  case isoWeek
}

extension Formatters {
  /// Appends a day in a form.
  public func day(_ day: Day, _ style: DayStyle = .short, into output: inout [UInt8]) {
    switch style {
    case .short: calendar.append(day, .short, into: &output)
    case .medium: calendar.append(day, .medium, into: &output)
    case .long: calendar.append(day, .long, into: &output)
    case .full: calendar.append(day, .full, into: &output)
    case .dayMonth: calendar.append(day, .dayMonth, into: &output)
    case .monthYear: calendar.append(day, .monthYear, into: &output)
    case .shortMonthYear: calendar.append(day, .shortMonthYear, into: &output)
    case .iso: appendISO(day, into: &output)
    case .isoWeek: appendWeek(day, into: &output)
    }
  }

  /// A day in a form.
  public func day(_ day: Day, _ style: DayStyle = .short) -> String {
    string { self.day(day, style, into: &$0) }
  }

  /// The name of a month (1–12): `fevereiro`; nil for any other number.
  public func monthName(_ month: Int) -> String? {
    name(month, in: calendar.months)
  }

  /// The short name of a month (1–12) as it stands alone on an axis: `fev`; nil for any other number.
  public func shortMonthName(_ month: Int) -> String? {
    name(month, in: calendar.shortMonths)
  }

  /// The name of a weekday (Monday 1 … Sunday 7): `quinta-feira`; nil for any other number.
  public func weekdayName(_ weekday: Int) -> String? {
    name(weekday, in: calendar.weekdays)
  }

  private func name(_ number: Int, in names: [[UInt8]]) -> String? {
    names.indices.contains(number - 1) ? String(decoding: names[number - 1], as: UTF8.self) : nil
  }

  private func appendISO(_ day: Day, into output: inout [UInt8]) {
    let (year, month, dayOfMonth) = day.components
    CalendarWords.append(year, width: 4, into: &output)
    output.append(0x2D)
    CalendarWords.append(month, width: 2, into: &output)
    output.append(0x2D)
    CalendarWords.append(dayOfMonth, width: 2, into: &output)
  }

  private func appendWeek(_ day: Day, into output: inout [UInt8]) {
    let (year, week) = day.isoWeek
    CalendarWords.append(year, width: 4, into: &output)
    output.append(contentsOf: [0x2D, 0x57])
    CalendarWords.append(week, width: 2, into: &output)
  }
}
