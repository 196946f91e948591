import Analysis
import Localization

/// What the revenue kept, by tier, and why it moved.
extension HomeMaking {
  /// Gross and net retention of the tiers of a year ago; nil where no client had one.
  func retention(_ report: RetentionReport) -> Panel? {
    RetentionTables(context: context, report: report).panel(
      id: "retention", title: words.text("home.retention"), heading: words.text("column.tier"),
      rows: report.rows(.tier), width: "c5",
      link: link(words.text("home.see-retention"), "retention.html"))
  }

  /// From the revenue of a year ago to that of today.
  func bridge(_ report: RetentionReport) -> Panel? {
    guard let totals = report.whole?.totals else { return nil }
    return BridgeMaking(context: context, totals: totals).panel(
      id: "bridge", width: "c7",
      link: link(words.text("home.see-movers"), "retention.html"))
  }
}
