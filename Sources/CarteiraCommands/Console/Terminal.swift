import Glibc
import Synchronization

/// The two streams: results go out, everything else goes to the side.
struct Terminal: Sendable {
  /// Whether findings and progress are written for a person at a screen.
  let isInteractive: Bool
  /// Whether colour may be used.
  let hasColour: Bool

  init() {
    isInteractive = isatty(STDERR_FILENO) == 1
    let refuses = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
    let isDumb = unsafe getenv("TERM").map { unsafe String(cString: $0) == "dumb" } ?? true
    hasColour = isInteractive && !refuses && !isDumb
  }

  /// Why a result could not be written, as the system numbers errors; 0 where all were.
  ///
  /// The process has one standard output, whoever writes to it.
  private static let failure = Atomic<Int32>(0)

  /// Whether somebody may still read the result: no write of it has failed.
  static var isRead: Bool { failure.load(ordering: .relaxed) == 0 }

  /// Says on the side that results are missing; whether any are.
  ///
  /// That nobody reads them any more is fine.
  static func reportFailure() -> Bool {
    let number = failure.load(ordering: .relaxed)
    guard number != 0, number != EPIPE else { return false }
    Terminal().note("Error: standard output: \(unsafe String(cString: strerror(number)))")
    return true
  }

  /// Writes a line of the result.
  func out(_ line: String) {
    write(Array((line + "\n").utf8), to: STDOUT_FILENO)
  }

  /// Writes bytes of the result.
  func out(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a line that is not part of the result.
  func note(_ line: String) {
    write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes bytes that are not part of the result.
  func note(bytes: [UInt8]) {
    write(bytes, to: STDERR_FILENO)
  }

  /// Writes over the current line of the screen.
  func overwrite(_ text: String) {
    write(Array("\r\u{1B}[2K\(text)".utf8), to: STDERR_FILENO)
  }

  /// How many columns the screen has.
  var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  private func write(_ bytes: [UInt8], to stream: Int32) {
    // After a failure nothing more of the result is written: one with a hole would pass for whole.
    if stream == STDOUT_FILENO, !Terminal.isRead { return }
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          stream, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        if stream == STDOUT_FILENO {
          Terminal.failure.store(written < 0 ? errno : EIO, ordering: .relaxed)
        }
        return
      }
      offset += written
    }
  }
}
