import Analysis
import Portfolio

/// What `explain` says of products, demand and alarms beyond the explanation of the client.
struct ProductContext {
  /// The portfolio's products; nil where neither ledger, contracts nor use name any.
  let catalog: ProductCatalog
  /// What peers suggest to the client.
  let whitespace: [WhitespaceSuggestion]
  /// How often alarms were false; nil where no alarm of the cadence fired.
  let alarms: AlarmRate?

  init(_ client: ClientAssessment, in study: Study) {
    catalog = ProductCatalog(of: study.portfolio)
    whitespace =
      study.portfolio.presentTables.contains(.products)
      ? Whitespace(study.assessment, of: study.portfolio).suggestions(for: client.client) : []
    alarms =
      client.signals.contains(.cadenceBroken) || client.isLate
      ? AlarmRate(of: study.portfolio, study.policy, on: study.day) : nil
  }
}

extension ExplanationText {
  /// What the segment's cycle was made of, where it is the one used.
  func segmentCycle() -> [String] {
    guard explanation.cadence?.cadence.source == .segment, let cycle = explanation.segmentCycle
    else { return [] }
    return [
      words.text(
        "segment-cycle",
        [
          "segment": cycle.name, "clients": words.count(cycle.clients),
          "cycle": words.halves(cycle.halfDays),
        ])
    ]
  }

  /// How often alarms of the cadence were false, where one fired.
  func alarmRate() -> [String] {
    guard let alarms = products.alarms, alarms.intervals > 0 else { return [] }
    return [
      words.text(
        "alarm-rate",
        [
          "intervals": words.count(alarms.intervals),
          "late": words.percent(alarms.late.basisPoints),
          "broken": words.percent(alarms.broken.basisPoints),
        ])
    ]
  }

  /// What the client has of each product; nothing where products are not kept.
  func productLines() -> [String] {
    guard !explanation.products.isEmpty else { return demandLines() + whitespaceLines() }
    let lines = explanation.products.enumerated().flatMap { self.lines($1, rank: $0 + 1) }
    return section("products", lines) + demandLines() + whitespaceLines()
  }

  private func lines(_ product: ClientProduct, rank: Int) -> [String] {
    var lines = [
      words.text(
        "product-line",
        [
          "product": products.catalog.items[product.product].name,
          "current": words.money(product.current), "previous": words.money(product.previous),
          "monthly": product.isContracted ? words.optional(money: product.monthly) : "–",
        ])
    ]
    if product.isDropped { lines.append("  " + words.text("product-state.dropped")) }
    if !product.isOwned { lines.append("  " + words.text("product-state.lost")) }
    if let rhythm = product.rhythm { lines += self.lines(rhythm) }
    if let change = product.change { lines.append(line(change)) }
    if let use = product.use {
      lines.append(
        words.text(
          "product-use",
          [
            "metric": use.metric ?? "", "latest": words.millionths(use.latest),
            "period": words.day(use.period), "most": words.millionths(use.most),
          ]))
    }
    if product.isOwned, let engagement = product.engagement {
      lines.append(
        words.text(
          "product-engagement",
          ["engagement": words.percent(engagement), "rank": words.count(rank)]))
    }
    return lines
  }

  private func lines(_ rhythm: ProductRhythm) -> [String] {
    guard rhythm.isKnown, let demand = rhythm.demand else {
      return [words.text("product-once", ["days": words.count(rhythm.days)])]
    }
    return [
      words.text(
        "product-rhythm",
        [
          "cycle": words.halves(rhythm.cycleHalfDays),
          "source": words.text("source.\(rhythm.source.rawValue)"),
          "late": words.count(rhythm.lateAfterDays),
          "broken": words.count(rhythm.brokenAfterDays), "silent": words.count(rhythm.silentDays),
          "expected": words.optional(rhythm.expectedNext),
        ]),
      words.text(
        "product-demand",
        [
          "days": words.count(policy.products.demandDays),
          "purchases": words.count(demand.purchases), "each": words.money(demand.each),
          "value": words.money(demand.value),
          "quantity": demand.quantity.map { words.thousandths($0) } ?? words.text("unknown"),
        ]),
    ]
  }

  private func line(_ change: ProductPeriodsChange) -> String {
    func move(_ move: ProductMove?) -> String {
      words.text("move.\(move?.rawValue ?? "unknown")")
    }
    return words.text(
      "product-change",
      [
        "last": words.money(change.nets.last ?? 0), "median": words.money(change.median),
        "volume": move(change.volume), "share": words.percent(change.share),
        "median-share": words.percent(change.medianShare), "mix": move(change.mix),
      ])
  }

  private func demandLines() -> [String] {
    guard assessed.hasRhythm, assessed.status != .former else { return [] }
    guard let demand = explanation.demand else {
      return section("demand", [words.text("demand-unknown")])
    }
    return section(
      "demand",
      [
        words.text(
          "demand-line",
          [
            "days": words.count(policy.products.demandDays),
            "purchases": words.count(demand.purchases), "each": words.money(demand.each),
            "value": words.money(demand.value), "cycle": words.halves(demand.cycleHalfDays),
            "source": words.text("source.\(demand.source.rawValue)"),
          ])
      ])
  }

  private func whitespaceLines() -> [String] {
    guard hasProducts else { return [] }
    guard !products.whitespace.isEmpty else {
      return section("whitespace", [words.text("whitespace-none")])
    }
    return section(
      "whitespace",
      products.whitespace.flatMap { suggestion in
        let item = products.catalog.position(of: suggestion.product)
          .map { products.catalog.items[$0].name }
        let line = words.text(
          "whitespace-line",
          [
            "product": item ?? suggestion.product, "adopters": words.count(suggestion.adopters),
            "peers": words.count(suggestion.peers),
            "share": words.percent(suggestion.adoption.basisPoints),
            "value": words.optional(money: suggestion.expectedValue),
          ])
        guard let group = suggestion.group else { return [line] }
        return [
          line,
          words.text(
            "whitespace-group",
            [
              "holders": words.count(suggestion.groupHolders),
              "members": words.count(group.members.count),
            ]),
        ]
      })
  }

  /// Whether there is a table of products.
  private var hasProducts: Bool { products.catalog.items.contains { $0.id != nil } }
}

extension ClientAssessment {
  /// Whether it ever bought beyond contracts.
  fileprivate var hasRhythm: Bool { cadence != nil && lastPurchase != nil }
}

extension ExplanationWords {
  /// Thousandths: 2500 as `2,5`.
  func thousandths(_ value: Int64) -> String { decimal(value, scale: 3) }

  /// Millionths: 2500000 as `2,5`.
  func millionths(_ value: Int64) -> String { decimal(value, scale: 6) }
}
