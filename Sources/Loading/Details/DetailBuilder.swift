import Portfolio

/// Sums up one client's lines, oldest first, for its pages.
struct DetailBuilder {
  let lines: [InvoiceLine]
  let recentLines: Int

  func detail() -> PurchaseDetail {
    PurchaseDetail(recentLines: recent(), products: products(), sales: sales())
  }

  /// Newest day first; within a day in the order of invoices and products.
  private func recent() -> [InvoiceLine] {
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

  private struct ProductSum {
    let name: String
    let id: String?
    var amount: Int64 = 0
    var lines = 0
    var last: Day
  }

  private func products() -> [ProductPurchases] {
    var sums: [String: ProductSum] = [:]
    for line in lines {
      guard let product = line.product, line.amount != 0 else { continue }
      // Two products may have one name; what is no product of the table is told apart by its text.
      let key = line.productID.map { "\u{1F}" + $0 } ?? product
      var sum = sums[key] ?? ProductSum(name: product, id: line.productID, last: line.day)
      sum.amount += line.amount
      sum.lines += 1
      if line.amount > 0 { sum.last = max(sum.last, line.day) }
      sums[key] = sum
    }
    return sums.sorted {
      if $0.value.amount != $1.value.amount { return $0.value.amount > $1.value.amount }
      return $0.value.name != $1.value.name
        ? $0.value.name.utf8.lexicographicallyPrecedes($1.value.name.utf8)
        : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.map { _, sum in
      ProductPurchases(
        product: sum.name, productID: sum.id, amount: sum.amount, lines: sum.lines, last: sum.last)
    }
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
