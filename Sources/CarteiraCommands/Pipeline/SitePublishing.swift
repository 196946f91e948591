import Analysis
import CSystem
import Diagnostics
import Files
import Glibc
import Loading
import Localization
import Portfolio
import Publishing
import Reports
import Synchronization

/// Renders the site and puts it in place.
struct SitePublishing {
  let workplace: Workplace
  let loaded: LoadedPortfolio
  let assessment: Assessment
  /// The folder of the site.
  let site: String
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
  var shard: ShardPart?
  /// The digest of all that the site follows from; nil where a site that stands must not do.
  var inputs: String?
  /// What the build starts from; likewise.
  var ground: BuildGround?
  /// Whether nothing was found in the data.
  var isSilent = false
  /// Files that are read beside those that the portfolio names.
  var otherSources: [String] = []
  /// The configuration as the user named it: the site may not lie over it.
  let config: String

  /// Publishes the pages of all clients, or of some.
  ///
  /// - Parameters:
  ///   - session: Its phases take the times.
  ///   - only: Positions of the clients whose pages are made; nil for all.
  /// - Returns: What was done, and what there is now.
  /// - Throws: An exit code; what is wrong has been written then.
  func run(_ session: inout Session, only: Set<Int>?) throws -> (PublishResult, RenderedSite) {
    try run(&session, only: only) { result, rendered, _ in (result, rendered) }
  }

  /// Publishes the pages and does something with them before any other build may change them.
  ///
  /// - Parameters:
  ///   - session: Its phases take the times.
  ///   - only: Positions of the clients whose pages are made; nil for all.
  ///   - then: Is handed what was done and what there is now.
  /// - Returns: What that returns.
  /// - Throws: An exit code; what is wrong has been written then.
  func run<Value>(
    _ session: inout Session, only: Set<Int>?,
    then: (PublishResult, RenderedSite, inout Session) throws -> Value
  ) throws -> Value {
    let writer = try writer(session)
    defer { withExtendedLifetime(writer) {} }
    Interruption.watch(writer)
    let (result, rendered) = try publish(&session, only: only, writer)
    Interruption.finish()
    return try then(result, rendered, &session)
  }

  private func writer(_ session: Session) throws -> SiteWriter {
    let reporter = session.reporter
    let target = SiteTarget(
      path: site, permissions: workplace.configuration.permissions,
      sources: workplace.sources(loaded.quality.files.map(\.file), config: config) + otherSources,
      home: Environment.home)
    return try session.stopping(as: Outcome.ofTarget) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try SiteWriter(target, patience: SitePublishing.patience(reporter))
      }
    }
  }

  private func publish(
    _ session: inout Session, only: Set<Int>?, _ writer: SiteWriter
  ) throws -> (PublishResult, RenderedSite) {
    let rendering = SiteRendering(
      workplace: workplace, loaded: loaded, assessment: assessment, progress: session.progress,
      baseline: baseline, sealed: sealed, subjects: subjects, guardian: guardian, known: known,
      share: shard?.share, ground: ground)
    var phases = session.phases
    defer { session.phases = phases }
    return try session.stopping { () throws(DiagnosticsError) in
      if let standing = try standing(writer) { return standing }
      let rendered = try phases.run("render") { () throws(DiagnosticsError) in
        try rendering.run(only: only, into: writer)
      }
      // A plan of half a million files needs room of its own: the pages' goes first.
      carteira_return_all()
      if let label = shard?.label(pages: rendered.pages) {
        try lifting { () throws(Diagnostic) in try writer.add(ShardLabel.path, label.bytes) }
      }
      let stamp = BuildStamp(program: "carteira \(Carteira.version)", builtAt: Clock.stamp())
      let result = try phases.run("publish") { () throws(DiagnosticsError) in
        try lifting { () throws(Diagnostic) -> PublishResult in
          try workplace.checkErasures()
          return try writer.publish(
            stamp, unmentioned: only == nil ? .remove : .keep,
            note: inputs.map { note($0, rendered).text }, origins: rendered.origins,
            memory: rendered.memory)
        }
      }
      return (result, rendered)
    }
  }

  /// The site that stands and its pages, where it is the one that would be made.
  private func standing(
    _ writer: SiteWriter
  ) throws(DiagnosticsError) -> (PublishResult, RenderedSite)? {
    guard let inputs else { return nil }
    return try lifting { () throws(Diagnostic) in
      try workplace.checkErasures()
      guard let found = try writer.standing(where: { StandingNote($0)?.inputs == inputs }),
        let note = StandingNote(found.note)
      else { return nil }
      return (found.result, RenderedSite(pages: note.pages))
    }
  }

  private func note(_ inputs: String, _ rendered: RenderedSite) -> StandingNote {
    StandingNote(
      inputs: inputs, pages: rendered.pages, clients: loaded.portfolio.clients.count,
      isSilent: isSilent)
  }

  /// Another build of the same site is waited for.
  static func patience(_ reporter: Reporter) -> LockPatience {
    LockPatience(seconds: 60) { process in
      reporter.terminal.note(
        reporter.catalog.text("commands.waiting", ["process": process ?? "?"]))
    }
  }
}

extension Workplace {
  /// Everything that is read: what is published may neither be nor hold any of it.
  ///
  /// - Parameters:
  ///   - files: The files of the tables, as they are named in messages.
  ///   - config: The configuration as the user named it.
  /// - Returns: Files and folders.
  func sources(_ files: [String], config: String) -> [String] {
    [config, path("data"), path("templates")] + files.map { path($0) }
      + configuration.look.files.map { path($0) }
  }
}

/// What the environment of the process says.
enum Environment {
  /// The home folder of the user; nil where it is not known.
  static var home: String? { unsafe getenv("HOME").map { unsafe String(cString: $0) } }
}

/// Whom the files of a site speak of, noted while they are rendered.
final class SubjectBook: Sendable {
  private let state = Mutex<[(path: String, subjects: OutputSubjects?)]>([])

  /// Notes a file; no subjects where it may speak of anybody.
  func add(_ path: String, _ subjects: OutputSubjects?) {
    state.withLock { $0.append((path, subjects)) }
  }

  /// The files by path.
  var files: [(path: String, subjects: OutputSubjects?)] {
    state.withLock { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
