/// Parameters of voice and advocacy.
public struct AdvocacyPolicy: Sendable, Hashable {
  /// The most asks of a client in twelve months.
  public var asksAYear = 3
  /// The most reference calls of a client in twelve months.
  public var callsAYear = 4
  /// The fewest days between two asks.
  public var daysBetween = 45
  /// Nobody is asked within so many days of a commercial ask.
  public var commercialDays = 14
  /// An answer to the NPS makes a promoter from this on.
  public var promoterLeast = 9
}

/// How likely a former client comes back, by reason and by time, in basis points of 1.
public struct WinBackPolicy: Sendable, Hashable {
  private var reasons: [EndReason: Int64] = [
    .championLeft: 7_000, .service: 6_000, .logistics: 6_000, .price: 5_000, .budget: 5_000,
    .noDecision: 5_000, .productGap: 4_000, .competitor: 3_000, .other: 3_000, .noUse: 2_000,
    .acquired: 2_000,
  ]
  /// The factor where no reason is known.
  public var unknownReason: Int64 = 3_000
  /// The factor of the first quarter after the end: too soon.
  public var firstQuarter: Int64 = 5_000
  /// The factor up to a year after it.
  public var firstYear: Int64 = 10_000
  /// The factor of the second year.
  public var secondYear: Int64 = 6_000
  /// The factor after it, or where the day is not known.
  public var later: Int64 = 3_000

  /// The factor of a reason; zero for those who are not to be asked back.
  public subscript(reason: EndReason) -> Int64 {
    get { reason.isFinal ? 0 : reasons[reason] ?? unknownReason }
    set { reasons[reason] = newValue }
  }

  /// The factor of a reason that may not be known.
  func factor(_ reason: EndReason?) -> Int64 { reason.map { self[$0] } ?? unknownReason }

  /// The factor of the days since the end.
  func time(_ days: Int?) -> Int64 {
    switch days {
    case nil: later
    case .some(..<91): firstQuarter
    case .some(91...365): firstYear
    case .some(366...730): secondYear
    default: later
    }
  }
}
