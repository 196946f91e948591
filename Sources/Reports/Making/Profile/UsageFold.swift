import Analysis
import Localization
import Portfolio

/// How much of each product is used, by measure.
struct UsageFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.has(.usage) else { return nil }
    let records = dossier.records.usage.of(dossier.number).filter { $0.period.isPast(on: day) }
    guard !records.isEmpty else {
      return nothing("usage", table: .usage, columns: "product, period, metric, value")
    }
    let groups = Dictionary(grouping: records) { Measure(product: $0.product, metric: $0.metric) }
    let measures = groups.keys.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    let rows = measures.map { measure in row(measure, groups[measure] ?? []) }
    let last = records.compactMap(\.period).max()
    return fold(
      "usage",
      verdict: last.map {
        words.text("usage.verdict", ["month": words.formats.day($0, .monthYear)])
      } ?? words.text("fold.none"),
      [
        .table(
          DataTable(
            name: words.text("fold.usage"),
            columns: [
              .init(words.text("column.product")), .init(words.text("usage.metric")),
              .init(words.text("usage.latest"), .number),
              .init(words.text("usage.before"), .number),
              .init(words.text("usage.year"), .number), .init(words.text("column.source")),
            ], rows: rows, isNarrow: false))
      ])
  }

  private struct Measure: Hashable {
    let product: String?
    let metric: String?
    var text: String { (product ?? "") + "\u{1}" + (metric ?? "") }
  }

  private func row(_ measure: Measure, _ records: [UsageRecord]) -> DataTable.Row {
    func value(_ record: UsageRecord?) -> DataTable.Cell {
      guard let record, let value = record.value else { return .init("–", tone: "faint") }
      return .init(
        words.decimal(value), note: record.period.map { words.formats.day($0, .shortMonthYear) })
    }
    let last = records.last
    let yearAgo = last?.period.map { $0.adding(months: -12) }
    return DataTable.Row(
      measure.product.map(dossier.product) ?? words.text("word.unknown"),
      [
        cell(measure.metric), value(last), value(records.dropLast().last),
        value(records.last { $0.period == yearAgo }), source(.usage, last?.id ?? "–"),
      ])
  }
}
