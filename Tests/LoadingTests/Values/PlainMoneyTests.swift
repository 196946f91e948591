import Portfolio
import Testing

@testable import Loading

@Suite("The short way of reading amounts")
struct PlainMoneyTests {
  private static let texts = [
    "1,00", "12,34", "123,45", "1234,56", "12345,67", "123456,78", "-1,00", "-12345,67", "0,01",
    "-0,01", "00,10", "1.234,56", "12,3", "12,345", "1234", ",50", "-,50", "1a,00", "1,0b", "1;00",
    "1.00", "--1,00", " 1,00", "1,00 ", "99999,99", "12/5,00", "12:5,00", "1,,00", "",
  ]

  @Test("agrees with the long way wherever it answers", arguments: texts)
  func agreesWithTheLongWay(text: String) {
    let reader = MoneyReader(style: .comma, currency: .real)
    let bytes = Array("xy".utf8) + Array(text.utf8) + [UInt8](repeating: 0x39, count: 8)
    let range = 2..<2 + text.utf8.count
    guard let short = reader.plainMinorUnits(bytes.span, in: range) else { return }
    #expect(short == reader.minorUnits(text))
  }

  @Test("answers for every plain amount of up to five digits before the mark")
  func answersForPlainAmounts() {
    let reader = MoneyReader(style: .point, currency: .real)
    for value in stride(from: 0, through: 9_999_999, by: 7_919) {
      let cents = value % 100
      let text = "\(value / 100).\(cents < 10 ? "0" : "")\(cents)"
      let bytes = Array(text.utf8) + [UInt8](repeating: 0x2E, count: 8)
      #expect(reader.plainMinorUnits(bytes.span, in: 0..<text.utf8.count) == Int64(value))
    }
  }
}
