import Diagnostics
import Portfolio

/// The columns of canonical invoice lines.
enum CanonicalInvoiceColumns {
  static let fields =
    [
      "client", "number", "date", "due", "paid", "product", "quantity", "amount", "contract",
    ] + InvoicePlanner.attributeFields
  /// Without these no line can be read.
  static let needed: Set<String> = ["client", "date", "amount"]
}

/// Collects every invoice line that is taken, in one spelling.
struct CanonicalInvoiceWorker: InvoiceConsumer {
  private let known: KnownClients
  private let clientIDs: [String]
  private let plan: InvoicePlan
  private let constants: [String: String]
  private var due: DayColumn?
  private var paid: DayColumn?
  private(set) var rows: [[String]] = []

  init(
    known: KnownClients, clientIDs: [String], planned: InvoicePlanner.Planned, hasTable: Bool
  ) {
    self.known = known
    self.clientIDs = clientIDs
    plan = planned.plan
    constants = hasTable ? [:] : planned.constants
    due = plan.due
    paid = plan.paid
    attributes = hasTable ? [] : plan.attributes
  }

  private let attributes: [InvoicePlan.AttributeColumn]

  var needsCells: Bool { true }

  func touch(_ line: ParsedLine) -> UInt32 { known.names.touch(hash: line.clientHash) }

  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    var client = ""
    if !line.client.isEmpty {
      if let position = known.position(of: line.client, in: bytes, hash: line.clientHash) {
        client = clientIDs[position]
      } else if !plan.judgesNames || !CellError.isError(bytes.extracting(line.client)) {
        return true
      }
    }
    var row = [
      client, bytes.extracting(line.invoice).text, Day(number: line.day).description,
      day(due?.read(scanner, bytes)), day(paid?.read(scanner, bytes)),
      bytes.extracting(plan.productCell(scanner, bytes)).text, quantity(scanner, bytes),
      CanonicalText.decimal(line.amount, scale: plan.currency.decimals),
      text(plan.contract, scanner, bytes),
    ]
    for field in InvoicePlanner.attributeFields {
      let column = attributes.first { $0.field == field }?.column
      let written = column.map { text($0, scanner, bytes) } ?? ""
      row.append(written.isEmpty ? constants[field] ?? "" : written)
    }
    rows.append(row)
    return true
  }

  private func day(_ reading: DayColumn.Reading?) -> String {
    reading?.day.map { Day(number: $0).description } ?? ""
  }

  private func quantity(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> String {
    let column = plan.soldQuantity
    guard column >= 0, column < scanner.count else { return "" }
    guard
      let number = plan.soldQuantityReader.number(bytes.extracting(scanner.cells[column].range))
    else { return "" }
    return CanonicalText.decimal(number.value, scale: Int(number.scale))
  }

  private func text(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> String {
    guard column >= 0, column < scanner.count else { return "" }
    return bytes.extracting(bytes.trimmedRange(in: scanner.cells[column].range)).text
  }
}

/// Reads the invoices again for all their lines.
struct CanonicalInvoices {
  let loaded: LoadedPortfolio
  let request: LoadRequest

  /// Every line, and the columns that stay although none has a value in them.
  ///
  /// - Complexity: Memory follows the lines.
  func read() throws(DiagnosticsError) -> CanonicalTables.Rows? {
    let sources = request.sources(of: .invoices)
    guard !sources.isEmpty else { return nil }
    var rows = CanonicalTables.Rows(
      columns: CanonicalInvoiceColumns.fields, kept: CanonicalInvoiceColumns.needed)
    for source in sources {
      for name in try request.files(of: source) { try read(name, source, into: &rows) }
    }
    return rows
  }

  private func read(
    _ name: String, _ source: SourceConfiguration, into rows: inout CanonicalTables.Rows,
    readsAll: Bool = false
  ) throws(DiagnosticsError) {
    let file = try SourceFile(name: name, of: request, as: source, readsAll: readsAll)
    try file.check(loaded.stamps[name])
    let read = try file.reading { () throws(DiagnosticsError) in
      try self.read(file, source, readsAll: readsAll)
    }
    guard let read else { return try self.read(name, source, into: &rows, readsAll: true) }
    rows.rows +=
      request.screen.map { screen in
        read.rows.map { screen.cleanedLine(CanonicalInvoiceColumns.fields, $0, client: 0) }
      } ?? read.rows
    rows.kept.formUnion(read.kept)
  }

  /// The lines of an open file; nil where it is not in the encoding that its beginning is in.
  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, readsAll: Bool
  ) throws(DiagnosticsError) -> (rows: [[String]], kept: Set<String>)? {
    let known = loaded.references.known
    let planned = try InvoicePlanner(
      file: file, configuration: source, currency: request.currency,
      rates: loaded.portfolio.records.rates, wantsQuantity: true, today: request.day,
      hasStores: known.hasStores
    ).plan()
    let ids = loaded.portfolio.clients.map(\.id)
    let hasTable = loaded.tableReferences != nil
    let (workers, tally) = try InvoiceScan(
      file: file, plan: planned.plan, threads: request.threads
    ).run {
      CanonicalInvoiceWorker(
        known: known, clientIDs: ids, planned: planned, hasTable: hasTable)
    }
    if tally.obstacle == .notUTF8, !readsAll { return nil }
    let plan = planned.plan
    // A column that is there and empty says something else than one that is not.
    let there: [(String, Bool)] = [
      ("number", plan.number >= 0), ("due", plan.due != nil), ("paid", plan.paid != nil),
      ("product", plan.product >= 0), ("quantity", plan.soldQuantity >= 0),
      ("contract", plan.contract >= 0),
    ]
    return (workers.flatMap(\.rows), Set(there.filter(\.1).map(\.0)))
  }
}
