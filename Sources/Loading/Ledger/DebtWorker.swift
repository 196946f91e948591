import Portfolio

/// Lines of one invoice with one due date that follow each other in the source, summed.
struct DebtRun: Sendable {
  /// The client's number: the worker's own first, the portfolio's after renumbering.
  var client: UInt32
  /// Where the invoice's number stands in the texts.
  var textStart: UInt32
  var textLength: UInt16
  /// How many lines were summed, up to what fits.
  var lines: UInt16
  var issued: Int32
  /// `.min` where there is no due date.
  var due: Int32
  /// `.min` where nothing tells payments, `.max` where the line is not paid.
  var paid: Int32
  /// Minor units: sales above zero, returns below.
  var amount: Int64

  /// Marks in `due` and `paid`.
  static let unknown = Int32.min
  static let unpaid = Int32.max

  var text: Range<Int> { Int(textStart)..<Int(textStart) + Int(textLength) }
}

/// The debts one worker met, and the numbers of their invoices.
struct DebtRuns: Sendable {
  var runs: [DebtRun] = []
  var texts: [UInt8] = []
}

/// Keeps single invoices with their due dates, where the data tells what is owed.
struct DebtWorker: Sendable {
  /// Whether the file says anything about debts, or a table of payments may.
  let isNeeded: Bool
  private let knowsPayments: Bool
  private var due: DayColumn?
  private var paid: DayColumn?
  private var kept = DebtRuns()
  /// Cells of due and payment dates that could not be read: the first ones, and how many.
  private(set) var notes: [CellNote] = []
  private(set) var unreadable = 0

  init(plan: InvoicePlan, hasPayments: Bool) {
    due = plan.due
    paid = plan.paid
    isNeeded = due != nil || paid != nil || hasPayments
    knowsPayments = paid != nil || hasPayments
  }

  /// Takes a line of a client, by the worker's number.
  mutating func add(
    _ line: ParsedLine, of client: UInt32, _ scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) {
    let dueReading = due?.read(scanner, bytes) ?? .none
    let paidReading = paid?.read(scanner, bytes) ?? .none
    if case .unreadable = dueReading { note(due, scanner, at: place, in: bytes) }
    if case .unreadable = paidReading { note(paid, scanner, at: place, in: bytes) }
    let due = dueReading.day ?? DebtRun.unknown
    let paid = paidReading.day ?? (knowsPayments ? DebtRun.unpaid : DebtRun.unknown)
    if goesOn(line, client, due: due, paid: paid, in: bytes) {
      kept.runs[kept.runs.count - 1].amount += line.amount
      kept.runs[kept.runs.count - 1].lines += 1
      return
    }
    let start = kept.texts.count
    if line.invoice.isEmpty {
      // Without a number, a client's lines of one day are one invoice.
      kept.texts += Array(Day(number: line.day).description.utf8)
    } else {
      kept.texts.append(bytes.extracting(line.invoice))
    }
    kept.runs.append(
      DebtRun(
        client: client, textStart: UInt32(truncatingIfNeeded: start),
        textLength: UInt16(clamping: kept.texts.count - start), lines: 1, issued: line.day,
        due: due, paid: paid, amount: line.amount))
  }

  /// Takes out what was kept; call once, after the last line.
  mutating func take() -> DebtRuns {
    let taken = kept
    kept = DebtRuns()
    return taken
  }

  private func goesOn(
    _ line: ParsedLine, _ client: UInt32, due: Int32, paid: Int32, in bytes: Span<UInt8>
  ) -> Bool {
    guard let last = kept.runs.last, last.client == client, last.issued == line.day,
      last.due == due, last.paid == paid, (last.amount < 0) == (line.amount < 0),
      last.lines < .max
    else { return false }
    // Lines without a number are one invoice a day; their text is no number that was written.
    guard !line.invoice.isEmpty else {
      return last.textLength == 10
        && kept.texts[last.text].elementsEqual(Day(number: line.day).description.utf8)
    }
    guard Int(last.textLength) == line.invoice.count else { return false }
    let start = Int(last.textStart)
    for offset in 0..<line.invoice.count
    where kept.texts[start + offset] != bytes[line.invoice.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func note(
    _ column: DayColumn?, _ scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) {
    unreadable += 1
    guard notes.count < CellNote.limit, let position = column?.column else { return }
    let cell = bytes.trimmedRange(in: scanner.cells[position].range)
    notes.append(
      CellNote(
        chunk: place.chunk, line: place.line, column: position, text: bytes.extracting(cell).text))
  }
}
