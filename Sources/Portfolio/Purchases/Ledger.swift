/// Invoices as columns: for each client its days in order, with the sums of each day.
///
/// Sixteen bytes a client-day; returns and sales under contracts, which are rare, stand apart. Lines
/// are not kept: whoever needs them reads the source again.
public struct Ledger: Sendable {
  /// Sums of the rare days on which something came back.
  package struct Returns: Sendable {
    /// Position of the client-day in the columns.
    package var entry: UInt32
    package var invoices: UInt32
    package var amount: Int64

    package init(entry: UInt32, invoices: UInt32, amount: Int64) {
      self.entry = entry
      self.invoices = invoices
      self.amount = amount
    }
  }

  /// Sums of the days on which sale lines name a contract.
  package struct ContractSales: Sendable {
    /// Position of the client-day in the columns.
    package var entry: UInt32
    /// Sale invoices that hold nothing else.
    package var invoices: UInt32
    package var amount: Int64

    package init(entry: UInt32, invoices: UInt32, amount: Int64) {
      self.entry = entry
      self.invoices = invoices
      self.amount = amount
    }
  }

  /// The entries of client `c` are `starts[c]..<ends[c]`; clients need not follow each other.
  package let starts: [UInt32]
  package let ends: [UInt32]
  package let dayNumbers: [Int32]
  package let saleInvoices: [UInt32]
  package let sales: [Int64]
  /// Sorted by entry.
  package let returns: [Returns]
  /// Sorted by entry; empty where no invoice names a contract.
  package let contracts: [ContractSales]
  private let lines: [UInt32]

  /// Columns made by the loader, days ascending within a client, clients in any order.
  package init(
    starts: [UInt32], ends: [UInt32], dayNumbers: [Int32], saleInvoices: [UInt32], sales: [Int64],
    returns: [Returns], contracts: [ContractSales] = [], lines: [UInt32]
  ) {
    self.starts = starts
    self.ends = ends
    self.dayNumbers = dayNumbers
    self.saleInvoices = saleInvoices
    self.sales = sales
    self.returns = returns
    self.contracts = contracts
    self.lines = lines
    (firstDay, lastDay) = Ledger.span(of: dayNumbers)
  }

  /// The ledger of clients' purchase days, each list ascending by day.
  ///
  /// - Parameter purchases: One list for each client of the portfolio, in its order.
  public init(purchases: [[PurchaseDay]]) {
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    var dayNumbers: [Int32] = []
    var saleInvoices: [UInt32] = []
    var sales: [Int64] = []
    var returns: [Returns] = []
    var contracts: [ContractSales] = []
    for days in purchases {
      starts.append(UInt32(dayNumbers.count))
      for day in days {
        if day.returns != 0 || day.returnInvoices != 0 {
          returns.append(
            Returns(
              entry: UInt32(dayNumbers.count), invoices: UInt32(day.returnInvoices),
              amount: day.returns))
        }
        if day.contractSales != 0 {
          contracts.append(
            ContractSales(
              entry: UInt32(dayNumbers.count), invoices: UInt32(day.contractInvoices),
              amount: day.contractSales))
        }
        dayNumbers.append(day.day.number)
        saleInvoices.append(UInt32(day.saleInvoices))
        sales.append(day.sales)
      }
      ends.append(UInt32(dayNumbers.count))
    }
    self.init(
      starts: starts, ends: ends, dayNumbers: dayNumbers, saleInvoices: saleInvoices,
      sales: sales, returns: returns, contracts: contracts,
      lines: purchases.map { UInt32($0.reduce(0) { $0 + $1.saleInvoices + $1.returnInvoices }) })
  }

  /// The same days with the clients in another order.
  ///
  /// - Parameter order: For each place, the client that goes there; every client once.
  /// - Returns: The days under the new numbers.
  package func inOrder(_ order: [Int]) -> Ledger {
    Ledger(
      starts: order.map { starts[$0] }, ends: order.map { ends[$0] }, dayNumbers: dayNumbers,
      saleInvoices: saleInvoices, sales: sales, returns: returns, contracts: contracts,
      lines: order.map { lines[$0] })
  }

  private static func span(of dayNumbers: [Int32]) -> (Day?, Day?) {
    var low = Int32.max
    var high = Int32.min
    for number in dayNumbers {
      low = min(low, number)
      high = max(high, number)
    }
    return low > high ? (nil, nil) : (Day(number: low), Day(number: high))
  }

  /// The first day on which any client bought or gave back; nil without invoices.
  public let firstDay: Day?
  /// The last such day.
  public let lastDay: Day?

  /// How many clients the ledger has room for, in the order of the portfolio.
  public var clientCount: Int { starts.count }

  /// How many client-days there are in all.
  public var entryCount: Int { dayNumbers.count }

  /// The days of a client, ascending.
  public func days(of client: Int) -> PurchaseDays {
    PurchaseDays(
      ledger: self, startIndex: Int(starts[client]), endIndex: Int(ends[client]))
  }

  /// Whether a client has any day at all.
  ///
  /// Asked of all clients it costs far less than looking at their days.
  public func hasDays(of client: Int) -> Bool { starts[client] < ends[client] }

  /// Whether a client has any sale invoice.
  public func hasSaleInvoices(of client: Int) -> Bool {
    for entry in Int(starts[client])..<Int(ends[client]) where saleInvoices[entry] > 0 {
      return true
    }
    return false
  }

  /// Gross sales of a client up to a day, in minor units: what is dated later does not exist yet.
  package func sales(of client: Int, through day: Day) -> Int64 {
    var sum: Int64 = 0
    for entry in Int(starts[client])..<Int(ends[client]) where dayNumbers[entry] <= day.number {
      sum += sales[entry]
    }
    return sum
  }

  /// Gross sales of all clients over all days, in minor units.
  package var totalSales: Int64 { sales.reduce(0, +) }

  /// How many invoice lines of a client were read, returns included.
  public func lineCount(of client: Int) -> Int { Int(lines[client]) }

  /// Position in `returns` of the first one at or after an entry: from there both are read in step.
  package func firstReturn(from entry: Int) -> Int {
    Ledger.first(in: returns, from: entry, \.entry)
  }

  /// Position in `contracts` of the first one at or after an entry.
  package func firstContract(from entry: Int) -> Int {
    Ledger.first(in: contracts, from: entry, \.entry)
  }

  private static func first<Sums>(
    in sums: [Sums], from entry: Int, _ position: (Sums) -> UInt32
  ) -> Int {
    sums.indices.firstPosition { position(sums[$0]) >= entry }
  }

  func entry(_ index: Int) -> PurchaseDay {
    entry(index, returned: firstReturn(from: index), contracted: firstContract(from: index))
  }

  /// An entry by the places of the first return and the first sale under contract at or after it.
  func entry(_ index: Int, returned: Int, contracted: Int) -> PurchaseDay {
    let isReturned = returned < returns.count && returns[returned].entry == index
    let isContracted = contracted < contracts.count && contracts[contracted].entry == index
    return PurchaseDay(
      day: Day(number: dayNumbers[index]), sales: sales[index],
      returns: isReturned ? returns[returned].amount : 0, saleInvoices: Int(saleInvoices[index]),
      returnInvoices: isReturned ? Int(returns[returned].invoices) : 0,
      contractSales: isContracted ? contracts[contracted].amount : 0,
      contractInvoices: isContracted ? Int(contracts[contracted].invoices) : 0)
  }
}
