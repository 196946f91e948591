import Loading
import Portfolio
import TestSupport
import Testing

@Suite("Numbers and money")
struct NumberTests {
  static let usd = Currency(code: "USD") ?? .real
  static let yen = Currency(code: "JPY") ?? .real

  static func verdict(_ values: [String]) -> NumberStyleEvidence.Verdict {
    var evidence = NumberStyleEvidence()
    for value in values { evidence.add(Array(value.utf8).span) }
    return evidence.verdict
  }

  @Test(
    "the style of a column follows from all its values",
    arguments: [
      (["1.234", "12,50"], .style(.comma)),
      (["1.234", "12.50"], .style(.point)),
      (["R$ 1.234,56"], .style(.comma)),
      (["1,234.56"], .style(.point)),
      (["1.234.567"], .style(.comma)),
      (["1,234,567"], .style(.point)),
      (["0.125"], .style(.point)),
      (["1234.567"], .style(.point)),
      (["12", "300", "-7"], .style(.plain)),
      (["1.234", "12", "2.500"], .ambiguous(example: "1.234")),
      (["1,234"], .ambiguous(example: "1,234")),
      (["12,50", "1.234", "12.50"], .contradictory(comma: "12,50", point: "12.50")),
      (["", "n/d", "12.05.2026", "11.222.333/0001-81", "(11) 3333-4444"], .none),
      (["(500,00)", "12,5%"], .style(.comma)),
      (["1\u{A0}234,5"], .style(.comma)),
    ] as [([String], NumberStyleEvidence.Verdict)])
  func columnStyle(_ values: [String], _ expected: NumberStyleEvidence.Verdict) {
    #expect(Self.verdict(values) == expected)
  }

  @Test("evidence of parts, merged in order, is the evidence of the whole")
  func mergedEvidence() {
    let values = ["1.234", "7", "12,50", "9.999", "3,1", "2.50"]
    for split in values.indices {
      var first = NumberStyleEvidence()
      var second = NumberStyleEvidence()
      var whole = NumberStyleEvidence()
      for (index, value) in values.enumerated() {
        whole.add(Array(value.utf8).span)
        if index < split {
          first.add(Array(value.utf8).span)
        } else {
          second.add(Array(value.utf8).span)
        }
      }
      first.merge(second)
      #expect(first == whole)
    }
  }

  @Test(
    "amounts with a decimal comma become cents",
    arguments: [
      ("R$ 1.234,56", 123_456), ("1234,56", 123_456), ("(500,00)", -50_000), ("500,00-", -50_000),
      ("\u{2212}5", -500), ("-R$ 10", -1000), ("R$ -10", -1000), ("R$\u{A0}10,5", 1050),
      ("10,50 R$", 1050), ("BRL 10,50", 1050), (" 12 ", 1200), ("0,005", 1), ("-0,005", -1),
      ("0,0049", 0), ("1,995", 200), (",50", 50), ("1.234", 123_400), ("12 345,6", 1_234_560),
      ("+3,10", 310), ("$ 7,00", 700), ("92233720368547758,07", Int64.max), ("0", 0),
      ("000012,30", 1230), ("R$ (1.000,00)", -100_000),
    ] as [(String, Int64)])
  func commaAmounts(_ text: String, _ cents: Int64) {
    #expect(MoneyReader(style: .comma, currency: .real).minorUnits(text) == cents)
  }

  @Test(
    "amounts with a decimal point become cents",
    arguments: [
      ("1,234.56", 123_456), ("1234.56", 123_456), ("-7.1", -710), ("1.234", 123), ("1.235", 124),
      ("1.2349999", 123), ("US$ 5", nil), ("12,50", nil), ("$1,000", 100_000), ("12,5", nil),
    ] as [(String, Int64?)])
  func pointAmounts(_ text: String, _ cents: Int64?) {
    #expect(MoneyReader(style: .point, currency: .real).minorUnits(text) == cents)
  }

  @Test(
    "what is no amount of the column is refused with its reason",
    arguments: [
      ("", NumberFault.blank), ("  ", .blank), ("abc", .notANumber), ("-", .notANumber),
      ("--5", .notANumber), ("(5", .notANumber), ("-5-", .notANumber), ("10 mil", .notANumber),
      ("12.50", .otherStyle(.point)), ("1,234.56", .otherStyle(.point)),
      ("1.23,4", .misplacedMark), ("1234.567", .otherStyle(.point)),
      ("1.2345", .otherStyle(.point)), ("0.500", .otherStyle(.point)),
      ("0.500,00", .misplacedMark), ("-012.345", .otherStyle(.point)), ("0 500", .misplacedMark),
      ("1.234.5", .misplacedMark), (".234", .otherStyle(.point)), ("1.234,", .misplacedMark),
      ("1.234.", .misplacedMark), ("1234.567,89", .misplacedMark), ("-.123,0", .misplacedMark),
      ("12.34.5", .misplacedMark), ("1,2,3", .misplacedMark),
      ("12,", .misplacedMark), ("7,19536E+12", .scientific), ("99999999999999999999", .tooLarge),
      ("92233720368547758,08", .tooLarge), ("US$ 10,00", .otherCurrency("USD")),
      ("EUR 10,00", .otherCurrency("EUR")), ("12,5%", .percent),
    ])
  func commaFaults(_ text: String, _ expected: NumberFault) {
    let reader = MoneyReader(style: .comma, currency: .real)
    let bytes = Array(text.utf8)
    #expect(reader.minorUnits(text) == nil)
    #expect(reader.fault(bytes.span) == expected)
  }

  @Test("a column of whole numbers refuses marks, and a currency without cents has none")
  func wholeNumbers() {
    let plain = MoneyReader(style: .plain, currency: .real)
    #expect(plain.minorUnits("1234") == 123_400)
    #expect(plain.minorUnits("1.234") == nil)
    let yen = MoneyReader(style: .point, currency: Self.yen)
    #expect(yen.minorUnits("1234.5") == 1235)
    #expect(yen.minorUnits("JPY 12") == 12)
  }

  @Test(
    "quantities and prices keep up to six decimals",
    arguments: [
      ("12", DecimalNumber(value: 12, scale: 0)), ("1,5", DecimalNumber(value: 15, scale: 1)),
      ("-0,000001", DecimalNumber(value: -1, scale: 6)),
      ("0,1234565", DecimalNumber(value: 123_457, scale: 6)),
      ("12,5%", DecimalNumber(value: 125, scale: 3)),
      ("1.000", DecimalNumber(value: 1000, scale: 0)), ("0.500", nil), ("000.500", nil),
      ("0,500", DecimalNumber(value: 500, scale: 3)),
      ("R$ 2,55", DecimalNumber(value: 255, scale: 2)), ("5 mil", nil), ("", nil), ("-", nil),
    ] as [(String, DecimalNumber?)])
  func decimals(_ text: String, _ expected: DecimalNumber?) {
    #expect(DecimalReader(style: .comma).number(text) == expected)
  }

  @Test(
    "quantity times price is exact and rounded once, half away from zero",
    arguments: [
      ("3", "0.335", 101), ("-3", "0.335", -101), ("1", "0.005", 1), ("-1", "0.005", -1),
      ("0.1", "0.1", 1), ("2.5", "1.1", 275), ("9223372036854775", "10", 9_223_372_036_854_775_000),
      ("9223372036854775807", "1", nil), ("1.123456", "1.123456", 126), ("0", "99999999", 0),
    ] as [(String, String, Int64?)])
  func products(_ quantity: String, _ price: String, _ expected: Int64?) throws {
    let reader = DecimalReader(style: .point)
    let first = try #require(reader.number(quantity))
    let second = try #require(reader.number(price))
    #expect(first.minorUnits(times: second, in: .real) == expected)
    #expect(second.minorUnits(times: first, in: .real) == expected)
  }

  @Test("the numbers that locales write are read back to the cent")
  func localeVectors() throws {
    guard SharedFolder.isPresent else { return }
    let rows = SharedFolder.rows("vectors/br_numbers.csv")
    #expect(rows.count == 16)
    let exact = MoneyReader(style: .point, currency: .real)
    let comma = MoneyReader(style: .comma, currency: .real)
    for row in rows {
      let value = try #require(row["value"])
      // These rows are rounded half to even, or hold a minus before a zero.
      guard value != "0.005", value != "-0.004" else { continue }
      let cents = try #require(exact.minorUnits(value))
      #expect(comma.minorUnits(row["brl_pt_BR"] ?? "") == cents)
      #expect(comma.minorUnits(row["decimal_pt_BR"] ?? "") == cents)
      #expect(exact.minorUnits(row["brl_en_US"] ?? "") == cents)
      #expect(exact.minorUnits(row["decimal_en_US"] ?? "") == cents)
    }
  }

  @Test("short and long amounts are read alike with and without the direct way")
  func directWayAgrees() {
    let reader = MoneyReader(style: .comma, currency: .real)
    for value in stride(from: -1_234_567, through: 1_234_567, by: 991) {
      let cents = value.magnitude % 100
      let sign = value < 0 ? "-" : ""
      let text = "\(sign)\(value.magnitude / 100),\(cents < 10 ? "0" : "")\(cents)"
      #expect(reader.minorUnits(text) == Int64(value))
      #expect(reader.minorUnits("R$ " + text) == Int64(value))
      let whole = String(value.magnitude / 100)
      guard whole.count > 3 else { continue }
      let grouped = "\(sign)\(whole.dropLast(3)).\(text.suffix(6))"
      #expect(reader.minorUnits(grouped) == Int64(value))
      #expect(reader.minorUnits("\(sign)R$ \(grouped.drop { $0 == "-" })") == Int64(value))
    }
  }
}
