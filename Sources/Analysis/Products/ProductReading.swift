import Portfolio

/// Reads what clients have of each product.
///
/// Made once, it knows how often the clients of each segment buy each product.
public struct ProductReading: Sendable {
  /// Everything that is sold.
  public let catalog: ProductCatalog
  private let study: Study
  private let segments: [Int32]
  private let cycles: [SegmentProduct: Int32]

  private struct SegmentProduct: Hashable {
    let segment: Int32
    let product: Int
  }

  /// A reading of a study.
  ///
  /// - Complexity: linear in the entries of the product ledger.
  public init(_ study: Study) {
    self.study = study
    catalog = ProductCatalog(of: study.portfolio)
    let membership = SegmentCycles.membership(of: study.portfolio, study.policy)
    segments = membership?.numbers ?? []
    guard let ledger = study.portfolio.productLedger, !segments.isEmpty else {
      cycles = [:]
      return
    }
    var known: [SegmentProduct: [Int64]] = [:]
    var statistics = IntervalStatistics()
    for client in study.portfolio.clients.indices where segments[client] >= 0 {
      for series in ledger.products(of: client) {
        let days = ProductReading.spotDays(series, through: study.day)
        guard days.count > study.policy.cadence.minimumIntervals,
          let own = statistics.measure(days, count: days.count)
        else { continue }
        let key = SegmentProduct(
          segment: segments[client], product: catalog.ofLedger[series.product])
        known[key, default: []].append(Int64(own.medianHalfDays))
      }
    }
    cycles = known.filter { $0.value.count >= study.policy.cadence.segmentClients }
      .compactMapValues { Median.of($0).map { Int32(clamping: $0) } }
  }

  private static func spotDays(_ series: ProductSeries, through day: Day) -> [Int32] {
    series.lazy.filter { $0.day <= day && $0.spotSales > 0 }.map(\.day.number)
  }

  /// The products of a client: those it has by engagement, then what it had.
  ///
  /// What it bought, has under contract or uses; nothing dated after the day.
  public func products(of client: ClientAssessment) -> [ClientProduct] {
    let number = client.client
    let day = study.day
    var parts: [Int: Parts] = [:]
    let ledger = study.portfolio.productLedger
    for series in ledger?.products(of: number) ?? [] {
      let entries = series.filter { $0.day <= day }
      guard !entries.isEmpty else { continue }
      let product = catalog.ofLedger[series.product]
      parts[product, default: Parts()].entries = entries
      parts[product]?.isDropped = client.droppedProducts.contains {
        $0.product == series.product
      }
    }
    let year = day.windowBound(months: 12)
    for contract in client.contracts?.contracts ?? [] {
      guard let product = contract.product.flatMap(catalog.position) else { continue }
      if contract.isInService {
        parts[product, default: Parts()].contracts.append(contract)
      } else if contract.state == .ended, let end = contract.end, end > year,
        contract.start.map({ $0 <= year }) ?? true
      {
        parts[product, default: Parts()].contractEnded = true
      }
    }
    for record in study.portfolio.records.usage.of(number) {
      guard let product = record.product.flatMap(catalog.position), let period = record.period,
        period <= day, record.value != nil
      else { continue }
      parts[product, default: Parts()].usage.append(record)
    }
    let periods = ClientPeriods(
      client, parts.mapValues(\.entries), study.portfolio.ledger, study.policy.status)
    return parts.keys.sorted().map { product in
      made(client, product, parts[product] ?? Parts(), periods)
    }.sorted(by: ClientProduct.ranksBefore)
  }

  private struct Parts {
    var entries: [ProductDay] = []
    var contracts: [ContractStanding] = []
    var contractEnded = false
    var usage: [UsageRecord] = []
    var isDropped = false
  }

  private func made(
    _ client: ClientAssessment, _ product: Int, _ parts: Parts, _ periods: ClientPeriods
  ) -> ClientProduct {
    let (year, before) = (study.day.windowBound(months: 12), study.day.windowBound(months: 24))
    let current = parts.entries.filter { $0.day > year }
    let previous = parts.entries.filter { $0.day > before && $0.day <= year }
    let sales = parts.entries.filter { $0.sales > 0 }
    let monthly = parts.contracts.compactMap(\.valueInForce)
    return ClientProduct(
      client: client.client, product: product, total: net(parts.entries), current: net(current),
      currentSpot: current.reduce(0) { sum($0, max(0, $1.spotSales)) },
      previous: net(previous), isBought: current.contains { $0.sales > 0 },
      wasBought: previous.contains { $0.sales > 0 }, first: sales.first?.day,
      last: sales.last?.day, monthly: monthly.isEmpty ? nil : monthly.reduce(0, sum),
      isContracted: !parts.contracts.isEmpty,
      hadContract: parts.contracts.contains { $0.start.map { $0 <= year } ?? true },
      contractEnded: parts.contractEnded,
      rhythm: rhythm(client.client, product, parts.entries),
      change: periods.change(of: product, by: study.policy.products.change),
      isDropped: parts.isDropped, use: use(parts.usage))
  }

  private func net(_ entries: [ProductDay]) -> Int64 { entries.reduce(0) { sum($0, $1.net) } }

  private func rhythm(
    _ client: Int, _ product: Int, _ entries: [ProductDay]
  ) -> ProductRhythm? {
    let spot = entries.filter { $0.spotSales > 0 }
    guard let last = spot.last?.day else { return nil }
    var statistics = IntervalStatistics()
    let measured = statistics.measure(spot.map(\.day.number), count: spot.count)
    let segment =
      segments.isEmpty
      ? nil : cycles[SegmentProduct(segment: segments[client], product: product)]
    let limits = SilenceThresholds(
      measured, intervals: spot.count - 1, segment: segment, study.policy.cadence,
      inactiveDays: study.policy.status.inactiveDays)
    let silent = study.day.days(since: last)
    let quantities = spot.compactMap { $0.contractSales == 0 ? $0.quantity : nil }
    return ProductRhythm(
      days: spot.count, last: last, medianHalfDays: measured.map { Int($0.medianHalfDays) },
      cycleHalfDays: Int(limits.cycleHalfDays), source: limits.source,
      lateAfterDays: Int(limits.lateAfter), brokenAfterDays: Int(limits.brokenAfter),
      silentDays: silent,
      demand: limits.source == .standard
        ? nil
        : ExpectedDemand(
          last: last, cycleHalfDays: Int(limits.cycleHalfDays), source: limits.source,
          isBroken: silent > Int(limits.brokenAfter), each: Median.of(spot.map(\.spotSales)) ?? 0,
          quantityEach: quantities.count == spot.count ? Median.of(quantities) : nil,
          on: study.day, days: study.policy.products.demandDays))
  }

  /// The first measure by name, as pages show it.
  private func use(_ records: [UsageRecord]) -> ProductUse? {
    guard let metric = records.map({ $0.metric ?? "" }).min() else { return nil }
    let year = study.day.windowBound(months: 12)
    let values = records.filter { ($0.metric ?? "") == metric }
      .compactMap { record -> (period: Day, value: Int64)? in
        guard let period = record.period, let value = record.value else { return nil }
        return (period, value.millionths)
      }
    let oldest = study.policy.health.oldestUsage(on: study.day)
    guard let latest = values.last, latest.period >= oldest,
      let most = values.filter({ $0.period > year }).map(\.value).max()
    else { return nil }
    return ProductUse(
      metric: metric.isEmpty ? nil : metric, period: latest.period, latest: latest.value,
      most: most)
  }
}

extension DecimalNumber {
  /// The number in millionths.
  fileprivate var millionths: Int64 {
    var value = Int128(self.value)
    for _ in Int(scale)..<6 { value *= 10 }
    return Int64(clamping: value)
  }
}

/// A client's comparable periods, product by product.
private struct ClientPeriods {
  private var nets: [Int: [Int64]] = [:]
  /// All that was bought, lines without a product too.
  private var wholes: [Int64] = []
  private let isKnown: Bool

  init(
    _ client: ClientAssessment, _ products: [Int: [ProductDay]], _ ledger: Ledger,
    _ policy: StatusPolicy
  ) {
    guard let periods = ComparablePeriods(client, policy) else {
      isKnown = false
      return
    }
    isKnown = client.first <= periods.before
    let own = Int(ledger.starts[client.client])..<Int(ledger.ends[client.client])
    wholes = VolumeSums.nets(ledger, own, periods)
    for (product, entries) in products {
      var sums = [Int64](repeating: 0, count: periods.count)
      for entry in entries {
        guard let period = periods.period(of: entry.day) else { continue }
        sums[period] = sum(sums[period], entry.net)
      }
      nets[product] = sums
    }
  }

  func change(of product: Int, by change: Int64) -> ProductPeriodsChange? {
    guard isKnown, let sums = nets[product], sums.contains(where: { $0 != 0 }) else { return nil }
    let median = Median.of(Array(sums.dropFirst())) ?? 0
    let shares = zip(sums, wholes).map { Share($0, of: $1).basisPoints }
    let before = shares.dropFirst().compactMap { $0 }
    let medianShare = before.count == sums.count - 1 ? Median.of(before) : nil
    return ProductPeriodsChange(
      nets: sums.reversed(), median: median,
      volume: median > 0 ? ProductMove(sums[0], against: median, by: change) : nil,
      share: shares[0], medianShare: medianShare,
      mix: shares[0].flatMap { share in
        medianShare.flatMap { $0 > 0 ? ProductMove(share, against: $0, by: change) : nil }
      })
  }
}
