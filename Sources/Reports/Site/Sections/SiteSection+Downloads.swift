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
      let all: @Sendable (SiteContext) -> [Int] = { $0.assessment.clients.map(\.client) }
      let page = SiteEntry.page(
        "downloads/index.html", template: "downloads.html", schema: DownloadsPage.schema,
        isLate: true, clients: { _ in [] }
      ) { DownloadsMaking(context: $0, tables: tables).page() }
      let plain = tables.map { table in
        SiteEntry.pieces(table.path(.csv), twin: table.path(.json), clients: all) {
          context, take throws(Diagnostic) in
          try DownloadFile(table: table, context: context).writePlain(take)
        }
      }
      let spreadsheets = tables.filter(\.hasSpreadsheet).map { table in
        SiteEntry.file(table.path(.xlsx), clients: all) { context throws(Diagnostic) in
          try DownloadFile(table: table, context: context).spreadsheet()
        }
      }
      return plain + spreadsheets + [page]
    })
}
