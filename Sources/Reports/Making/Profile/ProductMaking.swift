import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// What a client has of what we sell, from contracts, invoices, use and opportunities.
struct ProductMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  private static let shown = 14
  private static let namesShown = 12

  /// What is known of one product.
  private struct Holding {
    var monthly: Int64?
    var isContracted = false
    var wasContracted = false
    var purchases: ProductPurchases?
    var usage: [UsageRecord] = []
    var isDiscussed = false

    var value: Int64 { (monthly ?? 0) &* 12 &+ (purchases?.amount ?? 0) }
    var isOwned: Bool { isContracted || purchases != nil || !usage.isEmpty }
  }

  var block: ProductBlock? {
    let holdings = self.holdings
    let known = dossier.records.products
    guard !holdings.isEmpty || !known.isEmpty else { return nil }
    let measured = self.measured
    let names = holdings.keys.sorted { left, right in
      let (first, second) = (holdings[left] ?? Holding(), holdings[right] ?? Holding())
      if first.isOwned != second.isOwned { return first.isOwned }
      let engagement = (
        measured[left]?.product.engagement ?? -1, measured[right]?.product.engagement ?? -1
      )
      if engagement.0 != engagement.1 { return engagement.0 > engagement.1 }
      return first.value != second.value
        ? first.value > second.value : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    let most = holdings.values.compactMap { $0.purchases?.amount }.max() ?? 0
    let lines = names.prefix(ProductMaking.shown).compactMap { name in
      holdings[name].map { line(name, $0, measured[name], of: most) }
    }
    let owned = holdings.values.count(where: \.isOwned)
    let room = RoomMaking(context: dossier.context, client: dossier.number)
    guard !lines.isEmpty || room.table != nil || room.note != nil else { return nil }
    return ProductBlock(
      remark: remark(owned, of: known.count, shown: lines.count, all: holdings.count),
      hasContracts: holdings.values.contains { $0.monthly != nil },
      hasPurchases: holdings.values.contains { $0.purchases != nil },
      hasUsage: lines.contains { $0.usage != nil }, lines: lines,
      after: absent(holdings), hasEngagement: lines.contains { $0.engagement != nil },
      room: room.table, roomNote: room.note)
  }

  private func remark(_ owned: Int, of known: Int, shown: Int, all: Int) -> String {
    // Whoever has left has nothing of it now.
    let word = dossier.client.status == .former ? "had" : "owned"
    let part =
      known > 0
      ? words.text(
        "product.\(word)-of",
        ["owned": words.formats.count(owned), "all": words.formats.count(max(known, owned))])
      : words.plural("product.\(word)", owned)
    guard shown < all else { return part }
    return part + ", " + words.text("product.shown", ["count": words.formats.count(shown)])
  }

  /// The products by name.
  private var holdings: [String: Holding] {
    var holdings: [String: Holding] = [:]
    for contract in dossier.client.contracts?.contracts ?? [] {
      guard let product = contract.product.map(dossier.product) else { continue }
      if contract.isInService {
        holdings[product, default: Holding()].isContracted = true
        if let value = contract.monthlyValue {
          holdings[product, default: Holding()].monthly =
            (holdings[product]?.monthly ?? 0) &+ value
        }
      } else if contract.state == .ended {
        holdings[product, default: Holding()].wasContracted = true
      }
    }
    for purchases in dossier.detail?.products ?? [] {
      holdings[dossier.product(purchases.product), default: Holding()].purchases = purchases
    }
    for record in dossier.records.usage.of(dossier.number) where record.period.isPast(on: day) {
      guard let product = record.product.map(dossier.product) else { continue }
      holdings[product, default: Holding()].usage.append(record)
    }
    for opportunity in dossier.opportunities where opportunity.isOpen {
      guard let product = opportunity.product.map(dossier.product) else { continue }
      holdings[product, default: Holding()].isDiscussed = true
    }
    return holdings
  }

  /// What analysis knows of a product of the client, and its place among them.
  private struct Measured {
    let product: ClientProduct
    let rank: Int?
  }

  /// By name.
  private var measured: [String: Measured] {
    let study = dossier.context.products
    let products = study.products(of: dossier.number)
    var measured: [String: Measured] = [:]
    for (index, product) in products.enumerated() {
      measured[study.catalog.items[product.product].name] = Measured(
        product: product,
        rank: product.isOwned && product.engagement != nil ? index + 1 : nil)
    }
    return measured
  }

  /// How often a product is bought and when next; nil without a rhythm.
  private func rhythm(_ measured: Measured?) -> (words: String, tone: String)? {
    guard let product = measured?.product else { return nil }
    if product.isDropped { return (words.text("product.dropped"), "alert") }
    guard let rhythm = product.rhythm, let next = rhythm.expectedNext else { return nil }
    let key =
      rhythm.isBroken ? "broken" : rhythm.isLate ? "late" : next < day ? "expected" : "next"
    let every = words.text(
      "product.every", ["days": words.halves(rhythm.cycleHalfDays)])
    return (
      every + ", " + words.text("product.\(key)", ["day": words.date(next)]),
      rhythm.isLate ? "alert" : ""
    )
  }

  private func line(
    _ name: String, _ holding: Holding, _ measured: Measured?, of most: Int64
  ) -> ProductBlock.Line {
    let rhythm = rhythm(measured)
    let cells = ProductWords(context: dossier.context, depth: 2)
    let usage = latestUsage(holding.usage)
    let state =
      if holding.isContracted {
        ("check", "contracted")
      } else if holding.purchases != nil || !holding.usage.isEmpty {
        ("check", holding.wasContracted ? "was-contracted" : "bought")
      } else if holding.isDiscussed {
        ("dot", "discussed")
      } else {
        ("inactive", "was-contracted")
      }
    return ProductBlock.Line(
      name: name, family: family(name), mark: state.0,
      state: words.text("product.\(state.1)")
        + (holding.isDiscussed && state.1 != "discussed"
          ? ", " + words.text("product.and-discussed") : ""),
      monthly: holding.monthly, bought: holding.purchases?.amount,
      bar: CellBar.draw(holding.purchases?.amount ?? 0, of: most),
      lines: holding.purchases?.lines ?? 0, last: holding.purchases?.last,
      usage: usage?.words, usageTone: usage?.tone ?? "",
      href: measured.flatMap { cells.product($0.product.product) },
      engagement: measured.flatMap { measured in
        measured.rank.flatMap { rank in
          measured.product.engagement.map { engagement in
            words.text(
              "product.engagement-rank",
              [
                "share": words.percent(engagement, places: .fixed(0)),
                "rank": words.formats.count(rank),
              ])
          }
        }
      }, rhythm: rhythm?.words, rhythmTone: rhythm?.tone ?? "")
  }

  private func family(_ name: String) -> String? {
    dossier.records.products.first { $0.displayName == name }?.family
  }

  /// The latest value of the first measure, against the period before; nil where it is too old to
  /// say how much is used now.
  private func latestUsage(_ records: [UsageRecord]) -> (words: String, tone: String)? {
    guard let metric = records.compactMap(\.metric).min() ?? (records.isEmpty ? nil : "") else {
      return nil
    }
    let values = records.filter { ($0.metric ?? "") == metric && $0.value != nil }
    let oldest = dossier.context.assessment.policy.health.oldestUsage(on: day)
    guard let last = values.last, let value = last.value,
      last.period.map({ $0 >= oldest }) ?? false
    else { return nil }
    let number = words.decimal(value) + (metric.isEmpty ? "" : " " + metric)
    guard let before = values.dropLast().last?.value else { return (number, "") }
    let scale = max(before.scale, value.scale)
    guard let old = before.units(scale), let new = value.units(scale), old > 0, new >= 0,
      let share = Share(new - old, of: old).basisPoints
    else { return (number, "") }
    let change = words.percent(share, places: .fixed(0), sign: .always)
    return (
      words.text("product.usage", ["value": number, "change": change]),
      share <= -3_000 ? "alert" : ""
    )
  }

  /// What we sell and the client has nothing of.
  private func absent(_ holdings: [String: Holding]) -> String? {
    let missing = dossier.records.products.map(\.displayName).filter { holdings[$0] == nil }
    guard !missing.isEmpty, !holdings.isEmpty else { return nil }
    let names = missing.prefix(ProductMaking.namesShown).joined(separator: ", ")
    guard missing.count > ProductMaking.namesShown else {
      return words.text("product.absent", ["products": names])
    }
    return words.text(
      "product.absent-more",
      [
        "products": names,
        "count": words.formats.count(missing.count - ProductMaking.namesShown),
      ])
  }
}

extension DecimalNumber {
  /// The number in units of a finer scale; nil where it does not fit.
  fileprivate func units(_ scale: UInt8) -> Int64? {
    var value = value
    for _ in self.scale..<max(self.scale, scale) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
    }
    return value
  }
}
