import Diagnostics
import Localization

/// Writes findings and closing lines in the reader's language.
struct Reporter: Sendable {
  let terminal: Terminal
  let catalog: Catalog
  let format: FindingsFormat
  let isQuiet: Bool
  let isVerbose: Bool

  /// Writes findings, the ones kept in place order, then how many more there were of each kind.
  ///
  /// Notes are written only where everything is asked for; warnings not where quiet is.
  func write(_ log: DiagnosticLog) {
    let shown = shown(log)
    // The texts are read when the first is needed: most runs have nothing to say.
    guard !shown.isEmpty || log.counts.keys.contains(where: { isWanted($0.severity) }) else {
      return
    }
    let words = catalog.diagnosticWords
    if format == .json {
      let writer = DiagnosticJSON(words: words)
      for diagnostic in shown { terminal.note(writer.line(diagnostic)) }
      return
    }
    let formatter = DiagnosticFormatter(words: words, hasColour: terminal.hasColour)
    var printed: [DiagnosticCode: Int] = [:]
    for diagnostic in shown {
      terminal.note(bytes: Array(formatter.text(diagnostic).utf8))
      printed[diagnostic.code, default: 0] += 1
    }
    for (code, count) in log.counts.sorted(by: { $0.key.id < $1.key.id }) {
      let rest = count - printed[code, default: 0]
      guard rest > 0, isWanted(code.severity) else { continue }
      terminal.note(catalog.count("commands.more-of-kind", rest, ["code": code.id]))
    }
  }

  /// The same for a command that warnings make fail: they are the reason, and are said where quiet is asked for.
  var withWarnings: Reporter {
    Reporter(
      terminal: terminal, catalog: catalog, format: format, isQuiet: false, isVerbose: isVerbose)
  }

  private func shown(_ log: DiagnosticLog) -> [Diagnostic] {
    let limit = isVerbose || format == .json ? Int.max : 5
    var seen: [DiagnosticCode: Int] = [:]
    return log.diagnostics.sortedForPrinting().filter { diagnostic in
      guard isWanted(diagnostic.code.severity) else { return false }
      seen[diagnostic.code, default: 0] += 1
      return seen[diagnostic.code, default: 0] <= limit
    }
  }

  private func isWanted(_ severity: Severity) -> Bool {
    switch severity {
    case .error: true
    case .warning: !isQuiet
    case .note: isVerbose
    }
  }

  /// Writes a closing line, unless quiet.
  func say(_ line: String) {
    if !isQuiet { terminal.out(ReadableText.printable(line)) }
  }
}
