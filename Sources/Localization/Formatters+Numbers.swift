extension Formatters {
  /// Appends a whole number with groups: `1.234`.
  public func count(_ count: Int, into output: inout [UInt8]) {
    decimal(Int64(count), scale: 0, places: .fixed(0), into: &output)
  }

  /// A whole number with groups: `1.234`.
  public func count(_ count: Int) -> String {
    string { self.count(count, into: &$0) }
  }

  /// Appends a decimal number: `1.234,5`.
  ///
  /// - Parameters:
  ///   - value: The number times ten to the power of `scale`.
  ///   - scale: How many decimals `value` holds.
  ///   - places: How many to show.
  ///   - sign: When to show a sign.
  ///   - output: Where the bytes go.
  public func decimal(
    _ value: Int64, scale: Int, places: DecimalPlaces, sign: SignDisplay = .negative,
    into output: inout [UInt8]
  ) {
    let (number, padding) = NumberWriter.prepared(
      NumberWriter.Unsigned(magnitude: value.magnitude, scale: scale), places.written)
    appendSign(negative: value < 0, isZero: number.isZero, sign, into: &output)
    NumberWriter.append(number, padding: padding, locale, into: &output)
  }

  /// A decimal number: `1.234,5`.
  ///
  /// - Parameters:
  ///   - value: The number times ten to the power of `scale`.
  ///   - scale: How many decimals `value` holds.
  ///   - places: How many to show.
  ///   - sign: When to show a sign.
  /// - Returns: The number with groups.
  public func decimal(
    _ value: Int64, scale: Int, places: DecimalPlaces, sign: SignDisplay = .negative
  ) -> String {
    string { decimal(value, scale: scale, places: places, sign: sign, into: &$0) }
  }

  /// Appends a share as a percentage: 0.917 as `91,7 %`.
  ///
  /// - Parameters:
  ///   - ratio: The share (1 is the whole) times ten to the power of `scale`.
  ///   - scale: How many decimals `ratio` holds.
  ///   - places: How many decimals the percentage shows.
  ///   - sign: When to show a sign.
  ///   - output: Where the bytes go.
  public func percent(
    _ ratio: Int64, scale: Int, places: DecimalPlaces = .fixed(1), sign: SignDisplay = .negative,
    into output: inout [UInt8]
  ) {
    decimal(ratio, scale: scale - 2, places: places, sign: sign, into: &output)
    output.append(contentsOf: percentSign)
  }

  /// A share as a percentage: 0.917 as `91,7 %`.
  ///
  /// - Parameters:
  ///   - ratio: The share (1 is the whole) times ten to the power of `scale`.
  ///   - scale: How many decimals `ratio` holds.
  ///   - places: How many decimals the percentage shows.
  ///   - sign: When to show a sign.
  /// - Returns: The percentage with its sign.
  public func percent(
    _ ratio: Int64, scale: Int, places: DecimalPlaces = .fixed(1), sign: SignDisplay = .negative
  ) -> String {
    string { percent(ratio, scale: scale, places: places, sign: sign, into: &$0) }
  }

  /// Appends a difference of two shares in percentage points: −0.004 as `−0,4 p.p.`.
  ///
  /// - Parameters:
  ///   - difference: The difference of the shares times ten to the power of `scale`.
  ///   - scale: How many decimals `difference` holds.
  ///   - places: How many decimals to show.
  ///   - sign: Which signs to write.
  ///   - output: Where the bytes go.
  public func percentPoints(
    _ difference: Int64, scale: Int, places: DecimalPlaces = .fixed(1), sign: SignDisplay = .always,
    into output: inout [UInt8]
  ) {
    decimal(difference, scale: scale - 2, places: places, sign: sign, into: &output)
    output.append(contentsOf: percentPoints)
  }

  /// A difference of two shares in percentage points: −0.004 as `−0,4 p.p.`.
  ///
  /// - Parameters:
  ///   - difference: The difference of the shares times ten to the power of `scale`.
  ///   - scale: How many decimals `difference` holds.
  ///   - places: How many decimals to show.
  ///   - sign: Which signs to write.
  /// - Returns: The difference with its unit.
  public func percentPoints(
    _ difference: Int64, scale: Int, places: DecimalPlaces = .fixed(1), sign: SignDisplay = .always
  ) -> String {
    string { percentPoints(difference, scale: scale, places: places, sign: sign, into: &$0) }
  }
}
