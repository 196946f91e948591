import Portfolio

/// Finds columns of currency codes under headings that nobody knows.
enum ForeignCodes {
  /// The fields that a currency beside them would change.
  static let amountFields: Set<String> = [
    "amount", "unit-price", "value", "monthly-value", "price", "annual-revenue",
    "cost-of-service", "value-delivered", "cost",
  ]

  /// Another currency that a column of nothing but codes names.
  ///
  /// - Parameters:
  ///   - values: The first values of the column.
  ///   - currency: The portfolio's.
  /// - Returns: The first of them; nil for any other column.
  static func foreign(in values: [String], besides currency: Currency) -> String? {
    let filled = values.filter { !$0.isEmpty }
    guard !filled.isEmpty, filled.allSatisfy(codes.contains) else { return nil }
    return filled.first { $0 != currency.code }
  }

  /// ISO 4217, without funds, metals and codes for tests.
  private static let codes = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT \
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR \
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP \
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG \
    XOF XPF YER ZAR ZMW ZWG
    """.split(separator: " ").map(String.init))
}
