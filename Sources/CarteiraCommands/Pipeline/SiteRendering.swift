import Analysis
import Diagnostics
import Files
import Loading
import Localization
import Parallel
import Portfolio
import Publishing
import Reports
import Synchronization

/// Renders the pages of a site, batch by batch of clients, and hands them to whoever writes them.
struct SiteRendering {
  let workplace: Workplace
  let loaded: LoadedPortfolio
  let assessment: Assessment
  let progress: Progress
  /// What the site's changes are told against.
  var baseline = SiteBaseline.none
  /// What the snapshots before the day said.
  var sealed = SealedHistory.none
  /// Gets whom each file speaks of, where somebody wants to know.
  var subjects: SubjectBook?
  /// Looks at every file before it is written, where something is to be hidden.
  var guardian: OutputGuard?
  /// What was worked out before of the same portfolio.
  var known: SharedResults?
  /// What of the site is made, where other processes make the rest; nil for all.
  var share: ShardShare?

  /// Makes every page, or those of some clients and the pages about all.
  ///
  /// Pages of clients come in batches, so that memory follows a batch and not the portfolio.
  ///
  /// - Parameters:
  ///   - only: Positions of the clients whose pages are made; nil for all.
  ///   - writer: Takes the finished files; called from several threads.
  /// - Returns: How many pages were made, assets aside.
  /// - Throws: What is wrong with templates, sources or the disk.
  func run(
    only: Set<Int>?, into writer: SiteWriter
  ) throws(DiagnosticsError) -> Int {
    let store = DetailStore()
    var input = self.input(store)
    input.otherCatalogs = PortfolioLocale.allCases.filter {
      $0 != workplace.catalog.locale
    }.map(WorkplaceReader.builtInCatalog)
    let builder = try SiteBuilder(
      input, settings: settings, catalog: workplace.catalog.read(), theme: theme)
    let wanted = builder.jobs.filter { job in
      guard let client = job.client else { return only == nil && share?.holdsShared ?? true }
      return only?.contains(client) ?? share?.clients.contains(client) ?? true
    }
    let shared = wanted.filter { $0.client == nil }
    for isLate in [false, true] {
      try render(
        shared.filter { $0.isLate == isLate }, after: 0, of: wanted.count, builder, writer)
    }
    let details = PurchaseDetails(loaded, workplace.loadRequest)
    let pages = wanted.filter { $0.client != nil }
    let hasInvoices = loaded.portfolio.presentTables.contains(.invoices)
    var next = pages.startIndex
    for whole in details.batches() where next < pages.endIndex {
      let batch = share.map { whole.clamped(to: $0.clients) } ?? whole
      let end =
        pages[next...].firstIndex { ($0.client ?? 0) >= batch.upperBound } ?? pages.endIndex
      guard end > next else { continue }
      if hasInvoices {
        let lines = settings.recentLines
        store.replace(batch, try details.load(batch, recentLines: lines))
      }
      try render(Array(pages[next..<end]), after: next, of: pages.count, builder, writer)
      next = end
    }
    return wanted.reduce(0) { $0 + $1.pages }
  }

  /// The calendar of all clients, as the site offers it; nil where nothing is planned.
  ///
  /// - Throws: What is wrong with templates.
  func calendar() throws(DiagnosticsError) -> [UInt8]? {
    let builder = try SiteBuilder(
      input(DetailStore()), settings: settings, catalog: workplace.catalog.read(), theme: theme)
    guard let job = builder.jobs.first(where: { $0.path == "calendar.ics" }) else { return nil }
    return try lifting { () throws(Diagnostic) in try builder.render(job).first?.bytes }
  }

  /// What the configuration says about the site.
  private var settings: SiteSettings {
    var settings = SiteSettings(
      portfolioName: workplace.configuration.name, aliasKey: workplace.aliasKey)
    settings.notice = workplace.configuration.notice
    return settings
  }

  private var theme: SiteTheme { SiteTheme(workplace: workplace) }

  private func input(_ store: DetailStore) -> SiteInput {
    let (portfolio, assessment) = (loaded.portfolio, assessment)
    var log = loaded.log
    log.merge(workplace.log)
    let explainer = Explainer(
      Study(portfolio, assessment, threads: workplace.threads, known: known))
    var input = SiteInput(
      portfolio: portfolio, assessment: assessment, quality: loaded.quality, findings: log,
      purchaseDetail: { store.detail(of: $0) },
      explanation: { explainer.explanation(of: $0) })
    input.threads = workplace.threads
    input.baseline = baseline
    input.sealed = sealed
    input.known = known
    return input
  }

  /// Writes a file, and the one that is made with it, while they are made.
  ///
  /// - Returns: Their paths.
  private func stream(
    _ job: PageJob, _ builder: SiteBuilder, _ writer: SiteWriter
  ) throws(Diagnostic) -> [String] {
    // What is left of each file that may go on in its next piece, where something is to be hidden.
    var rests: [[UInt8]] = [[], []]
    try writer.add(job.path) { take throws(Diagnostic) in
      guard let twin = job.twinPath else {
        return try builder.stream(job) { _, bytes throws(Diagnostic) in
          try guardian?.check(job.path, bytes, after: &rests[0])
          try take(bytes)
        }
      }
      try writer.add(twin) { takeTwin throws(Diagnostic) in
        try builder.stream(job) { file, bytes throws(Diagnostic) in
          let path = file == 0 ? job.path : twin
          try guardian?.check(path, bytes, after: &rests[file == 0 ? 0 : 1])
          try file == 0 ? take(bytes) : takeTwin(bytes)
        }
      }
    }
    return [job.path] + [job.twinPath].compactMap { $0 }
  }

  private func render(
    _ jobs: [PageJob], after done: Int, of all: Int, _ builder: SiteBuilder,
    _ writer: SiteWriter
  ) throws(DiagnosticsError) {
    let size = 16
    let (progress, catalog, subjects) = (progress, workplace.catalog, subjects)
    let guardian = guardian
    do throws(Diagnostic) {
      _ = try Parallel.map((jobs.count + size - 1) / size, threads: workplace.threads) {
        chunk throws(Diagnostic) in
        for job in jobs[chunk * size..<min(jobs.count, (chunk + 1) * size)] {
          if builder.isStream(job) {
            for path in try stream(job, builder, writer) { subjects?.add(path, nil) }
            continue
          }
          for file in try builder.render(job) {
            try guardian?.check(file.path.text, file.bytes)
            try writer.add(file)
            subjects?.add(file.path.text, file.subjects)
          }
        }
        progress.show(
          catalog.text(
            "commands.rendering",
            ["done": String(done + chunk * size), "all": String(all)]))
      }
    } catch {
      throw DiagnosticsError([error])
    }
  }
}

/// The details of the clients of the batch at hand.
private final class DetailStore: Sendable {
  private let state = Mutex<(range: Range<Int>, details: [PurchaseDetail])>((0..<0, []))

  func replace(_ range: Range<Int>, _ details: [PurchaseDetail]) {
    state.withLock { $0 = (range, details) }
  }

  func detail(of client: Int) -> PurchaseDetail? {
    state.withLock { state in
      state.range.contains(client) && !state.details.isEmpty
        ? state.details[client - state.range.lowerBound] : nil
    }
  }
}
