import Glibc

/// The signals that ask the program to stop, held back so that it can do so in order.
struct StopSignals {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// Holds them back for this thread and all that it starts.
  init() {
    var set = sigset_t()
    _ = unsafe sigemptyset(&set)
    for number in StopSignals.numbers { _ = unsafe sigaddset(&set, number) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Whether one has come.
  var haveCome: Bool {
    var set = sigset_t()
    guard unsafe sigpending(&set) == 0 else { return false }
    return StopSignals.numbers.contains { unsafe sigismember(&set, $0) == 1 }
  }
}
