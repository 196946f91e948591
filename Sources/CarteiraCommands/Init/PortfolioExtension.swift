import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Publishing
import Settings

/// Tables added to a portfolio folder that is there already.
struct PortfolioExtension {
  /// The tables that have a file already, and where: they stay as they are.
  private(set) var standing: [SourceEntry] = []
  /// The files to write.
  private(set) var files: [StarterPortfolio.File] = []
  /// What the configuration does not say yet.
  private(set) var entries: [SourceEntry] = []
  private let folder: String

  /// What is to be done so that a folder has the tables.
  ///
  /// - Parameters:
  ///   - tables: The tables that are wanted.
  ///   - folder: The portfolio folder.
  ///   - sources: What its configuration says.
  ///   - locale: The language of headings.
  init(
    _ tables: [TableName], to folder: String, _ sources: SourcesConfiguration,
    _ locale: PortfolioLocale
  ) {
    self.folder = folder
    for table in tables {
      if let source = sources.sources.first(where: { $0.table == table }) {
        standing.append(SourceEntry(table: table, path: source.files.first ?? ""))
        continue
      }
      let entry: SourceEntry
      if let path = PortfolioExtension.usualFile(of: table, in: folder) {
        entry = SourceEntry(table: table, path: path)
        standing.append(entry)
      } else if let headings = TableHeadings(table, locale) {
        entry = headings.entry
        files.append(.init(path: headings.path, text: headings.text))
      } else {
        continue
      }
      // Where no source is named, files are found by their names.
      if !sources.sources.isEmpty { entries.append(entry) }
    }
  }

  /// The file under which a table is found by its name; nil where there is none.
  static func usualFile(of table: TableName, in folder: String) -> String? {
    TableNames.usualFiles(of: table).first {
      FileSystem.disk.existing(FilePath.join(folder, $0)) != nil
    }
  }

  /// Adds the entries to the configuration.
  ///
  /// - Returns: Whether that was possible; where not, only a person can do it.
  /// - Throws: When the disk fails.
  func extendConfiguration() throws(DiagnosticsError) -> Bool {
    guard !entries.isEmpty else { return true }
    let path = FilePath.join(folder, "carteira.yaml")
    guard let bytes = try? FileSystem.disk.read(path),
      let edited = SourcesEditor(text: String(decoding: bytes, as: UTF8.self), file: path)
        .adding(entries)
    else { return false }
    try lifting { () throws(Diagnostic) in
      try AtomicFile.rewrite(path, Array(edited.utf8))
    }
    return true
  }
}
