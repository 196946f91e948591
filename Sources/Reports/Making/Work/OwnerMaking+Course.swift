import Analysis
import Localization
import Portfolio

/// How the owner's clients stood at the last month-ends, and what the snapshots said of them.
extension OwnerMaking {
  var course: WorkSection? {
    guard let id = book.id else { return nil }
    var blocks: [WorkBlock] = []
    let points = context.ownerHistory.course(of: id)
    if let table = CourseFigure.table(words.text("trend.owner"), figures(points), words) {
      blocks.append(WorkBlock(table: table, note: words.text("trend.owner-note")))
    }
    let sealed = context.input.sealed.owners[id] ?? []
    let name = words.text("trend.sealed")
    if let first = sealed.first,
      let table = SealedTable(
        words: words, figures: sealed,
        knowsInvoices: YearRevenue(context).source == .invoices
      ).table(name)
    {
      blocks.append(
        WorkBlock(
          table: table, fold: name,
          verdict: words.plural(
            "trend.fold-sealed-verdict", sealed.count, ["since": words.date(first.day)]),
          note: words.text("trend.owner-sealed-note")))
    }
    guard !blocks.isEmpty else { return nil }
    return WorkSection(
      id: "course", title: words.text("trend.owner"),
      remark: points.first.map {
        words.text("trend.owner-remark", ["from": words.formats.day($0.day, .monthYear)])
      }, blocks)
  }

  private func figures(_ points: [OwnerStanding]) -> [CourseFigure] {
    func one(
      _ key: String, _ form: CourseFigure.Form, _ value: (OwnerStanding) -> Int64?
    ) -> CourseFigure {
      CourseFigure(
        id: "course-\(key)", title: words.text("trend.\(key)"), form: form,
        days: points.map(\.day), values: points.map(value), words: words)
    }
    return [
      one("base", .count) { Int64($0.clients) }, one("active", .count) { Int64($0.active) },
      one("at-risk", .count) { Int64($0.atRisk) }, one("revenue", .money) { $0.revenue },
      one("health", .score, \.meanHealthTenths),
    ].filter(\.moves)
  }
}
