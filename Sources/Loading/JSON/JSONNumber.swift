import Diagnostics

extension JSONParser {
  /// The largest power of ten that is written out; what is beyond is no amount and no count.
  private static let largestExponent = 30

  /// A number as plain decimal text: powers of ten are resolved, since columns know none.
  mutating func number() throws(DiagnosticsError) -> String {
    var text = take(0x2D) ? "-" : ""
    let whole = try digits()
    // A number such as 007 is none, so that no code is taken for one.
    guard whole == "0" || !whole.hasPrefix("0") else { throw unexpected(wanted: ". e , } ]") }
    let fraction = take(0x2E) ? try digits() : ""
    var exponent = 0
    if take(0x65) || take(0x45) {
      let isNegative = take(0x2D)
      if !isNegative { _ = take(0x2B) }
      exponent = (Int(try digits()) ?? .max / 2) * (isNegative ? -1 : 1)
    }
    guard abs(exponent) <= JSONParser.largestExponent else {
      throw unexpected(wanted: "1e-30 … 1e30")
    }
    let zeros = String(repeating: "0", count: abs(exponent))
    let all = exponent < 0 ? zeros + whole + fraction : whole + fraction + zeros
    let point = exponent < 0 ? whole.count : whole.count + exponent
    let digitsBefore = all.prefix(point).drop { $0 == "0" }
    text += digitsBefore.isEmpty ? "0" : String(digitsBefore)
    let digitsAfter = all.dropFirst(point).prefix(
      exponent > 0 ? max(0, fraction.count - exponent) : .max)
    return digitsAfter.isEmpty ? text : text + "." + digitsAfter
  }

  private mutating func digits() throws(DiagnosticsError) -> String {
    var digits = ""
    while (0x30...0x39).contains(peek) {
      digits.unicodeScalars.append(Unicode.Scalar(peek))
      _ = take(peek)
    }
    guard !digits.isEmpty else { throw unexpected(wanted: "0-9") }
    return digits
  }
}
