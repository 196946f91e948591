import Portfolio

/// A sum of amounts without their signs.
///
/// As long as it fits, no sum that anybody makes of some of these amounts can overflow.
struct Magnitude: Sendable {
  private(set) var sum: Int64 = 0
  var isTooLarge = false

  @inline(__always)
  mutating func add(_ amount: Int64) {
    let (next, overflows) =
      amount < 0
      ? sum.subtractingReportingOverflow(amount) : sum.addingReportingOverflow(amount)
    sum = next
    if overflows { isTooLarge = true }
  }

  mutating func add(_ other: Magnitude) {
    add(other.sum)
    isTooLarge = isTooLarge || other.isTooLarge
  }
}

/// The ledger's columns while they grow.
struct Columns: Sendable {
  /// In a part: each client's number, first entry and lines.
  var clients: [(number: UInt32, start: UInt32, lines: UInt32)] = []
  private var starts: [UInt32]
  private var ends: [UInt32]
  private var lines: [UInt32]
  var dayNumbers: [Int32] = []
  var saleInvoices: [UInt32] = []
  var sales: [Int64] = []
  var returns: [Ledger.Returns] = []
  var contracts: [Ledger.ContractSales] = []
  var magnitude = Magnitude()

  /// Columns without entries, of clients with so many lines that have no amount.
  init(lines: [UInt32]) {
    starts = Array(repeating: 0, count: lines.count)
    ends = starts
    self.lines = lines
  }

  mutating func reserve(_ entries: Int) {
    dayNumbers.reserveCapacity(entries)
    saleInvoices.reserveCapacity(entries)
    sales.reserveCapacity(entries)
  }

  /// Leaves no entries and no clients, but the memory.
  mutating func removeAll() {
    clients.removeAll(keepingCapacity: true)
    dayNumbers.removeAll(keepingCapacity: true)
    saleInvoices.removeAll(keepingCapacity: true)
    sales.removeAll(keepingCapacity: true)
    returns.removeAll(keepingCapacity: true)
    contracts.removeAll(keepingCapacity: true)
    magnitude = Magnitude()
  }

  /// Adds the entries of a part behind those already here.
  mutating func append(_ part: Columns) {
    let base = UInt32(dayNumbers.count)
    for index in part.clients.indices {
      let client = Int(part.clients[index].number)
      let isLast = index + 1 == part.clients.count
      starts[client] = base + part.clients[index].start
      lines[client] &+= part.clients[index].lines
      ends[client] =
        base + (isLast ? UInt32(part.dayNumbers.count) : part.clients[index + 1].start)
    }
    dayNumbers.append(contentsOf: part.dayNumbers)
    saleInvoices.append(contentsOf: part.saleInvoices)
    sales.append(contentsOf: part.sales)
    magnitude.add(part.magnitude)
    for entry in part.contracts {
      contracts.append(
        Ledger.ContractSales(
          entry: base + entry.entry, invoices: entry.invoices, amount: entry.amount))
    }
    for entry in part.returns {
      returns.append(
        Ledger.Returns(
          entry: base + entry.entry, invoices: entry.invoices, amount: entry.amount))
    }
  }

  func ledger() -> Ledger {
    Ledger(
      starts: starts, ends: ends, dayNumbers: dayNumbers, saleInvoices: saleInvoices,
      sales: sales, returns: returns, contracts: contracts, lines: lines)
  }
}
