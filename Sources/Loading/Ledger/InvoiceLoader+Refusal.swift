import Diagnostics
import Files
import Portfolio

extension InvoiceLoader {
  /// Throws what makes a file unreadable.
  func refuse(_ tally: ScanTally, of file: SourceFile) throws(DiagnosticsError) {
    let place: SourceLocation
    let code: DiagnosticCode
    switch tally.obstacle {
    case nil: return
    case .zeroByte: (code, place) = (.zeroByte, SourceLocation(file: file.name))
    case .notUTF8, .strayQuotes:
      // Every byte was looked at before, and said otherwise.
      throw FileError(.changed, path: file.name).asDiagnostics(file.name)
    case .openQuote(let chunk, let line):
      let before = tally.chunkLines.reduce(0) { $1.chunk < chunk ? $0 + $1.lines : $0 }
      (code, place) = (
        .openQuote,
        SourceLocation(file: file.name, line: file.layout.linesBefore + before + line + 1)
      )
    }
    throw DiagnosticsError([
      Diagnostic(code, at: place)
    ])
  }
}
