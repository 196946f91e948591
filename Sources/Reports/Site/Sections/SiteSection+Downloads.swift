import Analysis
import Diagnostics
import Templating

extension SiteSection {
  /// Every table as files, and the page that lists them.
  static let downloads = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "downloads.html", schema: DownloadsPage.schema.record)
    ],
    entries: { _ in
      let tables = DownloadTable.all()
      let page = SiteEntry.page(
        "downloads/index.html", template: "downloads.html", schema: DownloadsPage.schema,
        clients: { _ in [] }
      ) { DownloadsMaking(context: $0, tables: tables).page() }
      return [page]
        + tables.flatMap { table in
          table.forms.map { form in
            SiteEntry.pieces(
              table.path(form), clients: { $0.assessment.clients.map(\.client) }
            ) { context, take throws(Diagnostic) in
              try DownloadFile(table: table, context: context).write(form, take)
            }
          }
        }
    })
}
