import Diagnostics
import Portfolio

/// Turns a mapping into a proposal: how dates and numbers are written, which rows are sums, what the
/// configuration would say.
struct ProposalMaking {
  let mapping: ColumnMapping
  let name: String
  let sheet: String?

  func proposal() throws(DiagnosticsError) -> ImportProposal {
    let dates = try dateOrder()
    let decimal = try decimalMark()
    let totals = try totals()
    return ImportProposal(
      file: name, table: mapping.configuration.table, system: mapping.profile?.name,
      recognised: mapping.recognised, columns: mapping.columns,
      reading: mapping.file.layout.guesses + guesses(dates, decimal), rows: totals.rows,
      totals: (totals.count, totals.heading, totals.texts),
      furtherLines: totals.furtherLines, missing: mapping.missing,
      assumed: dates.map { $0.isAssumed ? ["date-order"] : [] } ?? [],
      borrowed: mapping.borrowed.map { ($0.field, $0.heading) },
      repeatedIDs: mapping.repeatedIDs, clientTexts: mapping.clientTexts,
      lines: lines(dates?.order, decimal, totals))
  }

  private func guesses(
    _ dates: (order: String, isAssumed: Bool)?, _ decimal: String?
  ) -> [FileSummary.Guess] {
    var guesses: [FileSummary.Guess] = []
    if let decimal {
      guesses.append(
        .init(name: "decimal", value: decimal == "," ? "comma" : "point", isConfigured: false))
    }
    if let dates {
      guesses.append(
        .init(
          name: "dates", value: dates.order == "mdy" ? "month-first" : "day-first",
          isConfigured: false))
    }
    return guesses
  }

  // MARK: Styles

  private func columns(_ test: (ColumnType) -> Bool) -> [Int] {
    mapping.columns.indices.filter { index in
      mapping.columns[index].field.flatMap { mapping.type(of: $0) }.map(test) ?? false
    }
  }

  /// The order of dates, where they need one: the day first where nothing tells.
  private func dateOrder() throws(DiagnosticsError) -> (order: String, isAssumed: Bool)? {
    var evidence = DateStyleEvidence()
    for column in columns(\.isDate) { try forEachCell(of: column) { evidence.add($0) } }
    switch evidence.verdict {
    case .style(.monthFirst): return ("mdy", false)
    case .style(.dayFirst): return ("dmy", false)
    case .ambiguous: return ("dmy", true)
    default: return nil
    }
  }

  /// The mark before decimals, where numbers need to know.
  private func decimalMark() throws(DiagnosticsError) -> String? {
    var evidence = NumberStyleEvidence()
    let wanted = columns(\.isNumber).filter { !mapping.file.numberColumns.contains($0) }
    for column in wanted {
      try forEachCell(of: column) { if mapping.file.tellsStyle($0) { evidence.add($0) } }
    }
    switch evidence.verdict {
    case .style(.comma): return ","
    case .style(.point): return "."
    // In Brazil 1.234 is more than a thousand.
    case .ambiguous(let example): return example.contains(".") ? "," : "."
    default: return nil
    }
  }

  private func forEachCell(
    of column: Int, _ body: (Span<UInt8>) -> Void
  ) throws(DiagnosticsError) {
    try RecordPass(file: mapping.file).run { scanner, bytes, _ in
      guard column < scanner.count else { return }
      body(bytes.extracting(scanner.cells[column].range))
    }
  }

  // MARK: Rows

  /// Rows that are sums: their first text says so and most of their cells are empty.
  private func totals() throws(DiagnosticsError) -> Totals {
    var found = Totals()
    let headings = mapping.file.layout.headings
    let amount = mapping.hasFurtherLines ? mapping.column(of: "amount") : nil
    try RecordPass(file: mapping.file).run { scanner, bytes, _ in
      var filled = 0
      var first: (column: Int, text: String)?
      for column in 0..<scanner.count {
        let range = bytes.trimmedRange(in: scanner.cells[column].range)
        guard !range.isEmpty else { continue }
        filled += 1
        if first == nil { first = (column, bytes.extracting(range).text) }
      }
      guard let first else { return }
      let cell = amount.flatMap { $0 < scanner.count ? scanner.cells[$0].range : nil }
      if let cell, bytes.trimmedRange(in: cell).isEmpty {
        found.furtherLines += 1
        return
      }
      let isTotal =
        TotalRow.isTotal(first.text) && TotalRow.isSparse(filled: filled, of: headings.count)
      guard isTotal, first.column < headings.count, !headings[first.column].isEmpty,
        found.heading.isEmpty || found.heading == headings[first.column]
      else {
        found.rows += 1
        return
      }
      found.heading = headings[first.column]
      found.count += 1
      if !found.texts.contains(first.text) { found.texts.append(first.text) }
    }
    return found
  }

  private struct Totals {
    var rows = 0
    var furtherLines = 0
    var count = 0
    var heading = ""
    var texts: [String] = []
  }

  // MARK: Configuration

  private func lines(_ dateOrder: String?, _ decimal: String?, _ totals: Totals) -> [String] {
    let layout = mapping.file.layout
    func quoted(_ text: String) -> String { CanonicalTables.quoted(text) }
    var lines = ["file: \(quoted(name))"]
    if let sheet { lines.append("sheet: \(quoted(sheet))") }
    if let row = layout.guesses.first(where: { $0.name == "header-row" })?.value, row != "1" {
      lines.append("header-row: \(row)")
    }
    if let dateOrder { lines.append("date-order: \(dateOrder)") }
    if let decimal { lines.append("decimal: \(quoted(decimal))") }
    lines += ["only-columns: true", "columns:"]
    lines += mapping.borrowed.map { "  \($0.field): \(quoted($0.heading))" }
    lines += mapping.constants.map { "  \($0.field): { constant: \(quoted($0.text)) }" }
    var written: Set<String> = []
    for field in mapping.columns.compactMap(\.field) where written.insert(field).inserted {
      let headings = mapping.columns.filter { $0.field == field }.map { quoted($0.heading) }
      lines.append(
        headings.count == 1
          ? "  \(field): \(headings[0])"
          : "  \(field): { joined-from: [\(headings.joined(separator: ", "))] }")
    }
    var rules: [String] = []
    if !totals.texts.isEmpty {
      let texts = totals.texts.map(quoted).joined(separator: ", ")
      rules.append("{ column: \(quoted(totals.heading)), is: [\(texts)] }")
    }
    if mapping.hasFurtherLines, let amount = mapping.column(of: "amount") {
      rules.append("{ column: \(quoted(layout.headings[amount])), missing: true }")
    }
    if !rules.isEmpty { lines.append("leave-out: [\(rules.joined(separator: ", "))]") }
    return lines
  }
}
