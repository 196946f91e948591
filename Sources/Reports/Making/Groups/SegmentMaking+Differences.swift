import Analysis
import Localization
import Portfolio

/// How a segment differs from the whole portfolio.
extension SegmentMaking {
  /// What differs from the whole portfolio; only what is known of both.
  var differences: Panel? {
    let whole = context.segmentPages.whole
    func percent(_ basisPoints: Int64) -> String { words.points(basisPoints) }
    func row(
      _ key: String, _ own: Int64?, _ all: Int64?, isGoodWhenLow: Bool = false,
      _ text: (Int64) -> String
    ) -> DataTable.Row? {
      guard let own, let all else { return nil }
      let difference = own - all
      let written = text(abs(difference))
      // What rounds to nothing is no difference to a reader.
      let isNone = written == text(0)
      let isBad = isGoodWhenLow ? difference > 0 : difference < 0
      let sign = isNone ? "" : difference > 0 ? "+" : "−"
      return DataTable.Row(
        words.text("group.measure.\(key)"),
        [
          .init(text(own)), .init(text(all)),
          .init(sign + written, tone: isNone ? "faint" : isBad ? "alert" : ""),
        ])
    }
    func share(_ part: Int, _ figures: GroupFigures) -> Int64? {
      Share(Int64(part), of: Int64(figures.clients.count)).basisPoints
    }
    func mean(_ figures: GroupFigures) -> Int64? {
      figures.buyers > 0 ? Rounding.divide(figures.netSales, by: Int64(figures.buyers)) : nil
    }
    let rows = [
      row("mean", mean(figures), mean(whole), words.whole),
      row(
        "at-risk", share(figures.atRisk, figures), share(whole.atRisk, whole),
        isGoodWhenLow: true, percent),
      row(
        "revenue-at-risk",
        Share(figures.revenueAtRisk, of: figures.netSales).basisPoints,
        Share(whole.revenueAtRisk, of: whole.netSales).basisPoints, isGoodWhenLow: true, percent),
      row("health", figures.health.map(Int64.init), whole.health.map(Int64.init)) { String($0) },
      row(
        "grr", figures.movements?.grossRetention.basisPoints,
        whole.movements?.grossRetention.basisPoints, percent),
      row(
        "nrr", figures.movements?.netRetention.basisPoints,
        whole.movements?.netRetention.basisPoints, percent),
      row("nps", figures.nps.hundredths, whole.nps.hundredths) {
        words.formats.decimal($0, scale: 2, places: .fixed(0))
      },
    ].compactMap { $0 }
    guard !rows.isEmpty else { return nil }
    return Panel(
      id: "differences", title: words.text("group.differences"), width: "c7",
      remark: words.text("group.differences-remark"),
      table: DataTable(
        name: words.text("group.differences"),
        columns: [
          .init(words.text("group.measure-head")), .init(words.text("group.here"), .number),
          .init(words.text("group.portfolio"), .number),
          .init(words.text("group.difference"), .number),
        ], rows: rows))
  }
}
