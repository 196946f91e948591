import Analysis
import Localization
import Markup
import Portfolio

/// How the client stood: at the last month-ends, recalculated, and in the snapshots, as it was said.
struct TrendFold: Fold {
  let dossier: ClientDossier

  /// Fewer month-ends make no course.
  private static let fewest = 2
  /// A year and the month-end it is compared with stand one by one; the course goes back further.
  private static let rows = 13

  /// A day on which it is known how the client stood.
  private struct Point {
    let day: Day
    let status: Status
    let tier: Tier?
    let health: Int?
    let revenue: Int64?
    let nps: Int?
  }

  /// Whether a client's profile has the fold.
  static func exists(of client: Int, _ context: SiteContext) -> Bool {
    context.study.history.standings(of: client).count >= fewest
      || !context.input.sealed.client(context.portfolio.clients[client].id).isEmpty
  }

  var fold: ProfileFold? {
    let past = recalculated
    let sealed = self.sealed
    var blocks: [ProfileFold.Block] = []
    var verdicts: [String] = []
    if past.count >= TrendFold.fewest, let first = past.first {
      let table = table(past, "course", words.text("fold.trend"), words.text("trend.month-end")) {
        words.formats.day($0, .monthYear)
      }
      var notes = [words.text("trend.fold-note")]
      if past.count > TrendFold.rows {
        notes.append(
          words.text("trend.fold-cut", ["count": words.formats.count(TrendFold.rows)]))
      }
      blocks += [.table(table), .words(notes.joined(separator: " "))]
      verdicts.append(
        words.plural(
          "trend.fold-verdict", past.count, ["since": words.formats.day(first.day, .monthYear)]))
    }
    if let first = sealed.first {
      let name = words.text("trend.fold-sealed")
      let table = table(sealed, "sealed", name, words.text("trend.snapshot")) { words.date($0) }
      blocks += [.words(name), .table(table), .words(words.text("trend.fold-sealed-note"))]
      verdicts.append(
        words.plural(
          "trend.fold-sealed-verdict", sealed.count, ["since": words.date(first.day)]))
    }
    guard !blocks.isEmpty else { return nil }
    return fold("trend", verdict: verdicts.joined(separator: " · "), blocks)
  }

  /// The month-ends, oldest first.
  private var recalculated: [Point] {
    dossier.context.study.history.standings(of: dossier.number).map { standing in
      Point(
        day: standing.day, status: standing.status, tier: standing.tier, health: standing.health,
        revenue: standing.revenue, nps: answer(on: standing.day))
    }
  }

  /// The snapshots, oldest first.
  private var sealed: [Point] {
    let id = dossier.context.portfolio.clients[dossier.number].id
    return dossier.context.input.sealed.client(id).map { standing in
      Point(
        day: standing.day, status: standing.status, tier: standing.tier, health: standing.health,
        revenue: standing.revenue, nps: standing.npsAnswer)
    }
  }

  private func table(
    _ points: [Point], _ key: String, _ name: String, _ heading: String,
    _ written: (Day) -> String
  ) -> DataTable {
    func values(_ value: (Point) -> Int64?) -> [(month: Day, value: Int64)] {
      points.compactMap { point in value(point).map { (month: point.day, value: $0) } }
    }
    let course = DataTable.Row(
      words.text("trend.course"),
      [
        .init(""), .init(""),
        course("\(key)-health", "health", values { $0.health.map { Int64($0) } }),
        course("\(key)-revenue", "revenue", values(\.revenue), isMoney: true),
        course("\(key)-nps", "nps", values { $0.nps.map { Int64($0) } }),
      ])
    let rows = points.suffix(TrendFold.rows).reversed().map { point in
      DataTable.Row(
        written(point.day),
        [
          .init(words.status(point.status).word),
          .init(point.tier.map { words.catalog.text("assessment.tier.\($0.rawValue)") } ?? "–"),
          number(point.health),
          point.revenue.map { .init(words.whole($0)) } ?? .init("–", tone: "faint"),
          number(point.nps),
        ])
    }
    return DataTable(
      name: name,
      columns: [
        .init(heading), .init(words.text("trend.fold-status")),
        .init(words.text("trend.fold-tier")), .init(words.text("trend.fold-health"), .number),
        .init(words.text("trend.fold-revenue"), .number),
        .init(words.text("trend.fold-nps"), .number),
      ], rows: (points.count > 1 ? [course] : []) + rows, isNarrow: false)
  }

  private func number(_ value: Int?) -> DataTable.Cell {
    value.map { .init(words.formats.count($0)) } ?? .init("–", tone: "faint")
  }

  /// From the first to the last, with a line of what lies between.
  private func course(
    _ id: String, _ key: String, _ values: [(month: Day, value: Int64)], isMoney: Bool = false
  ) -> DataTable.Cell {
    guard let first = values.first, let last = values.last, values.count >= TrendFold.fewest
    else { return .init("–", tone: "faint") }
    func text(_ value: Int64) -> String {
      isMoney ? words.short(value) : words.formats.decimal(value, scale: 0, places: .fixed(0))
    }
    let unit = isMoney ? ChartUnit(values.map(\.value), words) : nil
    let spark = words.spark(
      id, words.text("trend.fold-\(key)"), values, unit: unit, label: isMoney ? nil : text)
    return .init("\(text(first.value)) → \(text(last.value))", bar: spark)
  }

  /// The last NPS answer of anybody at the client up to a day.
  private func answer(on day: Day) -> Int? {
    dossier.records.surveys.of(dossier.number)
      .filter { $0.kind == .nps && $0.score != nil && ($0.answered.map { $0 <= day } ?? false) }
      .max { ($0.answered ?? day, $0.id) < ($1.answered ?? day, $1.id) }?.score
  }
}
