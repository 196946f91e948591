/// What one client bought and gave back on one day.
public struct PurchaseDay: Sendable, Hashable {
  /// The day.
  public let day: Day
  /// Sum of the sale lines, in minor units; at least 0.
  public let sales: Int64
  /// Sum of the returns and cancellations, in minor units; at most 0.
  public let returns: Int64
  /// Sale invoices whose first sale line is of this day: each invoice counts once in a client's life.
  public let saleInvoices: Int
  /// Invoices of this day that hold only returns or cancellations, each counted once likewise.
  public let returnInvoices: Int

  /// A day's purchases.
  public init(
    day: Day, sales: Int64, returns: Int64 = 0, saleInvoices: Int = 1, returnInvoices: Int = 0
  ) {
    self.day = day
    self.sales = sales
    self.returns = returns
    self.saleInvoices = saleInvoices
    self.returnInvoices = returnInvoices
  }

  /// Sales less returns, in minor units.
  public var net: Int64 { sales + returns }
}

/// Invoices as columns: for each client its days in order, with the sums of each day.
///
/// Sixteen bytes a client-day; returns, which are rare, stand apart. Lines are not kept: whoever
/// needs them reads the source again.
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

  /// The entries of client `c` are `starts[c]..<ends[c]`; clients need not follow each other.
  package let starts: [UInt32]
  package let ends: [UInt32]
  package let dayNumbers: [Int32]
  package let saleInvoices: [UInt32]
  package let sales: [Int64]
  /// Sorted by entry.
  package let returns: [Returns]
  private let lines: [UInt32]

  /// Columns made by the loader, days ascending within a client, clients in any order.
  package init(
    starts: [UInt32], ends: [UInt32], dayNumbers: [Int32], saleInvoices: [UInt32], sales: [Int64],
    returns: [Returns], lines: [UInt32]
  ) {
    self.starts = starts
    self.ends = ends
    self.dayNumbers = dayNumbers
    self.saleInvoices = saleInvoices
    self.sales = sales
    self.returns = returns
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
    for days in purchases {
      starts.append(UInt32(dayNumbers.count))
      for day in days {
        if day.returns != 0 || day.returnInvoices != 0 {
          returns.append(
            Returns(
              entry: UInt32(dayNumbers.count), invoices: UInt32(day.returnInvoices),
              amount: day.returns))
        }
        dayNumbers.append(day.day.number)
        saleInvoices.append(UInt32(day.saleInvoices))
        sales.append(day.sales)
      }
      ends.append(UInt32(dayNumbers.count))
    }
    self.init(
      starts: starts, ends: ends, dayNumbers: dayNumbers, saleInvoices: saleInvoices,
      sales: sales, returns: returns,
      lines: purchases.map { UInt32($0.reduce(0) { $0 + $1.saleInvoices + $1.returnInvoices }) })
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

  /// Gross sales of a client over all days, in minor units.
  package func sales(of client: Int) -> Int64 {
    sales[Int(starts[client])..<Int(ends[client])].reduce(0, +)
  }

  /// Gross sales of all clients over all days, in minor units.
  package var totalSales: Int64 { sales.reduce(0, +) }

  /// How many invoice lines of a client were read, returns included.
  public func lineCount(of client: Int) -> Int { Int(lines[client]) }

  /// Position in `returns` of the first one at or after an entry: from there both are read in step.
  package func firstReturn(from entry: Int) -> Int {
    var low = 0
    var high = returns.count
    while low < high {
      let middle = (low + high) / 2
      if returns[middle].entry < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }

  fileprivate func entry(_ index: Int) -> PurchaseDay {
    var amount: Int64 = 0
    var invoices = 0
    let position = firstReturn(from: index)
    if position < returns.count, returns[position].entry == index {
      amount = returns[position].amount
      invoices = Int(returns[position].invoices)
    }
    return PurchaseDay(
      day: Day(number: dayNumbers[index]), sales: sales[index], returns: amount,
      saleInvoices: Int(saleInvoices[index]), returnInvoices: invoices)
  }
}

/// The purchase days of one client, ascending by day.
public struct PurchaseDays: Sendable, RandomAccessCollection {
  private let ledger: Ledger
  /// The first entry's position in the ledger.
  public let startIndex: Int
  /// One past the last entry's position in the ledger.
  public let endIndex: Int

  fileprivate init(ledger: Ledger, startIndex: Int, endIndex: Int) {
    self.ledger = ledger
    self.startIndex = startIndex
    self.endIndex = endIndex
  }

  /// The purchases of one day.
  ///
  /// - Complexity: O(log r) in the number of days with returns.
  public subscript(position: Int) -> PurchaseDay { ledger.entry(position) }
}
