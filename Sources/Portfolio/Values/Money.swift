/// An ISO 4217 currency, by its three-letter code.
public struct Currency: Sendable, Hashable {
  /// The code in upper case, for instance `BRL`.
  public let code: String

  /// The Brazilian real.
  public static let real = Currency(uncheckedCode: "BRL")

  private init(uncheckedCode code: String) {
    self.code = code
  }

  /// The currency of a code of three ASCII letters, in either case; nil for anything else.
  public init?(code: String) {
    let upper = code.uppercased()
    guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return nil
    }
    self.code = upper
  }

  /// How many decimal places the minor unit has: 2, or 0 for currencies without one.
  ///
  /// Currencies with three places are kept in hundredths, like the rest.
  public var decimals: Int {
    switch code {
    case "JPY", "KRW", "CLP", "PYG", "VND", "ISK": 0
    default: 2
    }
  }
}

/// An amount of money: whole minor units (cents) of a currency.
public struct Money: Sendable, Hashable {
  /// Minor units, for instance cents; negative for money going back.
  public let minorUnits: Int64
  /// The currency of `minorUnits`.
  public let currency: Currency

  /// An amount in minor units of a currency.
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The same amount with the other sign.
  public static prefix func - (value: Money) -> Money {
    Money(minorUnits: -value.minorUnits, currency: value.currency)
  }
}

/// The one rounding rule of the house: half away from zero.
public enum Rounding {
  /// `numerator / denominator` as a whole number, half away from zero.
  ///
  /// - Parameters:
  ///   - numerator: Any whole number.
  ///   - denominator: A whole number above zero.
  /// - Returns: The nearest whole number; 0 where `denominator` is not above zero.
  @inlinable
  public static func divide(_ numerator: Int64, by denominator: Int64) -> Int64 {
    guard denominator > 0 else { return 0 }
    let quotient = numerator / denominator
    let remainder = (numerator % denominator).magnitude
    guard remainder >= denominator.magnitude - remainder else { return quotient }
    return numerator < 0 ? quotient - 1 : quotient + 1
  }
}
