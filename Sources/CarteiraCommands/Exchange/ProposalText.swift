import Loading
import Localization
import Portfolio

/// Says what a foreign file is and how it would be read.
struct ProposalText {
  let catalog: Catalog

  func word(_ key: String, _ values: [String: String] = [:]) -> String {
    catalog.text("commands.import.\(key)", values)
  }

  func lines(_ proposal: ImportProposal) -> [String] {
    let table = catalog.text("commands.table.\(proposal.table.rawValue)")
    var lines = [
      word(
        proposal.system == nil ? "file" : "file-of",
        [
          "file": proposal.file, "table": table, "system": proposal.system ?? "",
          "percent": String(proposal.recognised), "rows": String(proposal.rows),
        ])
    ]
    let words = QualityWords(catalog: catalog)
    let reading = proposal.reading.map { guess in
      catalog.text("commands.reading.\(guess.name)") + " " + words.guess(guess.value)
    }
    lines.append("  " + reading.joined(separator: ", "))
    if !proposal.otherSheets.isEmpty {
      lines.append(
        "  " + word("other-sheets", ["list": proposal.otherSheets.joined(separator: ", ")]))
    }
    for assumed in proposal.assumed { lines.append("  " + word("assumed-\(assumed)")) }
    if proposal.totals.count > 0 {
      lines.append(
        "  "
          + word(
            "totals",
            [
              "count": String(proposal.totals.count),
              "list": proposal.totals.texts.joined(separator: ", "),
            ]))
    }
    if proposal.furtherLines > 0 {
      lines.append("  " + word("further-lines", ["count": String(proposal.furtherLines)]))
    }
    lines += columns(proposal)
    for (field, heading) in proposal.borrowed {
      let key = field == "client" ? "borrowed-client" : "borrowed"
      lines.append("  " + word(key, ["field": field, "heading": heading]))
    }
    if let repeated = proposal.repeatedIDs {
      let list = repeated.texts.prefix(3).joined(separator: ", ")
      lines.append(
        "  "
          + word(
            repeated.isTaken ? "repeated-id" : "repeated-id-open",
            [
              "heading": repeated.heading,
              "list": list + (repeated.texts.count > 3 ? ", …" : ""),
            ]))
    }
    if !proposal.unused.isEmpty {
      lines.append("  " + word("unused", ["list": proposal.unused.joined(separator: ", ")]))
    }
    if !proposal.missing.isEmpty {
      lines.append("  " + word("missing", ["list": proposal.missing.joined(separator: ", ")]))
    }
    return lines
  }

  private func columns(_ proposal: ImportProposal) -> [String] {
    var table = TextTable([.left, .left, .left, .left, .left])
    table.add(["column", "field", "confidence", "looks", "values"].map { word($0) })
    for column in proposal.columns {
      guard let field = column.field else { continue }
      let confidence =
        switch column.confidence {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
      table.add([
        column.heading, field, word(confidence),
        catalog.text("commands.import.type.\(column.type)"),
        column.samples.joined(separator: " · "),
      ])
    }
    return table.lines
  }
}
