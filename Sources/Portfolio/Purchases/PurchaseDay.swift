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
  /// Sum of the sale lines that name a contract, in minor units; at most ``sales``.
  public let contractSales: Int64
  /// Those of ``saleInvoices`` whose sale lines of the day all name a contract.
  public let contractInvoices: Int

  /// A day's purchases.
  public init(
    day: Day, sales: Int64, returns: Int64 = 0, saleInvoices: Int = 1, returnInvoices: Int = 0,
    contractSales: Int64 = 0, contractInvoices: Int = 0
  ) {
    self.day = day
    self.sales = sales
    self.returns = returns
    self.saleInvoices = saleInvoices
    self.returnInvoices = returnInvoices
    self.contractSales = contractSales
    self.contractInvoices = contractInvoices
  }

  /// Sales less returns, in minor units.
  public var net: Int64 { sales + returns }

  /// Sales beyond contracts, in minor units: only days with such sales say how often a client buys.
  public var spotSales: Int64 { sales - contractSales }

  /// Sale invoices with sales beyond contracts.
  public var spotInvoices: Int { saleInvoices - contractInvoices }
}
