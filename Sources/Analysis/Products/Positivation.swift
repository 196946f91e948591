import Portfolio

/// Which part of the active base bought in each month: anything, a family, a product.
public struct Positivation: Sendable {
  /// How many calendar months are looked at, the month of the day being the last.
  public static let months = 13

  /// What was bought.
  public enum Scope: Sendable, Hashable {
    case anything
    case family(String)
    /// A position in ``ProductCatalog/items``.
    case product(Int)
  }

  /// One scope for one owner, or for all.
  public struct Series: Sendable, Hashable {
    /// What was bought.
    public let scope: Scope
    /// Whose clients, as the data says today; nil for everybody's.
    public let owner: String?
    /// Clients that bought it in each month, oldest first.
    public internal(set) var bought: [Int]
    /// The clients that bought it in the last whole month, by position.
    public internal(set) var lastBuyers: [Int] = []
  }

  /// The months, oldest first; the last one goes on after the day.
  public let months: [Month]
  /// Whether the last month is not over.
  public let isPartial: Bool
  /// The active base of each month: clients that bought within the policy's months up to its end and
  /// had not ended.
  public let base: [Int]
  /// The same of each owner.
  public let ownerBase: [String: [Int]]
  /// Anything first, then families, then products; for each of them everybody, then owners by name.
  public let series: [Series]

  /// The base of a series.
  public func base(of series: Series) -> [Int] {
    series.owner.map { ownerBase[$0] ?? [] } ?? base
  }

  /// The part of the base that bought in a month.
  public func share(_ series: Series, _ month: Int) -> Share {
    Share(Int64(series.bought[month]), of: Int64(base(of: series)[month]))
  }

  /// The series of a scope over all owners; nil where nobody bought it.
  public func series(_ scope: Scope) -> Series? {
    series.first { $0.scope == scope && $0.owner == nil }
  }

  /// The last whole month.
  public var lastWhole: Int { Positivation.lastWhole(of: months.count, isPartial: isPartial) }

  private static func lastWhole(of months: Int, isPartial: Bool) -> Int {
    months - (isPartial ? 2 : 1)
  }

  /// The positivation of a study.
  public init(of study: Study, catalog: ProductCatalog) {
    let calendar = MonthCalendar(through: study.day, baseMonths: study.policy.products.baseMonths)
    months = calendar.months
    isPartial = study.day.adding(days: 1).dayOfMonth != 1
    var tally = Tally(
      months: calendar.months.count,
      lastWhole: Positivation.lastWhole(of: calendar.months.count, isPartial: isPartial))
    let ledger = study.portfolio.ledger
    for client in study.assessment.clients where client.lastOfAny != ClientAssessment.never {
      let record = study.portfolio.clients[client.client]
      let (inBase, bought) = calendar.masks(
        of: ledger.days(of: client.client), ended: record.ended)
      guard inBase != 0 else { continue }
      let owner = record.attributes.owner
      tally.addBase(inBase, owner)
      tally.add(bought & inBase, .anything, client.client, owner)
      var families: [String: UInt32] = [:]
      for series in study.portfolio.productLedger?.products(of: client.client) ?? [] {
        let product = catalog.ofLedger[series.product]
        let mask = calendar.mask(of: series) & inBase
        tally.add(mask, .product(product), client.client, owner)
        if let family = catalog.items[product].family { families[family, default: 0] |= mask }
      }
      for (family, mask) in families {
        tally.add(mask, .family(family), client.client, owner)
      }
    }
    base = tally.base[nil] ?? [Int](repeating: 0, count: months.count)
    var ownerBase: [String: [Int]] = [:]
    for (owner, counts) in tally.base { if let owner { ownerBase[owner] = counts } }
    self.ownerBase = ownerBase
    series = tally.series
  }

  private struct Key: Hashable {
    let scope: Scope
    let owner: String?
  }

  private struct Tally {
    let months: Int
    let lastWhole: Int
    var base: [String?: [Int]] = [:]
    var bought: [Key: [Int]] = [:]
    var lastBuyers: [Key: [Int]] = [:]

    init(months: Int, lastWhole: Int) {
      self.months = months
      self.lastWhole = lastWhole
    }

    mutating func addBase(_ mask: UInt32, _ owner: String?) {
      let zeros = [Int](repeating: 0, count: months)
      Tally.count(mask, in: &base[nil, default: zeros])
      if let owner { Tally.count(mask, in: &base[owner, default: zeros]) }
    }

    mutating func add(_ mask: UInt32, _ scope: Scope, _ client: Int, _ owner: String?) {
      guard mask != 0 else { return }
      let zeros = [Int](repeating: 0, count: months)
      let isRecent = mask & (1 << UInt32(lastWhole)) != 0
      for owner in owner.map({ [nil, $0] }) ?? [nil] {
        let key = Key(scope: scope, owner: owner)
        Tally.count(mask, in: &bought[key, default: zeros])
        if isRecent { lastBuyers[key, default: []].append(client) }
      }
    }

    var series: [Series] {
      bought.map {
        Series(
          scope: $0.scope, owner: $0.owner, bought: $1, lastBuyers: lastBuyers[$0] ?? [])
      }.sorted { left, right in
        let (first, second) = (Tally.order(left.scope), Tally.order(right.scope))
        if first.0 != second.0 { return first.0 < second.0 }
        if first.1 != second.1 { return first.1 < second.1 }
        if first.2 != second.2 { return first.2.utf8.lexicographicallyPrecedes(second.2.utf8) }
        if (left.owner == nil) != (right.owner == nil) { return left.owner == nil }
        return (left.owner ?? "").utf8.lexicographicallyPrecedes((right.owner ?? "").utf8)
      }
    }

    private static func order(_ scope: Scope) -> (Int, Int, String) {
      switch scope {
      case .anything: (0, 0, "")
      case .family(let name): (1, 0, name)
      case .product(let product): (2, product, "")
      }
    }

    private static func count(_ mask: UInt32, in counts: inout [Int]) {
      for month in counts.indices where mask & (1 << UInt32(month)) != 0 { counts[month] += 1 }
    }
  }
}

/// Days as bits of months.
private struct MonthCalendar {
  let months: [Month]
  /// The first day of each month, and of the month after the last.
  private let starts: [Int32]
  /// The last day before the base of each month begins.
  private let baseBounds: [Int32]
  private let lastDay: Int32

  init(through day: Day, baseMonths: Int) {
    let count = Positivation.months
    let first = day.startOfMonth.adding(months: 1 - count)
    let days = (0...count).map { first.adding(months: $0) }
    months = days.dropLast().map { Month(of: $0) }
    starts = days.map(\.number)
    lastDay = day.number
    baseBounds = days.dropFirst().map {
      min($0.adding(days: -1), day).windowBound(months: baseMonths).number
    }
  }

  /// The months in whose base a client is, and those in which it bought.
  func masks(of days: PurchaseDays, ended: Day?) -> (base: UInt32, bought: UInt32) {
    var (base, bought): (UInt32, UInt32) = (0, 0)
    for entry in days where entry.sales > 0 || entry.saleInvoices > 0 {
      let day = entry.day.number
      guard day <= lastDay else { break }
      bought |= bit(day)
      for month in months.indices where day > baseBounds[month] && day < starts[month + 1] {
        base |= 1 << UInt32(month)
      }
    }
    if let ended {
      for month in months.indices where ended.number < starts[month + 1] && ended.number <= lastDay
      {
        base &= ~(1 << UInt32(month))
      }
    }
    return (base, bought)
  }

  func mask(of series: ProductSeries) -> UInt32 {
    var mask: UInt32 = 0
    for entry in series where entry.sales > 0 && entry.day.number <= lastDay {
      mask |= bit(entry.day.number)
    }
    return mask
  }

  private func bit(_ day: Int32) -> UInt32 {
    guard day >= starts[0], let month = months.indices.last(where: { starts[$0] <= day }) else {
      return 0
    }
    return 1 << UInt32(month)
  }
}
