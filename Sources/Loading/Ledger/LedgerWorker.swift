import Diagnostics
import Portfolio

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
  /// Cells of clients and of what describes them that hold errors of a spreadsheet.
  private(set) var cellErrors = CellErrorCount()
  /// Lines dated after the day of the report.
  private(set) var futureLines = 0
  /// Where the first of either stands.
  private(set) var firstUnattributed: RowPlace?
  private(set) var firstFuture: RowPlace?

  private let lastDay: Int32
  private let plan: InvoicePlan
  /// Where clients are named by documents: whom each spelling means.
  private(set) var documents: DocumentClients?
  /// Without a table: texts that could be what a sum is called, by whether a line of theirs is a sum's, and
  /// whether one is a client's.
  private(set) var sums: Set<String> = []
  private(set) var vouched: Set<String> = []
  /// Whether a client may come under several texts.
  private let needsCare: Bool
  /// Whether the line at hand was looked at, and is a client's.
  private var isVouched = false
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
    self.plan = plan
    documents = known == nil ? plan.documents.map { DocumentClients($0) } : nil
    needsCare = documents != nil
    self.lastDay = lastDay.number
    attributes = known == nil ? plan.attributes : []
    debts = DebtWorker(plan: plan, hasPayments: hasPayments)
    contractColumn = plan.contract
    hasMore =
      !attributes.isEmpty || contractColumn >= 0 || debts.isNeeded || plan.hasProductErrors
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
    if plan.hasProductErrors, plan.hasProductError(scanner, bytes) { cellErrors.add(at: place) }
    for attribute in attributes {
      let cell = scanner.cells[attribute.column]
      let isValue = seen.observe(
        attribute.field, bytes, bytes.trimmedRange(in: cell.range), of: run.client, on: line.day)
      if !isValue { cellErrors.add(at: place) }
    }
    return true
  }

  /// A line whose client was not taken: nobody's where an error stands in its place, a sum, or of somebody
  /// whose name begins as one.
  @inline(never)
  mutating func reconsider(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> RowFault.Reason? {
    if plan.judgesNames, CellError.isError(bytes.extracting(line.client)) {
      cellErrors.add(at: place)
      addUnattributed(line.amount, at: place)
      return nil
    }
    let isSum = plan.isSum(line, scanner, bytes)
    guard known == nil else { return isSum ? .totalRow : .unknownClient }
    let text = bytes.extracting(line.client).text
    if isSum {
      sums.insert(text)
      return .totalRow
    }
    vouched.insert(text)
    isVouched = true
    let isTaken = consume(line, of: scanner, at: place, in: bytes)
    isVouched = false
    return isTaken ? nil : .unknownClient
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
      if !needsCare, let number = clients.find(bytes, in: line.client, hash: hash) { return number }
      return rareNumber(of: line, hash: hash, in: bytes)
    }
    guard let position = known.position(of: line.client, in: bytes, hash: hash) else {
      return nil
    }
    // One client may come under several names: the part follows the client, not the name.
    runPart = InvoiceRuns.part(ofHash: ByteHash.mix(UInt64(position)))
    return UInt32(position)
  }

  /// The number of a client who was not met, or who may come under several texts; nil for what may be no
  /// client at all.
  @inline(never)
  private mutating func rareNumber(
    of line: ParsedLine, hash: UInt64, in bytes: Span<UInt8>
  ) -> UInt32? {
    if let met = documents?.find(line.client, in: bytes, hash: hash) {
      runPart = InvoiceRuns.part(ofHash: met.hash)
      return met.client
    }
    let cell = bytes.extracting(line.client)
    guard !plan.judgesNames || !CellError.isError(cell) else { return nil }
    guard isVouched || !plan.mayBeSum(cell) else { return nil }
    if let new = documents?.add(line.client, in: bytes, hash: hash, to: &clients) {
      runPart = InvoiceRuns.part(ofHash: new.hash)
      return new.client
    }
    return clients.intern(bytes, in: line.client, hash: hash)
  }
}
