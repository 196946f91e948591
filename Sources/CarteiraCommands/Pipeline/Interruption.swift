import Archive
import CSystem
import Glibc
import Localization
import Publishing
import Synchronization

/// What becomes of a command that somebody asks to stop (Ctrl-C, SIGTERM, a terminal that goes): what is half
/// made is removed, and the program leaves with 128 and the number of the signal.
///
/// Where nothing is half made it leaves at once. What is being put in place by then is put in place whole, and
/// the command ends as always. Asked a second time, it leaves as it is (`Stops.c`).
///
/// The process has one, since it gets the signals as a whole.
enum Interruption {
  /// What is at stake.
  private enum Work: Sendable {
    /// Nothing is half made.
    case none
    /// Something is, and can be given up; the function says false where it is being put in place by now.
    case staging(@Sendable () -> Bool)
    /// What was made is in place, and what belongs to it is still to be done.
    case finishing
  }

  private struct State: Sendable {
    var work = Work.none
    /// The first signal that came; 0 before one.
    var asked: Int32 = 0
    /// Whether what was staged is being given up, or was.
    var isStopping = false
    /// Whether somebody says so already.
    var isLeaving = false
    /// Whether something was put in place before.
    var hasPublished = false
    var reporter: Reporter?
    var progress: Progress?
  }

  /// A lock of its own in the heap: laid out at compile time, its optional values are not nil (Swift 6.3).
  private final class Kept: Sendable {
    let state = Mutex(State())
  }

  private static let kept = Kept()

  // MARK: Commands

  /// Begins to listen: the first thing that a command does, before it reads anything or starts a thread.
  static func listen() {
    _ = carteira_watch_stops { number in Interruption.came(number) }
  }

  /// Whoever asks to stop from here on is told so.
  static func begin(_ session: Session) {
    kept.state.withLock { state in
      state.reporter = session.reporter
      state.progress = session.progress
    }
  }

  /// A site is being staged until the writer goes or publishes.
  static func watch(_ writer: SiteWriter) {
    stage { [weak writer] in writer?.abandon() ?? true }
  }

  /// A snapshot is being staged until the writer goes or seals.
  static func watch(_ writer: ArchiveWriter) {
    stage { [weak writer] in writer?.abandon() ?? true }
  }

  /// A file or folder is being put together until it is in place; kept until then, since nobody else may.
  static func watch(_ draft: Draft) {
    stage { draft.abandon() }
  }

  /// What was staged is in place; what belongs to it, such as the line of the log, is done whoever asks to stop.
  static func finish() {
    kept.state.withLock { state in
      state.work = .finishing
      state.hasPublished = true
    }
  }

  /// Nothing is half made any more, and much is still to be done: who asked to stop is heard now.
  static func pass() {
    let asked = kept.state.withLock { state in
      state.work = .none
      return state.asked
    }
    if asked != 0 { leave(128 + asked) }
  }

  /// Waits while what was staged is being given up: what failed because of it is not to be told.
  static func settle() {
    while kept.state.withLock({ $0.isStopping }) { rest() }
  }

  private static func stage(_ abandon: @escaping @Sendable () -> Bool) {
    let asked = kept.state.withLock { state in
      state.work = .staging(abandon)
      return state.asked
    }
    if asked != 0, abandon() { leave(128 + asked) }
  }

  // MARK: Signals

  private static func came(_ number: Int32) {
    let work = kept.state.withLock { state in
      state.asked = number
      if case .staging = state.work { state.isStopping = true }
      return state.work
    }
    switch work {
    case .none: leave(128 + number)
    case .finishing: return
    case .staging(let abandon):
      if abandon() { leave(128 + number) }
      kept.state.withLock { $0.isStopping = false }
    }
  }

  private static func leave(_ code: Int32) -> Never {
    let (isFirst, reporter, progress, hasPublished) = kept.state.withLock { state in
      let isFirst = !state.isLeaving
      state.isLeaving = true
      return (isFirst, state.reporter, state.progress, state.hasPublished)
    }
    // Another thread says it and leaves.
    while !isFirst { rest() }
    progress?.end()
    // A line among objects would be none.
    if let reporter, !reporter.isQuiet, reporter.format == .text {
      reporter.terminal.note(
        reporter.catalog.text(
          hasPublished ? "commands.interrupted-later" : "commands.interrupted"))
    }
    _exit(code)
  }

  private static func rest() { usleep(10_000) }
}
