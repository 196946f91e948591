/// Days on which the company is closed, or works although others do not.
public struct CompanyHoliday: Sendable, Hashable {
  /// The first day.
  public let day: Day
  /// The last day, which is among them.
  public let until: Day
  /// What the days are called.
  public let name: String
  /// Whether the company works on them, holiday or not.
  public let works: Bool

  /// Days off, or worked ones.
  ///
  /// - Parameters:
  ///   - day: The first day.
  ///   - until: The last day; nil for a single day.
  ///   - name: What the days are called.
  ///   - works: Whether the company works on them.
  public init(day: Day, until: Day? = nil, name: String, works: Bool = false) {
    self.day = day
    self.until = max(day, until ?? day)
    self.name = name
    self.works = works
  }
}
