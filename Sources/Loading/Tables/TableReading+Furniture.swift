import Diagnostics
import Portfolio

extension TableReading {
  /// Whether the row at hand is one of the table's: left out by no rule, no sum, and no part of a printed
  /// report.
  mutating func belongs(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, line: Int, _ log: inout DiagnosticLog
  ) -> Bool {
    if leaveOut.apply(to: texts, marked: isMarked) { return false }
    if let total = total(scanner, bytes) {
      log.add(
        Diagnostic(
          .totalRow, at: SourceLocation(file: file.name, line: line), facts: ["found": total]))
      return false
    }
    guard isFurniture(scanner, bytes) else { return true }
    furniture.append(line)
    return false
  }

  /// What says that the row at hand is a sum, where no rule decides; the name of a client says nothing.
  private func total(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> String? {
    guard leaveOut.isEmpty, let column = TotalRow.column(scanner, bytes, width: width) else {
      return nil
    }
    let text = bytes.extracting(scanner.trimmedCell(column, in: bytes)).text
    let isClient = declaration.hasClient && context.clients.position(of: text) != nil
    return isClient ? nil : text
  }

  /// Whether the row at hand belongs to a printed report and not to its data: the headings or a title once
  /// more, as at the top of each page, or a foot such as `Emitido em 15/11/2026`.
  private func isFurniture(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    guard !file.isDatabase, file.rowLines == nil, width > 1 else { return false }
    let first = scanner.trimmedCell(0, in: bytes)
    guard !first.isEmpty, first.count <= ReportRow.longest else { return false }
    if repeatsHeadings(scanner, bytes) { return true }
    guard width > 2, leaveOut.isEmpty, !file.layout.titles.isEmpty || isAlone(scanner, bytes) else {
      return false
    }
    let text = bytes.extracting(first).text
    let isTitle = file.layout.titles.contains(text)
    guard isTitle || ReportRow.isFoot(text) else { return false }
    // The name of a client says nothing.
    guard !declaration.hasClient || context.clients.position(of: text) == nil else { return false }
    let filled = filled(scanner, bytes)
    return isTitle ? TotalRow.isSparse(filled: filled, of: width) : filled == 1
  }

  /// Whether the row at hand, which is a record, says nothing but its id.
  func isBare(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    width > 2 && !file.isDatabase && file.rowLines == nil && hasWrittenID
      && values.allSatisfy { $0 == nil }
      && filled(scanner, bytes) == 1
  }

  private func repeatsHeadings(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Bool {
    for (column, heading) in file.layout.headings.enumerated() {
      let cell = scanner.trimmedCell(column, in: bytes)
      guard cell.count == heading.utf8.count, bytes.extracting(cell).text == heading else {
        return false
      }
    }
    return true
  }

  /// Whether nothing stands behind the first cell: found out by the next one in most rows.
  private func isAlone(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    for column in 1..<max(1, scanner.count)
    where !scanner.trimmedCell(column, in: bytes).isEmpty {
      return false
    }
    return true
  }

  private func filled(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Int {
    var filled = 0
    for column in 0..<scanner.count where !scanner.trimmedCell(column, in: bytes).isEmpty {
      filled += 1
    }
    return filled
  }
}

/// Rows that reports print below their data.
enum ReportRow {
  /// Nobody prints a longer one, in bytes.
  static let longest = 120

  private static let beginnings = [
    "emitido em", "emitida em", "data de emissao", "data da emissao", "impresso em",
    "impressa em", "gerado em", "gerada em", "exportado em", "exportada em", "extraido em",
    "quantidade de registros", "quantidade de clientes", "printed on", "generated on",
    "exported on", "created on", "number of records",
  ]
  /// What names begin with, too, such as `Registros 2000 Ltda`: only numbers may follow.
  private static let words: Set<Substring> = [
    "emissao", "impressao", "pagina", "quantidade", "registros", "page", "records",
  ]
  /// Between such numbers, as in `Página 1 de 3`.
  private static let links: Set<Substring> = ["de", "of", "a", "to", "as", "at", "em", "on"]

  /// Whether a text that stands alone in its row is a foot: it begins as one does and has a number in it.
  static func isFoot(_ text: String) -> Bool {
    guard text.contains(where: \.isNumber) else { return false }
    let folded = HeaderKey.fold(text)
    if TotalRow.beginsAsTotal(text) || (folded.hasPrefix("total ") && text.contains(":")) {
      return true
    }
    if beginnings.contains(where: { folded.hasPrefix($0 + " ") }) { return true }
    let parts = folded.split(separator: " ")
    guard let first = parts.first, words.contains(first) else { return false }
    return parts.dropFirst().allSatisfy { links.contains($0) || $0.allSatisfy(\.isNumber) }
  }
}

extension ColumnType {
  /// Whether a cell of the column is kept as a text, whatever stands in it.
  var takesAnyText: Bool {
    switch self {
    case .text, .list, .word, .words, .phone, .state, .email, .reference, .references: true
    case .integer, .decimal, .money, .percent, .day, .month, .flag, .document, .postalCode,
      .currency:
      false
    }
  }
}
