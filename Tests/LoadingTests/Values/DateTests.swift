import Loading
import Portfolio
import TestSupport
import Testing

@Suite("Dates")
struct DateTests {
  static func verdict(_ values: [String]) -> DateStyleEvidence.Verdict {
    var evidence = DateStyleEvidence()
    for value in values { evidence.add(Array(value.utf8).span) }
    return evidence.verdict
  }

  @Test(
    "the order of a column follows from all its values",
    arguments: [
      (["03/04/2026"], .ambiguous(example: "03/04/2026")),
      (["03/04/2026", "25/04/2026"], .style(.dayFirst)),
      (["03/04/2026", "04/25/2026"], .style(.monthFirst)),
      (
        ["03/04/2026", "25/04/2026", "04/25/2026"],
        .contradictory(dayFirst: "25/04/2026", monthFirst: "04/25/2026")
      ),
      (["05/05/2026"], .style(.dayFirst)),
      (["2026-07-01", "2010-12-01 08:26:00"], .style(.iso)),
      (["01 jul 2026"], .style(.iso)),
      (["2026-07-01", "1/2/2026"], .ambiguous(example: "1/2/2026")),
      (["12/1/2010 8:26", "12/13/2010 8:26"], .style(.monthFirst)),
      (["46204", "46205"], .serials(example: "46204")),
      (["46204", "2026-07-01"], .style(.iso)),
      (["", "n/d", "31/02/2026", "1.234,56", "11.222.333/0001-81"], .none),
    ] as [([String], DateStyleEvidence.Verdict)])
  func columnStyle(_ values: [String], _ expected: DateStyleEvidence.Verdict) {
    #expect(Self.verdict(values) == expected)
  }

  @Test(
    "dates are read in the order of the column",
    arguments: [
      ("01/07/2026", .dayFirst, "2026-07-01"), ("01/07/2026", .monthFirst, "2026-01-07"),
      ("1/7/2026", .dayFirst, "2026-07-01"), ("1-7-26", .dayFirst, "2026-07-01"),
      ("01.07.2026", .dayFirst, "2026-07-01"), ("01-07-2026", .dayFirst, "2026-07-01"),
      ("31/12/29", .dayFirst, "2029-12-31"), ("31/12/30", .dayFirst, "1930-12-31"),
      ("2026-07-01", .dayFirst, "2026-07-01"), ("2026/7/1", .monthFirst, "2026-07-01"),
      ("20260701", .iso, "2026-07-01"), ("01/07/2026", .iso, nil),
      ("2010-12-01 08:26:00", .iso, "2010-12-01"), ("12/1/2010 8:26", .monthFirst, "2010-12-01"),
      ("2026-07-01T23:59:59Z", .iso, "2026-07-01"),
      ("2026-07-01T23:59:59.999-03:00", .iso, "2026-07-01"),
      ("01/07/2026 11:30 PM", .dayFirst, "2026-07-01"), ("01 jul 2026", .iso, "2026-07-01"),
      ("1 de julho de 2026", .dayFirst, "2026-07-01"), ("1 de março de 2026", .iso, "2026-03-01"),
      ("01-Jul-26", .iso, "2026-07-01"), ("01/jul./2026", .iso, nil),
      ("1 de fev. de 2026", .iso, "2026-02-01"), ("July 1, 2026", .iso, "2026-07-01"),
      ("2026-Jul-01", .iso, "2026-07-01"), ("46204", .excel, "2026-07-01"),
      ("46204,75", .excel, "2026-07-01"), ("60", .excel, nil), ("61", .excel, "1900-03-01"),
      ("46204", .dayFirst, nil), ("29/02/2024", .dayFirst, "2024-02-29"),
      ("29/02/2023", .dayFirst, nil), ("2023-02-29", .iso, nil), ("32/01/2026", .dayFirst, nil),
      ("00/01/2026", .dayFirst, nil), ("01/13/2026", .dayFirst, nil), ("0000-01-01", .iso, nil),
      ("2026-0a-01", .iso, nil), ("01/07/2026 25h", .dayFirst, nil), ("01/07-2026", .dayFirst, nil),
      (" 01/07/2026 ", .dayFirst, "2026-07-01"), ("jul/2026", .dayFirst, nil), ("", .iso, nil),
      ("01/07/026", .dayFirst, nil), ("2026-07-01 ", .iso, "2026-07-01"),
    ] as [(String, DateStyle, String?)])
  func days(_ text: String, _ style: DateStyle, _ expected: String?) {
    #expect(DateReader(style: style).day(text)?.description == expected)
  }

  @Test(
    "what is no date of the column is refused with its reason",
    arguments: [
      ("", .dayFirst, .blank), ("amanhã", .dayFirst, .notADate),
      ("jul/2026", .dayFirst, .monthOnly),
      ("07/2026", .dayFirst, .monthOnly), ("julho de 2026", .iso, .monthOnly),
      ("2026-07", .iso, .monthOnly), ("31/02/2026", .dayFirst, .impossible),
      ("2026-02-30", .iso, .impossible), ("25/04/2026", .monthFirst, .otherOrder),
      ("01/07/2026", .iso, .otherOrder), ("46204", .dayFirst, .serial), ("12", .excel, .notADate),
    ] as [(String, DateStyle, DateFault)])
  func faults(_ text: String, _ style: DateStyle, _ expected: DateFault) {
    let bytes = Array(text.utf8)
    let reader = DateReader(style: style)
    #expect(reader.day(text) == nil)
    #expect(reader.fault(bytes.span) == expected)
  }

  @Test("every day of four centuries is read back in every style")
  func everyDay() {
    let iso = DateReader(style: .iso)
    let dayFirst = DateReader(style: .dayFirst)
    let monthFirst = DateReader(style: .monthFirst)
    var wrong = 0
    for number in stride(from: Int32(-25_567), through: 120_000, by: 1) {
      let day = Day(number: number)
      let text = Array(day.description.utf8)
      let (year, month, date) = (text[0..<4], text[5..<7], text[8..<10])
      let european = Array(date) + [0x2F] + Array(month) + [0x2F] + Array(year)
      let american = Array(month) + [0x2F] + Array(date) + [0x2F] + Array(year)
      if iso.day(text.span) != day || dayFirst.day(european.span) != day
        || monthFirst.day(american.span) != day
      {
        wrong += 1
      }
    }
    #expect(wrong == 0)
  }

  @Test("the dates that locales write are read back")
  func localeVectors() throws {
    guard SharedFolder.isPresent else { return }
    let rows = SharedFolder.rows("vectors/br_dates.csv")
    #expect(rows.count == 6)
    for row in rows {
      let day = try #require(Day(iso: row["iso"] ?? ""))
      #expect(DateReader(style: .dayFirst).day(row["short_pt_BR"] ?? "") == day)
      #expect(DateReader(style: .iso).day(row["medium_pt_BR"] ?? "") == day)
      #expect(DateReader(style: .iso).day(row["long_pt_BR"] ?? "") == day)
      #expect(DateReader(style: .monthFirst).day(row["short_en_US"] ?? "") == day)
      #expect(DateReader(style: .iso).day(row["long_en_US"] ?? "") == day)
    }
  }

  @Test(
    "years of two digits in columns of what may lie ahead are the nearest",
    arguments: [
      ("31/12/30", "2030-12-31"), ("31/12/76", "2076-12-31"), ("31/12/77", "1977-12-31"),
      ("31/12/99", "1999-12-31"), ("31/12/1930", "1930-12-31"), ("31 dez 35", "2035-12-31"),
      ("01/01/00", "2000-01-01"),
    ])
  func ahead(_ text: String, _ expected: String) {
    let reader = DateReader(style: .dayFirst, near: Day(iso: "2026-11-16"))
    #expect(reader.day(text)?.description == expected)
  }
}
