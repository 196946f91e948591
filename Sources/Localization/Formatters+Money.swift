public import Portfolio

extension Formatters {
  /// Appends an amount with its cents: `R$ 1.234,56`.
  public func money(
    _ money: Money, sign: SignDisplay = .negative, into output: inout [UInt8]
  ) {
    let decimals = decimals(of: money.currency)
    amount(
      money.minorUnits, scale: decimals, money.currency, places: .fixed(decimals), sign: sign,
      into: &output)
  }

  /// An amount with its cents: `R$ 1.234,56`.
  public func money(_ money: Money, sign: SignDisplay = .negative) -> String {
    string { self.money(money, sign: sign, into: &$0) }
  }

  /// Appends an amount rounded to whole units: `R$ 43.730`.
  public func wholeMoney(
    _ money: Money, sign: SignDisplay = .negative, into output: inout [UInt8]
  ) {
    amount(
      money.minorUnits, scale: decimals(of: money.currency), money.currency, places: .fixed(0),
      sign: sign, into: &output)
  }

  /// An amount rounded to whole units: `R$ 43.730`.
  public func wholeMoney(_ money: Money, sign: SignDisplay = .negative) -> String {
    string { wholeMoney(money, sign: sign, into: &$0) }
  }

  /// Appends an amount in thousands, millions and so on, with at most one decimal: `R$ 1,2 mil`.
  ///
  /// Below a thousand the amount stands in full. An amount that would round to a thousand of one
  /// unit is written as one of the next: `R$ 1 mi`, never `R$ 1000 mil`.
  public func compactMoney(
    _ money: Money, sign: SignDisplay = .negative, into output: inout [UInt8]
  ) {
    compactAmount(
      money.minorUnits, scale: decimals(of: money.currency), money.currency, sign: sign,
      into: &output)
  }

  /// An amount in thousands, millions and so on, with at most one decimal: `R$ 1,2 mil`.
  public func compactMoney(_ money: Money, sign: SignDisplay = .negative) -> String {
    string { compactMoney(money, sign: sign, into: &$0) }
  }

  /// An amount as `compactMoney` has it, but always with its decimal: `R$ 9,0 mi`, for columns of which
  /// all numbers are to be as exact.
  public func columnMoney(_ money: Money) -> String {
    string {
      compactAmount(
        money.minorUnits, scale: decimals(of: money.currency), money.currency, places: .fixed(1),
        into: &$0)
    }
  }

  /// The sign of a currency in this locale, for heads of tables: `R$`.
  public func symbol(of currency: Currency) -> String {
    String(decoding: Formatters.symbol(of: currency.code, locale), as: UTF8.self)
  }

  /// Appends an amount of any scale, of which money in minor units is one case.
  package func amount(
    _ value: Int64, scale: Int, _ currency: Currency, places: DecimalPlaces,
    sign: SignDisplay = .negative, into output: inout [UInt8]
  ) {
    let (number, padding) = NumberWriter.prepared(
      NumberWriter.Unsigned(magnitude: value.magnitude, scale: scale), places.written)
    appendSign(negative: value < 0, isZero: number.isZero, sign, into: &output)
    appendSymbol(currency, into: &output)
    NumberWriter.append(number, padding: padding, locale, into: &output)
  }

  /// Appends an amount of any scale in thousands, millions and so on.
  package func compactAmount(
    _ value: Int64, scale: Int, _ currency: Currency, places compact: DecimalPlaces = .upTo(1),
    sign: SignDisplay = .negative, into output: inout [UInt8]
  ) {
    let exact = NumberWriter.Unsigned(magnitude: value.magnitude, scale: scale)
    guard var step = largestStep(of: exact) else {
      let hasCents = NumberWriter.prepared(exact, .upTo(scale)).number.scale > 0
      let places: DecimalPlaces =
        style == .plain ? .upTo(scale) : .fixed(hasCents ? decimals(of: currency) : 0)
      amount(value, scale: scale, currency, places: places, sign: sign, into: &output)
      return
    }
    var number = NumberWriter.rounded(
      NumberWriter.Unsigned(magnitude: exact.magnitude, scale: scale + 3 * step), to: 1)
    if number.magnitude >= 10_000, step < magnitudeWords.count {
      step += 1
      number = NumberWriter.rounded(
        NumberWriter.Unsigned(magnitude: number.magnitude, scale: 4), to: 1)
    }
    appendSign(negative: value < 0, isZero: false, sign, into: &output)
    appendSymbol(currency, into: &output)
    let (trimmed, padding) = NumberWriter.prepared(number, compact.written)
    NumberWriter.append(trimmed, padding: padding, locale, into: &output)
    output.append(contentsOf: magnitudeWords[step - 1])
  }

  /// How many steps of a thousand fit into a number, 1 for thousands; nil below a thousand.
  private func largestStep(of number: NumberWriter.Unsigned) -> Int? {
    (1...magnitudeWords.count).last { step in
      guard let limit = NumberWriter.power(number.scale + 3 * step) else { return false }
      return number.magnitude >= limit
    }
  }

  private func decimals(of currency: Currency) -> Int {
    currency == .real ? 2 : currency.decimals
  }

  private func appendSymbol(_ currency: Currency, into output: inout [UInt8]) {
    if currency == .real {
      output.append(contentsOf: realPrefix)
    } else {
      output.append(contentsOf: Formatters.prefix(of: currency, locale))
    }
  }

  /// A currency's sign as it stands before a number.
  ///
  /// English sets a sign of its own tight, but keeps a code apart.
  static func prefix(of currency: Currency, _ locale: PortfolioLocale) -> [UInt8] {
    let symbol = symbol(of: currency.code, locale)
    let isTight = locale == .english && symbol.last.map { !(0x41...0x5A).contains($0) } ?? false
    return isTight ? symbol : symbol + noBreakSpace
  }

  private static func symbol(of code: String, _ locale: PortfolioLocale) -> [UInt8] {
    let symbol =
      switch code {
      case "BRL": "R$"
      case "USD": locale == .english ? "$" : "US$"
      case "EUR": "€"
      case "GBP": "£"
      case "JPY": locale == .english ? "¥" : "JP¥"
      default: code
      }
    return Array(symbol.utf8)
  }
}
