import Analysis
import Localization

/// Sums of amounts of which some may be unknown: what is unknown is said, and never counts as zero.
extension Words {
  /// The sum of what is known, with how many amounts it leaves out; that it is unknown where none is known.
  ///
  /// ```
  /// [1_000_000, nil]  ->  R$ 10 mil + 1 de valor desconhecido
  /// ```
  func short(known amounts: [Int64?]) -> String {
    short(knownSum(amounts), unknown: amounts.count { $0 == nil })
  }

  /// The same of a sum that was made before.
  ///
  /// - Parameters:
  ///   - known: The sum of what is known; nil where nothing is.
  ///   - unknown: How many amounts are not in it.
  /// - Returns: The sum in a word.
  func short(_ known: Int64?, unknown: Int) -> String {
    sentence(of: known, unknown: unknown) { short($0) }
  }

  /// The sum in whole units.
  func whole(known amounts: [Int64?]) -> String {
    whole(knownSum(amounts), unknown: amounts.count { $0 == nil })
  }

  /// The same of a sum that was made before.
  func whole(_ known: Int64?, unknown: Int) -> String {
    sentence(of: known, unknown: unknown) { whole($0) }
  }

  /// A cell of a sum, or that it is unknown.
  func cell(known amounts: [Int64?]) -> DataTable.Cell {
    guard let sum = knownSum(amounts) else {
      return DataTable.Cell(text("word.unknown"), tone: "caution")
    }
    let unknown = amounts.count { $0 == nil }
    return DataTable.Cell(
      whole(sum),
      note: unknown == 0 ? nil : text("word.besides", ["count": formats.count(unknown)]),
      tone: sum == 0 && unknown == 0 ? "faint" : "")
  }

  private func sentence(of known: Int64?, unknown: Int, _ written: (Int64) -> String) -> String {
    guard let known else { return text("word.unknown-amount") }
    guard unknown > 0 else { return written(known) }
    return written(known) + " " + text("word.besides", ["count": formats.count(unknown)])
  }
}
