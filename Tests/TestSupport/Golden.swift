import Foundation
public import Testing

/// Texts that a reviewer approved, kept in a folder `Golden` beside the test.
///
/// `RECORD_GOLDEN=1` writes the files anew and still fails, so that no test passes by recording.
public enum Golden {
  /// Fails the test unless `actual` is the text of `Golden/<name>` beside the calling file.
  ///
  /// A difference prints the lines that differ, with their numbers.
  public static func expect(
    _ actual: String, matches name: String, file: StaticString = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let url = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name).standardizedFileURL
    func fail(_ message: String) {
      Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
    }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: url)
        fail("recorded Golden/\(name): read it, then run without RECORD_GOLDEN")
      } catch {
        fail("Golden/\(name) cannot be written: \(error)")
      }
      return
    }
    guard let data = try? Data(contentsOf: url) else {
      fail("Golden/\(name) is missing; RECORD_GOLDEN=1 writes it. Actual text:\n\(actual)")
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard !expected.utf8.elementsEqual(actual.utf8) else { return }
    fail("Golden/\(name) differs (- expected, + actual):\n\(difference(expected, actual))")
  }

  /// The lines that differ, each with its number in its own text, `-` for expected and `+` for actual.
  static func difference(_ expected: String, _ actual: String) -> String {
    func lines(_ text: String) -> [String] {
      text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0) }
    }
    let changes = lines(actual).difference(from: lines(expected)).map { change in
      switch change {
      case .remove(let offset, let element, _): (offset, 0, "- \(offset + 1): \(element)")
      case .insert(let offset, let element, _): (offset, 1, "+ \(offset + 1): \(element)")
      }
    }
    return changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(80).map(\.2)
      .joined(separator: "\n")
  }
}
