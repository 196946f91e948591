import Portfolio
import Testing

@Suite("Windows of months") struct DayWindowTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test(
    "begin with a month where they end with one",
    arguments: [
      ("2025-02-28", 12, "2024-02-29"), ("2024-02-29", 12, "2023-02-28"),
      ("2025-02-28", 24, "2023-02-28"), ("2025-06-30", 3, "2025-03-31"),
      ("2025-03-31", 1, "2025-02-28"), ("2025-12-31", 12, "2024-12-31"),
    ])
  func monthEnd(end: String, months: Int, bound: String) throws {
    #expect(try day(end).windowBound(months: months) == day(bound))
  }

  @Test(
    "keep the day of the month elsewhere",
    arguments: [
      ("2024-02-28", 12, "2023-02-28"), ("2025-06-29", 3, "2025-03-29"),
      ("2025-03-30", 1, "2025-02-28"), ("2026-11-16", 12, "2025-11-16"),
      ("2026-11-16", 0, "2026-11-16"),
    ])
  func middle(end: String, months: Int, bound: String) throws {
    #expect(try day(end).windowBound(months: months) == day(bound))
  }

  @Test("a year back twice is two years back, from every end of a month")
  func chained() throws {
    for month in 0..<60 {
      let end = try day("2022-01-01").adding(months: month).endOfMonth
      #expect(
        end.windowBound(months: 12).windowBound(months: 12) == end.windowBound(months: 24))
      #expect(end.adding(days: 1).dayOfMonth == 1)
    }
  }
}
