import Portfolio
import Testing

@testable import Analysis

@Suite struct HolidayTests {
  /// Easter Sundays as published by the Astronomical Applications Department of the United States
  /// Naval Observatory.
  static let easters = [
    "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
    "2030-04-21", "2038-04-25", "1961-04-02", "2008-03-23",
  ]

  @Test(arguments: easters) func easterFallsAsPublished(text: String) throws {
    let sunday = try #require(Day(iso: text))
    #expect(Easter.sunday(of: sunday.year) == sunday)
    #expect(sunday.weekday == 7)
  }

  /// Carnival Tuesday, Good Friday and Corpus Christi of the federal ordinances.
  @Test(arguments: [
    ("2024-02-13", "2024-03-29", "2024-05-30"), ("2025-03-04", "2025-04-18", "2025-06-19"),
    ("2026-02-17", "2026-04-03", "2026-06-04"), ("2027-02-09", "2027-03-26", "2027-05-27"),
    ("2028-02-29", "2028-04-14", "2028-06-15"), ("2029-02-13", "2029-03-30", "2029-05-31"),
    ("2030-03-05", "2030-04-19", "2030-06-20"),
  ])
  func movableHolidaysFollowEaster(carnival: String, friday: String, corpus: String) {
    #expect(NationalHoliday.on(day(carnival)) == .carnivalTuesday)
    #expect(NationalHoliday.on(day(carnival).adding(days: -1)) == .carnivalMonday)
    #expect(NationalHoliday.on(day(friday)) == .goodFriday)
    #expect(NationalHoliday.on(day(corpus)) == .corpusChristi)
  }

  @Test func aHolidayIsFoundOnItsDayOfEveryYear() {
    for year in 1990...2060 {
      for holiday in NationalHoliday.allCases {
        guard let date = holiday.day(in: year) else {
          #expect(holiday == .blackConsciousness && year < 2024)
          continue
        }
        // Good Friday can fall on Tiradentes' day, and then either name is right.
        #expect(NationalHoliday.on(date) != nil)
      }
    }
    #expect(NationalHoliday.on(day("2023-11-20")) == nil)
    #expect(NationalHoliday.on(day("2024-11-20")) == .blackConsciousness)
  }
}

@Suite struct BusinessCalendarTests {
  private let brazil = BusinessCalendar(
    isBrazilian: true,
    own: [
      CompanyHoliday(day: day("2026-12-21"), until: day("2027-01-03"), name: "Recesso"),
      CompanyHoliday(day: day("2026-10-12"), name: "Plantão", works: true),
    ])

  @Test func ownDaysCloseMoreAndTakeHolidaysBack() {
    #expect(brazil.dayOff(day("2026-12-22")) == .company("Recesso"))
    #expect(brazil.isBusinessDay(day("2026-10-12")))
    #expect(brazil.dayOff(day("2026-11-20")) == .national(.blackConsciousness))
    #expect(brazil.dayOff(day("2026-11-21")) == .weekend)
    #expect(brazil.onOrBefore(day("2026-12-30")) == day("2026-12-18"))
    #expect(brazil.onOrAfter(day("2026-12-30")) == day("2027-01-04"))
  }

  @Test func optionalDaysAreOffAsThePolicySays() throws {
    let carnival = day("2027-02-08")
    #expect(!BusinessCalendar(isBrazilian: true).isBusinessDay(carnival))
    #expect(
      BusinessCalendar(isBrazilian: true, takesOptionalDays: false).isBusinessDay(carnival))
    #expect(BusinessCalendar(isBrazilian: false).isBusinessDay(carnival))
    #expect(try policy("calendar: {optional-holidays: false}").calendar.takesOptionalDays == false)
  }

  @Test func rollingNeverLeavesTheNearestBusinessDay() {
    var random = FixedRandom(seed: 7)
    for _ in 0..<400 {
      let date = day("2020-01-01").adding(days: Int.random(in: 0..<5000, using: &random))
      let (before, after) = (brazil.onOrBefore(date), brazil.onOrAfter(date))
      #expect(before <= date && date <= after)
      #expect(brazil.isBusinessDay(before) && brazil.isBusinessDay(after))
      #expect((before == date) == brazil.isBusinessDay(date))
      #expect(brazil.businessDays(after: before, through: after) <= 1)
      let count = Int.random(in: 0..<60, using: &random)
      let later = brazil.adding(count, to: date)
      #expect(brazil.businessDays(after: date, through: later) == count)
      #expect(brazil.adding(-count, to: brazil.adding(count, to: after)) == after)
    }
  }

  @Test func aCompanyThatNeverWorksDoesNotHang() {
    let closed = BusinessCalendar(
      isBrazilian: false,
      own: [CompanyHoliday(day: day("2000-01-01"), until: day("2100-01-01"), name: "x")])
    #expect(closed.onOrAfter(day("2026-11-16")) == day("2026-11-16"))
  }
}
