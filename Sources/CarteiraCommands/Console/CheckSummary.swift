import Diagnostics
import Loading
import Localization
import Portfolio

/// What `check` says of the data: files with what was guessed, gaps, and the verdict.
struct CheckSummary {
  let loaded: LoadedPortfolio
  let log: DiagnosticLog
  let reporter: Reporter

  private var catalog: Catalog { reporter.catalog }

  func write() {
    files()
    completeness()
    verdict()
  }

  private func files() {
    for file in loaded.quality.files {
      let reading = file.reading.map { guess in
        let name = catalog.text("commands.reading.\(guess.name)")
        return "\(name) \(guess.value)"
      }
      reporter.say(
        catalog.count(
          "commands.file-read", file.rows,
          [
            "file": file.file, "table": catalog.text("commands.table.\(file.table.rawValue)"),
            "rejected": String(file.rejected), "leftOut": String(file.leftOut),
          ]))
      reporter.say("  " + reading.joined(separator: ", "))
      guard reporter.isVerbose else { continue }
      for column in file.columns {
        let use = column.field ?? catalog.text("commands.column-unused")
        reporter.say("  \(column.heading) → \(use)")
      }
    }
  }

  /// How complete the client record is, by clients and weighted by sales.
  private func completeness() {
    let fields = loaded.quality.completeness
    guard let total = fields.first?.total, total > 0 else { return }
    reporter.say(catalog.text("commands.completeness"))
    let formatters = Formatters(catalog)
    func percent(_ part: Int64, of whole: Int64) -> String {
      let text =
        whole > 0
        ? formatters.percent(
          Int64((Int128(part) * 1000 + Int128(whole) / 2) / Int128(whole)), scale: 3)
        : "–"
      return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }
    for field in fields {
      let name = field.field + String(repeating: " ", count: max(1, 16 - field.field.count))
      let clients = percent(Int64(field.known), of: Int64(total))
      let revenue = percent(field.knownRevenue, of: field.totalRevenue)
      reporter.say("  \(name)\(clients)  \(revenue)")
    }
  }

  private func verdict() {
    let errors = log.count(of: .error)
    let warnings = log.count(of: .warning)
    let clients = catalog.count("commands.clients", loaded.portfolio.clients.count)
    reporter.say(
      [
        clients, catalog.count("commands.errors", errors),
        catalog.count("commands.warnings", warnings),
      ].joined(separator: ", "))
  }
}
