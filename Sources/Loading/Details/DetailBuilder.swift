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

  private func products() -> [ProductPurchases] {
    var sums: [String: (amount: Int64, lines: Int, last: Day)] = [:]
    for line in lines {
      guard let product = line.product, line.amount != 0 else { continue }
      var sum = sums[product] ?? (0, 0, line.day)
      sum.amount += line.amount
      sum.lines += 1
      if line.amount > 0 { sum.last = max(sum.last, line.day) }
      sums[product] = sum
    }
    return sums.map {
      ProductPurchases(
        product: $0.key, amount: $0.value.amount, lines: $0.value.lines, last: $0.value.last)
    }.sorted {
      $0.amount != $1.amount
        ? $0.amount > $1.amount : $0.product.utf8.lexicographicallyPrecedes($1.product.utf8)
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
