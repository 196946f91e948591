import Archive
import Diagnostics
import Privacy

/// Looks at every file before it is written, and stops the build where it holds what it must not.
struct OutputGuard: Sendable {
  let finder: TextFinder

  /// Looks at a whole file.
  ///
  /// - Throws: What is in it, by the field it comes from; the text itself is never repeated.
  func check(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try look(path, bytes)
    if path.hasSuffix(".ics") { try look(path, OutputGuard.unfolded(bytes)) }
    if path.hasSuffix(".xlsx") {
      for part in ZipFile.parts(of: bytes) ?? [] { try look(path, part.bytes) }
    }
  }

  /// Looks at a file that comes piece by piece; keeps what may go on in the next.
  func check(_ path: String, _ piece: [UInt8], after rest: inout [UInt8]) throws(Diagnostic) {
    let bytes = rest + piece
    try look(path, bytes)
    rest = Array(bytes.suffix(finder.longest + 8))
  }

  private func look(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    if let found = finder.first(in: bytes) {
      throw Diagnostic(.secretInOutput, facts: ["path": path, "field": found.field])
    }
  }

  /// The lines of a calendar as they were before they were folded.
  static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if index + 2 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A,
        bytes[index + 2] == 0x20
      {
        index += 3
        continue
      }
      output.append(bytes[index])
      index += 1
    }
    return output
  }
}
