import Localization
import Portfolio
import Testing

@Suite("On pages")
struct FormattersTests {
  let portuguese: Formatters
  let english: Formatters

  init() throws {
    portuguese = try formatters(.brazilianPortuguese)
    english = try formatters(.english)
  }

  private func reais(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .real) }

  /// A no-break space, visible in the expectations as `_`.
  private func spaced(_ text: String) -> String {
    String(text.map { $0 == "_" ? "\u{A0}" : $0 })
  }

  @Test(
    "money has its symbol, groups and cents",
    arguments: [
      (123_456, "R$_1.234,56", "R$1,234.56"), (0, "R$_0,00", "R$0.00"),
      (-123_456, "−R$_1.234,56", "−R$1,234.56"), (5, "R$_0,05", "R$0.05"),
      (100_000_000, "R$_1.000.000,00", "R$1,000,000.00"),
      (Int64.max, "R$_92.233.720.368.547.758,07", "R$92,233,720,368,547,758.07"),
      (Int64.min, "−R$_92.233.720.368.547.758,08", "−R$92,233,720,368,547,758.08"),
    ] as [(Int64, String, String)])
  func money(_ cents: Int64, _ inPortuguese: String, _ inEnglish: String) {
    #expect(portuguese.money(reais(cents)) == spaced(inPortuguese))
    #expect(english.money(reais(cents)) == inEnglish)
  }

  @Test(
    "money without cents rounds half away from zero and loses the sign of nothing",
    arguments: [
      (4_373_049, "R$_43.730"), (4_373_050, "R$_43.731"), (-4_373_050, "−R$_43.731"),
      (-49, "R$_0"), (49, "R$_0"), (50, "R$_1"),
    ] as [(Int64, String)])
  func wholeMoney(_ cents: Int64, _ expected: String) {
    #expect(portuguese.wholeMoney(reais(cents)) == spaced(expected))
  }

  @Test(
    "compact money never reaches a thousand of one unit",
    arguments: [
      (0, "R$_0"), (50, "R$_0,50"), (99_999, "R$_999,99"), (99_900, "R$_999"),
      (100_000, "R$_1_mil"), (123_456, "R$_1,2_mil"), (-123_456, "−R$_1,2_mil"),
      (99_994_999, "R$_999,9_mil"), (99_995_000, "R$_1_mi"), (100_000_000, "R$_1_mi"),
      (99_995_000_000, "R$_1_bi"), (230_000_000_000, "R$_2,3_bi"),
      (99_995_000_000_000, "R$_1_tri"), (Int64.max, "R$_92.233,7_tri"),
    ] as [(Int64, String)])
  func compactMoney(_ cents: Int64, _ expected: String) {
    #expect(portuguese.compactMoney(reais(cents)) == spaced(expected))
  }

  @Test("money of a column keeps its decimal")
  func columnMoney() {
    #expect(portuguese.columnMoney(reais(900_000_000)) == spaced("R$_9,0_mi"))
    #expect(portuguese.columnMoney(reais(61_149_999)) == spaced("R$_611,5_mil"))
    #expect(portuguese.columnMoney(reais(99_995_000)) == spaced("R$_1,0_mi"))
    #expect(english.columnMoney(reais(-123_456)) == "−R$1.2K")
  }

  @Test("compact money in English is set tight")
  func compactEnglish() {
    #expect(english.compactMoney(reais(123_456)) == "R$1.2K")
    #expect(english.compactMoney(reais(-230_000_000_000)) == "−R$2.3B")
  }

  @Test(
    "other currencies have their symbol, or their code set apart",
    arguments: [
      ("USD", "US$_12,34", "$12.34"), ("EUR", "€_12,34", "€12.34"), ("GBP", "£_12,34", "£12.34"),
      ("CHF", "CHF_12,34", "CHF_12.34"), ("JPY", "JP¥_1.234", "¥1,234"),
    ])
  func currencies(_ code: String, _ inPortuguese: String, _ inEnglish: String) throws {
    let money = Money(minorUnits: 1234, currency: try #require(Currency(code: code)))
    #expect(portuguese.money(money) == spaced(inPortuguese))
    #expect(english.money(money) == spaced(inEnglish))
  }

  @Test("a percentage in Portuguese stands apart from its sign, in English it does not")
  func percent() {
    #expect(portuguese.percent(917, scale: 3) == "91,7\u{A0}%")
    #expect(english.percent(917, scale: 3) == "91.7%")
    #expect(portuguese.percent(1, scale: 0) == "100,0\u{A0}%")
    #expect(portuguese.percent(1, scale: 0, places: .upTo(1)) == "100\u{A0}%")
    #expect(portuguese.percent(-41, scale: 3) == "−4,1\u{A0}%")
    #expect(portuguese.percent(-4, scale: 5) == "0,0\u{A0}%")
    #expect(portuguese.percent(41, scale: 3, sign: .always) == "+4,1\u{A0}%")
  }

  @Test("differences of percentages are in points, with their sign but for zero")
  func percentPoints() {
    #expect(portuguese.percentPoints(-4, scale: 3) == "−0,4\u{A0}p.p.")
    #expect(portuguese.percentPoints(4, scale: 3) == "+0,4\u{A0}p.p.")
    #expect(portuguese.percentPoints(0, scale: 3) == "0,0\u{A0}p.p.")
    #expect(english.percentPoints(-4, scale: 3) == "−0.4\u{A0}pp")
  }

  @Test(
    "decimals are rounded half away from zero, to fixed places or trimmed",
    arguments: [
      (125, 2, DecimalPlaces.fixed(1), "1,3"), (-125, 2, .fixed(1), "−1,3"),
      (124, 2, .fixed(1), "1,2"), (5, 0, .fixed(2), "5,00"), (1200, 3, .upTo(3), "1,2"),
      (1000, 3, .upTo(3), "1"), (5, 3, .upTo(2), "0,01"), (4, 3, .upTo(2), "0"),
      (1, 25, .fixed(1), "0,0"), (9995, 1, .fixed(0), "1.000"), (7, -2, .fixed(0), "700"),
      (0, -2, .fixed(1), "0,0"), (12, 25, .upTo(25), "0,0000000000000000000000012"),
    ] as [(Int64, Int, DecimalPlaces, String)])
  func decimal(_ value: Int64, _ scale: Int, _ places: DecimalPlaces, _ expected: String) {
    #expect(portuguese.decimal(value, scale: scale, places: places) == expected)
  }

  @Test("counts have groups")
  func count() {
    #expect(portuguese.count(1_234_567) == "1.234.567")
    #expect(english.count(-1234) == "−1,234")
    #expect(portuguese.count(999) == "999")
  }

  @Test("months stand alone for heads and axes")
  func months() throws {
    let day = try #require(Day(year: 2026, month: 3, day: 1))
    #expect(portuguese.day(day, .monthYear) == "março de 2026")
    #expect(portuguese.day(day, .shortMonthYear) == "mar/2026")
    #expect(english.day(day, .shortMonthYear) == "Mar 2026")
    #expect(portuguese.day(day, .dayMonth) == "01/03")
    #expect(english.day(day, .dayMonth) == "Mar 1")
    #expect(english.day(day, .medium) == "Mar 1, 2026")
    #expect(english.day(day, .full) == "Sunday, March 1, 2026")
    #expect(portuguese.shortMonthName(12) == "dez")
    #expect(portuguese.weekdayName(7) == "domingo")
    #expect(portuguese.monthName(13) == nil)
    #expect(portuguese.monthName(0) == nil)
  }

  @Test("appending continues what is there")
  func appends() {
    var output = Array("a ".utf8)
    portuguese.money(reais(100), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a R$\u{A0}1,00")
  }
}
