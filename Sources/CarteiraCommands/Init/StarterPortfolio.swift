import Loading
import Localization
import Portfolio
import Theme

/// The files of a new portfolio folder: those carried in the theme under `starter/<locale>/`, or
/// headings to fill.
struct StarterPortfolio {
  struct File {
    let path: String
    let text: String
  }

  /// The files, by path.
  let files: [File]

  /// The example as it is.
  init(locale: PortfolioLocale) {
    files = StarterPortfolio.example(locale).map { file in
      // Excel takes a file of UTF-8 for one only when it says so.
      file.path.hasSuffix(".csv")
        ? File(path: file.path, text: TableHeadings.byteOrderMark + file.text) : file
    }
  }

  /// The configuration and one file of headings for each table that has no file yet.
  ///
  /// - Parameters:
  ///   - locale: The language of headings and comments.
  ///   - tables: The tables that are wanted.
  ///   - standing: The files of tables that are there already.
  init(locale: PortfolioLocale, tables: [TableName], standing: [SourceEntry]) {
    let there = Set(standing.map(\.table))
    let headings = tables.filter { !there.contains($0) }
      .compactMap { TableHeadings($0, locale) }
    let entries = TableCatalog.all.compactMap { description in
      (standing + headings.map(\.entry)).first { $0.table == description.table }?.line
    }
    let configuration = StarterPortfolio.example(locale).filter { $0.path == "carteira.yaml" }
      .map { File(path: $0.path, text: StarterPortfolio.configuration($0.text, entries)) }
    files = configuration + headings.map { File(path: $0.path, text: $0.text) }
  }

  /// The tables that the example has.
  static func tables(_ locale: PortfolioLocale) -> [TableName] {
    TableName.allCases.filter { table in
      guard let headings = TableHeadings(table, locale) else { return false }
      return example(locale).contains { $0.path == headings.path }
    }
  }

  private static func example(_ locale: PortfolioLocale) -> [File] {
    let prefix = "starter/\(locale.tag)/"
    return Theme.files.filter { $0.path.hasPrefix(prefix) }.map {
      File(path: String($0.path.dropFirst(prefix.count)), text: $0.text)
    }
  }

  /// The example's configuration with other sources, and without the day of its data.
  private static func configuration(_ text: String, _ entries: [String]) -> String {
    var lines: [String] = []
    var isInSources = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("as-of:") { continue }
      if isInSources, !line.hasPrefix("  notes:"), !line.isEmpty { continue }
      lines.append(String(line))
      guard line.hasPrefix("sources:") else { continue }
      isInSources = true
      lines += entries.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }
}
