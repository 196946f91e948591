import Analysis
import Charts
import Localization
import Portfolio

/// How revenue hangs on few clients or groups, and what would be left without the largest.
extension RetentionMaking {
  var concentration: Panel? {
    let reports = study.concentration.filter { $0.spread.total > 0 }
    guard !reports.isEmpty else { return nil }
    return Panel(
      id: "concentration", title: words.text("home.concentration"), width: "c12",
      remark: words.text(
        "revenue.concentration.remark",
        [
          "one": words.percent(policy.revenue.oneClient, places: .upTo(1)),
          "five": words.percent(policy.revenue.topFive, places: .upTo(1)),
          "ten": words.percent(policy.revenue.topTen, places: .upTo(1)),
          "index": words.formats.count(policy.revenue.herfindahl),
        ]),
      table: DataTable(
        name: words.text("home.concentration"),
        columns: [
          .init(words.text(YearRevenue(context).key("revenue.concentration.of"))),
          .init(words.text("home.top1"), unit: "%", .number),
          .init(words.text("home.top5"), unit: "%", .number),
          .init(words.text("home.top10"), unit: "%", .number),
          .init(words.text("revenue.concentration.index"), .number),
          .init(words.text("revenue.concentration.effective"), .number),
          .init(words.text("revenue.concentration.largest")),
          .init(words.text("revenue.concentration.if-left")),
        ], rows: reports.map(row), isNarrow: false),
      note: ([words.text("revenue.concentration.note")] + reports.compactMap(unknown).prefix(1))
        .joined(separator: " "))
  }

  /// That shares are at most what they are said to be; nil where every client is known.
  private func unknown(_ report: ConcentrationReport) -> String? {
    report.unknown > 0 ? words.plural("revenue.concentration.unknown", report.unknown) : nil
  }

  private func row(_ report: ConcentrationReport) -> DataTable.Row {
    let spread = report.spread
    func share(_ part: Int64, _ warning: ConcentrationWarning) -> DataTable.Cell {
      let points = words.points(Share(part, of: spread.total))
      return DataTable.Cell(
        report.unknown > 0
          ? words.text("revenue.concentration.at-most", ["share": points]) : points,
        tone: report.warnings.contains(warning) ? "alert" : "")
    }
    let unit = report.isByGroup ? "groups" : "clients"
    return DataTable.Row(
      words.text("revenue.concentration.\(unit)-\(report.basis.rawValue)"),
      note: words.text(
        "revenue.concentration.count-\(unit)",
        [
          "count": words.formats.count(spread.clients), "amount": words.short(spread.total),
        ]),
      [
        share(spread.top1, .largest), share(spread.top5, .topFive), share(spread.top10, .topTen),
        DataTable.Cell(
          words.formats.decimal(spread.herfindahlHundredths, scale: 2, places: .fixed(0)),
          tone: report.warnings.contains(.herfindahl) ? "alert" : ""),
        DataTable.Cell(
          spread.effectiveClientsHundredths.map {
            words.formats.decimal($0, scale: 2, places: .fixed(1))
          } ?? "–"),
        largest(report), without(report),
      ])
  }

  private func largest(_ report: ConcentrationReport) -> DataTable.Cell {
    guard let part = report.largest.first else { return DataTable.Cell("–") }
    return DataTable.Cell(
      context.name(part.head),
      note: part.members.count > 1
        ? words.plural("revenue.concentration.members", part.members.count) : nil,
      href: context.profile(part.head))
  }

  /// What would be left without the largest.
  private func without(_ report: ConcentrationReport) -> DataTable.Cell {
    let rest = report.withoutLargest
    guard rest.total > 0 else { return DataTable.Cell(words.text("revenue.concentration.nothing")) }
    let index = words.text(
      "revenue.concentration.rest",
      [
        "amount": words.short(rest.total),
        "index": words.formats.decimal(rest.herfindahlHundredths, scale: 2, places: .fixed(0)),
      ])
    guard let gross = report.retentionWithoutLargest.flatMap(words.percent),
      let now = self.reports.first(where: { $0.basis == report.basis })?.whole?.totals
        .grossRetention,
      let before = words.percent(now)
    else { return DataTable.Cell(index) }
    return DataTable.Cell(
      words.text("revenue.concentration.retention", ["before": before, "after": gross]),
      note: index)
  }

  /// Positions of the clients that the table names.
  var concentrated: [Int] {
    study.concentration.compactMap(\.largest.first?.head)
  }
}
