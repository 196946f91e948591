import Diagnostics
import Portfolio

/// Finds where a line of invoices stands that something is to be said of: such lines are rare, so nobody keeps the
/// places of all.
struct InvoicePlaces {
  /// How many rows of all files together are looked at for one place: in more, looking would take as long as
  /// reading did.
  private static let mostRows = 200_000

  let request: LoadRequest
  /// The files of invoices, in their order, and how they were read.
  var files: [(name: String, source: SourceConfiguration, plan: InvoicePlan)] = []

  /// A line of the client that is looked for.
  private struct Line {
    let day: Int32
    let number: String
    let due: Int32?
    /// What stands in the column that is spoken of.
    let text: String
  }

  /// The first line that says something else about a client than the value that counts.
  ///
  /// - Parameters:
  ///   - field: The attribute.
  ///   - names: How lines name the client.
  ///   - value: The value that counts.
  /// - Returns: The place; nil where the beginnings of the files do not have it.
  func contradiction(of field: String, _ names: Set<String>, to value: String) -> SourceLocation? {
    let key = SeenAttributes.key(value)
    let last = request.day.number
    var wanted = Interner()
    for name in names where !name.isEmpty { _ = wanted.intern(name) }
    return first(field, of: { names.contains($0) }, calledOnly: wanted) { line in
      !line.text.isEmpty && line.day <= last && SeenAttributes.key(line.text) != key
        && !CellError.isError(Array(line.text.utf8).span)
    }
  }

  /// The first line of an invoice that is due before its own day.
  ///
  /// - Parameters:
  ///   - debt: The invoice.
  ///   - number: Its number, or its day where lines have none.
  ///   - isClient: Whether a text names its client.
  /// - Returns: The place; nil where the beginnings of the files do not have it.
  func line(
    of debt: Debt, _ number: String, _ isClient: (String) -> Bool
  ) -> SourceLocation? {
    first("due", of: isClient) { line in
      let own = line.number.isEmpty ? Day(number: line.day).description : line.number
      return own == number && line.day == debt.issued && line.due == debt.due
    }
  }

  private func first(
    _ field: String, of isClient: (String) -> Bool, calledOnly names: Interner? = nil,
    where isWanted: (Line) -> Bool
  ) -> SourceLocation? {
    var left = InvoicePlaces.mostRows
    for (name, source, plan) in files {
      let column =
        field == "due" ? plan.due?.column : plan.attributes.first { $0.field == field }?.column
      guard left > 0 else { return nil }
      guard let column, let file = try? SourceFile(name: name, of: request, as: source),
        let place = try? first(column, in: file, plan, isClient, names, &left, isWanted)
      else { continue }
      return place
    }
    return nil
  }

  private func first(
    _ column: Int, in file: SourceFile, _ plan: InvoicePlan, _ isClient: (String) -> Bool,
    _ names: Interner?, _ left: inout Int, _ isWanted: (Line) -> Bool
  ) throws(DiagnosticsError) -> SourceLocation? {
    var due = plan.due
    var found: SourceLocation?
    var looked = 0
    defer { left -= looked }
    try RecordPass(file: file).run(upTo: left) { scanner, bytes, row in
      looked += 1
      guard found == nil, max(plan.client, plan.date, column) < scanner.count,
        plan.mayName(names, scanner, bytes), isClient(plan.clientText(scanner, bytes)),
        let day = plan.day.day(bytes.extracting(scanner.cells[plan.date].range))
      else { return }
      let line = Line(
        day: day.number,
        number: bytes.extracting(scanner.trimmedCell(plan.number, in: bytes)).text,
        due: due?.read(scanner, bytes).day,
        text: bytes.extracting(scanner.trimmedCell(column, in: bytes)).text)
      guard isWanted(line) else { return }
      let first = file.rowLines.map { $0[min(row, $0.count) - 1] } ?? row
      let place = file.place(scanner.place(of: column, in: bytes), ofColumn: column)
      found = SourceLocation(
        file: file.name, line: first + (place?.line ?? 0), column: place?.column)
    } until: {
      found != nil
    }
    return found
  }
}

extension InvoicePlan {
  /// Whether a row may be of one of some clients, by its bytes: most are not, and need no text made of them.
  fileprivate func mayName(
    _ names: Interner?, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Bool {
    guard let names, store < 0 else { return true }
    let cell = scanner.trimmedCell(client, in: bytes)
    return !cell.isEmpty
      && names.find(bytes, in: cell, hash: ByteHash.hash(of: bytes, in: cell)) != nil
  }

  /// How a row names its client.
  fileprivate func clientText(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> String {
    let code = bytes.extracting(scanner.trimmedCell(self.client, in: bytes)).text
    let store = bytes.extracting(scanner.trimmedCell(self.store, in: bytes)).text
    return StoreColumn.id(code, store)
  }
}
