/// What one unit of a currency is worth in the reporting currency, from a day on.
public struct ExchangeRate: Sendable, Hashable {
  /// The foreign currency.
  public let currency: Currency
  /// The first day of the rate.
  public let day: Day
  /// Units of the reporting currency for one of ``currency``.
  public let rate: DecimalNumber

  /// A rate from a day on.
  public init(currency: Currency, day: Day, rate: DecimalNumber) {
    self.currency = currency
    self.day = day
    self.rate = rate
  }
}

/// The rates of all foreign currencies.
public struct ExchangeRates: Sendable, Hashable {
  /// Sorted by currency code, then day.
  public let rates: [ExchangeRate]

  /// Rates, however they came.
  public init(_ rates: [ExchangeRate] = []) {
    self.rates = rates.sorted {
      $0.currency != $1.currency ? $0.currency.code < $1.currency.code : $0.day < $1.day
    }
  }

  /// The rate in force on a day: the latest one of that day or before; nil where there is none.
  ///
  /// - Complexity: O(log n).
  public func rate(of currency: Currency, on day: Day) -> ExchangeRate? {
    let next = rates.indices.firstPosition { place in
      let rate = rates[place]
      return rate.currency != currency ? rate.currency.code >= currency.code : rate.day > day
    }
    guard next > 0, rates[next - 1].currency == currency else { return nil }
    return rates[next - 1]
  }

  /// An amount in the reporting currency at the rate of a day, rounded once, half away from zero.
  ///
  /// Nil where there is no rate for the day, or the result does not fit.
  public func convert(_ amount: Money, on day: Day, to reporting: Currency) -> Money? {
    if amount.currency == reporting { return amount }
    guard let rate = rate(of: amount.currency, on: day)?.rate else { return nil }
    let units = DecimalNumber(
      value: amount.minorUnits, scale: UInt8(amount.currency.decimals))
    return units.minorUnits(times: rate, in: reporting)
      .map { Money(minorUnits: $0, currency: reporting) }
  }
}
