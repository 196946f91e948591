import Analysis
import Diagnostics
import Files
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
    /// What the site stands on; nil where there is none.
    fileprivate var ground: Ground?
    /// What was read of tables that have not changed.
    fileprivate var memory: Memory?
  }

  /// What was read under some settings on a day.
  fileprivate struct Memory {
    let settings: WatchedFiles.Standing
    let day: Day
    let reading = ReadingMemory()
    let past = PastMemory()
    /// What stood for all that judgements follow from when the site was made; nil before the first.
    var foundation: UInt64?

    init(_ workplace: Workplace, _ files: WatchedFiles.Standing) {
      settings = Memory.settings(workplace, files)
      day = workplace.day
    }

    /// Whether it serves a workplace.
    func holds(_ workplace: Workplace, _ files: WatchedFiles.Standing) -> Bool {
      Memory.settings(workplace, files) == settings && workplace.day == day
    }

    private static func settings(
      _ workplace: Workplace, _ files: WatchedFiles.Standing
    ) -> WatchedFiles.Standing {
      ["templates", "data"].reduce(files) { $0.outside(FilePath.join(workplace.folder, $1)) }
    }
  }

  /// All that a site follows from but its templates.
  fileprivate struct Ground {
    /// How the files outside the folder of templates stood.
    let files: WatchedFiles.Standing
    let day: Day
    let look: SiteLook
    /// Texts of the user's own.
    let texts: [String]
    /// What was found in the data.
    let log: DiagnosticLog

    init(_ workplace: Workplace, _ files: WatchedFiles.Standing, _ log: DiagnosticLog) {
      self.files = files.outside(FilePath.join(workplace.folder, "templates"))
      day = workplace.day
      look = workplace.look
      texts = Ground.texts(workplace)
      self.log = log
    }

    /// Whether a site of a workplace would stand on the same.
    func holds(_ workplace: Workplace, _ files: WatchedFiles.Standing) -> Bool {
      files.outside(FilePath.join(workplace.folder, "templates")) == self.files
        && workplace.day == day && workplace.look == look && Ground.texts(workplace) == texts
    }

    private static func texts(_ workplace: Workplace) -> [String] {
      workplace.ownTemplates.filter {
        CatalogFile.isCatalog(path: $0.path, of: workplace.catalog.locale)
      }.flatMap { [$0.path, $0.text] }
    }
  }

  /// Makes the site ready, from what the last one stands on where only templates have changed.
  ///
  /// - Parameters:
  ///   - files: How the files stand.
  ///   - last: What came of the last time.
  /// - Returns: What came of it.
  func run(_ files: WatchedFiles.Standing, after last: Outcome?) -> Outcome {
    let workplace: Workplace
    do throws(DiagnosticsError) {
      workplace = try WorkplaceReader(options: options).read()
    } catch {
      let locale = (try? WorkplaceReader.locale(options)) ?? nil
      let catalog = WorkplaceReader.builtInCatalog(locale ?? .standard)
      return Outcome(log: DiagnosticLog(error), catalog: catalog, sources: [])
    }
    var outcome = Outcome(log: workplace.log, catalog: workplace.catalog, sources: [])
    if let ground = last?.ground, let site = last?.site, ground.holds(workplace, files) {
      outcome.log.merge(ground.log)
      outcome.sources = last?.sources ?? []
      outcome.ground = ground
      outcome.memory = last?.memory
      do throws(DiagnosticsError) {
        outcome.site = try site.with(SiteTheme(workplace: workplace))
      } catch {
        for diagnostic in error.diagnostics { outcome.log.add(diagnostic) }
      }
      return outcome
    }
    do throws(DiagnosticsError) {
      var memory =
        last?.memory.flatMap { $0.holds(workplace, files) ? $0 : nil } ?? Memory(workplace, files)
      outcome.memory = memory
      var request = workplace.loadRequest
      request.memory = memory.reading
      let loaded = try workplace.load(request)
      let foundation = PortfolioFoundation(
        loaded.portfolio, loaded.quality, threads: workplace.threads)?.whole
      let isAlike = foundation != nil && foundation == memory.foundation
      memory.foundation = foundation
      outcome.memory = memory
      outcome.log.merge(loaded.log)
      outcome.ground = Ground(workplace, files, loaded.log)
      outcome.sources =
        loaded.quality.files.map { workplace.path($0.file) }
        + workplace.configuration.look.files.map { workplace.path($0) }
      let like = isAlike ? last?.site?.builder.study : nil
      var rendering = SiteRendering(
        workplace: workplace, loaded: loaded,
        assessment: like?.assessment
          ?? assess(
            loaded.portfolio, workplace.policy, on: workplace.day, threads: workplace.threads),
        progress: Progress(Terminal(), isQuiet: true))
      rendering.past = memory.past
      rendering.like = like
      outcome.site = try rendering.prepared(after: last?.site, isAlike: isAlike)
    } catch {
      for diagnostic in error.diagnostics { outcome.log.add(diagnostic) }
    }
    return outcome
  }
}
