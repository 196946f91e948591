import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Parallel
import Portfolio

/// `carteira assess`: everything computed, for other programs.
struct AssessCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json
    case csv
  }

  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Print everything computed, for each client and for the portfolio.",
    discussion: """
      The names are stable; docs/assessment.md lists them. JSON holds the portfolio and its clients; \
      CSV holds the clients, one line each (with --portfolio: the portfolio, one line a field). \
      Unknown values are null in JSON and empty in CSV, never 0. --write prints nothing of it: it makes \
      the file with which several builds make the shards of one site.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(help: "json or csv.")
  var format = Format.json

  @Option(
    help: ArgumentHelp(
      "Print these fields only, in this order: names with commas between.", valueName: "names"))
  var fields: String?

  @Flag(help: "Print the portfolio's fields only.")
  var portfolio = false

  @Option(
    help: ArgumentHelp(
      "Print another table instead: \(AssessmentTable.all.map(\.name).joined(separator: ", ")).",
      valueName: "name"))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "Write what follows from all clients to a file for carteira build --assessment.",
      valueName: "file"))
  var write: String?

  func validate() throws {
    if write != nil, table != nil || portfolio || fields != nil {
      throw ValidationError("--write goes with none of --table, --portfolio and --fields.")
    }
    if table != nil, portfolio || fields != nil {
      throw ValidationError("--table goes with neither --portfolio nor --fields.")
    }
  }

  func run() throws {
    var session = try Session(options, writes: write != nil)
    try session.refuseOverwriting(write, options)
    let table = try table.map { try find($0, session) }
    let clientFields = try choose(ClientFields.all, unless: portfolio, session)
    let portfolioFields = try choose(PortfolioFields.all, unless: !portfolio, session)
    let loaded = try session.load(digests: write != nil)
    let assessment = session.assess(loaded)
    session.progress.clear()
    var log = session.workplace.log
    log.merge(loaded.log)
    if let write {
      try session.writeAssessment(assessment, of: loaded, to: write, options, &log)
      session.reporter.write(log)
      if log.hasErrors { throw Outcome.problems }
      return
    }
    session.reporter.write(log)
    let output = AssessmentOutput(portfolio: loaded.portfolio, assessment: assessment)
    let terminal = session.reporter.terminal
    if let table {
      let rows = table.rows(
        Study(loaded.portfolio, assessment, threads: session.workplace.threads))
      terminal.out(
        format == .json ? output.tableJSON(table, rows) : output.tableCSV(table, rows))
    } else if portfolio {
      terminal.out(
        format == .json
          ? output.portfolioJSON(portfolioFields) : output.portfolioCSV(portfolioFields))
    } else {
      writeClients(output, clientFields, session)
    }
    if log.hasErrors { throw Outcome.problems }
  }

  private func writeClients(
    _ output: AssessmentOutput, _ chosen: [AssessmentField<ClientResult>], _ session: Session
  ) {
    let terminal = session.reporter.terminal
    let isJSON = format == .json
    terminal.out(
      isJSON
        ? output.opening(fields == nil ? PortfolioFields.all : [])
        : output.clientHeading(chosen))
    // Where nobody reads on, or the disk is full, the rest need not be made.
    output.forEachBlock(
      chosen, asJSON: isJSON, threads: session.workplace.threads, while: { Terminal.isRead }
    ) {
      terminal.out($0)
    }
    if isJSON { terminal.out(Array("\n]}\n".utf8)) }
  }

  /// The table of a name.
  private func find(_ name: String, _ session: Session) throws -> AssessmentTable {
    if let table = AssessmentTable.named(name) { return table }
    var problems = DiagnosticLog(limit: 1)
    problems.add(
      Diagnostic(
        .unknownAssessmentTable, facts: ["found": name],
        suggestion: NearMiss.nearest(to: name, among: AssessmentTable.all.map(\.name))))
    session.reporter.write(problems)
    throw Outcome.misuse
  }

  /// The fields named, in the order named; all where none are.
  private func choose<Subject>(
    _ all: [AssessmentField<Subject>], unless isOther: Bool, _ session: Session
  ) throws -> [AssessmentField<Subject>] {
    guard let fields, !isOther else { return all }
    var problems = DiagnosticLog(limit: 100)
    var chosen: [AssessmentField<Subject>] = []
    for name in fields.split(separator: ",") {
      let name = name.trimmingPrefix { $0 == " " }
      if let field = all.first(where: { $0.name == name }) {
        chosen.append(field)
      } else {
        problems.add(
          Diagnostic(
            .unknownAssessmentField, facts: ["found": String(name)],
            suggestion: NearMiss.nearest(to: String(name), among: all.map(\.name))))
      }
    }
    guard !problems.hasErrors else {
      session.reporter.write(problems)
      throw Outcome.misuse
    }
    return chosen
  }
}
