import Diagnostics
import Files
import Loading

/// Keeps results from being written over what the portfolio is read from.
struct TargetGuard {
  /// Files, and folders with all that is in them.
  let kept: [String]

  /// What a portfolio is read from: settings, register, templates, look, tables, notes.
  init(_ workplace: Workplace, config: String) {
    kept =
      [
        config, workplace.path(Workplace.policyName), workplace.path("privacy"),
        workplace.path("templates"), workplace.path("output/archive"),
      ] + workplace.configuration.look.files.map { workplace.path($0) }
      + workplace.loadRequest.filesRead
  }

  /// Refuses a path where something of it stands, by identity and not by spelling.
  ///
  /// - Throws: Where the file would be written over.
  func check(_ path: String) throws(DiagnosticsError) {
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
  /// Leaves with code 2 where a result would be written over what the portfolio is read from.
  ///
  /// - Parameters:
  ///   - path: Where it would be written; nil for standard output.
  ///   - options: What names the configuration.
  /// - Throws: An exit code; what is wrong has been written then.
  func refuseOverwriting(_ path: String?, _ options: PortfolioOptions) throws {
    guard let path else { return }
    let config = WorkplaceReader(options: options).configurationFile()
    try stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try TargetGuard(workplace, config: config).check(path)
    }
  }
}
