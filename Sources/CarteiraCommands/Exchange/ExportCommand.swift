import Analysis
import ArgumentParser
import Diagnostics
import Files
import Loading
import Portfolio
import Publishing

/// `carteira export`: tables and results for other programs.
struct ExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, xlsx, ics, sqlite
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write tables and results as CSV, JSON, XLSX, iCalendar or SQLite.",
    discussion: """
      WHAT is a table of the portfolio (clients, invoices, contratos), a computed table (actions, \
      assessment/products; see assess --table), assessment for everything computed, all for both, \
      calendar with --to ics, or portfolio: a folder that is a portfolio of its own and gives the \
      same site. Amounts are in the portfolio's currency and clients are named by their ids. CSV \
      and JSON go to standard output unless --output names a file.
      """)

  @OptionGroup var options: PortfolioOptions

  @Argument(help: ArgumentHelp("What is written.", valueName: "what"))
  var what: String

  @Option(help: "csv, json, xlsx, ics or sqlite.")
  var to: Format

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file, or for portfolio the new folder.", valueName: "path"),
    completion: .file())
  var output: String?

  func validate() throws {
    let isPortfolio = what == "portfolio"
    if output == nil, isPortfolio || to == .xlsx || to == .sqlite {
      throw ValidationError("--output is needed: where to write.")
    }
    if (to == .ics && what != "calendar") || (to == .ics && isPortfolio) {
      throw ValidationError("--to ics writes the calendar: carteira export calendar --to ics.")
    }
    if what == "all", to == .csv { throw ValidationError("--to csv writes one table; name it.") }
  }

  func run() throws {
    var session = try Session(options, writes: true)
    Interruption.begin(session)
    let wish = try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try refuseStanding()
      return try ExportWish(what)
    }
    try session.refuseOverwriting(output, options, isFolder: wish.isPortfolio)
    let tables = CanonicalTables()
    let loaded = try session.load(collecting: tables)
    var log = session.workplace.log
    log.merge(loaded.log)
    let job = ExportJob(
      session: session, loaded: loaded, canonical: tables, assessment: session.assess(loaded))
    try session.stopping { () throws(DiagnosticsError) in
      switch to {
      case .ics: try write(try job.calendar(), session)
      case .csv, .json, .xlsx, .sqlite:
        if wish.isPortfolio {
          try job.writePortfolio(output ?? "", as: to, &log)
        } else {
          try writeTables(wish, job, session, &log)
        }
      }
    }
    Interruption.finish()
    session.progress.clear()
    session.reporter.write(log)
    try session.audit(
      "export",
      [
        ("what", .text(wish.name)), ("to", .text(to.rawValue)),
        ("as-of", .text(session.workplace.day.description)),
      ])
    if log.hasErrors { throw Outcome.problems }
  }

  private func writeTables(
    _ wish: ExportWish, _ job: ExportJob, _ session: Session, _ log: inout DiagnosticLog
  ) throws(DiagnosticsError) {
    let writing = job.writing(try job.tables(wish, isOne: to == .csv))
    switch to {
    case .csv: try write(writing.csv(writing.tables[0]), session)
    case .json:
      try write(
        writing.tables.count == 1 && !wish.isEverything
          ? writing.json(writing.tables[0]) : writing.json(), session)
    case .xlsx: try write(try writing.xlsx(&log), session)
    case .sqlite:
      try writing.sqlite(
        output ?? "", permissions: session.workplace.configuration.permissions,
        watching: { Interruption.watch($0) }
      ) { () throws(Diagnostic) in try session.workplace.checkErasures() }
    case .ics: break
    }
  }

  private func write(_ bytes: [UInt8], _ session: Session) throws(DiagnosticsError) {
    try lifting { () throws(Diagnostic) -> Void in
      try session.workplace.checkErasures()
      guard let output else { return session.reporter.terminal.out(bytes) }
      try AtomicFile.write(
        output, bytes, permissions: session.workplace.configuration.permissions)
    }
  }

  /// A database or a folder is made, never changed.
  private func refuseStanding() throws(DiagnosticsError) {
    guard let output, to == .sqlite || what == "portfolio",
      FileSystem.disk.existing(output) != nil
    else { return }
    guard what != "portfolio" || !AtomicFolder.isFree(output) else { return }
    throw DiagnosticsError([Diagnostic(.exportStands, facts: ["path": output])])
  }
}

/// What is to be exported.
struct ExportWish {
  var table: TableName?
  var computed: AssessmentTable?
  var isPortfolio = false
  var isAssessment = false
  var isAll = false

  /// What the log calls it.
  var name: String {
    if isPortfolio { return "portfolio" }
    if isAssessment { return "assessment" }
    return table?.rawValue ?? computed.map { "assessment/" + $0.name } ?? "all"
  }

  /// Whether it is many tables.
  var isEverything: Bool { isAssessment || isAll }

  /// Reads a name: a table of the portfolio in either language before one of results.
  init(_ name: String) throws(DiagnosticsError) {
    let known = TableCatalog.all.map(\.table)
    let prefix = "assessment/"
    switch name {
    case "portfolio": isPortfolio = true
    case "assessment": isAssessment = true
    case "all": isAll = true
    default:
      if name.hasPrefix(prefix) {
        computed = AssessmentTable.named(String(name.dropFirst(prefix.count)))
      } else if let found = TableNames.table(named: name), known.contains(found) {
        table = found
      } else {
        computed = AssessmentTable.named(name)
      }
      guard table != nil || computed != nil else {
        let names = known.map(\.rawValue) + AssessmentTable.all.map { prefix + $0.name }
        throw DiagnosticsError([
          Diagnostic(
            .unknownExport, facts: ["found": name],
            suggestion: NearMiss.nearest(
              to: name, among: names + AssessmentTable.all.map(\.name)))
        ])
      }
    }
  }
}
