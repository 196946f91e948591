import Analysis
import Localization
import Markup
import Portfolio

/// How the client stood at the last month-ends, recalculated: status, tier, health, revenue, NPS.
struct TrendFold: Fold {
  let dossier: ClientDossier

  /// Fewer month-ends make no course.
  private static let fewest = 2
  /// A year and the month-end it is compared with stand one by one; the course goes back further.
  private static let rows = 13

  var fold: ProfileFold? {
    let standings = dossier.context.study.history.standings(of: dossier.number)
    guard standings.count >= TrendFold.fewest, let first = standings.first else { return nil }
    let health = standings.compactMap { standing in
      standing.health.map { (month: standing.day, value: Int64($0)) }
    }
    let revenue = standings.map { (month: $0.day, value: $0.revenue) }
    let answers = standings.compactMap { standing in
      answer(on: standing.day).map { (month: standing.day, value: Int64($0)) }
    }
    let course = DataTable.Row(
      words.text("trend.course"),
      [
        .init(""), .init(""), course("health", health), course("revenue", revenue, isMoney: true),
        course("nps", answers),
      ])
    let rows = standings.suffix(TrendFold.rows).reversed().map { standing in
      DataTable.Row(
        words.formats.day(standing.day, .monthYear),
        [
          .init(words.status(standing.status).word),
          .init(standing.tier.map { words.catalog.text("assessment.tier.\($0.rawValue)") } ?? "–"),
          number(standing.health), .init(words.whole(standing.revenue)),
          number(answer(on: standing.day)),
        ])
    }
    return fold(
      "trend",
      verdict: words.plural(
        "trend.fold-verdict", standings.count,
        ["since": words.formats.day(first.day, .monthYear)]),
      [
        .table(
          DataTable(
            name: words.text("fold.trend"),
            columns: [
              .init(words.text("trend.month-end")), .init(words.text("trend.fold-status")),
              .init(words.text("trend.fold-tier")), .init(words.text("trend.fold-health"), .number),
              .init(words.text("trend.fold-revenue"), .number),
              .init(words.text("trend.fold-nps"), .number),
            ], rows: [course] + rows, isNarrow: false)),
        .words(words.text("trend.fold-note")),
      ])
  }

  private func number(_ value: Int?) -> DataTable.Cell {
    value.map { .init(words.formats.count($0)) } ?? .init("–", tone: "faint")
  }

  /// From the first to the last, with a line of what lies between.
  private func course(
    _ key: String, _ values: [(month: Day, value: Int64)], isMoney: Bool = false
  ) -> DataTable.Cell {
    guard let first = values.first, let last = values.last, values.count >= TrendFold.fewest
    else { return .init("–", tone: "faint") }
    func text(_ value: Int64) -> String {
      isMoney ? words.short(value) : words.formats.decimal(value, scale: 0, places: .fixed(0))
    }
    let unit = isMoney ? ChartUnit(values.map(\.value), words) : nil
    let spark = words.spark(
      "course-\(key)", words.text("trend.fold-\(key)"), values, unit: unit,
      label: isMoney ? nil : text)
    return .init("\(text(first.value)) → \(text(last.value))", bar: spark)
  }

  /// The last NPS answer of anybody at the client up to a day.
  private func answer(on day: Day) -> Int? {
    dossier.records.surveys.of(dossier.number)
      .filter { $0.kind == .nps && $0.score != nil && ($0.answered.map { $0 <= day } ?? false) }
      .max { ($0.answered ?? day, $0.id) < ($1.answered ?? day, $1.id) }?.score
  }
}
