import Diagnostics
import Files

/// The briefs that a snapshot takes along: none that were made before somebody was erased, since they may
/// speak of the person.
struct BriefsToSeal {
  /// Their folder; nil where there are none, or they stay out.
  let folder: String?
  /// That they stay out.
  let finding: Diagnostic?

  private static let manifest = "build.json"

  /// Looks at the briefs of a portfolio, and when somebody was last erased.
  ///
  /// - Throws: When the log of what was done cannot be read.
  init(_ workplace: Workplace) throws(DiagnosticsError) {
    let path = "output/briefs"
    let briefs = workplace.path(path)
    // What a forgotten person left of them may be their manifest alone.
    let names = ((try? workplace.fileSystem.list(briefs)) ?? []).map(\.name)
    guard names.contains(where: { $0 != BriefsToSeal.manifest }) else {
      folder = nil
      finding = nil
      return
    }
    let made = BriefsToSeal.made(briefs)
    // Stamps of one form: the order of the texts is that of time. What says no time is of any.
    if let erased = try BriefsToSeal.lastErasure(workplace), made ?? "" < erased {
      folder = nil
      finding = Diagnostic(.briefsLeftOut, facts: ["path": path])
    } else {
      folder = briefs
      finding = nil
    }
  }

  /// When somebody was last erased; nil where the log knows of nobody.
  private static func lastErasure(_ workplace: Workplace) throws(DiagnosticsError) -> String? {
    let log = AuditFile(folder: workplace.folder)
    guard try log.isThere() else { return nil }
    let text = String(decoding: try log.contents(), as: UTF8.self)
    let line = text.split(separator: "\n").last {
      $0.firstRange(of: "\"action\":\"erase\",") != nil
    }
    return line.flatMap { value(in: String($0), after: "\"at\":\"") }
  }

  /// When the documents of a folder were made; nil where it does not say so.
  private static func made(_ folder: String) -> String? {
    guard let place = try? Folder(at: folder), let bytes = try? place.own(manifest, limit: 1 << 31)
    else { return nil }
    return value(in: String(decoding: bytes, as: UTF8.self), after: "\"built-at\": \"")
  }

  /// What stands between a beginning and the next quote.
  private static func value(in text: String, after start: String) -> String? {
    text.firstRange(of: start).map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
  }
}
