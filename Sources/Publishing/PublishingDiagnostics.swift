public import Diagnostics
public import Files

/// Every kind of finding of this module and of `Files`.
public enum PublishingDiagnostics {
  /// The codes, in the order of their numbers.
  public static let codes: [DiagnosticCode] =
    FileError.Kind.allCases.map { DiagnosticCode(.error, $0.rawValue) } + [
      .siteIsRoot, .siteIsHome, .siteHoldsSource, .siteIsNotOurs, .manifestDamaged, .siteIsLink,
      .siteIsLocked, .unsafeOutputPath, .outputPathTwice, .outputPathsCollide, .foreignInTheWay,
      .journalDamaged, .siteIsMounted, .oldSiteLeft, .siteIsSealed,
    ]
  /// Those about files that the program keeps for itself beside what it publishes.
  public static let keptCodes: [DiagnosticCode] = [.noteInTheWay, .noteLost, .lockInTheWay]
}

extension DiagnosticCode {
  /// The folder to publish is the root of the file system.
  public static let siteIsRoot = DiagnosticCode(.error, 430)
  /// The folder to publish is the user's home folder.
  public static let siteIsHome = DiagnosticCode(.error, 431)
  /// The folder to publish is a source or holds one.
  public static let siteHoldsSource = DiagnosticCode(.error, 432)
  /// The folder to publish holds files and no manifest of ours.
  public static let siteIsNotOurs = DiagnosticCode(.error, 433)
  /// The manifest in the folder to publish is not as we write it.
  public static let manifestDamaged = DiagnosticCode(.error, 434)
  /// The folder to publish is a symbolic link.
  public static let siteIsLink = DiagnosticCode(.error, 435)
  /// Another build works on the folder.
  public static let siteIsLocked = DiagnosticCode(.error, 436)
  /// A path that leads outside the tree or cannot be a file name.
  public static let unsafeOutputPath = DiagnosticCode(.error, 437)
  /// Two files with one path.
  public static let outputPathTwice = DiagnosticCode(.error, 438)
  /// Two paths that are one on file systems which do not tell `A` from `a`.
  public static let outputPathsCollide = DiagnosticCode(.error, 439)
  /// Something that is not ours lies where a file of ours must go.
  public static let foreignInTheWay = DiagnosticCode(.error, 440)
  /// The journal of an interrupted publication is not as we write it.
  public static let journalDamaged = DiagnosticCode(.error, 441)
  /// The folder to publish is a mount point, so nothing beside it can take its place.
  public static let siteIsMounted = DiagnosticCode(.error, 442)
  /// The old site could not be removed after the new one took its place.
  public static let oldSiteLeft = DiagnosticCode(.warning, 443)
  /// What would be written to lies in a sealed bag; facts: `path`, `bag`.
  public static let siteIsSealed = DiagnosticCode(.error, 444)
  /// A folder or the like where a build leaves word for the next one; facts: `path`.
  public static let noteInTheWay = DiagnosticCode(.warning, 730)
  /// The word that a build leaves for the next one could not be written; facts: `path`, `reason`.
  public static let noteLost = DiagnosticCode(.warning, 731)
  /// What has the name of a lock is no file; facts: `path`.
  public static let lockInTheWay = DiagnosticCode(.error, 732)
}

extension Diagnostic {
  static func file(_ error: FileError) -> Diagnostic {
    Diagnostic(
      DiagnosticCode(.error, error.number), at: SourceLocation(file: error.path),
      facts: error.facts)
  }

  /// What kept a lock from being taken.
  ///
  /// - Parameter error: What `FileLock.take` threw.
  /// - Returns: The finding.
  public static func locking(_ error: FileError) -> Diagnostic {
    switch error.kind {
    case .link, .wrongKind: .publishing(.lockInTheWay, error.path)
    default: .file(error)
    }
  }

  static func publishing(
    _ code: DiagnosticCode, _ path: String, _ facts: [String: String] = [:]
  ) -> Diagnostic {
    Diagnostic(
      code, at: SourceLocation(file: path), facts: facts.merging(["path": path]) { own, _ in own })
  }
}

/// Runs file work and says its failure as a diagnostic.
func filing<Value>(_ work: () throws(FileError) -> Value) throws(Diagnostic) -> Value {
  do throws(FileError) {
    return try work()
  } catch {
    throw .file(error)
  }
}
