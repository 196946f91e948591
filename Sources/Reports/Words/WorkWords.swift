package import Analysis
import Localization
package import Portfolio

extension NextAction {
  /// The key of its words in the section `assessment.action`, some of which name ``endsOn`` as `day`.
  ///
  /// - Parameter today: The day of the report.
  /// - Returns: The key.
  package func wording(on today: Day) -> String {
    guard reason == .renewal else { return reason.rawValue }
    guard let endsOn else { return "renewal-ahead" }
    return endsOn < today ? "renewal-ended" : "renewal-ending"
  }
}

extension SiteContext {
  /// What to do: the policy's own words, or those of the reason.
  func title(of action: NextAction) -> String {
    action.title
      ?? words.catalog.text(
        "assessment.action.\(action.wording(on: day))",
        ["day": action.endsOn.map(words.date) ?? "–"])
  }
}

extension Words {
  /// Tenths of hours: 715 as `71,5 h`.
  func hours(_ tenths: Int64) -> String {
    text("work.hours", ["hours": formats.decimal(tenths, scale: 1, places: .upTo(1))])
  }

  /// Basis points as a factor: 8667 as `0,87`.
  func factor(_ basisPoints: Int64) -> String {
    formats.decimal(basisPoints, scale: 4, places: .fixed(2))
  }

  /// What a table of first rows leaves out, and which table of `carteira assess` has all; nil for nothing.
  func leftOut(of total: Int, shown: Int, table: String? = nil) -> String? {
    guard total > shown else { return nil }
    return text(
      table == nil ? "work.left-out-alone" : "work.left-out",
      [
        "shown": formats.count(shown), "total": formats.count(total), "table": table ?? "",
      ])
  }

  /// Exposure × urgency × savability.
  func arithmetic(_ action: NextAction) -> String {
    "\(amount(action.exposure)) × \(factor(action.urgency)) × \(factor(action.savability))"
  }

  /// What is at stake, or that nobody knows.
  func amount(_ stake: Int64?) -> String { stake.map(whole) ?? text("word.unknown") }

  /// What a goal measures: its title, else the word of a short name or of the column that tables have
  /// for the figure, else the figure's name.
  func goal(_ goal: Goal) -> String {
    if let title = goal.title { return title }
    let keys = ["work.measure.\(goal.measure.name)", "downloads.columns.\(goal.measure.field)"]
    let key = keys.first { catalog.message("reports." + $0) != nil }
    let word = key.map { text($0) } ?? goal.measure.name
    return goal.size.map { "\(word): \($0)" } ?? word
  }

  /// How a goal stands, in a word; where the figure is to stay low, in words of its own.
  func standing(_ standing: GoalStanding) -> String {
    catalog.text("assessment.goal-status.\(standing.word)")
  }

  /// A figure of a goal, in millionths, in the unit of its measure; a dash where it is not known.
  func figure(_ value: Int64?, _ unit: GoalMeasure.Unit) -> String {
    guard let value else { return text("word.unknown") }
    switch unit {
    case .count:
      return formats.decimal(
        Rounding.divide(value, by: 1_000_000), scale: 0, places: .fixed(0))
    case .number: return formats.decimal(value, scale: 6, places: .upTo(1))
    case .percent:
      return percent(Rounding.divide(value, by: 10_000), places: .upTo(1))
    case .money:
      var minor = value
      for _ in min(currency.decimals, 6)..<6 { minor = Rounding.divide(minor, by: 10) }
      return whole(minor)
    }
  }
}
