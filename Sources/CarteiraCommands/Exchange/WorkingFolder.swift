import Glibc

/// The folder that the program was started in.
enum WorkingFolder {
  /// Its absolute path; a point where the system does not say.
  static var path: String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}

extension Terminal {
  /// Whether somebody can be asked: both ends are a screen and a keyboard.
  var canAsk: Bool { isInteractive && isatty(STDIN_FILENO) == 1 }

  /// Asks a question and waits for a line.
  func ask(_ question: String) -> String { askLine(question)?.filter { !$0.isWhitespace } ?? "" }

  /// Asks a question and waits for a line, which may hold several words; nil where nobody answers any more.
  func askLine(_ question: String) -> String? {
    note(bytes: Array((question + " ").utf8))
    guard let line = readLine() else { return nil }
    return line.split(omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
