import Analysis
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Publishing

/// What went wrong, as the exit code that scripts read.
enum Outcome {
  /// Everything is well.
  static let success = ExitCode(0)
  /// Problems in data or documents.
  static let problems = ExitCode(1)
  /// Problems in usage or configuration.
  static let misuse = ExitCode(2)

  /// A folder that may not become the site was named wrongly; anything else is bad luck.
  static func ofTarget(_ error: DiagnosticsError) -> ExitCode {
    let noFolder = [FileError.Kind.wrongKind, .badPath].map { DiagnosticCode($0) }
    let refusals: [DiagnosticCode] =
      [
        .siteIsRoot, .siteIsHome, .siteHoldsSource, .siteIsNotOurs, .siteIsLink, .siteIsMounted,
        .siteIsSealed,
      ] + noFolder
    return error.diagnostics.contains { refusals.contains($0.code) } ? misuse : problems
  }

  /// What a line of the configuration says wrongly, such as a file that is not there, is misuse; what is
  /// wrong in a file is a problem of data.
  static func ofSources(_ error: DiagnosticsError, configuration: String) -> ExitCode {
    error.diagnostics.contains { finding in
      finding.location.map { $0.file == configuration && $0.line != nil } ?? false
    } ? misuse : problems
  }

  /// A file of the command line that is not there, is a folder, or has no sheets where one is named, was
  /// named wrongly; what is wrong in a file is a problem of data.
  static func ofArgument(_ error: DiagnosticsError) -> ExitCode {
    let misnamed: [DiagnosticCode] =
      [FileError.Kind.missing, .wrongKind, .badPath].map { DiagnosticCode($0) }
      + [.sheetOfNoWorkbook]
    return error.diagnostics.contains { misnamed.contains($0.code) } ? misuse : problems
  }

  /// Nobody of the name, or no key: the command was not meant so.
  static func ofView(_ error: DiagnosticsError) -> ExitCode {
    let refusals: [DiagnosticCode] = [.unknownOwner, .keyMissing]
    return error.diagnostics.contains { refusals.contains($0.code) } ? misuse : problems
  }
}

/// One run of a command over a portfolio: settings, then data, each stage reporting what it found.
struct Session {
  let workplace: Workplace
  let reporter: Reporter
  let progress: Progress
  var phases = Phases()
  /// What is loaded, and what it held when it was looked at; nil unless somebody asked.
  private var digested: (request: LoadRequest, digest: SourceDigest)?
  /// What the sources hold; nil unless somebody asked.
  var sources: SourceDigest? { digested?.digest }
  /// The file of the configuration, as findings name it.
  private let configuration: String

  /// Reads the settings; writes what is wrong with them and leaves with code 2, or where the policy
  /// alone is wrong, with the one given for it.
  ///
  /// A command that `writes` into the portfolio's folder is refused in a snapshot, which is sealed.
  init(
    _ options: PortfolioOptions, format: FindingsFormat = .text,
    ofPolicy policyProblems: ExitCode = Outcome.misuse, writes: Bool = false
  ) throws {
    let terminal = Terminal()
    func reporter(_ catalog: Catalog) -> Reporter {
      Reporter(
        terminal: terminal, catalog: catalog, format: format, isQuiet: options.quiet,
        isVerbose: options.verbose)
    }
    do throws(DiagnosticsError) {
      workplace = try WorkplaceReader(options: options).read()
    } catch {
      let locale = (try? WorkplaceReader.locale(options)) ?? nil
      let catalog = WorkplaceReader.builtInCatalog(locale ?? .standard)
      reporter(catalog).write(DiagnosticLog(error))
      let isPolicy = error.diagnostics.allSatisfy { Workplace.isPolicy($0.location?.file) }
      throw isPolicy ? policyProblems : Outcome.misuse
    }
    self.reporter = reporter(workplace.catalog)
    configuration = WorkplaceReader(options: options).shownConfiguration
    progress = Progress(terminal, isQuiet: options.quiet)
    guard writes, let refusal = SealedBag.refusal(of: workplace.folder) else { return }
    self.reporter.write(DiagnosticLog(DiagnosticsError([refusal])))
    throw Outcome.misuse
  }

  /// Looks at what the sources hold, without making anything of it.
  ///
  /// - Throws: An exit code; what makes a source unreadable has been written then.
  mutating func digestSources() throws {
    guard digested == nil else { return }
    var request = request
    request.readsLines = true
    let asked = request
    let configuration = configuration
    digested = (
      asked,
      try stopping(as: { Outcome.ofSources($0, configuration: configuration) }) {
        () throws(DiagnosticsError) in
        try phases.run("digest") { () throws(DiagnosticsError) in try SourceDigest(asked) }
      }
    )
  }

  /// What is loaded, with word of how far it is.
  private var request: LoadRequest {
    let (progress, catalog) = (progress, workplace.catalog)
    var request = workplace.loadRequest
    request.onProgress = { file, percent in
      progress.show(
        catalog.text("commands.reading-file", ["file": file, "percent": String(percent)]))
    }
    return request
  }

  /// Loads the portfolio; writes what makes a source unreadable and leaves with code 1, or 2 where the
  /// configuration names it wrongly.
  ///
  /// - Parameters:
  ///   - tables: Collects the rows that are taken; nil where nobody keeps them.
  ///   - digests: Whether `sources` is wanted as well.
  ///   - screened: Whether whoever was erased is left out.
  /// - Returns: The portfolio as it was known on the day.
  /// - Throws: An exit code; what is wrong has been written then.
  mutating func load(
    collecting tables: CanonicalTables? = nil, digests: Bool = false, screened: Bool = true
  ) throws -> LoadedPortfolio {
    if digests { try digestSources() }
    var request = digested?.request ?? request
    request.canonical = tables
    if !screened { request.screen = nil }
    let asked = request
    let configuration = configuration
    defer { progress.clear() }
    let loaded = try stopping(as: { Outcome.ofSources($0, configuration: configuration) }) {
      () throws(DiagnosticsError) in
      try phases.run("load") { () throws(DiagnosticsError) in try workplace.load(asked) }
    }
    if let digested {
      try stopping { () throws(DiagnosticsError) in
        try digested.digest.checkUnchanged(digested.request)
      }
    }
    return loaded
  }

  /// Classifies every client.
  ///
  /// - Parameters:
  ///   - loaded: The portfolio.
  ///   - known: What was worked out of it before; nil for nothing.
  /// - Returns: The assessment.
  mutating func assess(_ loaded: LoadedPortfolio, known: SharedResults? = nil) -> Assessment {
    let workplace = workplace
    return phases.run("assess") {
      guard let known else {
        return Analysis.assess(
          loaded.portfolio, workplace.policy, on: workplace.day, threads: workplace.threads)
      }
      return Analysis.assess(
        loaded.portfolio, workplace.policy, on: workplace.day, known: known,
        threads: workplace.threads)
    }
  }

  /// Runs a stage; what it throws is written, and the program leaves with code 1 or the one given.
  func stopping<Result>(
    as outcome: (DiagnosticsError) -> ExitCode = { _ in Outcome.problems },
    _ stage: () throws(DiagnosticsError) -> Result
  ) throws -> Result {
    do throws(DiagnosticsError) {
      return try stage()
    } catch {
      Interruption.settle()
      progress.clear()
      reporter.write(DiagnosticLog(error))
      throw outcome(error)
    }
  }
}

extension DiagnosticLog {
  /// A log of the findings of an error.
  init(_ error: DiagnosticsError) {
    self.init(limit: max(20, error.diagnostics.count))
    for diagnostic in error.diagnostics { add(diagnostic) }
  }
}

/// Runs what throws one finding where several are expected.
func lifting<Result>(
  _ body: () throws(Diagnostic) -> Result
) throws(DiagnosticsError) -> Result {
  do throws(Diagnostic) { return try body() } catch { throw DiagnosticsError([error]) }
}
