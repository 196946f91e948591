import Diagnostics
import Files

extension FileError {
  /// The error as a finding about the file that it names.
  var finding: Diagnostic { finding(at: SourceLocation(file: path)) }

  /// The error as a finding at a place; nil where the sentence alone says which file it is.
  func finding(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(DiagnosticCode(kind), at: location, facts: facts)
  }
}

extension DiagnosticCode {
  /// The code of a kind of failure with files.
  init(_ kind: FileError.Kind) {
    self.init(.error, kind.rawValue)
  }
}

/// Runs file work and says its failure as a finding about the file.
func filing<Result>(
  _ work: () throws(FileError) -> Result
) throws(DiagnosticsError) -> Result {
  do throws(FileError) { return try work() } catch { throw DiagnosticsError([error.finding]) }
}
