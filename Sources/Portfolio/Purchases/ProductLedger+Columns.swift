extension ProductLedger {
  /// What is known of all client-product-days, one column for each fact; shared by all that look at it.
  final class Columns: Sendable {
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

    /// What is known of an entry.
    ///
    /// - Parameters:
    ///   - index: The entry.
    ///   - returned: What came back on it; 0 or below.
    ///   - contractSales: What was sold under contracts on it.
    /// - Returns: The day.
    func day(_ index: Int, returned: Int64, contractSales: Int64) -> ProductDay {
      let quantity: Int64? =
        switch quantities[index] {
        case .min: nil
        case .max: Columns.amount(largeQuantities, index)
        default: Int64(quantities[index])
        }
      return ProductDay(
        day: Day(number: days[index]), sales: sales[index], returns: returned,
        contractSales: contractSales, quantity: quantity,
        invoice: invoices[index] == .max ? nil : numbers[Int(invoices[index])])
    }

    func day(_ index: Int) -> ProductDay {
      day(
        index, returned: Columns.amount(returns, index) ?? 0,
        contractSales: Columns.amount(contractSales, index) ?? 0)
    }

    /// The first entry of a range that lies after a day, or its end.
    func first(after day: Int32, in entries: Range<Int>) -> Int {
      entries.firstPosition { days[$0] > day }
    }

    /// The place of the first amount of an entry from `index` on, or the count.
    static func place(_ amounts: [Rare], from index: Int) -> Int {
      amounts.indices.firstPosition { amounts[$0].entry >= index }
    }

    /// The amount of an entry; nil where it has none.
    private static func amount(_ amounts: [Rare], _ index: Int) -> Int64? {
      let place = place(amounts, from: index)
      return place < amounts.count && amounts[place].entry == index ? amounts[place].amount : nil
    }
  }
}
