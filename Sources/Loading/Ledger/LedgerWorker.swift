import Diagnostics
import Portfolio

/// The clients that invoices may name, when there is a table of clients.
struct KnownClients: Sendable {
  /// How many clients the table has.
  var count = 0
  /// Ids and other names, each with a number.
  var names = Interner()
  /// For each number the client's position in the table.
  var positions: [Int32] = []
  /// Names that several clients have, with their positions: such a name is nobody's.
  var shared: [String: [Int]] = [:]
  /// Positions by ids with letters beside ASCII: as texts they are equal however accents are spelt.
  var spelt: [String: Int32] = [:]

  /// The position of the client a text names; nil when there is none.
  func position(of text: String) -> Int? {
    names.find(text).map { Int(positions[Int($0)]) } ?? otherwiseSpelt(text)
  }

  /// The position of the client that a cell names; nil when there is none.
  ///
  /// - Parameters:
  ///   - cell: Where the cell stands; not empty.
  ///   - bytes: At least eight bytes must follow `cell.lowerBound`.
  ///   - hash: `ByteHash.hash` of the cell.
  /// - Returns: The position of the client of these very bytes, else of the id that is the same text.
  @inline(__always)
  func position(of cell: Range<Int>, in bytes: Span<UInt8>, hash: UInt64) -> Int? {
    if let name = names.find(bytes, in: cell, hash: hash) { return Int(positions[Int(name)]) }
    return spelt.isEmpty ? nil : otherwiseSpelt(bytes.extracting(cell).text)
  }

  @inline(never)
  private func otherwiseSpelt(_ text: String) -> Int? {
    guard !spelt.isEmpty, text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    return spelt[text].map { Int($0) }
  }

  /// The positions of the clients that a text could mean, where they are several.
  func several(_ text: String) -> [Int] {
    shared[text] ?? shared[text.filter { $0.isLetter || $0.isNumber }] ?? []
  }

  /// Every text that names one of some clients.
  func texts(of clients: Range<Int>) -> [String] {
    positions.indices.filter { clients.contains(Int(positions[$0])) }
      .map { String(decoding: names[$0], as: UTF8.self) }
  }
}

/// What one worker has summed up of the invoice lines it was handed.
struct LedgerWorker: InvoiceConsumer {
  private let known: KnownClients?
  /// The columns of the file at hand that describe clients.
  private let attributes: [InvoicePlan.AttributeColumn]
  /// The columns that few files have, and what was read in them.
  private(set) var debts: DebtWorker
  private let contractColumn: Int
  /// Whether lines have more to say than what every line says.
  private let hasMore: Bool
  /// The clients met, where there is no table of them.
  private(set) var clients = Interner()
  private(set) var runs = InvoiceRuns()
  /// Lines without an amount of each client, by the worker's number (the position in the table
  /// where there is one): runs count the others.
  ///
  /// As long as the last client that has any needs.
  private(set) var emptyLines: [UInt32] = []
  /// What lines say about clients, by the worker's number.
  private(set) var seen = SeenAttributes()
  private(set) var unattributedLines = 0
  private(set) var unattributedAmount: Int64 = 0
  private(set) var unattributedMagnitude = Magnitude()
  /// Lines dated after the day of the report.
  private(set) var futureLines = 0
  /// Where the first of either stands.
  private(set) var firstUnattributed: RowPlace?
  private(set) var firstFuture: RowPlace?

  private let lastDay: Int32
  private var run = InvoiceRun(client: 0, heading: 0, invoice: 0)
  private var runPart = 0
  private var clientHash: UInt64 = 0
  private var clientLength = 0

  /// A worker over one file.
  ///
  /// - Parameters:
  ///   - known: The clients of the table; nil where there is no table.
  ///   - lastDay: The day of the report.
  ///   - plan: How the file is read.
  ///   - hasPayments: Whether there is a table of payments: then every invoice is kept singly.
  init(known: KnownClients?, lastDay: Day, plan: InvoicePlan, hasPayments: Bool) {
    self.known = known
    self.lastDay = lastDay.number
    attributes = known == nil ? plan.attributes : []
    debts = DebtWorker(plan: plan, hasPayments: hasPayments)
    contractColumn = plan.contract
    hasMore = !attributes.isEmpty || contractColumn >= 0 || debts.isNeeded
  }

  var needsCells: Bool { hasMore }

  @inline(__always)
  func touch(_ line: ParsedLine) -> UInt32 {
    known?.names.touch(hash: line.clientHash) ?? clients.touch(hash: line.clientHash)
  }

  @inline(__always)
  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    hasMore
      ? consumeMore(line, of: scanner, at: place, in: bytes)
      : add(line, isContract: false, at: place, in: bytes)
  }

  /// Takes a line of a file with further columns.
  @inline(never)
  private mutating func consumeMore(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool {
    let isContract =
      contractColumn >= 0 && contractColumn < scanner.count
      && !bytes.trimmedRange(in: scanner.cells[contractColumn].range).isEmpty
    guard add(line, isContract: isContract, at: place, in: bytes) else { return false }
    guard !line.client.isEmpty else { return true }
    if debts.isNeeded { debts.add(line, of: run.client, scanner, at: place, in: bytes) }
    // What is dated after the day of the report does not exist yet.
    guard line.day <= lastDay else { return true }
    for attribute in attributes {
      let cell = scanner.cells[attribute.column]
      seen.observe(
        attribute.field, bytes, bytes.trimmedRange(in: cell.range), of: run.client, on: line.day)
    }
    return true
  }

  /// Adds one line; false when the client is not among the known ones, and then nothing is added.
  @inline(__always)
  private mutating func add(
    _ line: ParsedLine, isContract: Bool, at place: RowPlace, in bytes: Span<UInt8>
  ) -> Bool {
    guard !line.client.isEmpty else {
      addUnattributed(line.amount, at: place)
      return true
    }
    let hash = line.clientHash
    if hash != clientHash || line.client.count != clientLength || run.lines == 0 {
      flush()
      guard let number = number(of: line, hash: hash, in: bytes) else { return false }
      run.client = number
      clientHash = hash
      clientLength = line.client.count
    }
    if line.day > lastDay { countFuture(at: place) }
    // Without a number, a client's lines of one day are one invoice; no text holds the byte FF.
    let invoice =
      line.invoice.isEmpty
      ? ByteHash.mix(0xFF00_0000_0000_0000 | UInt64(UInt32(bitPattern: line.day)))
      : ByteHash.hash(of: bytes, in: line.invoice)
    let heading = InvoiceRun.heading(day: line.day, isContract: isContract)
    let goesOn =
      invoice == run.invoice && heading == run.heading && (line.amount < 0) == (run.amount < 0)
      && run.lines > 0 && run.lines < InvoiceRun.mostLines
    if !goesOn {
      flush()
      run = InvoiceRun(client: run.client, heading: heading, invoice: invoice)
    }
    run.add(line.amount)
    return true
  }

  @inline(never)
  private mutating func countFuture(at place: RowPlace) {
    futureLines += 1
    firstFuture = firstFuture ?? place
  }

  @inline(never)
  private mutating func addUnattributed(_ amount: Int64, at place: RowPlace) {
    unattributedLines += 1
    firstUnattributed = firstUnattributed ?? place
    unattributedAmount &+= amount
    unattributedMagnitude.add(amount)
  }

  /// Hands over what is still open; call once, after the last line.
  mutating func finish() {
    flush()
    runs.trim()
  }

  /// Takes out what is known about debts.
  mutating func takeDebts() -> DebtRuns { debts.take() }

  /// Takes the runs out, to be built into the ledger.
  mutating func takeRuns() -> InvoiceRuns {
    let taken = runs
    runs = InvoiceRuns()
    return taken
  }

  @inline(__always)
  private mutating func flush() {
    guard run.lines > 0 else { return }
    if run.amount != 0 {
      runs.append(run, part: runPart)
    } else {
      countEmpty()
    }
    run = InvoiceRun(client: run.client, heading: run.heading, invoice: run.invoice)
  }

  @inline(never)
  private mutating func countEmpty() {
    while emptyLines.count <= Int(run.client) { emptyLines.append(0) }
    emptyLines[Int(run.client)] += run.lines
  }

  @inline(__always)
  private mutating func number(
    of line: ParsedLine, hash: UInt64, in bytes: Span<UInt8>
  ) -> UInt32? {
    runPart = InvoiceRuns.part(ofHash: hash)
    guard let known else {
      return clients.intern(bytes, in: line.client, hash: hash)
    }
    guard let position = known.position(of: line.client, in: bytes, hash: hash) else {
      return nil
    }
    // One client may come under several names: the part follows the client, not the name.
    runPart = InvoiceRuns.part(ofHash: ByteHash.mix(UInt64(position)))
    return UInt32(position)
  }
}
