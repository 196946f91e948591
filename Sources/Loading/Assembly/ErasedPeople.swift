import Diagnostics
import Portfolio

extension PersonScreen {
  /// A text of a finding or of a rejected row, which nobody reads as a field of anything: a cell that names
  /// somebody who was erased becomes the made id, any other loses the person's name, address and numbers.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - table: The table whose ids it may hold; nil where that is not known.
  /// - Returns: The text without anybody who was erased.
  func cleaned(_ text: String, of table: TableName? = nil) -> String {
    namesErased(text, table) ? alias(text) : scrub(text)
  }

  func cleaned(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      diagnostic.code, at: diagnostic.location, facts: diagnostic.facts.mapValues { cleaned($0) },
      excerpt: diagnostic.excerpt, suggestion: diagnostic.suggestion.map { cleaned($0) },
      other: diagnostic.other, context: diagnostic.context)
  }

  func cleaned(_ log: DiagnosticLog) -> DiagnosticLog {
    var cleaned = DiagnosticLog(limit: log.limit)
    for diagnostic in log.diagnostics { cleaned.add(self.cleaned(diagnostic)) }
    for (code, count) in log.counts {
      cleaned.add(uncounted: count - cleaned.counts[code, default: 0], of: code)
    }
    return cleaned
  }

  func cleaned(_ rejected: RejectedRows) -> RejectedRows {
    RejectedRows(
      table: rejected.table, file: rejected.file, headings: rejected.headings,
      rows: rejected.rows.map { row in
        RejectedRows.Row(
          line: row.line, diagnostic: cleaned(row.diagnostic), cells: row.cells.map { cleaned($0) })
      }, unlisted: rejected.unlisted)
  }

  /// What invoices would be read of a line's free text.
  func cleanedLine(_ fields: [String], _ row: [String], client: Int) -> [String] {
    let isHidden = row[client].hasPrefix(ErasedClient.prefix)
    return zip(fields, row).map { field, text in
      if isHidden, ErasedClient.loses(field, in: .invoices) { return "" }
      switch field {
      case "product": return scrub(text)
      // A line that names no client may still say who bought.
      case "client-name", "client-document": return namesErased(text, .clients) ? "" : scrub(text)
      default: return text
      }
    }
  }
}

extension LoadedInvoices {
  /// Takes what tells who they were from the clients that lines alone describe and that were erased.
  ///
  /// Their ids may be their names: they get made ones, and with these another place in the order of all.
  ///
  /// - Parameter screen: Knows who was erased.
  /// - Returns: For each made id, the text that lines name the client by.
  mutating func hideErased(_ screen: PersonScreen) -> [String: [String]] {
    var texts: [String: [String]] = [:]
    var ids = clientIDs
    for (index, id) in clientIDs.enumerated() {
      var clues = PersonScreen.Clues()
      clues.table = .clients
      clues.id = id
      clues.name = attributes["client-name"]?[index] ?? ""
      clues.document = attributes["client-document"]?[index] ?? id
      let written = [id] + (spellings[id] ?? [])
      guard
        screen.isErased(clues) || written.contains(where: { screen.namesErased($0, .clients) })
      else { continue }
      ids[index] = screen.alias(id)
      texts[ids[index]] = written
      spellings[id] = nil
      for field in attributes.keys where !ErasedClient.kept.contains(field) {
        attributes[field]?[index] = nil
      }
    }
    guard !texts.isEmpty else { return [:] }
    let order = ids.indices.sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) }
    clientIDs = order.map { ids[$0] }
    attributes = attributes.mapValues { values in order.map { values[$0] } }
    ledger = ledger.inOrder(order)
    receivables = receivables.inOrder(order)
    return texts
  }
}
