import Diagnostics
import Localization
import Publishing

/// What runs that were killed left half made in the output: ours, and nobody's any more.
struct KilledRuns {
  /// What is removed, or was, by path in the portfolio's folder.
  let gone: [String]
  /// What stays, since a run works on it or it could not be removed.
  let held: [String]

  private static let output = "output"

  /// Looks for it.
  ///
  /// - Parameters:
  ///   - clearing: Whether it is removed.
  ///   - session: The portfolio's.
  init(clearing: Bool, _ session: Session) {
    let workplace = session.workplace
    var gone: [String] = []
    var held: [String] = []
    // The archive has a lock of its own, and clears itself.
    for rest in Remnant.all(below: workplace.path(KilledRuns.output), leaving: ["archive"]) {
      let path = KilledRuns.output + "/" + rest.path
      let isGone =
        clearing
        ? (try? rest.clear(permissions: workplace.configuration.permissions)) ?? false
        : !rest.isHeld
      if isGone { gone.append(path) } else { held.append(path) }
    }
    self.gone = gone
    self.held = held
  }

  /// Waits a while for runs that put something in place besides the site: they may have asked the register before
  /// somebody was noted in it.
  ///
  /// - Parameter workplace: The portfolio.
  /// - Returns: What is still being made then, by path in the portfolio's folder.
  static func waitOut(in workplace: Workplace) -> [String] {
    var paths: [String] = []
    for round in 0...patience {
      if round > 0 { Clock.rest(milliseconds: 100) }
      paths = Remnant.all(below: workplace.path(output), leaving: ["archive"])
        .filter(\.isHeld).map { output + "/" + $0.path }.filter { $0 != site }
      if paths.isEmpty { break }
    }
    return paths
  }

  /// How many tenths of a second runs are waited for.
  private static let patience = 30
  /// What a build of the site stages: the next build makes all of it again.
  private static let site = "output/.site.work"

  /// What a path is or lies in; nil where it is no rest of a run.
  func around(_ path: String) -> (rest: String, isHeld: Bool)? {
    func holds(_ rest: String) -> Bool { path == rest || path.hasPrefix(rest + "/") }
    if let rest = held.first(where: holds) { return (rest, true) }
    return gone.first(where: holds).map { ($0, false) }
  }

  /// Says what goes, whether it names anybody or not.
  func say(_ session: Session) {
    guard !gone.isEmpty else { return }
    session.reporter.say(
      session.workplace.catalog.count("privacy.forget.remnants", gone.count))
    for path in gone { session.reporter.say("  \(path)") }
  }
}
