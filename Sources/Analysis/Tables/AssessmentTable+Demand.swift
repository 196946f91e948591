import Portfolio

extension AssessmentTable {
  /// What is expected to be bought.
  static let demand = AssessmentTable(
    "demand",
    "Expected purchases of the policy's days ahead: everybody, products, segments, then clients.",
    fields: DemandTableRow.fields
  ) { study in
    let products =
      study.portfolio.productLedger == nil ? nil : study.products
    let demand = Demand(of: study, products: products)
    let segmentation = study.segmentation
    let sums = [demand.portfolio] + demand.products + demand.rfm + demand.segments
    return sums.map { row in
      switch row.subject {
      case .portfolio: DemandTableRow("portfolio", "", row)
      case .product(let product):
        DemandTableRow("product", products?.catalog.items[product].key ?? "", row)
      case .rfm(let segment): DemandTableRow("rfm-segment", segment.rawValue, row)
      case .segment(let index):
        DemandTableRow(
          "segment", segmentation.segments[index].key(in: study.policy.segments), row)
      }
    }
      + demand.ofClient.keys.sorted().compactMap { client in
        demand.ofClient[client].map {
          DemandTableRow(study.portfolio.clients[client].id, $0)
        }
      }
  }

  /// Which part of the active base bought.
  static let positivation = AssessmentTable(
    "positivation",
    "Which part of the active base bought in each month: anything, each family, each product.",
    fields: PositivationRow.fields
  ) { study in
    let catalog = ProductCatalog(of: study.portfolio)
    let positivation = Positivation(of: study, catalog: catalog)
    return positivation.series.flatMap { series in
      positivation.months.indices.map { month in
        PositivationRow(
          series: series, name: series.scope.name(in: catalog),
          month: positivation.months[month],
          isPartial: positivation.isPartial && month == positivation.months.count - 1,
          base: positivation.base(of: series)[month], bought: series.bought[month])
      }
    }
  }
}

extension Positivation.Scope {
  /// The stable word of what it is.
  fileprivate var word: String {
    switch self {
    case .anything: "anything"
    case .family: "family"
    case .product: "product"
    }
  }

  /// The family or product; nil for anything.
  func name(in catalog: ProductCatalog) -> String? {
    switch self {
    case .anything: nil
    case .family(let name): name
    case .product(let product): catalog.items[product].key
    }
  }
}

private struct DemandTableRow: Sendable {
  let subject: String
  let name: String
  var row: Demand.Row?
  var client: ExpectedDemand?

  init(_ subject: String, _ name: String, _ row: Demand.Row) {
    self.subject = subject
    self.name = name
    self.row = row
  }

  init(_ client: String, _ demand: ExpectedDemand) {
    subject = "client"
    name = client
    self.client = demand
  }

  private typealias Field = AssessmentField<DemandTableRow>

  static let fields: [AssessmentField<DemandTableRow>] = [
    Field("subject", .word, "`portfolio`, `product`, `rfm-segment`, `segment` or `client`") {
      .text($0.subject)
    },
    Field("name", .text, "which of them; empty for the portfolio") {
      $0.name.isEmpty ? .missing : .text($0.name)
    },
    Field("clients", .integer, "clients that bought beyond contracts in the last twelve months") {
      .integer($0.row?.clients)
    },
    Field("known", .integer, "those of whom something can be expected: with a rhythm") {
      .integer($0.row?.known)
    },
    Field("broken", .integer, "those of them beyond the broken threshold: nothing is expected") {
      .integer($0.row?.broken)
    },
    Field("purchases", .integer, "expected purchases of the known") {
      .integer($0.row?.purchases ?? $0.client?.purchases)
    },
    Field("quantity", .decimal, "expected quantity; empty where a purchase does not say") { row in
      row.subject == "product"
        ? row.row?.quantity.map { .decimal($0, scale: 3) } ?? .missing : .missing
    },
    Field("value", .money, "expected money of the known") {
      .money($0.row?.value ?? $0.client?.value)
    },
    Field("median-value", .money, "of a client: the median purchase") { .money($0.client?.each) },
    Field("cycle-days", .decimal, "of a client: the cycle it goes by") {
      $0.client.map { .decimal(Int64($0.cycleHalfDays) * 5, scale: 1) } ?? .missing
    },
    Field("cycle-source", .word, "of a client: whose cycle, `client` or `segment`") {
      $0.client.map { .text($0.source.rawValue) } ?? .missing
    },
    Field("coverage-percent", .decimal, "known / clients, in percent") {
      $0.row.map { .percent($0.coverage) } ?? .missing
    },
    Field("revenue-coverage-percent", .decimal, "their part of twelve months' sales, in percent") {
      $0.row.map { .percent($0.revenueCoverage) } ?? .missing
    },
  ]
}

private struct PositivationRow: Sendable {
  let series: Positivation.Series
  let name: String?
  let month: Month
  let isPartial: Bool
  let base: Int
  let bought: Int

  private typealias Field = AssessmentField<PositivationRow>

  static let fields: [AssessmentField<PositivationRow>] = [
    Field("scope", .word, "`anything`, `family` or `product`") { .text($0.series.scope.word) },
    Field("name", .text, "which family or product") { $0.name.map { .text($0) } ?? .missing },
    Field("owner", .text, "whose clients; empty for everybody's") {
      $0.series.owner.map { .text($0) } ?? .missing
    },
    Field("month", .month, "the calendar month") { .month($0.month) },
    Field("partial", .boolean, "whether the month goes on after the day") {
      .boolean($0.isPartial)
    },
    Field("base", .integer, "the active base of the month") { .integer($0.base) },
    Field("bought", .integer, "clients of it that bought in the month") { .integer($0.bought) },
    Field("percent", .decimal, "bought / base, in percent") {
      .percent(Share(Int64($0.bought), of: Int64($0.base)))
    },
  ]
}
