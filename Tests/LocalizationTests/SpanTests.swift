import Localization
import Portfolio
import Testing

@Suite("Spans of time")
struct SpanTests {
  @Test(
    "are told from the day of the reader",
    arguments: [
      ("2024-03-01", "há 2 anos e 8 meses", "2 years and 8 months ago"),
      ("2026-11-30", "em 14 dias", "in 14 days"), ("2026-11-16", "hoje", "today"),
      ("2026-11-15", "ontem", "yesterday"), ("2026-11-17", "amanhã", "tomorrow"),
      ("2026-11-14", "há 2 dias", "2 days ago"), ("2026-09-01", "há 76 dias", "76 days ago"),
      ("2026-08-18", "há 90 dias", "90 days ago"), ("2026-08-15", "há 3 meses", "3 months ago"),
      ("2026-08-17", "há 2 meses", "2 months ago"),
      ("2025-11-16", "há 1 ano", "1 year ago"), ("2025-11-17", "há 11 meses", "11 months ago"),
      ("2025-10-16", "há 1 ano e 1 mês", "1 year and 1 month ago"),
      ("2028-11-16", "em 2 anos", "in 2 years"),
    ])
  func relative(_ iso: String, _ inPortuguese: String, _ inEnglish: String) throws {
    let today = try #require(Day(year: 2026, month: 11, day: 16))
    let day = try #require(Day(iso: iso))
    #expect(try formatters(.brazilianPortuguese).relative(day, to: today) == inPortuguese)
    #expect(try formatters(.english).relative(day, to: today) == inEnglish)
  }

  @Test("are the same in both directions, and end with a shorter month")
  func span() throws {
    let portuguese = try formatters(.brazilianPortuguese)
    let january = try #require(Day(year: 2025, month: 1, day: 31))
    let february = try #require(Day(year: 2026, month: 2, day: 28))
    #expect(portuguese.span(from: january, to: february) == "1 ano e 1 mês")
    #expect(portuguese.span(from: february, to: january) == "1 ano e 1 mês")
    #expect(portuguese.days(1) == "1 dia")
    #expect(portuguese.days(0) == "0 dia")
    #expect(portuguese.days(1234) == "1.234 dias")
  }
}
