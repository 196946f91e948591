import Portfolio

extension AssessmentTable {
  /// Every product that anybody has or had.
  static let products = AssessmentTable(
    "products", "Every product, by net sales of twelve months, then by the value of its contracts.",
    fields: ProductRow.fields
  ) { study in
    let products = study.products
    let knowsInvoices = study.assessment.summary.knowsInvoices
    return products.products.map {
      ProductRow(
        standing: $0, item: products.catalog.items[$0.product], knowsInvoices: knowsInvoices)
    }
  }

  /// What each client has of each product, with its rhythm.
  static let productCadence = AssessmentTable(
    "product-cadence",
    "What each client has of each product, in the order of the portfolio, the liveliest first.",
    fields: ClientProductRow.fields
  ) { study in
    let products = study.products
    let knowsInvoices = study.assessment.summary.knowsInvoices
    return study.assessment.clients.flatMap { client in
      let owned = products.products(of: client.client)
      return owned.enumerated().map { index, product in
        ClientProductRow(
          product: product, item: products.catalog.items[product.product],
          client: study.portfolio.clients[client.client].id,
          rank: product.isOwned && product.engagement != nil ? index + 1 : nil,
          knowsInvoices: knowsInvoices)
      }
    }
  }
}

private struct ProductRow: Sendable, InvoiceSubject {
  let standing: ProductStanding
  let item: ProductCatalog.Item
  let knowsInvoices: Bool

  private typealias Field = AssessmentField<ProductRow>

  static let fields: [AssessmentField<ProductRow>] = [
    Field("product", .text, "the product's id; its name where the table has no such product") {
      .text($0.item.key)
    },
    Field("name", .text, "its name") { .text($0.item.name) },
    Field("family", .text, "its family") { $0.item.family.map { .text($0) } ?? .missing },
    Field("clients", .integer, "clients that have it: under contract, or bought in twelve months") {
      .integer($0.standing.clients.count)
    },
    Field("contracted-clients", .integer, "clients with a contract in service on it") {
      .integer($0.standing.contracted)
    },
    Field("new-clients", .integer, "clients that have it and had not a year ago") {
      .integer($0.standing.newClients.count)
    },
    Field("lost-clients", .integer, "clients that had it a year ago and have it no more") {
      .integer($0.standing.lostClients.count)
    },
    Field("churn-percent", .decimal, "lost clients / clients of a year ago, in percent") {
      .percent($0.standing.churn)
    },
    Field("dropped-by", .integer, "clients that dropped it, see `product-dropped`") {
      .integer($0.standing.droppedBy.count)
    },
    Field("net-sales-12-months", .money, "net sales of invoices of the last twelve months") {
      .money($0.standing.current)
    }.ofInvoices,
    Field("net-sales-previous-12-months", .money, "those of the twelve months before") {
      .money($0.standing.previous)
    }.ofInvoices,
    Field(
      "monthly-revenue", .money,
      "what contracts in force bring a month; never added to sales; empty where unknown"
    ) {
      .money($0.standing.knownMonthly)
    },
    Field("own-cycles", .integer, "clients with a rhythm of their own of it") {
      .integer($0.standing.ownCycles)
    },
    Field("median-cycle-days", .decimal, "the median of those rhythms") {
      $0.standing.cycleHalfDays.map { .decimal(Int64($0) * 5, scale: 1) } ?? .missing
    },
    Field("late-clients", .integer, "clients late with it, the broken ones among them") {
      .integer($0.standing.late.count)
    },
    Field("broken-clients", .integer, "clients whose rhythm of it is broken") {
      .integer($0.standing.broken.count)
    },
  ]
}

private struct ClientProductRow: Sendable, InvoiceSubject {
  let product: ClientProduct
  let item: ProductCatalog.Item
  let client: String
  let rank: Int?
  let knowsInvoices: Bool

  private typealias Field = AssessmentField<ClientProductRow>

  static let fields: [AssessmentField<ClientProductRow>] = has + rhythm + moves

  private static let has: [Field] = [
    Field("client", .text, "the client's id") { .text($0.client) },
    Field("product", .text, "the product's id, or its name") { .text($0.item.key) },
    Field("owned", .boolean, "whether the client has it now") { .boolean($0.product.isOwned) },
    Field("monthly-revenue", .money, "what its contracts bring a month") {
      .money($0.product.monthly)
    },
    Field("net-sales-12-months", .money, "net sales of the last twelve months") {
      .money($0.product.current)
    }.ofInvoices,
    Field("net-sales-previous-12-months", .money, "those of the twelve months before") {
      .money($0.product.previous)
    }.ofInvoices,
    Field("last-purchase", .day, "last day with a sale of it") { .day($0.product.last) },
    Field("engagement-percent", .decimal, "mean of rhythm and use, in percent; empty where unknown")
    {
      $0.product.engagement.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("engagement-rank", .integer, "place among the client's products by engagement") {
      .integer($0.rank)
    },
  ]

  private static let rhythm: [Field] = [
    Field("purchase-days", .integer, "days with a purchase of it beyond contracts") {
      .integer($0.product.rhythm?.days)
    },
    Field("cycle-days", .decimal, "the cycle that judges") {
      $0.product.rhythm.map { .decimal(Int64($0.cycleHalfDays) * 5, scale: 1) } ?? .missing
    },
    Field("cycle-source", .word, "whose cycle that is: " + ClientFields.words(CycleSource.self)) {
      $0.product.rhythm.map { .text($0.source.rawValue) } ?? .missing
    },
    Field("expected-next", .day, "last purchase + one cycle; empty where only the default is known")
    {
      .day($0.product.rhythm?.expectedNext)
    },
    Field("late", .boolean, "whether it is late") {
      $0.product.rhythm.map { $0.isKnown ? .boolean($0.isLate) : .missing } ?? .missing
    },
    Field("broken", .boolean, "whether its rhythm is broken") {
      $0.product.rhythm.map { $0.isKnown ? .boolean($0.isBroken) : .missing } ?? .missing
    },
    Field("expected-purchases", .integer, "purchases expected in the policy's days") {
      .integer($0.product.rhythm?.demand?.purchases)
    },
    Field("expected-quantity", .decimal, "those × the median quantity") {
      $0.product.rhythm?.demand?.quantity.map { .decimal($0, scale: 3) } ?? .missing
    },
    Field("expected-value", .money, "those × the median value") {
      .money($0.product.rhythm?.demand?.value)
    },
  ]

  private static let moves: [Field] = [
    Field(
      "last-period", .money, "net sales of the last comparable period, whole cycles of the client"
    ) {
      .money($0.product.change?.nets.last)
    },
    Field("median-period", .money, "the median of the periods before") {
      .money($0.product.change?.median)
    },
    Field("volume-change", .word, "the volume moved: " + ClientFields.words(ProductMove.self)) {
      $0.product.change?.volume.map { .text($0.rawValue) } ?? .missing
    },
    Field("share-percent", .decimal, "its part of what was bought in the last period, in percent") {
      $0.product.change?.share.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("median-share-percent", .decimal, "the median of the periods before, in percent") {
      $0.product.change?.medianShare.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("mix-change", .word, "the share moved: " + ClientFields.words(ProductMove.self)) {
      $0.product.change?.mix.map { .text($0.rawValue) } ?? .missing
    },
    Field("dropped", .boolean, "bought in every period before the last, not in the last") {
      .boolean($0.product.isDropped)
    },
  ]
}
