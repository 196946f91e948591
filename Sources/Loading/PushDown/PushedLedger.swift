import Portfolio

/// The ledger's columns while days come from a database, each client's one after the other.
struct PushedLedger {
  private let lastDay: Int32
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private var lines: [UInt32] = []
  private var dayNumbers: [Int32] = []
  private var saleInvoices: [UInt32] = []
  private var sales: [Int64] = []
  private var returns: [Ledger.Returns] = []
  private var contracts: [Ledger.ContractSales] = []
  /// For each client the text that named it first: a number in `texts`, `.max` before.
  private var mains: [UInt32] = []
  private var texts = Interner()
  /// Whether days of the text at hand are left out, since another named its client before.
  private var isSkipping = false
  private(set) var magnitude = Magnitude()
  private(set) var futureLines = 0
  /// Whether the database took something for a day that is none.
  private(set) var hasBadDays = false
  /// Texts for a client that others name too, with the first of those.
  private(set) var spellings: [(written: String, main: String)] = []

  init(lastDay: Day) { self.lastDay = lastDay.number }

  /// Takes a day of a client.
  ///
  /// - Parameters:
  ///   - client: The client's number.
  ///   - text: How the row names it.
  ///   - isOther: Whether the row before named its client by another text.
  ///   - row: The day's sums: see `InvoiceQueries.days`.
  mutating func add(_ client: UInt32, text: String, isOther: Bool, _ row: DatabaseRow) {
    if isOther { isSkipping = !begin(client, text) }
    guard !isSkipping else { return }
    guard let day = DateReader(style: .iso).day(row.bytes(1).span)?.number else {
      hasBadDays = true
      return
    }
    let count = row.integer(2) ?? 0
    lines[Int(client)] &+= UInt32(clamping: count)
    if day > lastDay { futureLines += Int(count) }
    guard let sold = row.integer(3), let returned = row.integer(4), let contract = row.integer(7)
    else {
      magnitude.isTooLarge = true
      return
    }
    guard sold != 0 || returned != 0 else { return }
    let entry = UInt32(dayNumbers.count)
    let returnInvoices = UInt32(clamping: row.integer(6) ?? 0)
    if returned != 0 || returnInvoices != 0 {
      returns.append(Ledger.Returns(entry: entry, invoices: returnInvoices, amount: returned))
    }
    if contract != 0 {
      contracts.append(
        Ledger.ContractSales(
          entry: entry, invoices: UInt32(clamping: row.integer(8) ?? 0), amount: contract))
    }
    magnitude.add(sold)
    magnitude.add(returned)
    dayNumbers.append(day)
    saleInvoices.append(UInt32(clamping: row.integer(5) ?? 0))
    sales.append(sold)
    ends[Int(client)] = entry + 1
  }

  /// Begins the days of a client; false where another text named it before.
  private mutating func begin(_ client: UInt32, _ text: String) -> Bool {
    let number = Int(client)
    if mains.count <= number {
      let missing = number + 1 - mains.count
      starts += repeatElement(0, count: missing)
      ends += repeatElement(0, count: missing)
      lines += repeatElement(0, count: missing)
      mains += repeatElement(.max, count: missing)
    }
    guard mains[number] == .max else {
      let main = String(decoding: texts[Int(mains[number])], as: UTF8.self)
      spellings.append((text, main))
      return false
    }
    mains[number] = texts.intern(text)
    starts[number] = UInt32(dayNumbers.count)
    ends[number] = starts[number]
    return true
  }

  /// The ledger of a portfolio's clients.
  ///
  /// - Parameters:
  ///   - numbers: The clients' numbers in the portfolio, by their numbers here.
  ///   - count: How many clients the portfolio has.
  /// - Returns: The ledger.
  func ledger(numbers: [UInt32], count: Int) -> Ledger {
    var (first, end, read) = (
      [UInt32](repeating: 0, count: count), [UInt32](repeating: 0, count: count),
      [UInt32](repeating: 0, count: count)
    )
    for (client, number) in zip(starts.indices, numbers) {
      first[Int(number)] = starts[client]
      end[Int(number)] = ends[client]
      read[Int(number)] = lines[client]
    }
    return Ledger(
      starts: first, ends: end, dayNumbers: dayNumbers, saleInvoices: saleInvoices, sales: sales,
      returns: returns, contracts: contracts, lines: read)
  }
}
