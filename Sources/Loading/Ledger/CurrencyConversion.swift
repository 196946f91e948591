import Portfolio

/// Converts amounts at the rates of their days; lines of one day and currency look them up once.
struct CurrencyConversion: Sendable {
  enum Outcome {
    /// Minor units of the reporting currency, rounded once, half away from zero.
    case value(Int64)
    /// There is no rate for the day, nor for one before.
    case noRate
    /// More than fits.
    case tooLarge
  }

  private let rates: ExchangeRates
  private let reporting: Currency
  private var latest: (currency: Currency, day: Int32, rate: DecimalNumber?)?

  init(rates: ExchangeRates, reporting: Currency) {
    self.rates = rates
    self.reporting = reporting
  }

  /// An amount of another currency in the reporting one.
  mutating func convert(_ minorUnits: Int64, of currency: Currency, on day: Int32) -> Outcome {
    if latest?.day != day || latest?.currency != currency {
      latest = (currency, day, rates.rate(of: currency, on: Day(number: day))?.rate)
    }
    guard let rate = latest?.rate else { return .noRate }
    let units = DecimalNumber(value: minorUnits, scale: UInt8(currency.decimals))
    guard let value = units.minorUnits(times: rate, in: reporting) else { return .tooLarge }
    return .value(value)
  }
}

/// Currencies as data name them.
enum CurrencyWord {
  private static let words = WordTable<Currency?>([
    (Currency(code: "BRL"), ["real", "reais", "real brasileiro", "brazilian real"]),
    (
      Currency(code: "USD"),
      [
        "dólar", "dólares", "dólar americano", "dollar", "dollars", "us dollar",
        "dólar dos estados unidos",
      ]
    ),
    (Currency(code: "EUR"), ["euro", "euros"]),
    (Currency(code: "GBP"), ["libra", "libras", "libra esterlina", "pound", "pound sterling"]),
  ])

  /// The currency a cell names by its code, its sign or its name; nil for anything else.
  static func currency(_ cell: Span<UInt8>) -> Currency? {
    if cell.count == 3, cell[0] == 0x42, cell[1] == 0x52, cell[2] == 0x4C { return .real }
    let text = cell.text
    return Currency(code: text) ?? sign(text) ?? words.value(of: text).flatMap { $0 }
  }

  /// The currency whose sign or code is written beside a number; nil where none is.
  static func written(in cell: Span<UInt8>) -> Currency? {
    let range = cell.trimmedRange(in: 0..<cell.count)
    guard !range.isEmpty else { return nil }
    // Nearly every amount is bare: looked at by its ends alone.
    if isBare(cell[range.lowerBound]), isBare(cell[range.upperBound - 1]) { return nil }
    return NumberCore(cell)?.currencyCode.flatMap { Currency(code: $0) }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2D
  }

  private static func sign(_ text: String) -> Currency? {
    switch text {
    case "R$": .real
    case "US$", "U$": Currency(code: "USD")
    case "€": Currency(code: "EUR")
    case "£": Currency(code: "GBP")
    default: nil
    }
  }
}
