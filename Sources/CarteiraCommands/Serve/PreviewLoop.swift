import Diagnostics
import Dispatch
import Files
import Loading
import Localization
import Preview
import Synchronization
import Theme

/// Keeps a preview up to date: looks at the files, makes the site ready, and says what to show.
final class PreviewLoop {
  private let build: PreviewBuild
  private let said: (PreviewBuild.Outcome, _ isFirst: Bool) -> Void
  private var watched: WatchedFiles
  private let ground: [String]
  private let run: String
  private var number = 0
  private var standing: WatchedFiles.Standing?
  private var changed: WatchedFiles.Standing?
  /// The last build that made a site.
  private var last: PreviewBuild.Outcome?
  private let finished = FinishedBuild()
  private var isBuilding = false
  private var turnsSinceLook = 0
  private(set) var site: PreviewSite

  /// The last build that came to its end and was not taken yet.
  private final class FinishedBuild: Sendable {
    private let outcome = Mutex<PreviewBuild.Outcome?>(nil)

    func put(_ new: PreviewBuild.Outcome) { outcome.withLock { $0 = new } }

    func take() -> PreviewBuild.Outcome? {
      outcome.withLock { outcome in
        defer { outcome = nil }
        return outcome
      }
    }
  }

  /// A loop that has built nothing yet.
  ///
  /// - Parameters:
  ///   - build: What makes the site.
  ///   - port: Where readers ask.
  ///   - said: Told of each build's outcome.
  init(
    _ build: PreviewBuild, port: UInt16,
    said: @escaping (PreviewBuild.Outcome, _ isFirst: Bool) -> Void
  ) {
    self.build = build
    self.said = said
    let configuration = build.options.config
    let folder =
      FileSystem.disk.isFolder(configuration)
      ? configuration : FilePath.parent(of: configuration)
    ground =
      [configuration == folder ? FilePath.join(folder, "carteira.yaml") : configuration]
      + [Workplace.policyName, ClientAliases.fileName, "data", "templates"].map {
        FilePath.join(folder, $0)
      } + [PersonRegister(folder: folder).path]
    watched = WatchedFiles(paths: ground)
    run = String(Clock.nanoseconds() % 1_000_000_007, radix: 36)
    site = PreviewSite(port: port, state: PreviewSite.State(version: "\(run)-0"))
  }

  /// Builds once, so that there is something to show.
  func begin() {
    let now = watched.standing()
    standing = now
    take(build.run(now, after: nil))
  }

  /// One turn: starts a build where files have changed and rest, takes one that is finished.
  func turn() {
    if let outcome = finished.take() {
      isBuilding = false
      take(outcome)
    }
    guard !isBuilding, isTimeToLook else { return }
    let now = watched.standing()
    guard now != standing else {
      changed = nil
      return
    }
    // A file that is still being written changes again.
    guard now == changed else {
      changed = now
      return
    }
    standing = now
    changed = nil
    isBuilding = true
    let (build, finished, last) = (build, finished, last)
    DispatchQueue.global().async { finished.put(build.run(now, after: last)) }
  }

  /// Whether the files are looked at in this turn: seldom where there are many.
  private var isTimeToLook: Bool {
    turnsSinceLook += 1
    guard turnsSinceLook > (standing?.count ?? 0) / 2_000 else { return false }
    turnsSinceLook = 0
    return true
  }

  /// Waits for a build that is at work, for at most some seconds.
  func end() {
    for _ in 0..<30 where isBuilding {
      if finished.take() != nil { isBuilding = false }
      Clock.rest(milliseconds: 100)
    }
  }

  private func take(_ outcome: PreviewBuild.Outcome) {
    let isFirst = number == 0
    number += 1
    if outcome.site != nil { last = outcome }
    let paths = ground + outcome.sources
    if !outcome.sources.isEmpty, paths != watched.paths {
      // What was read outside the folder is looked at from now on; what changed meanwhile is not lost.
      let isStill = watched.standing() == standing
      watched.paths = paths
      if isStill { standing = watched.standing() }
    }
    let pages = outcome.site.map { PreparedPages(site: $0, catalog: outcome.catalog) }
    site.state = PreviewSite.State(
      version: "\(run)-\(number)", pages: pages ?? site.state.pages,
      problems: pages == nil ? ProblemPage(outcome.log, outcome.catalog).bytes : nil,
      stylesheet: Array((Theme.file("assets/site.css")?.text ?? "").utf8))
    said(outcome, isFirst)
  }
}
