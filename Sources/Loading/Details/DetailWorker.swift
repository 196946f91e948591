import Portfolio

/// A line of a wanted client, with where it stands.
struct DetailLine: Sendable {
  let client: UInt32
  let day: Int32
  let amount: Int64
  /// Numbers in the worker's own interners; `.max` where the line says nothing.
  let invoice: UInt32
  let product: UInt32
  let contract: UInt32
  /// Days since 1970-01-01; `.min` where the line says none.
  let due: Int32
  let paid: Int32
  let chunk: UInt32
  let line: UInt32
}

/// Collects the lines of some clients, up to a day.
struct DetailWorker: InvoiceConsumer {
  private let known: KnownClients
  private let wanted: Range<Int>
  private let lastDay: Int32
  private let plan: InvoicePlan
  private let contractColumn: Int
  private var due: DayColumn?
  private var paid: DayColumn?
  private(set) var lines: [DetailLine] = []
  private(set) var texts = Interner()

  init(known: KnownClients, wanted: Range<Int>, lastDay: Day, plan: InvoicePlan) {
    self.known = known
    self.wanted = wanted
    self.lastDay = lastDay.number
    self.plan = plan
    contractColumn = plan.contract
    due = plan.due
    paid = plan.paid
  }

  var needsCells: Bool { true }

  func touch(_ line: ParsedLine) -> UInt32 { known.names.touch(hash: line.clientHash) }

  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    guard line.day <= lastDay, !line.client.isEmpty,
      let client = known.position(of: line.client, in: bytes, hash: line.clientHash),
      wanted.contains(client)
    else { return true }
    let product = plan.productCell(scanner, bytes)
    let contract = scanner.trimmedCell(contractColumn, in: bytes)
    lines.append(
      DetailLine(
        client: UInt32(client), day: line.day, amount: line.amount,
        invoice: number(line.invoice, bytes), product: number(product, bytes),
        contract: number(contract, bytes), due: due?.read(scanner, bytes).day ?? .min,
        paid: paid?.read(scanner, bytes).day ?? .min,
        chunk: UInt32(place.chunk), line: UInt32(place.line)))
    return true
  }

  /// The text of a number; nil where the line said nothing.
  func text(_ number: UInt32) -> String? {
    number == .max ? nil : String(decoding: texts[Int(number)], as: UTF8.self)
  }

  private mutating func number(_ range: Range<Int>, _ bytes: Span<UInt8>) -> UInt32 {
    range.isEmpty
      ? .max : texts.intern(bytes, in: range, hash: ByteHash.hash(of: bytes, in: range))
  }
}
