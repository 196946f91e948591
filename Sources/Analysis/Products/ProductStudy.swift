import Portfolio

/// What one product is to the portfolio.
public struct ProductStanding: Sendable, Hashable {
  /// Position in ``ProductCatalog/items``.
  public let product: Int
  /// Clients that have it, by position in `Portfolio.clients`.
  public let clients: [Int]
  /// Clients that have it now and had not a year ago.
  public let newClients: [Int]
  /// Clients that had it a year ago and have it no more.
  public let lostClients: [Int]
  /// Clients that dropped it: bought in every period before the last, not in the last.
  public let droppedBy: [Int]
  /// Net sales of invoices of the last twelve months, in minor units.
  public let current: Int64
  /// Net sales of the twelve months before.
  public let previous: Int64
  /// What contracts in force bring a month, in minor units.
  public let monthly: Int64
  /// Clients with a contract in service on it.
  public let contracted: Int
  /// Of them, those of whom no contract on it says its value.
  public let withoutValue: Int
  /// Net sales of each of the last 24 calendar months, oldest first, the month of the day the last.
  public let months: [Int64]
  /// Clients with a cycle of their own of this product.
  public let ownCycles: Int
  /// The median of those cycles in half days; nil without one.
  public let cycleHalfDays: Int?
  /// Clients beyond the late threshold, the broken ones among them.
  public let late: [Int]
  /// Clients beyond the broken threshold.
  public let broken: [Int]

  /// What contracts in force bring a month; nil where there are some and the value of none is known.
  public var knownMonthly: Int64? { monthly == 0 && withoutValue > 0 ? nil : monthly }
  /// Clients that had it a year ago and still have it.
  public var keptClients: Int { clients.count - newClients.count }
  /// The part of the clients of a year ago that have it no more.
  public var churn: Share {
    Share(Int64(lostClients.count), of: Int64(lostClients.count + keptClients))
  }
}

/// What is sold to whom: every product with its clients.
public struct ProductStudy: Sendable {
  /// How many calendar months a product's revenue is shown for.
  public static let months = 24

  /// Everything that is sold.
  public let catalog: ProductCatalog
  /// The products that anybody has or had, by net sales of twelve months, then monthly value, then in
  /// the order of the catalog; then those that nobody ever had.
  public let products: [ProductStanding]
  private let ofClient: [Int: [ClientProduct]]

  /// What a client has of each product, by engagement; empty for none.
  public func products(of client: Int) -> [ClientProduct] { ofClient[client] ?? [] }

  /// The products of a study.
  ///
  /// - Complexity: linear in the entries of the product ledger, in contracts and in use.
  public init(of study: Study) {
    let reading = ProductReading(study)
    catalog = reading.catalog
    guard !catalog.items.isEmpty else {
      (products, ofClient) = ([], [:])
      return
    }
    var ofClient: [Int: [ClientProduct]] = [:]
    var sums = catalog.items.map { _ in ProductSum() }
    for client in study.assessment.clients {
      let products = reading.products(of: client)
      guard !products.isEmpty else { continue }
      ofClient[client.client] = products
      for product in products { sums[product.product].add(product) }
    }
    self.ofClient = ofClient
    if let ledger = study.portfolio.productLedger {
      let first = study.day.startOfMonth.adding(months: 1 - ProductStudy.months)
      for client in study.assessment.clients {
        for series in ledger.products(of: client.client) {
          let product = catalog.ofLedger[series.product]
          for entry in series where entry.day >= first && entry.day <= study.day {
            let month = ProductStudy.month(of: entry.day, from: first)
            sums[product].months[month] = sum(sums[product].months[month], entry.net)
          }
        }
      }
    }
    products = sums.enumerated().map { $1.standing($0) }.sorted { left, right in
      for (a, b) in [(left.current, right.current), (left.monthly, right.monthly)] where a != b {
        return a > b
      }
      if left.clients.isEmpty != right.clients.isEmpty { return right.clients.isEmpty }
      return left.product < right.product
    }
  }

  private static func month(of day: Day, from first: Day) -> Int {
    (day.year - first.year) * 12 + day.components.month - first.components.month
  }

  /// What a client has of one product; nil for nothing.
  public func product(_ product: Int, of client: Int) -> ClientProduct? {
    ofClient[client]?.first { $0.product == product }
  }

  /// What clients have or had of a product, in the order of the portfolio.
  public func clients(of product: Int) -> [ClientProduct] {
    ofClient.keys.sorted().compactMap { self.product(product, of: $0) }
  }
}

/// A product while clients come in.
private struct ProductSum {
  var clients: [Int] = []
  var new: [Int] = []
  var lost: [Int] = []
  var dropped: [Int] = []
  var current: Int64 = 0
  var previous: Int64 = 0
  var monthly: Int64 = 0
  var contracted = 0
  var withoutValue = 0
  var months = [Int64](repeating: 0, count: ProductStudy.months)
  var cycles: [Int64] = []
  var late: [Int] = []
  var broken: [Int] = []

  mutating func add(_ product: ClientProduct) {
    let client = product.client
    let had = product.wasBought || product.contractEnded || product.hadContract
    if product.isOwned {
      clients.append(client)
      if !had { new.append(client) }
    } else if had {
      lost.append(client)
    }
    if product.isDropped { dropped.append(client) }
    current = sum(current, product.current)
    previous = sum(previous, product.previous)
    monthly = sum(monthly, product.monthly ?? 0)
    if product.isContracted { contracted += 1 }
    if product.isContracted && product.monthly == nil { withoutValue += 1 }
    guard let rhythm = product.rhythm else { return }
    if rhythm.source == .client { cycles.append(Int64(rhythm.cycleHalfDays)) }
    if rhythm.isLate { late.append(client) }
    if rhythm.isBroken { broken.append(client) }
  }

  func standing(_ product: Int) -> ProductStanding {
    ProductStanding(
      product: product, clients: clients, newClients: new, lostClients: lost, droppedBy: dropped,
      current: current, previous: previous, monthly: monthly, contracted: contracted,
      withoutValue: withoutValue, months: months, ownCycles: cycles.count,
      cycleHalfDays: Median.of(cycles).map(Int.init),
      late: late, broken: broken)
  }
}
