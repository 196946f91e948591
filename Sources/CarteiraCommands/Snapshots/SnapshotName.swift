import Archive
import Diagnostics
import Files
import Portfolio
import Publishing

/// The name of a snapshot: its day, and from the second of a day on a number.
struct SnapshotName: Sendable, Hashable, Comparable {
  let day: Day
  /// From 1.
  let number: Int

  init(day: Day, number: Int = 1) {
    self.day = day
    self.number = number
  }

  /// Reads `2026-11-16` or `2026-11-16-2`; nil for anything else.
  init?(_ text: String) {
    guard let day = Day(iso: String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10)
    self.day = day
    guard !rest.isEmpty else {
      number = 1
      return
    }
    guard rest.first == "-", let number = Int(rest.dropFirst()), number > 1,
      rest == "-\(number)"
    else { return nil }
    self.number = number
  }

  var text: String { number == 1 ? day.description : "\(day)-\(number)" }

  static func < (left: SnapshotName, right: SnapshotName) -> Bool {
    (left.day, left.number) < (right.day, right.number)
  }
}

/// The snapshots of a portfolio.
struct SnapshotFolder: Sendable {
  let archive: Archive

  /// The archive of a portfolio, or another.
  init(_ workplace: Workplace, _ folder: String? = nil) {
    archive = Archive(folder ?? workplace.path("output/archive"))
  }

  /// The snapshots, oldest first; folders of other names are none.
  func names() throws(Diagnostic) -> [SnapshotName] {
    try archive.names().compactMap { SnapshotName($0) }.sorted()
  }

  /// The last one of a day before this one; nil where there is none.
  func last(before day: Day) throws(Diagnostic) -> SnapshotName? {
    try names().last { $0.day < day }
  }

  /// The first name of a day that is free.
  func next(on day: Day) throws(Diagnostic) -> SnapshotName {
    let last = try names().last { $0.day == day }
    return SnapshotName(day: day, number: (last?.number ?? 0) + 1)
  }

  /// The snapshot that a word means; `last` is the latest.
  func find(_ word: String) throws(Diagnostic) -> SnapshotName {
    let names = try names()
    if word == "last", let last = names.last { return last }
    if let found = names.first(where: { $0.text == word }) { return found }
    throw Diagnostic(
      .noSuchBag, at: SourceLocation(file: archive.path),
      facts: ["found": word, "path": archive.path],
      // Another day is near to none by its letters, but the last one is what there is.
      suggestion: NearMiss.nearest(to: word, among: names.map(\.text))
        ?? SnapshotName(word).flatMap { _ in names.last?.text })
  }
}

extension Workplace {
  /// Who may read snapshots and their packed files.
  var bagPermissions: BagPermissions { configuration.permissions == .private ? .private : .shared }
}
