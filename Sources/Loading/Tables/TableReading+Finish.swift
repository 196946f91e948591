import Diagnostics
import Portfolio

extension TableReading {
  /// In how many taken rows each field that the file feeds has a value.
  private func knownByField() -> [String: Int] {
    var found = ["id": writtenIDs]
    if clientFeed != nil { found["client"] = rows - leftOut - rejectedCount - erased }
    if idFeed == nil { found["id"] = nil }
    for (declared, count) in zip(declaration.columns, known)
    where columns.feeds[declared.field] != nil {
      found[declared.field] = count
    }
    return found
  }

  /// Hands over what was counted.
  func finish(_ table: inout LoadedTable<Record>) {
    if erased > 0 {
      table.log.add(
        Diagnostic(
          .erasedRows, at: SourceLocation(file: file.name),
          facts: ["count": String(erased), "table": declaration.table.rawValue]))
    }
    report(&table)
    if rejectedCount > 0 {
      table.rejected.append(
        RejectedRows(
          table: declaration.table, file: file.name, headings: file.layout.headings,
          rows: rejected, unlisted: rejectedCount - rejected.count))
    }
    table.summaries.append(
      FileSummary(
        file: file.name, table: declaration.table, rows: rows, rejected: rejectedCount,
        leftOut: leftOut + erased,
        reading: file.layout.guesses, columns: columns.uses, known: knownByField()))
  }

  /// What is said once of a file.
  private func report(_ table: inout LoadedTable<Record>) {
    if cellErrors.count > 0 {
      table.log.add(
        Diagnostic(
          .cellErrors, at: SourceLocation(file: file.name, line: cellErrors.line),
          facts: ["count": String(cellErrors.count)]))
    }
    // Where most rows say no more than an id, that is how the table is kept.
    let unusual = bare.count * 2 > rows ? [] : bare
    for (code, lines) in [(DiagnosticCode.reportRows, furniture), (.bareRows, unusual)] {
      guard let first = lines.first else { continue }
      let rows = lines.prefix(5).map { String($0) }.joined(separator: ", ")
      table.log.add(
        Diagnostic(
          code, at: SourceLocation(file: file.name, line: first),
          facts: ["count": String(lines.count), "rows": rows + (lines.count > 5 ? ", …" : "")]))
    }
  }
}
