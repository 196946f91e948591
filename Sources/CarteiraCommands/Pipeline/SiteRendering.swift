import Analysis
import CSystem
import Diagnostics
import Files
import Loading
import Localization
import Parallel
import Portfolio
import Publishing
import Reports

/// A site whose files are made, or left as they were.
struct RenderedSite {
  /// How many pages there are, assets aside.
  var pages: Int
  /// How many clients' pages an earlier build made, and stay.
  var keptClients = 0
  /// What the folders of clients were made from, where the next build may ask.
  var origins: SiteOrigins?
  /// What the next build may take over; nil where it lies there already.
  var memory: SiteMemory?
}

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
  /// The study of a site that judges alike by the same policy on the same day; nil for none.
  var like: Study?
  /// What clients were at month-ends, as an earlier site found it; nil for none.
  var past: PastMemory?
  /// What of the site is made, where other processes make the rest; nil for all.
  var share: ShardShare?
  /// What the build starts from; nil where every page is made.
  var ground: BuildGround?

  /// From so many clients on memory is dearer than the time it takes to give it back.
  private static let largePortfolio = 20_000

  /// Makes every page, or those of some clients and the pages about all.
  ///
  /// Pages of clients come in batches, so that memory follows a batch and not the portfolio.
  ///
  /// - Parameters:
  ///   - only: Positions of the clients whose pages are made; nil for all.
  ///   - writer: Takes the finished files; called from several threads.
  /// - Returns: What there is now.
  /// - Throws: What is wrong with templates, sources or the disk.
  func run(
    only: Set<Int>?, into writer: SiteWriter
  ) throws(DiagnosticsError) -> RenderedSite {
    let store = DetailStore()
    let builder = try builder(store)
    let details = PurchaseDetails(loaded, workplace.loadRequest)
    let kept = try ground.flatMap { ground throws(DiagnosticsError) in
      try KeptPages(builder, details, ground, writer: writer, threads: workplace.threads)
    }
    var pages = 0
    if only == nil, share?.holdsShared ?? true { pages = try renderShared(builder, writer, kept) }
    builder.forgetShared()
    carteira_return_all()
    guard let kept else {
      return RenderedSite(
        pages: try pages + renderClients(only, details, store, builder, writer))
    }
    let clients = loaded.portfolio.clients.indices
    let (changed, stay) = try kept.changed(of: clients, threads: workplace.threads)
    pages += try renderClients(changed, details, store, builder, writer, noting: kept)
    return RenderedSite(
      pages: pages + stay, keptClients: clients.count - changed.count, origins: kept.origins,
      memory: known == nil ? kept.memory : nil)
  }

  /// Makes the pages about several clients, those that do not stay.
  ///
  /// - Returns: How many pages there are of them.
  private func renderShared(
    _ builder: SiteBuilder, _ writer: SiteWriter, _ kept: KeptPages?
  ) throws(DiagnosticsError) -> Int {
    var pages = 0
    for isLate in [false, true] {
      var jobs: [PageJob] = []
      for job in builder.shared where job.isLate == isLate {
        if try lifting({ () throws(Diagnostic) in try kept?.keeps(job) ?? false }) {
          pages += job.pages
        } else {
          jobs.append(job)
        }
      }
      // One by one: the downloads follow each other, and one thread would get a whole part of them.
      var work = RenderWork(count: jobs.count, perPart: 1, shown: "commands.rendering") { [jobs] in
        [jobs[$0]]
      }
      work.returnsMemory = loaded.portfolio.clients.count >= SiteRendering.largePortfolio
      pages += try render(work, builder, writer)
    }
    return pages
  }

  /// Makes the pages of clients, those that are wanted.
  private func renderClients(
    _ only: Set<Int>?, _ details: PurchaseDetails, _ store: DetailStore, _ builder: SiteBuilder,
    _ writer: SiteWriter, noting kept: KeptPages? = nil
  ) throws(DiagnosticsError) -> Int {
    let hasInvoices = loaded.portfolio.presentTables.contains(.invoices)
    let all = only?.count ?? share?.clients.count ?? loaded.portfolio.clients.count
    var (pages, done) = (0, 0)
    for whole in details.batches() {
      let batch = share.map { whole.clamped(to: $0.clients) } ?? whole
      let clients = only.map { only in batch.filter(only.contains) } ?? Array(batch)
      guard let first = clients.first, let last = clients.last else { continue }
      if hasInvoices {
        let wanted = first..<last + 1
        // The last batch goes before the next one comes.
        store.replace(0..<0, [])
        store.replace(wanted, try details.load(wanted, recentLines: settings.recentLines))
      }
      pages += try render(
        RenderWork(
          count: clients.count, perPart: 4, shown: "commands.rendering-clients", before: done,
          all: all
        ) { number in
          let jobs = builder.jobs(ofClient: clients[number])
          kept?.note(clients[number], pages: jobs.reduce(0) { $0 + $1.pages })
          return jobs
        }, builder, writer)
      done += clients.count
    }
    return pages
  }

  /// The site, of which files are made when somebody asks for them.
  ///
  /// - Parameters:
  ///   - earlier: The site before; its templates are not compiled again where they are the same.
  ///   - isAlike: Whether its settings, day and clients' purchases are the same: then the lines of invoices
  ///     that are at hand serve this one.
  /// - Returns: The site.
  /// - Throws: What is wrong with templates.
  func prepared(
    after earlier: PreparedSite? = nil, isAlike: Bool = false
  ) throws(DiagnosticsError) -> PreparedSite {
    // Lines are read without those who were erased: nobody tells whether since.
    let mayShare = isAlike && workplace.loadRequest.screen == nil
    let store = earlier.flatMap { mayShare ? $0.store(for: loaded) : nil } ?? DetailStore()
    return PreparedSite(
      builder: try builder(store, after: earlier?.builder), loaded: loaded,
      request: workplace.loadRequest, store: store,
      recentLines: settings.recentLines)
  }

  private func builder(
    _ store: DetailStore, after earlier: SiteBuilder? = nil
  ) throws(DiagnosticsError) -> SiteBuilder {
    var input = input(store)
    input.otherCatalogs = PortfolioLocale.allCases.filter {
      $0 != workplace.catalog.locale
    }.map(WorkplaceReader.builtInCatalog)
    return try SiteBuilder(
      input, settings: settings, catalog: workplace.catalog.read(), theme: theme, after: earlier)
  }

  /// The calendar of all clients, as the site offers it; nil where nothing is planned.
  ///
  /// - Throws: What is wrong with templates.
  func calendar() throws(DiagnosticsError) -> [UInt8]? {
    let builder = try SiteBuilder(
      input(DetailStore()), settings: settings, catalog: workplace.catalog.read(), theme: theme)
    guard let job = builder.shared.first(where: { $0.path == "calendar.ics" }) else { return nil }
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
      Study(portfolio, assessment, threads: workplace.threads, known: known, like: like))
    var input = SiteInput(
      portfolio: portfolio, assessment: assessment, quality: loaded.quality, findings: log,
      purchaseDetail: { store.detail(of: $0) },
      explanation: { explainer.explanation(of: $0) })
    input.threads = workplace.threads
    input.portugueseHeading = SiteInput.headingOfNewFiles
    input.baseline = baseline
    input.sealed = sealed
    input.known = known
    input.like = like
    input.wantsSubjects = subjects != nil
    input.past = past
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

  /// Makes files.
  ///
  /// - Returns: How many pages they are, assets aside.
  private func render(
    _ work: RenderWork, _ builder: SiteBuilder, _ writer: SiteWriter
  ) throws(DiagnosticsError) -> Int {
    let (progress, catalog) = (progress, workplace.catalog)
    do throws(Diagnostic) {
      return try Parallel.map(work.parts, threads: workplace.threads) {
        number throws(Diagnostic) in
        let part = work.part(number)
        var pages = 0
        for thing in part {
          for job in work.jobs(thing) {
            try make(job, builder, writer)
            pages += job.pages
          }
        }
        if work.returnsMemory, number % RenderWork.partsPerReturn == 0 { carteira_return_all() }
        progress.show(
          catalog.text(
            work.shown,
            ["done": String(work.before + part.upperBound), "all": String(work.all)]))
        return pages
      }.reduce(0, +)
    } catch {
      throw DiagnosticsError([error])
    }
  }

  /// Makes the files of a job.
  private func make(
    _ job: PageJob, _ builder: SiteBuilder, _ writer: SiteWriter
  ) throws(Diagnostic) {
    if builder.isStream(job) {
      for path in try stream(job, builder, writer) { subjects?.add(path, nil) }
      return
    }
    for file in try builder.render(job) {
      try guardian?.check(file.path.text, file.bytes)
      try writer.add(file)
      subjects?.add(file.path.text, file.subjects)
    }
  }
}
