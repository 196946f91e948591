import Analysis
import CommonMark
import Diagnostics
import Files
import Loading
import Markup
import Portfolio
import Settings
import Templating

/// Tables as people export them: CSV, JSON, lines of JSON, YAML, read by the loader as a portfolio.
///
/// The first byte chooses the table, the second the format.
enum TableDoor {
  private static let formats = ["csv", "csv", "json", "jsonl", "yaml"]

  static func read(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2 else { return false }
    let table = TableName.allCases[Int(bytes[0]) % TableName.allCases.count]
    let format = formats[Int(bytes[1]) % formats.count]
    let content = Array(bytes[2...])
    let file = "data/table.\(format)"
    guard let day = Day(year: 2026, month: 10, day: 31), table != .notes else { return false }
    // What most tables refer to, so that rows get past their first check.
    let clients = Array("id;name;tax id\nC1;Padaria;\nC2;Mercado;\n".utf8)
    var sources = [SourceConfiguration(table: table, files: [file])]
    if table != .clients {
      sources.append(SourceConfiguration(table: .clients, files: ["data/clients.csv"]))
    }
    func loaded(threads: Int) -> LoadedPortfolio? {
      let request = LoadRequest(
        sources: SourcesConfiguration(sources: sources, notesFolder: "data/notes"), folder: "",
        fileSystem: .memory([file: content, "data/clients.csv": clients]), day: day,
        threads: threads)
      return try? PortfolioLoader.load(request)
    }
    guard let first = loaded(threads: 1) else { return true }
    // One case in eight is held against itself on more threads, which costs what the case cost.
    guard content.count.isMultiple(of: 8), let second = loaded(threads: 3) else { return true }
    precondition(first.log.counts == second.log.counts, "findings follow the number of threads")
    precondition(
      first.portfolio.clients.count == second.portfolio.clients.count,
      "clients follow the number of threads")
    return true
  }
}

/// Policies and settings in YAML, checked as `policy lint` and `check` do.
enum SettingsDoor {
  static func read(_ bytes: [UInt8]) -> Bool {
    guard let node = try? SettingsNode.parse(String(decoding: bytes, as: UTF8.self), file: "p.yaml")
    else { return true }
    var log = DiagnosticLog()
    let policy = Policy.read(node, into: &log)
    _ = PolicyLint(policy)
    var reader = SettingsReader(node)
    if let sources = reader.mapping("sources", { SourcesConfiguration(reading: &$0) }) {
      precondition(sources.sources.allSatisfy { !$0.table.rawValue.isEmpty })
    }
    reader.finish(into: &log)
    for diagnostic in log.diagnostics {
      guard let excerpt = diagnostic.excerpt else { continue }
      precondition(excerpt.column >= 1 && excerpt.length >= 1, "an excerpt marks nothing")
    }
    return true
  }
}

/// Markdown of notes and summaries.
enum MarkdownDoor {
  /// What no markup of ours may hold, whatever was written.
  private static let forbidden = [
    "<script", "<iframe", "<style", "href=\"javascript:", "src=\"http:", "src=\"https:", "src=\"//",
  ]

  static func read(_ bytes: [UInt8]) -> Bool {
    let options = MarkdownOptions(headingShift: bytes.count % 3)
    guard let markup = try? Markdown.html(utf8: bytes, options: options) else { return true }
    precondition(markup.utf8.count <= options.maximumOutputBytes, "markup passes its limit")
    let text = String(decoding: markup.utf8, as: UTF8.self).lowercased()
    for mark in forbidden { precondition(!text.contains(mark), "raw HTML came through: \(mark)") }
    return true
  }
}
