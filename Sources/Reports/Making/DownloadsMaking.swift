import Analysis
import Localization

/// Makes the page that lists the tables as files.
struct DownloadsMaking {
  let context: SiteContext
  let tables: [DownloadTable]
  private var words: Words { context.words }

  func page() -> DownloadsPage {
    DownloadsPage(
      page: context.frame(depth: 1, current: "downloads"), title: words.text("downloads.title"),
      lead: words.rich(
        "downloads.lead",
        [
          "tables": words.count("tables", tables.count), "day": words.date(context.day),
          "clients": words.count("clients", context.assessment.clients.count),
        ]),
      tables: tables.map { table in
        DownloadsPage.Table(
          name: table.name, title: table.title(words), note: table.note(words),
          rows: table.count(context), columns: table.columns.count,
          files: table.forms.map {
            DownloadsPage.File(
              href: "\(table.name).\($0.rawValue)", form: words.text("downloads.\($0.rawValue)"))
          })
      })
  }
}
