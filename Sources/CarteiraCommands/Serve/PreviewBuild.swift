import Analysis
import Diagnostics
import Files
import Glibc
import Loading
import Localization
import Portfolio
import Publishing
import Reports

/// Builds the site of a preview into a folder of its own.
struct PreviewBuild: Sendable {
  let options: PortfolioOptions
  /// The folder that gets the site.
  let site: String

  /// What came of a build.
  struct Outcome: Sendable {
    /// How many pages there are; nil where there is no new site.
    var pages: Int?
    /// What was found, and why there is no site.
    var log: DiagnosticLog
    /// The texts of the portfolio's language.
    var catalog: Catalog
    /// What was read, so that changes to it are seen.
    var sources: [String]
  }

  func run() -> Outcome {
    let workplace: Workplace
    do throws(DiagnosticsError) {
      workplace = try WorkplaceReader(options: options).read()
    } catch {
      let locale = (try? WorkplaceReader.locale(options)) ?? nil
      let catalog = WorkplaceReader.builtInCatalog(locale ?? .standard)
      return Outcome(log: DiagnosticLog(error), catalog: catalog, sources: [])
    }
    var outcome = Outcome(log: workplace.log, catalog: workplace.catalog, sources: [])
    do throws(DiagnosticsError) {
      let loaded = try PortfolioLoader.load(workplace.loadRequest)
      outcome.log.merge(loaded.log)
      outcome.sources =
        loaded.quality.files.map { workplace.path($0.file) }
        + workplace.configuration.look.files.map { workplace.path($0) }
      let assessment = Analysis.assess(
        loaded.portfolio, workplace.policy, on: workplace.day, threads: workplace.threads)
      outcome.pages = try publish(workplace, loaded, assessment)
    } catch {
      for diagnostic in error.diagnostics { outcome.log.add(diagnostic) }
    }
    return outcome
  }

  private func publish(
    _ workplace: Workplace, _ loaded: LoadedPortfolio, _ assessment: Assessment
  ) throws(DiagnosticsError) -> Int {
    let target = SiteTarget(
      path: site, permissions: .private, sources: [],
      home: unsafe getenv("HOME").map { unsafe String(cString: $0) })
    let writer = try lifting { () throws(Diagnostic) in try SiteWriter(target) }
    let pages = try SiteRendering(
      workplace: workplace, loaded: loaded, assessment: assessment,
      progress: Progress(Terminal(), isQuiet: true)
    ).run(only: nil, into: writer)
    let stamp = BuildStamp(program: "carteira \(Carteira.version)", builtAt: Clock.stamp())
    _ = try lifting { () throws(Diagnostic) in try writer.publish(stamp) }
    return pages
  }
}
