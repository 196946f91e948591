import Portfolio

/// A part of a whole, kept exact until it is written.
public struct Share: Sendable, Hashable {
  /// The part.
  public let part: Int64
  /// The whole.
  public let whole: Int64

  /// A part of a whole.
  public init(_ part: Int64, of whole: Int64) {
    self.part = part
    self.whole = whole
  }

  /// Hundredths of a percent (basis points), half away from zero; nil where the whole is not above
  /// zero.
  public var basisPoints: Int64? {
    guard whole > 0 else { return nil }
    let scaled = Int128(part) * 20_000 + (part < 0 ? -Int128(whole) : Int128(whole))
    return Int64(clamping: scaled / (Int128(whole) * 2))
  }

  /// The share as a fraction, 1 for the whole; nil where the whole is not above zero.
  public var fraction: Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
