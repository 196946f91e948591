import Analysis
import Charts
import Localization

/// When contracts can be called off.
extension HomeMaking {
  /// Contracts by how near their opt-out is; nil for a portfolio without contracts.
  var renewals: Panel? {
    guard let contracts = summary.contracts else { return nil }
    let buckets = contracts.buckets.filter { $0.contracts > 0 }
    guard !buckets.isEmpty else { return nil }
    let known = buckets.map { bucket in bucket.knownValue.map { $0 / 12 } }
    let monthly = known.map { $0 ?? 0 }
    let unit = ChartUnit(monthly, words)
    let labels = unit.labels(ofParts: monthly)
    let most = monthly.max() ?? 0
    let rows = buckets.indices.map { index in
      let (bucket, value) = (buckets[index], monthly[index])
      let isLate = bucket.bucket == .overdue
      return DataTable.Row(
        words.text("renewal.\(bucket.bucket.rawValue)"),
        [
          DataTable.Cell(
            words.formats.count(bucket.contracts),
            href: list(("renewal", bucket.bucket.rawValue))),
          known[index] == nil
            ? unknownValue : DataTable.Cell(labels[index], tone: isLate ? "alert" : ""),
          .bar(
            CellBar.draw(
              value, of: most,
              kind: isLate ? .alert : bucket.bucket == .unknown ? .soft : .plain)),
        ])
    }
    // Those in notice run, and have no opt-out any more.
    let listed = buckets.reduce(0) { $0 + $1.contracts }
    let unknown = contracts[.unknown]
    let note =
      [words.text("home.renewals-basis")]
      + (unknown.contracts > 0 ? [words.plural("home.renewals-unknown", unknown.contracts)] : [])
      + (contracts.withoutValue > 0
        ? [words.plural("home.renewals-without-value", contracts.withoutValue)] : [])
    return Panel(
      id: "renewals", title: words.text("home.renewals"), width: "c5",
      remark: words.plural("home.renewals-open", listed),
      table: DataTable(
        name: words.text("home.renewals"),
        columns: [
          .init(words.text("column.opt-out")), .init(words.text("column.contracts"), .number),
          .init(
            words.text("column.value"),
            unit: words.text("unit.monthly", ["unit": unit.name]), .number),
          .init(words.text("page.proportion"), .bar),
        ], rows: rows,
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(words.formats.count(listed)),
            knownSum(known).map { DataTable.Cell(unit.label($0)) } ?? unknownValue,
            DataTable.Cell(""),
          ])),
      note: note.joined(separator: " "),
      link: RenewalLinks(context: context).page(at: "renewal-list").map {
        link(words.text("home.see-renewals"), $0)
      })
  }

  private var unknownValue: DataTable.Cell {
    DataTable.Cell(words.text("word.unknown"), tone: "caution")
  }
}
