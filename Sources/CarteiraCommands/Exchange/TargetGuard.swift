import Diagnostics
import Files
import Loading
import Publishing

/// Keeps results from being written over what the portfolio is read from, and into what the program keeps
/// or publishes.
struct TargetGuard {
  /// Files, and folders with all that is in them.
  let kept: [String]
  /// Where the program keeps its log, its ledger and its locks.
  private let output: String
  private let archive: String

  /// What a portfolio is read from: settings, register, templates, look, tables, notes.
  init(_ workplace: Workplace, config: String) {
    kept =
      [
        config, workplace.path(Workplace.policyName), workplace.path("privacy"),
        workplace.path("templates"), workplace.path("output/archive"),
      ] + workplace.configuration.look.files.map { workplace.path($0) }
      + workplace.loadRequest.filesRead
    output = workplace.path("output")
    archive = workplace.path("output/archive")
  }

  /// Refuses a path for a result.
  ///
  /// - Parameters:
  ///   - path: Where it would be written.
  ///   - isFolder: Whether it is a folder.
  /// - Throws: Where something would be written over, or into what is published or sealed.
  func check(_ path: String, isFolder: Bool) throws(DiagnosticsError) {
    try checkSources(path)
    if let refusal = SealedBag.refusal(of: path) { throw DiagnosticsError([refusal]) }
    if isOwn(FilePath.whole(path)) || PublishedFolder.around(path) != nil {
      throw DiagnosticsError([Diagnostic(.targetIsOwn, facts: ["path": path])])
    }
    if !isFolder, FileSystem.disk.isFolder(path) {
      throw DiagnosticsError([FileError(.wrongKind, path: path).finding])
    }
  }

  /// Whether a path is of a file that the program keeps beside its results, or lies in the archive.
  private func isOwn(_ path: String) -> Bool {
    let name = FilePath.name(of: path)
    let folder = FilePath.whole(output)
    if (path + "/").hasPrefix(FilePath.whole(archive) + "/") { return true }
    guard path.hasPrefix(folder + "/") else { return false }
    if name.hasPrefix(".") || name.hasSuffix(".lock") { return true }
    return FilePath.parent(of: path) == folder
      && (name == "audit.jsonl" || name.hasPrefix(OutboxFile.name))
  }

  /// Refuses a path where something that is read stands, by identity and not by spelling.
  private func checkSources(_ path: String) throws(DiagnosticsError) {
    guard var place = FilePath.resolved(path) else { return }
    let identities = Set(kept.compactMap { FileSystem.disk.existing($0)?.identity })
    while true {
      if let identity = FileSystem.disk.existing(place)?.identity, identities.contains(identity) {
        throw DiagnosticsError([Diagnostic(.targetIsRead, facts: ["path": path])])
      }
      if place == "/" { return }
      place = FilePath.parent(of: place)
    }
  }
}

extension Session {
  /// Leaves with code 2 where a result would be written over what the portfolio is read from, or over what the
  /// program keeps or publishes.
  ///
  /// - Parameters:
  ///   - path: Where it would be written; nil for standard output.
  ///   - options: What names the configuration.
  ///   - isFolder: Whether the result is a folder.
  /// - Throws: An exit code; what is wrong has been written then.
  func refuseOverwriting(
    _ path: String?, _ options: PortfolioOptions, isFolder: Bool = false
  ) throws {
    guard let path else { return }
    let config = WorkplaceReader(options: options).configurationFile()
    try stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try TargetGuard(workplace, config: config).check(path, isFolder: isFolder)
    }
  }
}
