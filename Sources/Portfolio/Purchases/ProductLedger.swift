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
  fileprivate let columns: Columns

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

  /// What is known of all client-product-days, one column for each fact; shared by all that look at it.
  fileprivate final class Columns: Sendable {
    /// An amount of few entries.
    struct Rare: Sendable {
      let entry: UInt32
      let amount: Int64
    }

    /// Where each client's series begin, and one end more.
    let clientStarts: [UInt32]
    /// The product of each series, a position in ``ProductLedger/products``.
    let products: [UInt32]
    /// Where each series' entries begin, and one end more.
    let starts: [UInt32]
    let days: [Int32]
    let sales: [Int64]
    /// In thousandths; `.min` where unknown, `.max` where it stands among the large ones.
    let quantities: [Int32]
    /// Positions in the invoices; `.max` without a number.
    let invoices: [UInt32]
    /// By entry; what has none of these gave nothing back, sold nothing under contract, sold few.
    let returns: [Rare]
    let contractSales: [Rare]
    let largeQuantities: [Rare]
    /// Numbers of invoices, by their bytes.
    let numbers: [String]

    /// - Parameters:
    ///   - entries: By client, product and day; one for each.
    ///   - numbers: The numbers of the invoices.
    ///   - clientCount: How many clients there are.
    init(_ entries: [Entry], invoices numbers: [String], clientCount: Int) {
      var clientStarts = [UInt32](repeating: 0, count: clientCount + 1)
      var (products, starts): ([UInt32], [UInt32]) = ([], [])
      var (returns, contractSales, large): ([Rare], [Rare], [Rare]) = ([], [], [])
      var quantities: [Int32] = []
      quantities.reserveCapacity(entries.count)
      for index in entries.indices {
        let (entry, place) = (entries[index], UInt32(index))
        let isNext =
          index == 0 || entries[index - 1].client != entry.client
          || entries[index - 1].product != entry.product
        if isNext {
          clientStarts[Int(entry.client) + 1] += 1
          products.append(entry.product)
          starts.append(place)
        }
        if entry.returns != 0 { returns.append(Rare(entry: place, amount: entry.returns)) }
        if entry.contractSales != 0 {
          contractSales.append(Rare(entry: place, amount: entry.contractSales))
        }
        if entry.quantity == .min {
          quantities.append(.min)
        } else if let small = Int32(exactly: entry.quantity), small != .min, small != .max {
          quantities.append(small)
        } else {
          quantities.append(.max)
          large.append(Rare(entry: place, amount: entry.quantity))
        }
      }
      starts.append(UInt32(entries.count))
      for client in 0..<clientCount { clientStarts[client + 1] += clientStarts[client] }
      self.clientStarts = clientStarts
      self.products = products
      self.starts = starts
      days = entries.map(\.day)
      sales = entries.map(\.sales)
      invoices = entries.map(\.invoice)
      self.quantities = quantities
      self.returns = returns
      self.contractSales = contractSales
      largeQuantities = large
      self.numbers = numbers
    }

    func day(_ index: Int) -> ProductDay {
      let quantity: Int64? =
        switch quantities[index] {
        case .min: nil
        case .max: Columns.amount(largeQuantities, index)
        default: Int64(quantities[index])
        }
      return ProductDay(
        day: Day(number: days[index]), sales: sales[index],
        returns: Columns.amount(returns, index) ?? 0,
        contractSales: Columns.amount(contractSales, index) ?? 0, quantity: quantity,
        invoice: invoices[index] == .max ? nil : numbers[Int(invoices[index])])
    }

    /// The amount of an entry; nil where it has none.
    private static func amount(_ amounts: [Rare], _ index: Int) -> Int64? {
      var (low, high) = (0, amounts.count)
      while low < high {
        let middle = (low + high) / 2
        if amounts[middle].entry < index { low = middle + 1 } else { high = middle }
      }
      return low < amounts.count && amounts[low].entry == index ? amounts[low].amount : nil
    }
  }
}

/// The days on which a client bought a product, ascending.
public struct ProductSeries: Sendable, RandomAccessCollection {
  /// Position in ``ProductLedger/products``.
  public let product: Int
  private let columns: ProductLedger.Columns
  /// The first day's position in the ledger.
  public let startIndex: Int
  /// One past the last day's position in the ledger.
  public let endIndex: Int

  fileprivate init(_ columns: ProductLedger.Columns, series: Int) {
    self.columns = columns
    product = Int(columns.products[series])
    startIndex = Int(columns.starts[series])
    endIndex = Int(columns.starts[series + 1])
  }

  /// The purchases of one day.
  public subscript(position: Int) -> ProductDay { columns.day(position) }
}
