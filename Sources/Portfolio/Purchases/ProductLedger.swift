/// A product as invoices name it.
public struct SoldProduct: Sendable, Hashable {
  /// Its id in the table of products; nil where that has no such product.
  public let id: String?
  /// Its name in the table of products, else as written.
  public let name: String

  /// A product of the table, or one that only invoices know.
  public init(id: String?, name: String) {
    self.id = id
    self.name = name
  }

  /// Products of the table by the bytes of their id, then the others by those of their name.
  package static func precedes(_ left: SoldProduct, _ right: SoldProduct) -> Bool {
    if (left.id == nil) != (right.id == nil) { return left.id != nil }
    return (left.id ?? left.name).utf8.lexicographicallyPrecedes((right.id ?? right.name).utf8)
  }
}

/// What one client bought and gave back of one product on one day.
public struct ProductDay: Sendable, Hashable {
  /// The day.
  public let day: Day
  /// Sum of the sale lines, in minor units; at least 0.
  public let sales: Int64
  /// Sum of the returns and cancellations, in minor units; at most 0.
  public let returns: Int64
  /// Sum of the sale lines that name a contract, in minor units; at most ``sales``.
  public let contractSales: Int64
  /// How much was sold, in thousandths; nil where any sale line does not say.
  public let quantity: Int64?
  /// The day's first invoice of the product, by the bytes of its number; nil without a number.
  public let invoice: String?

  /// A day's purchases of a product.
  public init(
    day: Day, sales: Int64, returns: Int64 = 0, contractSales: Int64 = 0, quantity: Int64? = nil,
    invoice: String? = nil
  ) {
    self.day = day
    self.sales = sales
    self.returns = returns
    self.contractSales = contractSales
    self.quantity = quantity
    self.invoice = invoice
  }

  /// Sales less returns, in minor units.
  public var net: Int64 { sales + returns }

  /// Sales beyond contracts, in minor units: only they say how often a client buys.
  public var spotSales: Int64 { sales - contractSales }
}

/// Invoices by client, product and day: what the ledger cannot tell.
///
/// Forty bytes for each day on which a client bought a product; kept only where it is wanted.
public struct ProductLedger: Sendable {
  /// Sums of one client, product and day.
  package struct Entry: Sendable {
    package var client: UInt32
    /// Position in ``ProductLedger/products``.
    package var product: UInt32
    package var day: Int32
    /// Position in the invoices; `.max` without a number.
    package var invoice: UInt32
    package var sales: Int64
    package var returns: Int64
    package var contractSales: Int64
    /// In thousandths; `.min` where unknown.
    package var quantity: Int64

    package init(
      client: UInt32, product: UInt32, day: Int32, invoice: UInt32, sales: Int64, returns: Int64,
      contractSales: Int64, quantity: Int64
    ) {
      self.client = client
      self.product = product
      self.day = day
      self.invoice = invoice
      self.sales = sales
      self.returns = returns
      self.contractSales = contractSales
      self.quantity = quantity
    }

    /// Takes a line of the same client, product and day.
    package mutating func add(_ other: Entry) {
      sales &+= other.sales
      returns &+= other.returns
      contractSales &+= other.contractSales
      // What came back says nothing of how much is bought at a time.
      if other.sales > 0 {
        let isKnown = quantity != .min && other.quantity != .min
        quantity = isKnown ? quantity &+ other.quantity : .min
      }
      invoice = min(invoice, other.invoice)
    }
  }

  /// The products that were sold: those of the table by id, then the others by name.
  public let products: [SoldProduct]
  /// By client, product and day; one entry for each.
  private let entries: [Entry]
  /// Where each client's entries begin, and one end more.
  private let starts: [UInt32]
  /// Numbers of invoices, by their bytes.
  private let invoices: [String]

  /// Entries that a loader made, by client, product and day.
  package init(
    products: [SoldProduct], invoices: [String], entries: [Entry], clientCount: Int
  ) {
    self.products = products
    self.invoices = invoices
    self.entries = entries
    var starts = [UInt32](repeating: 0, count: clientCount + 1)
    for entry in entries { starts[Int(entry.client) + 1] += 1 }
    for client in 0..<clientCount { starts[client + 1] += starts[client] }
    self.starts = starts
  }

  /// The ledger of some purchases, in any order.
  ///
  /// - Parameters:
  ///   - purchases: Client, product and what was bought on a day; several of one day are summed.
  ///   - clientCount: How many clients the portfolio has.
  public init(
    of purchases: [(client: Int, product: SoldProduct, day: ProductDay)], clientCount: Int
  ) {
    let products = Set(purchases.map(\.product)).sorted(by: SoldProduct.precedes)
    let invoices = Set(purchases.compactMap(\.day.invoice))
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var positions: [SoldProduct: UInt32] = [:]
    for (index, product) in products.enumerated() { positions[product] = UInt32(index) }
    var numbers: [String: UInt32] = [:]
    for (index, invoice) in invoices.enumerated() { numbers[invoice] = UInt32(index) }
    let entries = purchases.map { client, product, day in
      Entry(
        client: UInt32(client), product: positions[product] ?? 0, day: day.day.number,
        invoice: day.invoice.flatMap { numbers[$0] } ?? .max, sales: day.sales,
        returns: day.returns, contractSales: day.contractSales,
        quantity: day.sales > 0 ? day.quantity ?? .min : 0)
    }
    self.init(
      products: products, invoices: invoices, entries: ProductLedger.merged(entries),
      clientCount: clientCount)
  }

  /// Entries in order, those of one client, product and day summed.
  package static func merged(_ entries: [Entry]) -> [Entry] {
    let sorted = entries.sorted {
      ($0.client, $0.product, $0.day, $0.invoice) < ($1.client, $1.product, $1.day, $1.invoice)
    }
    var merged: [Entry] = []
    merged.reserveCapacity(sorted.count)
    for entry in sorted {
      if let last = merged.last, last.client == entry.client, last.product == entry.product,
        last.day == entry.day
      {
        merged[merged.count - 1].add(entry)
      } else {
        merged.append(entry)
      }
    }
    return merged
  }

  /// How many client-product-days there are in all.
  public var entryCount: Int { entries.count }

  /// What a client bought, product by product in the order of ``products``.
  ///
  /// - Complexity: O(log n) for each product of the client.
  public func products(of client: Int) -> [ProductSeries] {
    guard client + 1 < starts.count else { return [] }
    var series: [ProductSeries] = []
    var start = Int(starts[client])
    let end = Int(starts[client + 1])
    while start < end {
      let product = entries[start].product
      var stop = start + 1
      while stop < end, entries[stop].product == product { stop += 1 }
      series.append(
        ProductSeries(product: Int(product), ledger: self, startIndex: start, endIndex: stop))
      start = stop
    }
    return series
  }

  fileprivate func day(_ index: Int) -> ProductDay {
    let entry = entries[index]
    return ProductDay(
      day: Day(number: entry.day), sales: entry.sales, returns: entry.returns,
      contractSales: entry.contractSales,
      quantity: entry.quantity == .min ? nil : entry.quantity,
      invoice: entry.invoice == .max ? nil : invoices[Int(entry.invoice)])
  }
}

/// The days on which a client bought a product, ascending.
public struct ProductSeries: Sendable, RandomAccessCollection {
  /// Position in ``ProductLedger/products``.
  public let product: Int
  private let ledger: ProductLedger
  /// The first day's position in the ledger.
  public let startIndex: Int
  /// One past the last day's position in the ledger.
  public let endIndex: Int

  fileprivate init(product: Int, ledger: ProductLedger, startIndex: Int, endIndex: Int) {
    self.product = product
    self.ledger = ledger
    self.startIndex = startIndex
    self.endIndex = endIndex
  }

  /// The purchases of one day.
  public subscript(position: Int) -> ProductDay { ledger.day(position) }
}
