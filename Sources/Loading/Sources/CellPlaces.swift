import Diagnostics

extension SourceFile {
  /// Where a column holds texts that decide how it is written; of several, where the last of them stands
  /// first, since there the column begins to contradict itself.
  ///
  /// One more pass over a file that is refused.
  ///
  /// - Parameters:
  ///   - texts: The texts, as findings name them.
  ///   - column: The position of the column.
  ///   - areNumbers: Whether only cells count that tell how numbers are written.
  /// - Returns: The place; that of the file alone where its rows have none.
  /// - Throws: When the file cannot be read.
  func location(
    of texts: [String], inColumn column: Int, areNumbers: Bool
  ) throws(DiagnosticsError) -> SourceLocation {
    guard !isPart else { return SourceLocation(file: name) }
    var wanted = Set(texts.map(\.trimmingBlanks))
    var found = SourceLocation(file: name)
    try RecordPass(file: self).run { scanner, bytes, physicalLine in
      guard !wanted.isEmpty, column < scanner.count else { return }
      let text = bytes.extracting(scanner.trimmedCell(column, in: bytes)).text
      guard wanted.contains(text),
        !areNumbers || tellsStyle(bytes.extracting(scanner.cells[column].range))
      else { return }
      wanted.remove(text)
      let line = rowLines.map { $0[min(physicalLine, $0.count) - 1] } ?? physicalLine
      let cell = place(scanner.place(of: column, in: bytes), ofColumn: column)
      found = SourceLocation(file: name, line: line + (cell?.line ?? 0), column: cell?.column)
    } until: {
      wanted.isEmpty
    }
    return found
  }

  /// The refusal of a file whose column means two things.
  ///
  /// - Parameters:
  ///   - code: What is wrong.
  ///   - column: The position of the column.
  ///   - facts: The texts of the column that show it.
  /// - Returns: The error that says so, at the place.
  /// - Throws: When the file cannot be read.
  func refusal(
    _ code: DiagnosticCode, ofColumn column: Int, _ facts: [String: String]
  ) throws(DiagnosticsError) -> DiagnosticsError {
    let areNumbers = [.ambiguousNumber, .contradictoryNumbers].contains(code)
    let place = try location(
      of: Array(facts.values), inColumn: column, areNumbers: areNumbers)
    var facts = facts
    facts["column"] = layout.headings[column]
    return DiagnosticsError([Diagnostic(code, at: place, facts: facts)])
  }
}
