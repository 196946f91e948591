/// A length in a drawing: whole tenths of a pixel, so that every machine writes the same digits.
public typealias Tenths = Int

/// Places values on lengths with whole numbers alone.
public struct Scale: Sendable, Equatable {
  /// The value at `start`.
  public var low: Int64
  /// The value at `end`.
  public var high: Int64
  /// Where `low` lies.
  public var start: Tenths
  /// Where `high` lies; less than `start` where values grow upwards.
  public var end: Tenths

  /// A scale between two values and two places.
  public init(low: Int64, high: Int64, start: Tenths, end: Tenths) {
    self.low = low
    self.high = high
    self.start = start
    self.end = end
  }

  /// Where a value lies; held between the two ends.
  public func place(_ value: Int64) -> Tenths {
    let length = Scale.part(
      Int128(value) - Int128(low), of: Int128(high) - Int128(low), length: abs(end - start))
    return end >= start ? start + length : start - length
  }

  /// The part of `length` that `value` is of `whole`, between 0 and `length`.
  public static func part(_ value: Int64, of whole: Int64, length: Tenths) -> Tenths {
    part(Int128(value), of: Int128(whole), length: length)
  }

  /// The part of `length` that a sum is of another; sums of any number of values fit.
  static func part(_ value: Int128, of whole: Int128, length: Tenths) -> Tenths {
    guard whole > 0, value > 0 else { return 0 }
    guard value < whole else { return length }
    return Int(value * Int128(length) / whole)
  }
}

extension Scale {
  /// A scale upwards over values, zero among them: what grows from zero.
  static func upwards(_ values: some Sequence<Int64>, bottom: Tenths, top: Tenths) -> Scale {
    var low: Int64 = 0
    var high: Int64 = 0
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    return Scale(low: low, high: high == low ? low + 1 : high, start: bottom, end: top)
  }

  /// A scale upwards over values alone, whatever lies below the least of them.
  static func hugging(_ values: some Sequence<Int64>, bottom: Tenths, top: Tenths) -> Scale {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    guard low == high else { return Scale(low: low, high: high, start: bottom, end: top) }
    return Scale(
      low: low.subtractingReportingOverflow(1).overflow ? low : low - 1,
      high: high.addingReportingOverflow(1).overflow ? high : high + 1, start: bottom, end: top)
  }
}
