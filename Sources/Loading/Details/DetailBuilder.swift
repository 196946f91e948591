import Portfolio

/// Sums up one client's lines, oldest first, for its pages.
struct DetailBuilder {
  let lines: [InvoiceLine]
  let recentLines: Int

  func detail() -> PurchaseDetail {
    PurchaseDetail(recentLines: recent(), products: products(), sales: sales())
  }

  /// Newest day first; within a day in the order of invoices and products.
  func recent() -> [InvoiceLine] {
    var recent: [InvoiceLine] = []
    var end = lines.count
    while end > 0, recent.count < recentLines {
      let day = lines[end - 1].day
      var start = end
      while start > 0, lines[start - 1].day == day { start -= 1 }
      recent += lines[start..<end].filter { $0.amount != 0 }
      end = start
    }
    return Array(recent.prefix(recentLines))
  }

  private func products() -> [ProductPurchases] {
    var totals = ProductTotals()
    for line in lines {
      guard let product = line.product, line.amount != 0 else { continue }
      totals.add(
        ProductNames.Name(id: line.productID, shown: product), amount: line.amount, lines: 1,
        first: line.day, lastSale: line.amount > 0 ? line.day : nil)
    }
    return totals.products
  }

  private func sales() -> InvoiceWitnesses {
    var amounts: [String: Int64] = [:]
    var order: [String] = []
    for line in lines where line.amount > 0 {
      let key = key(of: line)
      if amounts[key] == nil { order.append(key) }
      amounts[key, default: 0] += line.amount
    }
    let largest = amounts.max { left, right in
      left.value != right.value
        ? left.value < right.value : right.key.utf8.lexicographicallyPrecedes(left.key.utf8)
    }
    func record(_ key: String?) -> RecordKey? { key.map { RecordKey(table: .invoices, key: $0) } }
    return InvoiceWitnesses(
      count: order.count, first: record(order.first), last: record(order.last),
      largest: record(largest?.key))
  }

  /// An invoice's number; without one, its day stands for it.
  private func key(of line: InvoiceLine) -> String {
    line.invoice ?? line.day.description
  }
}
