import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Publishing

/// Writes the rows that were not taken: `output/rejected/<table>.csv`, the reason in front.
struct RejectedOutput {
  let workplace: Workplace

  /// Writes one file for each table with rejected rows, and takes away those of an earlier run.
  func write(_ rejected: [RejectedRows]) throws(DiagnosticsError) {
    for table in TableName.allCases {
      let path = workplace.path("output/rejected/\(table.rawValue).csv")
      let parts = rejected.filter { $0.table == table }
      do throws(Diagnostic) {
        if parts.isEmpty {
          try AtomicFile.remove(path)
        } else {
          try AtomicFile.update(
            path, text(parts), permissions: workplace.configuration.permissions)
        }
      } catch {
        throw DiagnosticsError([error])
      }
    }
  }

  /// As spreadsheets in Brazil open it: UTF-8 with a mark, semicolons, CRLF.
  private func text(_ parts: [RejectedRows]) -> [UInt8] {
    var output: [UInt8] = [0xEF, 0xBB, 0xBF]
    let catalog = workplace.catalog
    for part in parts {
      let heading =
        ["file", "line", "code", "reason"].map { catalog.text("commands.rejected.\($0)") }
        + part.headings
      append(heading, to: &output)
      for row in part.rows {
        let reason = catalog.sentence(of: row.diagnostic) ?? row.diagnostic.code.id
        append(
          [part.file, row.line > 0 ? String(row.line) : "", row.diagnostic.code.id, reason]
            + row.cells, to: &output)
      }
      if part.unlisted > 0 {
        append([part.file, "", "", catalog.count("commands.unlisted", part.unlisted)], to: &output)
      }
    }
    return output
  }

  private func append(_ cells: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(0x3B) }
      CSVText.append(cell, to: &output)
    }
    output += [0x0D, 0x0A]
  }
}
