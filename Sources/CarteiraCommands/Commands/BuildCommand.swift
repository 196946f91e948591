import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Localization
import Portfolio
import Privacy
import Publishing

/// `carteira build`: from files to the site.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Load, classify, render and publish the portfolio's site.",
    discussion: """
      The site replaces the old one in one step, or not at all. Leaves with 0 when the site is \
      published and nothing was wrong, 1 for problems in data or templates (rows that cannot be read \
      are left out, listed in output/rejected, and the site is published), 2 for problems in the \
      configuration. --owner makes a tree of one owner's clients alone, --anonymize one without names; both \
      land in folders of their own.
      """)

  @OptionGroup var options: PortfolioOptions

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

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  @Flag(help: "Publish nothing and leave with 1 when there is any problem, warnings included.")
  var strict = false

  func validate() throws {
    if !only.isEmpty, view.isPartial {
      throw ValidationError("--only cannot be given with --owner or --anonymize.")
    }
  }

  private var view: SiteView { SiteView(owner: owner, isAnonymous: anonymize) }

  func run() throws {
    var session = try Session(options, format: format)
    let workplace = session.workplace
    let tables = view.isPartial ? CanonicalTables() : nil
    let loaded = try session.load(collecting: tables)
    var log = workplace.log
    log.merge(loaded.log)
    let rejected = RejectedOutput(workplace: workplace)
    try session.stopping { () throws(DiagnosticsError) in try rejected.write(loaded.rejected) }
    if strict, log.hasErrors || log.count(of: .warning) > 0 {
      session.progress.clear()
      session.reporter.write(log)
      session.reporter.say(workplace.catalog.text("commands.strict-stopped"))
      throw Outcome.problems
    }
    let clients = try clients(loaded, session)
    let publishing = try self.publishing(loaded, tables, &session, &log)
    let (result, pages) = try publishing.run(&session, only: clients)
    session.progress.clear()
    for warning in result.warnings { log.add(warning) }
    session.reporter.write(log)
    BuildSummary(
      workplace: workplace, loaded: publishing.loaded, result: result, pages: pages,
      phases: session.phases,
      log: log, site: site(workplace)
    ).write(session.reporter)
    try noteWithdrawals(loaded, session)
    try session.audit(
      "build",
      [
        ("kind", .text(view.kind)), ("as-of", .text(workplace.day.description)),
        ("clients", .integer(publishing.loaded.portfolio.clients.count)),
        ("pages", .integer(pages)),
      ])
    if log.hasErrors { throw Outcome.problems }
  }

  /// Remembers withdrawals, where there is a key, so that an import without them changes nothing.
  private func noteWithdrawals(_ loaded: LoadedPortfolio, _ session: Session) throws {
    guard let hash = PersonRegister.hash else { return }
    let known = session.workplace.suppression ?? Suppression(hash)
    let day = session.workplace.day
    let new = loaded.portfolio.contacts.compactMap { contact -> (Suppression.Marks, Day)? in
      let record = contact.lawfulBasis
      guard let withdrawn = record.withdrawn, withdrawn <= day,
        record.given.map({ $0 <= withdrawn }) ?? true
      else { return nil }
      let clues = Suppression.Clues(contact)
      guard known.withdrawal(clues) ?? .min < withdrawn.number else { return nil }
      return (known.marks(clues), withdrawn)
    }
    guard !new.isEmpty else { return }
    let register = PersonRegister(folder: session.workplace.folder)
    try session.stopping { () throws(DiagnosticsError) in
      try register.add("withdrawn", new, hash)
    }
  }

  /// What is published: the whole portfolio, or what of it is in view.
  private func publishing(
    _ loaded: LoadedPortfolio, _ tables: CanonicalTables?, _ session: inout Session,
    _ log: inout DiagnosticLog
  ) throws -> SitePublishing {
    let workplace = session.workplace
    var reader = BaselineReader(session)
    guard let tables else {
      let assessment = session.assess(loaded)
      let baseline = reader.read(&log, loaded)
      return SitePublishing(
        workplace: workplace, loaded: loaded, assessment: assessment, site: site(workplace),
        baseline: baseline, sealed: reader.history(&log), config: options.config)
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

  private func site(_ workplace: Workplace) -> String {
    output ?? workplace.path(view.folder)
  }

  /// The positions of the clients named by `--only`; nil where all are meant.
  private func clients(_ loaded: LoadedPortfolio, _ session: Session) throws -> Set<Int>? {
    guard !only.isEmpty else { return nil }
    return Set(try only.map { try ClientLookup(loaded.portfolio).find($0, session.reporter) })
  }
}
