/// One line of an invoice, as pages show it.
public struct InvoiceLine: Sendable, Hashable {
  /// The invoice's number as written; nil where the data has none.
  public let invoice: String?
  /// The day of the invoice.
  public let day: Day
  /// The product by its name in the table of products, else as written; nil where the data has none.
  public let product: String?
  /// The product's id in the table of products; nil where that has no such product.
  public let productID: String?
  /// The line's amount in minor units of the reporting currency; negative for returns and
  /// cancellations.
  public let amount: Int64
  /// The contract the line names; nil where it names none.
  public let contract: String?
  /// The day the invoice falls due; nil where the data does not say.
  public let due: Day?
  /// The day it was paid as the line itself says; nil where it says nothing.
  public let paid: Day?

  /// A line of an invoice.
  public init(
    invoice: String?, day: Day, product: String?, productID: String? = nil, amount: Int64,
    contract: String? = nil, due: Day? = nil, paid: Day? = nil
  ) {
    self.invoice = invoice
    self.day = day
    self.product = product
    self.productID = productID
    self.amount = amount
    self.contract = contract
    self.due = due
    self.paid = paid
  }
}

/// What a client bought of one product.
public struct ProductPurchases: Sendable, Hashable {
  /// The product by its name in the table of products, else as written.
  public let product: String
  /// The product's id in the table of products; nil where that has no such product.
  public let productID: String?
  /// Net of returns, in minor units.
  public let amount: Int64
  /// How many lines.
  public let lines: Int
  /// The last day of a sale of it.
  public let last: Day

  /// A product's purchases.
  public init(product: String, productID: String? = nil, amount: Int64, lines: Int, last: Day) {
    self.product = product
    self.productID = productID
    self.amount = amount
    self.lines = lines
    self.last = last
  }
}

/// A sum of invoices with the records that witness it: how many, and the first, last and largest.
public struct InvoiceWitnesses: Sendable, Hashable {
  /// How many different invoices.
  public let count: Int
  /// Invoice of the first day.
  public let first: RecordKey?
  /// Invoice of the last day.
  public let last: RecordKey?
  /// Invoice of the greatest amount.
  public let largest: RecordKey?

  /// The witnesses of a sum.
  public init(count: Int, first: RecordKey?, last: RecordKey?, largest: RecordKey?) {
    self.count = count
    self.first = first
    self.last = last
    self.largest = largest
  }
}

/// What pages show of one client's invoices beyond the ledger: read again from the source on demand.
public struct PurchaseDetail: Sendable, Hashable {
  /// The latest lines, newest first, ties by invoice, product and amount.
  public let recentLines: [InvoiceLine]
  /// Products by net amount, greatest first, ties by name.
  public let products: [ProductPurchases]
  /// The sale invoices of the client's whole history up to the day.
  public let sales: InvoiceWitnesses

  /// The detail of a client's purchases.
  public init(
    recentLines: [InvoiceLine], products: [ProductPurchases], sales: InvoiceWitnesses
  ) {
    self.recentLines = recentLines
    self.products = products
    self.sales = sales
  }
}
