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
/// About twenty-five bytes for each day on which a client bought a product; kept only where it is wanted.
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
  private let columns: Columns

  /// Entries that a loader made, in any order; those of one client, product and day are summed.
  package init(
    products: [SoldProduct], invoices: [String], entries: consuming [Entry], clientCount: Int
  ) {
    self.products = products
    ProductLedger.merge(&entries)
    columns = Columns(entries, invoices: invoices, clientCount: clientCount)
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
      products: products, invoices: invoices, entries: entries, clientCount: clientCount)
  }

  /// Puts entries in order and sums those of one client, product and day, where they are: there may be
  /// millions.
  private static func merge(_ entries: inout [Entry]) {
    entries.sort {
      ($0.client, $0.product, $0.day, $0.invoice) < ($1.client, $1.product, $1.day, $1.invoice)
    }
    var last = -1
    for index in entries.indices {
      let entry = entries[index]
      if last >= 0, entries[last].client == entry.client, entries[last].product == entry.product,
        entries[last].day == entry.day
      {
        entries[last].add(entry)
      } else {
        last += 1
        entries[last] = entry
      }
    }
    entries.removeSubrange((last + 1)...)
  }

  /// How many client-product-days there are in all.
  public var entryCount: Int { columns.days.count }

  /// What a client bought, product by product in the order of ``products``.
  ///
  /// - Complexity: linear in the products of the client.
  public func products(of client: Int) -> [ProductSeries] {
    guard client >= 0, client + 1 < columns.clientStarts.count else { return [] }
    return (Int(columns.clientStarts[client])..<Int(columns.clientStarts[client + 1])).map {
      ProductSeries(columns, series: $0)
    }
  }

  /// The products that a client bought in a span of days, and no more at its end.
  ///
  /// - Parameters:
  ///   - client: Position of the client.
  ///   - least: On how many days of the span, at least.
  ///   - start: The day before the span.
  ///   - silent: The day after which nothing was sold; returns may have come.
  ///   - end: The last day of the span.
  /// - Returns: The days of the span, product by product in the order of ``products``.
  /// - Complexity: O(log n) in the days of each product, for those that are sold to the end.
  package func productsLeft(
    by client: Int, days least: Int, after start: Int32, silentAfter silent: Int32,
    through end: Int32
  ) -> [ProductSeries] {
    guard client >= 0, client + 1 < columns.clientStarts.count else { return [] }
    var found: [ProductSeries] = []
    for series in Int(columns.clientStarts[client])..<Int(columns.clientStarts[client + 1]) {
      let all = Int(columns.starts[series])..<Int(columns.starts[series + 1])
      guard all.count >= least else { continue }
      let first = columns.first(after: start, in: all)
      let last = columns.first(after: end, in: first..<all.upperBound)
      guard last - first >= least else { continue }
      let quiet = columns.first(after: silent, in: first..<last)
      guard !(quiet..<last).contains(where: { columns.sales[$0] > 0 }) else { continue }
      found.append(ProductSeries(columns, series: series, entries: first..<last))
    }
    return found
  }
}
