import Archive
import Diagnostics
import Files
import Loading
import Publishing

/// Tells folders that may hold snapshots from those that may not: snapshots hold all records, so that they must
/// not lie where something is published, and not among what is read.
struct ArchiveGuard {
  /// What the program publishes to or reads from, whether it is there yet or not.
  private let taken: [String]
  /// Files that are read.
  private let files: [String]

  /// What a portfolio reads and publishes.
  init(_ workplace: Workplace, config: String) {
    let outputs = ["site", "briefs", "owners", "anonymous", "shards", "rejected"]
    taken =
      outputs.map { workplace.path("output/" + $0) }
      + ["data", "templates", "privacy", workplace.configuration.sources.notesFolder]
      .map { workplace.path($0) }
    files = [config] + workplace.loadRequest.filesRead
  }

  /// Refuses a folder for snapshots.
  ///
  /// - Parameter path: The folder, which need not be there.
  /// - Throws: Where it is no folder, or one of another use.
  func check(_ path: String) throws(DiagnosticsError) {
    if let refusal = SealedBag.refusal(of: path) { throw DiagnosticsError([refusal]) }
    try ArchiveGuard.checkKind(path)
    let place = FilePath.whole(path)
    let other =
      taken.first { (place + "/").hasPrefix(FilePath.whole($0) + "/") }
      ?? files.first { FilePath.parent(of: FilePath.whole($0)) == place }
      ?? PublishedFolder.around(path) ?? PublishedFolder.inside(path)
    guard let other else { return }
    throw DiagnosticsError([
      Diagnostic(.archiveHasOtherUse, facts: ["path": path, "found": other])
    ])
  }

  /// Refuses what is there and is no folder.
  static func checkKind(_ path: String) throws(DiagnosticsError) {
    guard let info = FileSystem.disk.existing(path), info.kind != .folder else { return }
    throw DiagnosticsError([Diagnostic(.noArchive, facts: ["path": path])])
  }
}

extension Session {
  /// What a command does with an archive.
  enum ArchiveUse {
    /// Looks at it.
    case look
    /// Removes from it, or leaves in it what was worked out of it.
    case change
    /// Seals into it: then it need not be there.
    case seal
  }

  /// The archive of the portfolio, or another that was named.
  ///
  /// - Parameters:
  ///   - place: What was named.
  ///   - use: What it is for.
  ///   - options: What names the configuration.
  /// - Returns: The archive.
  /// - Throws: Code 2 where what was named is no folder or must not be the archive.
  func snapshots(
    _ place: ArchiveOptions, for use: ArchiveUse, _ options: PortfolioOptions
  ) throws -> SnapshotFolder {
    let folder = SnapshotFolder(workplace, place.archive)
    guard let path = place.archive else { return folder }
    let config = WorkplaceReader(options: options).configurationFile()
    try stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try ArchiveGuard.checkKind(path)
      if use != .seal, FileSystem.disk.existing(path) == nil {
        throw DiagnosticsError([Diagnostic(.noArchive, facts: ["path": path])])
      }
      if use != .look { try ArchiveGuard(workplace, config: config).check(path) }
    }
    return folder
  }
}
