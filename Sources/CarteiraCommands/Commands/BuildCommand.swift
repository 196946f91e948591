import Analysis
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Publishing
import Reports

/// `carteira build`: from files to the site.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Load, classify, render and publish the portfolio's site.",
    discussion: """
      The site replaces the old one in one step, or not at all. Leaves with 0 when the site is \
      published and nothing was wrong, 1 for problems in data or templates (rows that cannot be read \
      are left out, listed in output/rejected, and the site is published), 2 for problems in the \
      configuration; 130, 143 or 129 when Ctrl-C, SIGTERM or the end of its terminal stopped it: then nothing \
      is published. --owner makes a tree of one owner's clients alone, --anonymize one without names; both \
      land in folders of their own. --shard makes one part of a site whose parts carteira merge joins.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var shards: ShardOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the site, instead of output/site.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Make the pages of these clients again and leave the rest as it is.", valueName: "client"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "Make a tree of this owner's clients alone, in output/owners.", valueName: "owner"))
  var owner: String?

  @Flag(
    help: """
      Make the site with made names, in output/anonymous; the key is in the environment variable \
      CARTEIRA_ALIAS_KEY.
      """)
  var anonymize = false

  @Flag(help: "Make every page again, even where nothing has changed since the last build.")
  var again = false

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  @Flag(help: "Publish nothing and leave with 1 when there is any problem, warnings included.")
  var strict = false

  func validate() throws {
    if !only.isEmpty, view.isPartial {
      throw ValidationError("--only cannot be given with --owner or --anonymize.")
    }
    if shards.assessment != nil, view.isPartial {
      throw ValidationError("--assessment cannot be given with --owner or --anonymize.")
    }
    if shards.shard != nil, !only.isEmpty {
      throw ValidationError("--shard cannot be given with --only.")
    }
  }

  private var view: SiteView { SiteView(owner: owner, isAnonymous: anonymize) }

  func run() throws {
    var session = try Session(options, format: format, writes: true)
    Interruption.begin(session)
    let workplace = session.workplace
    if !only.isEmpty { try session.refuseMixing(in: site(workplace)) }
    let tables = view.isPartial ? CanonicalTables() : nil
    let file = try shards.assessment.map { try session.assessmentFile($0) }
    let mayStand = mayStand(workplace)
    if mayStand, let (note, result) = try standingUnread(&session) {
      session.progress.clear()
      return BuildSummary(
        workplace: workplace, clients: note.clients, result: result,
        rendered: RenderedSite(pages: note.pages), phases: session.phases, log: workplace.log,
        site: site(workplace)
      ).write(session.reporter)
    }
    let loaded = try session.load(collecting: tables, digests: file != nil || mayStand)
    let foundation = mayStand ? try session.foundation(options) : nil
    let known = try file.map { try session.results(of: $0, for: loaded, options) }
    var log = workplace.log
    log.merge(loaded.log)
    checkEmptying(loaded, workplace, &log)
    if holdsShared {
      let rejected = RejectedOutput(workplace: workplace)
      try session.stopping { () throws(DiagnosticsError) in try rejected.write(loaded.rejected) }
    }
    try stop(at: log, loaded, session)
    let clients = try clients(loaded, session)
    var publishing: SitePublishing
    if let known {
      publishing = try shard(of: loaded, known, file, &session, &log)
    } else {
      publishing = try self.publishing(loaded, tables, foundation, &session, &log)
    }
    // Whoever mends the snapshot changes nothing else.
    publishing.inputs = publishing.baseline.isRefused ? nil : foundation?.digest.hex
    publishing.isSilent = log.counts.isEmpty && loaded.rejected.isEmpty
    let (result, rendered) = try publishing.run(&session, only: clients)
    session.progress.clear()
    for warning in result.warnings { log.add(warning) }
    session.reporter.write(log)
    BuildSummary(
      workplace: workplace, clients: publishing.loaded.portfolio.clients.count, result: result,
      rendered: rendered, phases: session.phases,
      log: log, site: site(workplace), shard: shards.shard
    ).write(session.reporter)
    // In shards nothing is noted: the register is part of what all of them were promised to share.
    if shards.shard == nil { try session.noteWithdrawals(loaded) }
    // Nothing was made: there is nothing to remember.
    if foundation == nil || result.method != .nothing {
      let clients = publishing.loaded.portfolio.clients.count
      try audit(session, clients: clients, pages: rendered.pages)
    }
    if log.hasErrors { throw Outcome.problems }
  }

  private func audit(_ session: Session, clients: Int, pages: Int) throws {
    try session.audit(
      "build",
      [
        ("kind", .text(shards.shard == nil ? view.kind : "shard")),
        ("as-of", .text(session.workplace.day.description)), ("clients", .integer(clients)),
        ("pages", .integer(pages)),
      ])
  }

  /// Warns where nothing would be left of the clients that a standing site shows.
  private func checkEmptying(
    _ loaded: LoadedPortfolio, _ workplace: Workplace, _ log: inout DiagnosticLog
  ) {
    let site = site(workplace)
    guard loaded.portfolio.clients.isEmpty, let clients = StandingSite(site).clients, clients > 0
    else { return }
    log.add(Diagnostic(.siteBecomesEmpty, facts: ["path": site, "count": String(clients)]))
  }

  /// Stops before anything is published where hardly a row of some file names a client, and under --strict
  /// where something was found that is more than a note.
  private func stop(
    at log: DiagnosticLog, _ loaded: LoadedPortfolio, _ session: Session
  ) throws {
    try session.stop(atStrangersOf: loaded, log, isStrict: strict)
    guard strict, log.hasErrors || log.count(of: .warning) > 0 else { return }
    session.progress.clear()
    session.reporter.withWarnings.write(log)
    session.reporter.say(session.workplace.catalog.text("commands.strict-stopped"))
    throw Outcome.problems
  }

  /// Whether the site may stay as it is where nothing that it follows from has changed: not for parts and
  /// views, and not where a database is asked, whose rows would all have to be read to know.
  private func mayStand(_ workplace: Workplace) -> Bool {
    only.isEmpty && !view.isPartial && shards.assessment == nil && !again
      && !workplace.loadRequest.asksDatabases
  }

  /// The site that stands, where it is the one that would be made and nothing was found in its data: then
  /// they need not be read to say so.
  ///
  /// With a key for erased people every build reads: withdrawals are noted from what is read.
  private func standingUnread(
    _ session: inout Session
  ) throws -> (note: StandingNote, result: PublishResult)? {
    let workplace = session.workplace
    var target = SiteTarget(
      path: site(workplace), permissions: workplace.configuration.permissions,
      home: Environment.home)
    guard PersonRegister.hash == nil, workplace.log.counts.isEmpty,
      !workplace.loadRequest.hasUnreadFiles, let noted = target.note.flatMap(StandingNote.init),
      noted.isSilent
    else { return nil }
    try session.digestSources()
    guard try noted.inputs == session.foundation(options).digest.hex else { return nil }
    target = SiteTarget(
      path: target.path, permissions: target.permissions,
      sources: workplace.sources(session.sources?.files ?? [], config: options.config),
      home: target.home)
    let reporter = session.reporter
    return try session.stopping(as: Outcome.ofTarget) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        let writer = try SiteWriter(target, patience: SitePublishing.patience(reporter))
        Interruption.watch(writer)
        return try writer.standing { $0 == noted.text }.map { (note: noted, result: $0.result) }
      }
    }
  }

  /// What a build of the whole starts from; nil where it cannot be told in numbers.
  private func ground(
    _ foundation: SiteFoundation, _ baseline: SiteBaseline, _ loaded: LoadedPortfolio,
    _ workplace: Workplace
  ) -> BuildGround? {
    PortfolioFoundation(loaded.portfolio, loaded.quality, threads: workplace.threads).map {
      BuildGround(
        settings: "\(foundation.besidesData.digest.hex) \(baseline.summary)", portfolio: $0)
    }
  }

  /// What an earlier build worked out of the same clients; nil where nothing of it is left.
  private func known(
    by ground: BuildGround, _ loaded: LoadedPortfolio, _ workplace: Workplace
  ) -> SharedResults? {
    SiteTarget(
      path: site(workplace), permissions: workplace.configuration.permissions,
      home: Environment.home
    ).memory(of: ground.key).flatMap {
      SharedResults(decoding: $0, clients: loaded.portfolio.clients.count)
    }
  }

  /// What is published: the whole portfolio, or what of it is in view.
  private func publishing(
    _ loaded: LoadedPortfolio, _ tables: CanonicalTables?, _ foundation: SiteFoundation?,
    _ session: inout Session, _ log: inout DiagnosticLog
  ) throws -> SitePublishing {
    let workplace = session.workplace
    var reader = BaselineReader(session)
    guard let tables else {
      let baseline = reader.read(&log, loaded)
      let ground = foundation.flatMap { self.ground($0, baseline, loaded, workplace) }
      let known = ground.flatMap { self.known(by: $0, loaded, workplace) }
      let assessment = session.assess(loaded, known: known)
      var publishing = SitePublishing(
        workplace: workplace, loaded: loaded, assessment: assessment, site: site(workplace),
        baseline: baseline, sealed: reader.history(&log), config: options.config)
      publishing.known = known
      publishing.ground = ground
      return publishing
    }
    let view = view
    let viewed = try session.stopping(as: Outcome.ofView) { () throws(DiagnosticsError) in
      try view.make(workplace, loaded, tables)
    }
    let derived = viewed.portfolio
    let assessment = session.phases.run("assess") {
      assess(
        derived.loaded.portfolio, derived.workplace.policy, on: workplace.day,
        threads: workplace.threads)
    }
    reader.view = BaselineView(
      view: view, clients: viewed.clients, policy: derived.workplace.policy)
    var publishing = SitePublishing(
      workplace: derived.workplace, loaded: derived.loaded, assessment: assessment,
      site: site(workplace), baseline: reader.read(&log, derived.loaded), config: options.config)
    publishing.guardian = viewed.guardian
    publishing.otherSources = loaded.quality.files.map { workplace.path($0.file) }
    return publishing
  }

  /// A build that takes from a file what was worked out before, of the whole site or of a part of it.
  private func shard(
    of loaded: LoadedPortfolio, _ known: SharedResults, _ file: AssessmentFile?,
    _ session: inout Session, _ log: inout DiagnosticLog
  ) throws -> SitePublishing {
    let workplace = session.workplace
    let assessment = session.assess(loaded, known: known)
    try session.check(file, against: assessment)
    let reader = BaselineReader(session)
    var publishing = SitePublishing(
      workplace: workplace, loaded: loaded, assessment: assessment, site: site(workplace),
      config: options.config)
    // Only pages about all clients tell what changed since then.
    if holdsShared { publishing.baseline = reader.read(&log, loaded) }
    publishing.sealed = reader.history(&log)
    publishing.known = known
    if let shard = shards.shard, let file {
      publishing.shard = ShardPart(shard, of: file, assessment, loaded.portfolio.clients.count)
    }
    return publishing
  }

  /// Whether this process makes the pages about all clients.
  private var holdsShared: Bool { shards.shard?.holdsShared ?? true }

  private func site(_ workplace: Workplace) -> String {
    let shard = shards.shard.map { "output/shards/\($0.folder)" }
    return output ?? workplace.path(shard ?? view.folder(key: workplace.aliasKey))
  }

  /// The positions of the clients named by `--only`; nil where all are meant.
  private func clients(_ loaded: LoadedPortfolio, _ session: Session) throws -> Set<Int>? {
    guard !only.isEmpty else { return nil }
    return Set(try only.map { try ClientLookup(loaded.portfolio).find($0, session.reporter) })
  }
}
