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
