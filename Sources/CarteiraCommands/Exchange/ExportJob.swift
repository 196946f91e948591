import Analysis
import Diagnostics
import Files
import Loading
import Portfolio
import Publishing

/// Collects what is exported from a portfolio that is loaded.
struct ExportJob {
  let session: Session
  let loaded: LoadedPortfolio
  let canonical: CanonicalTables
  let assessment: Assessment

  private var workplace: Workplace { session.workplace }
  private var currency: Currency { loaded.portfolio.currency }

  /// The tables wished for.
  ///
  /// - Parameters:
  ///   - wish: What.
  ///   - isOne: Whether of everything computed one table will do: the clients.
  /// - Returns: At least one.
  /// - Throws: Where the portfolio has no such table, or it cannot be read again.
  func tables(_ wish: ExportWish, isOne: Bool) throws(DiagnosticsError) -> [ExportTable] {
    let study = Study(loaded.portfolio, assessment, threads: workplace.threads)
    if let computed = wish.computed {
      return [ExportTable(computed, name: computed.name, study)]
    }
    if let table = wish.table {
      guard let found = try contents([table]).first else {
        throw DiagnosticsError([Diagnostic(.tableNotThere, facts: ["table": table.rawValue])])
      }
      return [found]
    }
    let output = AssessmentOutput(portfolio: loaded.portfolio, assessment: assessment)
    let prefix = wish.isAll ? "assessment_" : ""
    let clients = ExportTable(clients: output, name: prefix + "clients")
    guard !isOne else { return [clients] }
    let portfolio = ExportTable(
      portfolio: assessment, currency: currency, name: prefix + "portfolio")
    let others = AssessmentTable.all.map { ExportTable($0, name: prefix + $0.name, study) }
    return (wish.isAll ? try contents(nil) : []) + [clients, portfolio] + others
  }

  private func contents(_ wanted: Set<TableName>?) throws(DiagnosticsError) -> [ExportTable] {
    try canonical.contents(
      of: loaded, workplace.loadRequest, wanted: wanted,
      knowing: workplace.withdrawals(in: loaded.portfolio)
    ).map { ExportTable($0, currency: currency) }
  }

  /// Whoever writes tables.
  func writing(_ tables: [ExportTable]) -> ExportWriting {
    ExportWriting(
      tables: tables, currency: currency, title: workplace.configuration.name, day: workplace.day)
  }

  /// The calendar of all clients.
  func calendar() throws(DiagnosticsError) -> [UInt8] {
    let rendering = SiteRendering(
      workplace: workplace, loaded: loaded, assessment: assessment, progress: session.progress)
    guard let bytes = try rendering.calendar() else {
      throw DiagnosticsError([Diagnostic(.tableNotThere, facts: ["table": "calendar"])])
    }
    return bytes
  }

  /// Writes a folder that is a portfolio of its own.
  ///
  /// - Parameters:
  ///   - folder: The folder, empty or not there: it is whole, or as it was.
  ///   - format: How the tables are written.
  ///   - log: Gets what was cut.
  /// - Throws: Where the portfolio cannot be read again, or the disk fails.
  func writePortfolio(
    _ folder: String, as format: ExportCommand.Format, _ log: inout DiagnosticLog
  ) throws(DiagnosticsError) {
    var findings = log
    try AtomicFolder.make(
      folder, permissions: workplace.configuration.permissions, last: "carteira.yaml",
      watching: { Interruption.watch($0) }
    ) { draft throws(DiagnosticsError) in
      try makePortfolio(draft, as: format, &findings)
    }
    log = findings
  }

  private func makePortfolio(
    _ draft: Draft, as format: ExportCommand.Format, _ log: inout DiagnosticLog
  ) throws(DiagnosticsError) {
    let custom = workplace.configuration.sources.customFields
    let files = try canonical.files(
      of: loaded, workplace.loadRequest, knowing: workplace.withdrawals(in: loaded.portfolio))
    var sources = canonical.sources(custom: custom)
    var written = files
    let notes = files.filter {
      $0.path.hasPrefix("data/notes/") || $0.path == ClientAliases.fileName
    }
    var writing = writing([])
    if format != .csv { writing = self.writing(try contents(nil)) }
    switch format {
    case .csv, .ics: break
    case .json:
      written =
        notes
        + writing.tables.map {
          CanonicalFile(path: "data/\($0.name).json", bytes: writing.json($0))
        }
      sources = canonical.sources(custom: custom) { table in
        ["file: data/\(table.rawValue).json", "date-order: ymd"]
      }
    case .xlsx:
      written = notes + [CanonicalFile(path: "data/portfolio.xlsx", bytes: try writing.xlsx(&log))]
      sources = canonical.sources(custom: custom) { table in
        [
          "file: data/portfolio.xlsx", "sheet: \(table.rawValue)", "header-row: 1",
          "date-order: ymd",
        ]
      }
    case .sqlite:
      written = notes
      sources = canonical.sources(custom: custom, heading: ExportTable.identifier) { table in
        ["file: data/portfolio.sqlite", "table: \(table.rawValue)", "date-order: ymd"]
      }
    }
    try write(written, in: draft)
    if format == .sqlite {
      try writing.sqlite(
        FilePath.join(draft.path, "data/portfolio.sqlite"),
        permissions: workplace.configuration.permissions)
    }
    let contents = SnapshotContents(
      workplace: workplace, loaded: loaded, assessment: assessment, subjects: SubjectBook())
    let policy = workplace.path(Workplace.policyName)
    let own = workplace.fileSystem.isFile(policy) ? try? workplace.fileSystem.read(policy) : nil
    try write(
      [CanonicalFile(path: "carteira.yaml", bytes: contents.configuration(sources: sources))]
        + [own].compactMap { $0.map { CanonicalFile(path: Workplace.policyName, bytes: $0) } },
      in: draft)
    // Last: from here on it is put in place.
    try lifting { () throws(Diagnostic) in try workplace.checkErasures() }
  }

  private func write(_ files: [CanonicalFile], in draft: Draft) throws(DiagnosticsError) {
    let permissions = workplace.configuration.permissions.file
    try filing { () throws(FileError) in
      // What was given up is not to be made again, folder by folder.
      try draft.checkGoesOn()
      try FileSystem.disk.createFolder(FilePath.join(draft.path, "data"))
      for file in files {
        try draft.checkGoesOn()
        let path = FilePath.join(draft.path, file.path)
        let parent = FilePath.parent(of: path)
        try FileSystem.disk.createFolder(parent)
        try Folder(at: parent).create(
          FilePath.name(of: path), bytes: file.bytes.span, permissions: permissions, syncs: false)
      }
    }
  }
}
