import Analysis
import Portfolio
import Templating

extension SiteSection {
  /// Retention and opportunities.
  static let revenue = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "retention.html", schema: PanelPage.retention.record),
      ReportDocuments.Entry(template: "opportunities.html", schema: PanelPage.opportunities.record),
    ],
    entries: { context in
      var entries: [SiteEntry] = []
      if !context.study.bases.isEmpty {
        entries.append(
          .page(
            "retention.html", template: "retention.html", schema: PanelPage.retention,
            clients: { RetentionMaking($0).clientsShown }, { RetentionMaking($0).page }))
      }
      if context.portfolio.presentTables.contains(.opportunities)
        || !context.portfolio.records.opportunities.isEmpty
      {
        entries.append(
          .page(
            "opportunities.html", template: "opportunities.html",
            schema: PanelPage.opportunities, clients: { OpportunitiesMaking($0).clientsShown },
            { OpportunitiesMaking($0).page }))
      }
      return entries
    })
}
