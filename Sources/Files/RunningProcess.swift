internal import Glibc

/// Which process this is, and whether another still runs.
package enum RunningProcess {
  /// The number of this process.
  package static var own: Int32 { getpid() }

  /// Whether no process has a number any more.
  ///
  /// - Parameter number: The number, above 0.
  /// - Returns: Whether it is gone; that it is another user's does not count.
  package static func isGone(_ number: Int32) -> Bool { kill(number, 0) != 0 && errno == ESRCH }
}
