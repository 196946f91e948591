import Portfolio

/// Reads one row after the other as invoice lines: what every pass over invoices does first.
struct InvoiceLineReader {
  /// What a row turned out to be.
  enum Outcome {
    case line(ParsedLine)
    case blank
    case leftOut
    case rejected(RowFault)
  }

  /// Everything about the file; rarely needed, so apart from what every row needs.
  private let plan: InvoicePlan
  private let width: Int
  private let client: Int
  private let number: Int
  private let date: Int
  /// The column of amounts that need no second look; -1 where each may be in another currency.
  private let amount: Int
  private let hasLeaveOut: Bool
  private let hasSigns: Bool
  private let day: DateReader
  private let money: MoneyReader
  private var amounts: LineAmountReader
  private let lastColumnUsed: Int
  /// The day read last and the ten bytes it was read from: exports are sorted by day.
  private var lastDayWords: (UInt64, UInt64) = (0, 0)
  private var lastDay: Int32 = 0

  init(plan: InvoicePlan) {
    self.plan = plan
    width = plan.width
    client = plan.client
    number = plan.number
    date = plan.date
    amount = plan.namesCurrency ? -1 : plan.amount
    amounts = LineAmountReader(plan: plan)
    hasLeaveOut = !plan.leaveOut.isEmpty
    hasSigns = plan.kind >= 0 || !plan.cancellationPrefixes.isEmpty
    day = plan.day
    money = plan.money
    lastColumnUsed = plan.lastColumnUsed
  }

  /// Reads the record that a scanner stands on.
  @inline(__always)
  mutating func read(_ scanner: borrowing RecordScanner, in bytes: Span<UInt8>) -> Outcome {
    let count = scanner.count
    if count == 1, scanner.cells[0].isEmpty { return .blank }
    if count != width || scanner.hasTextAfterQuote {
      if let outcome = oddRow(scanner, bytes) { return outcome }
    }
    if hasLeaveOut, isLeftOut(scanner, bytes) { return .leftOut }
    guard let day = readDay(scanner.cells[date], bytes) else { return withoutDay(scanner, bytes) }
    guard InvoiceScan.days.contains(day) else {
      return .rejected(RowFault(reason: .impossibleDay, column: date))
    }
    let invoice = number < 0 ? 0..<0 : trimmed(scanner.cells[number].range, bytes)
    var sum: Int64
    if amount >= 0, let value = money.plainMinorUnits(bytes, in: scanner.cells[amount].range) {
      sum = value
    } else {
      switch amounts.read(scanner, bytes, day: day) {
      case .value(let value): sum = value
      case .fault(let fault): return .rejected(fault)
      }
    }
    if hasSigns {
      switch signed(sum, invoice, scanner, bytes) {
      case .value(let value): sum = value
      case .fault(let fault): return .rejected(fault)
      }
    }
    let client = trimmed(scanner.cells[client].range, bytes)
    let hash = client.isEmpty ? 0 : ByteHash.hash(of: bytes, in: client)
    return .line(
      ParsedLine(client: client, clientHash: hash, invoice: invoice, day: day, amount: sum))
  }

  /// The cell's range without white space around it.
  @inline(__always)
  func trimmed(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    if range.isEmpty
      || (bytes[range.lowerBound] > 0x20 && bytes[range.upperBound &- 1] > 0x20
        && bytes[range.lowerBound] != 0xC2 && bytes[range.upperBound &- 1] != 0xA0)
    {
      return range
    }
    return bytes.trimmedRange(in: range)
  }

  @inline(__always)
  private mutating func readDay(_ cell: Cell, _ bytes: Span<UInt8>) -> Int32? {
    let range = cell.range
    if range.count == 10 {
      let words = (
        bytes.eightBytes(at: range.lowerBound), bytes.eightBytes(at: range.lowerBound &+ 2)
      )
      if words.0 == lastDayWords.0, words.1 == lastDayWords.1 { return lastDay }
      guard let found = self.day.day(bytes.extracting(range)) else { return nil }
      lastDayWords = words
      lastDay = found.number
      return lastDay
    }
    return self.day.day(bytes.extracting(range))?.number
  }

  /// A row whose date cannot be read: spreadsheets write rows of empty cells below the data.
  private func withoutDay(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Outcome {
    if let fault = total(scanner, bytes) { return .rejected(fault) }
    guard trimmed(scanner.cells[plan.date].range, bytes).isEmpty else {
      return .rejected(RowFault(reason: .badDay, column: plan.date))
    }
    return isBlank(scanner, bytes)
      ? .blank : .rejected(RowFault(reason: .missingDay, column: plan.date))
  }

  /// A row that says it is a sum, where no rule decides.
  private func total(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> RowFault? {
    guard plan.leaveOut.isEmpty else { return nil }
    return TotalRow.column(scanner, bytes, width: width, takesBeginnings: true).map {
      RowFault(reason: .totalRow, column: $0)
    }
  }

  private func isBlank(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    (0..<scanner.count).allSatisfy { trimmed(scanner.cells[$0].range, bytes).isEmpty }
  }

  /// The amount with the sign that the kind of line gives it.
  @inline(never)
  private func signed(
    _ amount: Int64, _ invoice: Range<Int>, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> LineAmountReader.Reading {
    for prefix in plan.cancellationPrefixes where begins(bytes, invoice, with: prefix) {
      return .value(amount > 0 ? -amount : amount)
    }
    guard plan.kind >= 0 else { return .value(amount) }
    let cell = trimmed(scanner.cells[plan.kind].range, bytes)
    guard !cell.isEmpty else { return .value(amount) }
    switch plan.invoiceKind(of: bytes.extracting(cell)) {
    case .sale: return .value(amount)
    case .return: return .value(amount > 0 ? -amount : amount)
    case .cancelled: return .value(0)
    case nil: return .fault(RowFault(reason: .badKind, column: plan.kind))
    }
  }

  private func begins(_ bytes: Span<UInt8>, _ range: Range<Int>, with prefix: [UInt8]) -> Bool {
    guard range.count >= prefix.count else { return false }
    for index in prefix.indices where bytes[range.lowerBound + index] != prefix[index] {
      return false
    }
    return true
  }

  /// A row whose cells do not match the heading: rejected, unless only blanks differ or the
  /// configuration leaves such rows out, as it may sums at the foot.
  @inline(never)
  private func oddRow(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Outcome? {
    if isBlank(scanner, bytes) { return .blank }
    if isLeftOut(scanner, bytes) { return .leftOut }
    if scanner.hasTextAfterQuote {
      return .rejected(RowFault(reason: .textAfterQuote, column: -1))
    }
    if scanner.count < width {
      guard scanner.count <= lastColumnUsed else { return nil }
      return .rejected(
        total(scanner, bytes) ?? RowFault(reason: .tooFewCells, column: -1))
    }
    let extra = scanner.cells[width..<scanner.count]
    return extra.allSatisfy(\.isEmpty)
      ? nil : .rejected(RowFault(reason: .tooManyCells, column: width))
  }

  @inline(never)
  private func isLeftOut(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    plan.leaveOut.contains { rule in
      guard rule.column < scanner.count else { return false }
      let cell = trimmed(scanner.cells[rule.column].range, bytes)
      switch rule.test {
      case .missing: return cell.isEmpty
      case .isOne(let texts):
        let text = bytes.extracting(cell).text
        return texts.contains(text)
      case .beginsWith(let texts):
        return texts.contains { begins(bytes, cell, with: Array($0.utf8)) }
      case .below(let limit):
        let whole = scanner.cells[rule.column].range
        guard let number = rule.reader.number(bytes.extracting(whole)) else { return false }
        let unit = Int128(10).power(Int(number.scale))
        return Int128(number.value) * 100 < Int128(limit) * unit
      }
    }
  }
}

extension Int128 {
  fileprivate func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= self }
    return result
  }
}
