import Analysis
import Diagnostics
import Loading
import Localization
import Publishing

extension Session {
  /// Writes the file that the shards of a site share.
  ///
  /// What shards must find as it was is brought in order before: the register of withdrawals, and the
  /// index of the snapshots, which none of them has to write then.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - loaded: Its portfolio, loaded with its digest.
  ///   - path: The file.
  ///   - options: What names the configuration.
  ///   - log: Receives what is wrong with snapshots.
  /// - Throws: An exit code; what is wrong has been written then.
  mutating func writeAssessment(
    _ assessment: Assessment, of loaded: LoadedPortfolio, to path: String,
    _ options: PortfolioOptions, _ log: inout DiagnosticLog
  ) throws {
    try noteWithdrawals(loaded)
    _ = BaselineReader(self).history(&log)
    let foundation = try foundation(options)
    let threads = workplace.threads
    let results = phases.run("history") {
      SharedResults(Study(loaded.portfolio, assessment, threads: threads))
    }
    let bytes = AssessmentFile.bytes(foundation, assessment.summary, results)
    let permissions = workplace.configuration.permissions
    try stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try AtomicFile.write(path, bytes, permissions: permissions)
      }
    }
    let catalog = workplace.catalog
    reporter.say(
      catalog.text(
        "commands.assessment-written",
        ["path": path, "bytes": Formatters(catalog).count(bytes.count)]))
    reporter.say(phases.line(catalog))
  }
}
