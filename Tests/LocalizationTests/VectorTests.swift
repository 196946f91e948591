import Localization
import Portfolio
import TestSupport
import Testing

@Suite("Numbers and dates agree with the Unicode locale data")
struct VectorTests {
  /// A number such as `-0.005` as a whole number and its decimals.
  private func scaled(_ text: String) throws -> (value: Int64, scale: Int) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let digits = String(parts[0]) + decimals
    return (try #require(Int64(digits)), decimals.count)
  }

  @Test(
    "in money, decimals and percentages",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func numbers() throws {
    let portuguese = try formatters(.brazilianPortuguese, .plain)
    let english = try formatters(.english, .plain)
    let rows = SharedFolder.rows("vectors/br_numbers.csv")
    #expect(rows.count == 16)
    for row in rows {
      let text = try #require(row["value"])
      let (value, scale) = try scaled(text)
      func money(_ formatters: Formatters) -> String {
        var output: [UInt8] = []
        formatters.amount(value, scale: scale, .real, places: .fixed(2), into: &output)
        return String(decoding: output, as: UTF8.self)
      }
      func compact() -> String {
        var output: [UInt8] = []
        portuguese.compactAmount(value, scale: scale, .real, into: &output)
        return String(decoding: output, as: UTF8.self)
      }
      // Ours is half away from zero, the locale data's half to even.
      let isHalfCent = text == "0.005"
      #expect(money(portuguese) == (isHalfCent ? "R$\u{A0}0,01" : row["brl_pt_BR"]), "\(text)")
      #expect(money(english) == (isHalfCent ? "R$0.01" : row["brl_en_US"]), "\(text)")
      // The locale data says "R$ 1000 mil", which nobody would write.
      let isOddity = text == "999999.999"
      #expect(compact() == (isOddity ? "R$\u{A0}1\u{A0}mi" : row["compact_brl_pt_BR"]), "\(text)")
      #expect(
        portuguese.decimal(value, scale: scale, places: .upTo(3)) == row["decimal_pt_BR"],
        "\(text)")
      #expect(
        english.decimal(value, scale: scale, places: .upTo(3)) == row["decimal_en_US"], "\(text)")
      #expect(portuguese.percent(value, scale: scale) == row["percent_pt_BR_1dp"], "\(text)")
    }
  }

  @Test(
    "in dates", .enabled(if: SharedFolder.isPresent, "the shared folder is not here"),
    arguments: SharedFolder.rows("vectors/br_dates.csv"))
  func dates(_ row: [String: String]) throws {
    let portuguese = try formatters(.brazilianPortuguese)
    let english = try formatters(.english)
    let day = try #require(row["iso"].flatMap { Day(iso: $0) })
    #expect(portuguese.day(day, .iso) == row["iso"])
    #expect(portuguese.day(day, .short) == row["short_pt_BR"])
    #expect(portuguese.day(day, .medium) == row["medium_pt_BR"])
    #expect(portuguese.day(day, .long) == row["long_pt_BR"])
    #expect(portuguese.day(day, .full) == row["full_pt_BR"])
    #expect(english.day(day, .short) == row["short_en_US"])
    #expect(english.day(day, .long) == row["long_en_US"])
    #expect(portuguese.day(day, .isoWeek) == row["iso_week"])
    #expect(String(day.weekday) == row["weekday"])
  }
}
