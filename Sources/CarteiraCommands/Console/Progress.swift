import Synchronization

/// Shows on a screen how far long work has come: after half a second, ten times a second, never
/// when the output is piped.
final class Progress: Sendable {
  private struct State {
    var start: UInt64
    var shown: UInt64 = 0
    var isVisible = false
    var isOver = false
  }

  private static let patience: UInt64 = 500_000_000
  private static let interval: UInt64 = 100_000_000

  private let terminal: Terminal
  private let isEnabled: Bool
  private let state: Mutex<State>

  init(_ terminal: Terminal, isQuiet: Bool) {
    self.terminal = terminal
    isEnabled = terminal.isInteractive && !isQuiet
    state = Mutex(State(start: Clock.nanoseconds()))
  }

  /// Shows a text, if it is time to.
  func show(_ text: @autoclosure () -> String) {
    guard isEnabled else { return }
    let now = Clock.nanoseconds()
    let isDue = state.withLock { state in
      guard !state.isOver, now - state.start >= Progress.patience,
        now - state.shown >= Progress.interval
      else {
        return false
      }
      state.shown = now
      state.isVisible = true
      return true
    }
    if isDue { terminal.overwrite(String(text().prefix(terminal.width - 1))) }
  }

  /// Takes away what is shown, and shows nothing any more.
  func end() {
    state.withLock { $0.isOver = true }
    clear()
  }

  /// Takes away what is shown.
  func clear() {
    let wasVisible = state.withLock { state in
      defer { state.isVisible = false }
      return state.isVisible
    }
    if wasVisible { terminal.overwrite("") }
  }
}
