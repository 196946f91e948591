import Portfolio

/// A line of an invoice that names a product.
struct ProductLine: Sendable {
  let client: UInt32
  let day: Int32
  let amount: Int64
  /// In thousandths, without its sign; `.min` where the line says nothing.
  let quantity: Int64
  /// Numbers in the worker's own interner; `.max` where the line says nothing.
  let product: UInt32
  let invoice: UInt32
  let isContract: Bool
}

/// Lines that name products, and the texts of those and of their invoices.
struct ProductLines: Sendable {
  var lines: [ProductLine] = []
  var texts = Interner()

  /// The text of a number.
  func text(_ number: Int) -> String { String(decoding: texts[number], as: UTF8.self) }
}

/// Collects the lines of all clients that name a product, up to a day.
struct ProductWorker: InvoiceConsumer {
  private let known: KnownClients
  private let lastDay: Int32
  private let plan: InvoicePlan
  private let contractColumn: Int
  private let quantityColumn: Int
  private let quantities: DecimalReader
  private(set) var kept = ProductLines()

  init(known: KnownClients, lastDay: Day, plan: InvoicePlan) {
    self.known = known
    self.lastDay = lastDay.number
    self.plan = plan
    contractColumn = plan.contract
    quantityColumn = plan.soldQuantity
    quantities = plan.soldQuantityReader
  }

  var needsCells: Bool { true }

  func touch(_ line: ParsedLine) -> UInt32 { known.names.touch(hash: line.clientHash) }

  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    guard line.day <= lastDay, line.amount != 0, !line.client.isEmpty,
      let client = known.position(of: line.client, in: bytes, hash: line.clientHash)
    else { return true }
    let product = plan.productCell(scanner, bytes)
    guard !product.isEmpty else { return true }
    let quantity = scanner.trimmedCell(quantityColumn, in: bytes)
    let (text, invoice) = (number(product, bytes), number(line.invoice, bytes))
    kept.lines.append(
      ProductLine(
        client: UInt32(client), day: line.day, amount: line.amount,
        quantity: quantity.isEmpty
          ? .min : thousandths(bytes.extracting(scanner.cells[quantityColumn].range)),
        product: text, invoice: invoice,
        isContract: !scanner.trimmedCell(contractColumn, in: bytes).isEmpty))
    return true
  }

  private func thousandths(_ bytes: Span<UInt8>) -> Int64 {
    guard let number = quantities.number(bytes),
      let value = DecimalNumber(value: 1_000, scale: 0).minorUnits(times: number, decimals: 0)
    else { return .min }
    return Int64(clamping: value.magnitude)
  }

  private mutating func number(_ range: Range<Int>, _ bytes: Span<UInt8>) -> UInt32 {
    range.isEmpty
      ? .max : kept.texts.intern(bytes, in: range, hash: ByteHash.hash(of: bytes, in: range))
  }
}
