/// The order in which the dates of one column name day and month.
///
/// Dates that leave no doubt are read in every style: those that start with a year of four digits
/// (`2026-07-01`, `2026/7/1`, `20260701`) and those with the name of a month (`01 jul 2026`).
public enum DateStyle: String, Sendable, Hashable, CaseIterable {
  /// Year, month, day, as in ISO 8601; `01/07/2026` is refused.
  case iso
  /// `01/07/2026`, `1-7-26`, `01.07.2026` mean 1 July.
  case dayFirst = "day-first"
  /// `07/01/2026`, `7/1/26` mean 1 July.
  case monthFirst = "month-first"
  /// Day numbers of a spreadsheet with the 1900 date system: `46204` is 1 July 2026.
  ///
  /// Only a configuration chooses this; a column of numbers is never taken for dates. From
  /// 1 March 1900, since earlier numbers count a day that never was.
  case excel

  /// The words a configuration may use.
  static let words: [(word: String, style: DateStyle)] = [
    ("iso", .iso), ("yyyy-mm-dd", .iso), ("aaaa-mm-dd", .iso), ("ymd", .iso),
    ("day-first", .dayFirst), ("dmy", .dayFirst), ("dd/mm/yyyy", .dayFirst),
    ("dd/mm/aaaa", .dayFirst), ("dd-mm-yyyy", .dayFirst), ("dd.mm.yyyy", .dayFirst),
    ("month-first", .monthFirst), ("mdy", .monthFirst), ("mm/dd/yyyy", .monthFirst),
    ("excel", .excel), ("serial", .excel),
  ]

  /// The style a configuration names, such as `day-first` or `dd/mm/yyyy`; nil for other words.
  public init?(named name: String) {
    let wanted = name.lowercased()
    guard let found = DateStyle.words.first(where: { $0.word == wanted }) else { return nil }
    self = found.style
  }
}

/// What the values seen so far say about the order of a column's dates.
///
/// `03/04/2026` says nothing alone; `25/04/2026` anywhere in the column settles it. As with
/// numbers, parts are merged in the order of the chunks, and a reader of the style found refuses
/// what does not fit.
public struct DateStyleEvidence: Sendable, Hashable {
  /// Dates that leave no doubt in any style: year first, or with a month's name.
  public private(set) var plainDates = 0
  /// Dates whose first number can only be a day.
  public private(set) var dayFirstDates = 0
  /// Dates whose second number can only be a day.
  public private(set) var monthFirstDates = 0
  /// Dates that two orders read as different days.
  public private(set) var ambiguousDates = 0
  /// Dates such as `05/05/2026`, the same day in both orders.
  public private(set) var sameInBothOrders = 0
  /// Years of two digits, of any order.
  public private(set) var shortYears = 0
  /// Numbers that could be a spreadsheet's day numbers of 1954–2064.
  public private(set) var serials = 0
  private var dayFirstExample: String?
  private var monthFirstExample: String?
  private var ambiguousExample: String?
  private var serialExample: String?

  /// Nothing seen yet.
  public init() {}

  /// What a column's values say.
  public enum Verdict: Sendable, Hashable {
    /// Nothing there that is a date.
    case none
    /// One style reads them all.
    case style(DateStyle)
    /// Only dates such as `03/04/2026`; the first of them.
    case ambiguous(example: String)
    /// Some dates are day first, others month first; the first of each.
    case contradictory(dayFirst: String, monthFirst: String)
    /// Numbers that look like a spreadsheet's days; the first. The configuration must say so.
    case serials(example: String)
  }

  /// What the values seen so far say.
  public var verdict: Verdict {
    if let dayFirstExample, let monthFirstExample {
      return .contradictory(dayFirst: dayFirstExample, monthFirst: monthFirstExample)
    }
    if dayFirstDates > 0 { return .style(.dayFirst) }
    if monthFirstDates > 0 { return .style(.monthFirst) }
    if let ambiguousExample { return .ambiguous(example: ambiguousExample) }
    if sameInBothOrders > 0 { return .style(.dayFirst) }
    if plainDates > 0 { return .style(.iso) }
    if let serialExample { return .serials(example: serialExample) }
    return .none
  }

  /// Takes one value of the column into account; blanks and text say nothing.
  public mutating func add(_ bytes: Span<UInt8>) {
    guard let parts = DateParts(bytes) else {
      guard SpreadsheetSerial.looksLikeDate(bytes) else { return }
      serials += 1
      if serialExample == nil { serialExample = bytes.text }
      return
    }
    switch parts.order {
    case .yearFirst:
      if parts.day(style: .iso) != nil { plainDates += 1 }
    case .named:
      if parts.day(style: .iso) != nil {
        plainDates += 1
        shortYears += parts.hasShortYear ? 1 : 0
      }
    case .numeric: addNumeric(parts, bytes)
    }
  }

  private mutating func addNumeric(_ parts: DateParts, _ bytes: Span<UInt8>) {
    let dayFirst = parts.day(style: .dayFirst)
    let monthFirst = parts.day(style: .monthFirst)
    guard dayFirst != nil || monthFirst != nil else { return }
    shortYears += parts.hasShortYear ? 1 : 0
    if dayFirst == monthFirst {
      sameInBothOrders += 1
    } else if dayFirst != nil, monthFirst != nil {
      ambiguousDates += 1
      if ambiguousExample == nil { ambiguousExample = bytes.text }
    } else if dayFirst != nil {
      dayFirstDates += 1
      if dayFirstExample == nil { dayFirstExample = bytes.text }
    } else {
      monthFirstDates += 1
      if monthFirstExample == nil { monthFirstExample = bytes.text }
    }
  }

  /// Adds what a later part of the same column said.
  public mutating func merge(_ later: DateStyleEvidence) {
    plainDates += later.plainDates
    dayFirstDates += later.dayFirstDates
    monthFirstDates += later.monthFirstDates
    ambiguousDates += later.ambiguousDates
    sameInBothOrders += later.sameInBothOrders
    shortYears += later.shortYears
    serials += later.serials
    dayFirstExample = dayFirstExample ?? later.dayFirstExample
    monthFirstExample = monthFirstExample ?? later.monthFirstExample
    ambiguousExample = ambiguousExample ?? later.ambiguousExample
    serialExample = serialExample ?? later.serialExample
  }
}
