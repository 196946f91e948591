import Analysis
import Diagnostics
import Loading
import Localization
import Portfolio

/// What `check` says of the data: tables, how they were read, what is known of the clients, where
/// to start, and the verdict.
struct CheckSummary {
  let loaded: LoadedPortfolio
  let log: DiagnosticLog
  let reporter: Reporter
  /// The portfolio folder as the user named it.
  let folder: String

  private var words: QualityWords { QualityWords(catalog: reporter.catalog) }
  private var quality: DataQuality { loaded.quality }

  func write() {
    tables()
    section(
      "reading", ReadingText(quality: quality, words: words, isComplete: reporter.isVerbose).lines)
    columns()
    fields()
    firstSteps()
    verdict()
  }

  private func section(_ key: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    reporter.say("")
    reporter.say(words.text(key))
    for line in lines { reporter.say(line) }
  }

  // MARK: Tables

  private func tables() {
    reporter.say(words.text("tables"))
    var table = TextTable([.left, .left, .right, .right, .right, .right])
    table.add(
      ["table", "files", "rows", "rejected", "clients", "revenue"].map { words.text($0) })
    for each in quality.tables where each.isPresent {
      table.add([
        words.table(each.table), files(of: each.table), words.count(each.rows),
        words.count(each.rejected),
        each.clients.map { words.percent(Int64($0), of: Int64(each.totalClients)) } ?? "",
        each.revenue.map { words.percent($0, of: each.totalRevenue) } ?? "",
      ])
    }
    for line in table.lines { reporter.say(line) }
    for each in quality.tables where each.leftOut > 0 {
      reporter.say(
        "  "
          + words.text(
            "left-out",
            ["table": words.table(each.table), "count": words.count(each.leftOut)]))
    }
    let absent = quality.tables.filter { !$0.isPresent }.map { words.table($0.table) }
    guard !absent.isEmpty else { return }
    paragraph(words.text("absent", ["list": absent.joined(separator: ", ")]))
  }

  private func files(of table: TableName) -> String {
    let files = quality.files.filter { $0.table == table }.map(\.file)
    guard let first = files.first, files.count > 1 else { return files.first ?? "" }
    return words.text("more-files", ["file": first, "count": words.count(files.count - 1)])
  }

  private func paragraph(_ text: String) {
    for line in TextTable.wrapped(text, width: 78, indentation: 0) { reporter.say("  " + line) }
  }

  private func columns() {
    let text = ColumnsText(quality: quality, words: words, isComplete: reporter.isVerbose)
    section(reporter.isVerbose ? "all-columns" : "columns", text.lines)
  }

  // MARK: The client record

  /// In the order of the record, where people look for a field; where to start comes after.
  private func fields() {
    guard !loaded.portfolio.clients.isEmpty else { return }
    var table = TextTable([.left, .left, .right, .right, .right])
    table.add([
      words.text("field"), "", words.text("known"), words.text("of-clients"),
      words.catalog.text("reports.quality.of.\(quality.weight.rawValue)"),
    ])
    for field in quality.completeness {
      guard field.presence == .present else {
        table.add([words.field(field.field), words.absence(of: field)])
        continue
      }
      table.add([
        words.field(field.field), TextTable.bar(field.known, of: field.total),
        words.count(field.known), words.percent(Int64(field.known), of: Int64(field.total)),
        words.percent(field.knownRevenue, of: field.totalRevenue),
      ])
    }
    section("fields", table.lines)
  }

  private func firstSteps() {
    guard !loaded.portfolio.clients.isEmpty else { return }
    var lines: [String] = []
    for (index, gap) in quality.gaps.prefix(3).enumerated() {
      guard let step = words.step(gap, quality.weight, loaded.portfolio) else { continue }
      let wrapped = TextTable.wrapped("\(index + 1). " + step, width: 78, indentation: 3)
      lines += wrapped.map { "  " + $0 }
    }
    let wanted = quality.wantedTables
    if !wanted.isEmpty {
      let text = words.text(
        "wanted",
        [
          "list": wanted.map { words.table($0) }.joined(separator: ", "), "folder": folder,
          "names": wanted.map { words.fileName($0) }.joined(separator: " "),
        ])
      lines += TextTable.wrapped(text, width: 78, indentation: 0).map { "  " + $0 }
    }
    section("first", lines)
  }

  private func verdict() {
    let catalog = reporter.catalog
    reporter.say("")
    reporter.say(
      [
        catalog.count("commands.clients", loaded.portfolio.clients.count),
        catalog.count("commands.errors", log.count(of: .error)),
        catalog.count("commands.warnings", log.count(of: .warning)),
      ].joined(separator: ", "))
  }
}
