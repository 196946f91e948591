import Portfolio

/// What is expected to be bought in the days ahead, by product, segment and altogether.
public struct Demand: Sendable {
  /// What a sum is of.
  public enum Subject: Sendable, Hashable {
    /// All clients, by their own rhythm over all products.
    case portfolio
    /// A product, by the rhythm in which each client buys it; a position in the catalog.
    case product(Int)
    /// A cell of recency × frequency.
    case rfm(RFMSegment)
    /// A segment of the policy, by position in ``Segmentation/segments``.
    case segment(Int)
  }

  /// A sum over the clients whose rhythm is known.
  public struct Row: Sendable, Hashable {
    /// What it is of.
    public let subject: Subject
    /// Clients that bought beyond contracts in the last twelve months.
    public internal(set) var clients = 0
    /// Those among them of whom something can be expected.
    public internal(set) var known = 0
    /// Those among the known who are beyond the broken threshold: nothing is expected of them.
    public internal(set) var broken = 0
    /// Purchases expected of the known.
    public internal(set) var purchases = 0
    /// Quantity expected of them, in thousandths; nil where one of them does not say.
    public internal(set) var quantity: Int64? = 0
    /// Money expected of them, in minor units.
    public internal(set) var value: Int64 = 0
    /// What all clients bought beyond contracts in the last twelve months, in minor units.
    public internal(set) var revenue: Int64 = 0
    /// What the known bought of it.
    public internal(set) var knownRevenue: Int64 = 0

    init(_ subject: Subject) { self.subject = subject }

    /// The part of the clients of whom something can be expected.
    public var coverage: Share { Share(Int64(known), of: Int64(clients)) }
    /// The part of the revenue that they make.
    public var revenueCoverage: Share { Share(knownRevenue, of: revenue) }

    mutating func add(_ demand: ExpectedDemand?, isBroken: Bool, revenue: Int64) {
      clients += 1
      self.revenue = sum(self.revenue, revenue)
      guard let demand else { return }
      known += 1
      knownRevenue = sum(knownRevenue, revenue)
      if isBroken { broken += 1 }
      purchases += demand.purchases
      value = sum(value, demand.value)
      quantity = demand.quantity.flatMap { more in quantity.map { sum($0, more) } }
    }
  }

  /// How many days ahead.
  public let days: Int
  /// All clients.
  public let portfolio: Row
  /// The products that were bought beyond contracts in the last twelve months, by money expected.
  public let products: [Row]
  /// The RFM segments with such clients, from the best to the worst.
  public let rfm: [Row]
  /// The policy's segments with such clients, in their order.
  public let segments: [Row]
  /// What each client is expected to buy, by position in `Portfolio.clients`; none without a rhythm.
  public let ofClient: [Int: ExpectedDemand]

  /// What is expected after the day of a study.
  public init(of study: Study, products: ProductStudy?) {
    let policy = study.policy
    days = policy.products.demandDays
    let segmentation = study.segmentation
    var all = Row(.portfolio)
    var byProduct: [Int: Row] = [:]
    var byRFM: [RFMSegment: Row] = [:]
    var bySegment: [Int: Row] = [:]
    var ofClient: [Int: ExpectedDemand] = [:]
    for client in study.assessment.clients where client.status != .former {
      for product in products?.products(of: client.client) ?? [] where product.currentSpot > 0 {
        guard let rhythm = product.rhythm else { continue }
        byProduct[product.product, default: Row(.product(product.product))]
          .add(rhythm.demand, isBroken: rhythm.isBroken, revenue: product.currentSpot)
      }
      let revenue = Demand.spotRevenue(client, study)
      guard revenue > 0 else { continue }
      let demand = ExpectedDemand.of(client, in: study.portfolio, policy, on: study.day)
      if let demand { ofClient[client.client] = demand }
      let isBroken = client.isBroken
      all.add(demand, isBroken: isBroken, revenue: revenue)
      if let segment = client.rfm?.segment {
        byRFM[segment, default: Row(.rfm(segment))]
          .add(demand, isBroken: isBroken, revenue: revenue)
      }
      for segment in segmentation.segments(of: client.client) {
        bySegment[segment, default: Row(.segment(segment))]
          .add(demand, isBroken: isBroken, revenue: revenue)
      }
    }
    portfolio = all
    self.ofClient = ofClient
    self.products = byProduct.sorted {
      $0.value.value != $1.value.value ? $0.value.value > $1.value.value : $0.key < $1.key
    }.map(\.value)
    rfm = RFMSegment.allCases.compactMap { byRFM[$0] }
    segments = bySegment.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Sales beyond contracts of the last twelve months.
  private static func spotRevenue(_ client: ClientAssessment, _ study: Study) -> Int64 {
    guard client.current.sales > 0 else { return 0 }
    guard !study.portfolio.ledger.contracts.isEmpty else { return client.current.sales }
    let year = study.day.windowBound(months: 12)
    return study.portfolio.ledger.days(of: client.client)
      .filter { $0.day > year && $0.day <= study.day }
      .reduce(0) { sum($0, $1.spotSales) }
  }
}
