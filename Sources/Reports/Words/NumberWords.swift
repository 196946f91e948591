import Analysis
import Localization
import Portfolio

/// Shares, halves and hours as pages write them.
extension Words {
  /// A share as a percentage with one decimal: `91,7 %`; nil where there is no whole.
  func percent(_ share: Share) -> String? { share.basisPoints.map { percent($0) } }

  /// Basis points as a percentage: 9170 as `91,7 %`.
  func percent(
    _ basisPoints: Int64, places: DecimalPlaces = .fixed(1), sign: SignDisplay = .negative
  ) -> String {
    formats.percent(basisPoints, scale: 4, places: places, sign: sign)
  }

  /// A share in percent without its sign, for what has it in its head or its unit; a dash where there is
  /// no whole.
  func points(_ share: Share) -> String { points(share.basisPoints) }

  /// Basis points in percent without its sign: 9170 as `91,7`; a dash where there are none.
  func points(_ basisPoints: Int64?, sign: SignDisplay = .negative) -> String {
    basisPoints.map { formats.decimal($0, scale: 2, places: .fixed(1), sign: sign) } ?? "–"
  }

  /// Halves as a number: 61 as `30,5`.
  func halves(_ halves: Int) -> String {
    formats.decimal(Int64(halves) * 5, scale: 1, places: .upTo(1))
  }

  /// Minutes as a number of hours: 75 as `1,3`.
  func hours(minutes: Int, places: DecimalPlaces = .upTo(1)) -> String {
    formats.decimal(Rounding.divide(Int64(minutes) * 10, by: 60), scale: 1, places: places)
  }
}
