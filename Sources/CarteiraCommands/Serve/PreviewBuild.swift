import Analysis
import Diagnostics
import Loading
import Localization
import Portfolio
import Reports

/// Makes ready what a preview shows.
struct PreviewBuild: Sendable {
  let options: PortfolioOptions

  /// What came of it.
  struct Outcome: Sendable {
    /// The site; nil where there is no new one.
    var site: PreparedSite?
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
      outcome.site = try SiteRendering(
        workplace: workplace, loaded: loaded, assessment: assessment,
        progress: Progress(Terminal(), isQuiet: true)
      ).prepared()
    } catch {
      for diagnostic in error.diagnostics { outcome.log.add(diagnostic) }
    }
    return outcome
  }
}
