public import Diagnostics
internal import Files

/// Every kind of finding of this module, those of `Files` aside.
public enum ArchiveDiagnostics {
  /// The codes, in the order of their numbers.
  public static let codes: [DiagnosticCode] = [
    .archiveIsLocked, .noSuchBag, .bagIsDamaged, .foreignInBag, .bagPathTwice, .archiveIsLink,
    .exportExists,
  ]
}

extension DiagnosticCode {
  /// Another process seals or prunes.
  public static let archiveIsLocked = DiagnosticCode(.error, 500)
  /// No bag of the name; facts: `found`.
  public static let noSuchBag = DiagnosticCode(.error, 501)
  /// A bag that cannot be relied on; facts: `name`, `count`.
  public static let bagIsDamaged = DiagnosticCode(.error, 502)
  /// Something in a bag that its manifests do not name; facts: `name`, `found`.
  public static let foreignInBag = DiagnosticCode(.error, 503)
  /// Two files of a bag with one path.
  public static let bagPathTwice = DiagnosticCode(.error, 504)
  /// The archive's folder is a symbolic link.
  public static let archiveIsLink = DiagnosticCode(.error, 505)
  /// A file stands where a bag would be packed to.
  public static let exportExists = DiagnosticCode(.error, 506)
}

extension Diagnostic {
  static func file(_ error: FileError) -> Diagnostic {
    Diagnostic(
      DiagnosticCode(.error, error.number), at: SourceLocation(file: error.path),
      facts: error.facts)
  }

  static func archive(
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
