import Localization
import Portfolio

/// The unit of a chart's labels or a table's numbers: units, thousands or millions of the currency.
struct ChartUnit {
  private let words: Words
  private let scale: Int
  private let places: Int
  /// The unit's name, such as `R$ mil`.
  let name: String

  /// The unit that suits the greatest amount, in minor units.
  init(_ most: UInt64, _ words: Words) {
    self.words = words
    let decimals = words.currency.decimals
    var whole = most
    for _ in 0..<decimals { whole /= 10 }
    let symbol = words.formats.symbol(of: words.currency)
    let key: String
    (scale, places, key) =
      switch whole {
      case 10_000_000...: (decimals + 6, 1, "chart.unit-million")
      case 10_000...: (decimals + 3, 1, "chart.unit-thousand")
      default: (decimals, 0, "chart.unit-currency")
      }
    name = words.text(key, ["symbol": symbol])
  }

  /// The unit that suits the greatest of some amounts, in minor units.
  init(_ amounts: some Sequence<Int64>, _ words: Words) {
    self.init(amounts.map(\.magnitude).max() ?? 0, words)
  }

  /// An amount in the unit, without its name.
  func label(_ minorUnits: Int64, sign: SignDisplay = .negative) -> String {
    words.formats.decimal(minorUnits, scale: scale, places: .fixed(places), sign: sign)
  }

  /// Amounts in the unit that add up to their sum as it is shown: what rounding loses goes to those
  /// that lost most.
  func labels(ofParts parts: [Int64]) -> [String] {
    var step: Int64 = 1
    for _ in 0..<(scale - places) { step *= 10 }
    return ChartUnit.apportioned(parts, step: step).map { label($0) }
  }

  /// Parts rounded to a step so that they add up to their rounded sum, ties to the earlier.
  static func apportioned(_ parts: [Int64], step: Int64) -> [Int64] {
    guard step > 1 else { return parts }
    func floored(_ value: Int64) -> Int64 {
      let rest = value % step
      return rest >= 0 ? value - rest : value - rest - step
    }
    let sum = parts.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
    var rounded = parts.map(floored)
    let target = Rounding.divide(sum, by: step) * step
    let left = (target - rounded.reduce(0, &+)) / step
    let order = parts.indices.sorted {
      (parts[$1] - rounded[$1], $0) < (parts[$0] - rounded[$0], $1)
    }
    for index in order.prefix(Int(clamping: max(0, left))) { rounded[index] += step }
    return rounded
  }
}
