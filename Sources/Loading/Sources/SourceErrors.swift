import Diagnostics
import Files
import Unpacking
import Workbooks

extension FileError {
  /// The error as findings about a file.
  func asDiagnostics(_ name: String, at location: SourceLocation? = nil) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        DiagnosticCode(.error, number), at: location ?? SourceLocation(file: name),
        facts: facts.merging(["path": name]) { _, shown in shown })
    ])
  }
}

extension UnpackingError {
  /// The error as findings about a file.
  func asDiagnostics(_ name: String) -> DiagnosticsError {
    let finding: Diagnostic
    let place = SourceLocation(file: name)
    switch self {
    case .file(let error): return error.asDiagnostics(name)
    case .damaged, .unsupported: finding = Diagnostic(.badPackage, at: place)
    case .tooLarge(let limit):
      finding = Diagnostic(.packageTooLarge, at: place, facts: ["limit": String(limit)])
    case .tooManyParts(let limit):
      finding = Diagnostic(.packageOfManyParts, at: place, facts: ["limit": String(limit)])
    case .encrypted: finding = Diagnostic(.closedWorkbook, at: place)
    case .missing(let part):
      finding = Diagnostic(.emptyPackage, at: place, facts: ["found": part])
    }
    return DiagnosticsError([finding])
  }
}

extension WorkbookError {
  /// The error as findings about a file.
  func asDiagnostics(_ name: String) -> DiagnosticsError {
    let finding: Diagnostic
    let place = SourceLocation(file: name)
    switch self {
    case .packing(let error): return error.asDiagnostics(name)
    case .damaged(let part): finding = Diagnostic(.badWorkbook, at: place, facts: ["part": part])
    case .tooLarge(let limit):
      finding = Diagnostic(.packageTooLarge, at: place, facts: ["limit": String(limit)])
    case .closed: finding = Diagnostic(.closedWorkbook, at: place)
    }
    return DiagnosticsError([finding])
  }
}
