public import Portfolio

/// How often a client buys a product, by the rules of the client's own cadence.
public struct ProductRhythm: Sendable, Hashable {
  /// Days with a purchase beyond contracts.
  public let days: Int
  /// The last of them.
  public let last: Day
  /// The median interval in half days; nil with one day.
  public let medianHalfDays: Int?
  /// The cycle that judges, in half days.
  public let cycleHalfDays: Int
  /// Whose cycle that is: the client's own of this product, its segment's, or the default.
  public let source: CycleSource
  /// Late when silent for more days than this.
  public let lateAfterDays: Int
  /// Broken when silent for more days than this.
  public let brokenAfterDays: Int
  /// Days of silence.
  public let silentDays: Int
  /// What is expected of it; nil where only the default is known.
  public let demand: ExpectedDemand?

  /// Whether there is a cycle to judge by: a product bought once has no rhythm.
  public var isKnown: Bool { source != .standard }
  /// The last purchase and a cycle, half days rounded up; nil where only the default is known.
  public var expectedNext: Day? { isKnown ? last.adding(days: (cycleHalfDays + 1) / 2) : nil }
  /// Whether the silence is longer than the late threshold.
  public var isLate: Bool { isKnown && silentDays > lateAfterDays }
  /// Whether the silence is longer than the broken threshold.
  public var isBroken: Bool { isKnown && silentDays > brokenAfterDays }
}

/// Which way a volume or a share moved against the median of the periods before.
public enum ProductMove: String, Sendable, Hashable, CaseIterable {
  case fall
  case steady
  case rise

  /// The move of a value against a median above zero.
  init(_ value: Int64, against median: Int64, by change: Int64) {
    let (value, median) = (Int128(value) * 10_000, Int128(median))
    self =
      value <= median * Int128(10_000 - change)
      ? .fall : value >= median * Int128(10_000 + change) ? .rise : .steady
  }
}

/// What a client bought of a product in comparable periods, and its share of all it bought.
public struct ProductPeriodsChange: Sendable, Hashable {
  /// Net sales of the periods in minor units, oldest first, the last one being judged.
  public let nets: [Int64]
  /// The median of all but the last.
  public let median: Int64
  /// Which way the volume moved; nil where there is nothing to compare with.
  public let volume: ProductMove?
  /// The share of everything bought in the last period, in basis points; nil without purchases.
  public let share: Int64?
  /// The median of the shares in the periods before; nil where one has no purchases.
  public let medianShare: Int64?
  /// Which way the share moved; nil where there is nothing to compare with.
  public let mix: ProductMove?
}

/// The latest use of a product, lately enough to say something, beside the most of the last twelve months.
public struct ProductUse: Sendable, Hashable {
  /// What is measured.
  public let metric: String?
  /// The period of the latest value.
  public let period: Day
  /// The latest value, in millionths.
  public let latest: Int64
  /// The greatest of the last twelve months, in millionths.
  public let most: Int64

  /// The latest value's part of the greatest.
  public var share: Share { Share(max(0, latest), of: most) }
}

/// What a client has of a product.
public struct ClientProduct: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Position in ``ProductCatalog/items``.
  public let product: Int
  /// Net sales of all invoices up to the day, in minor units.
  public let total: Int64
  /// Net sales of the last twelve months.
  public let current: Int64
  /// Sales of the last twelve months beyond contracts.
  public let currentSpot: Int64
  /// Net sales of the twelve months before.
  public let previous: Int64
  /// Whether it was bought in the last twelve months.
  public let isBought: Bool
  /// Whether it was bought in the twelve months before.
  public let wasBought: Bool
  /// The first day of a sale; nil without invoices.
  public let first: Day?
  /// The last day of a sale.
  public let last: Day?
  /// What contracts in service bring a month, in minor units; nil without a contract, or where its
  /// value is not known.
  public let monthly: Int64?
  /// Whether a contract in service has it.
  public let isContracted: Bool
  /// Whether a contract in service on it began more than twelve months ago.
  public let hadContract: Bool
  /// Whether a contract on it that ran a year ago has ended since.
  public let contractEnded: Bool
  /// How often it is bought; nil without a purchase beyond contracts.
  public let rhythm: ProductRhythm?
  /// How it moved; nil where the client's periods are too young.
  public let change: ProductPeriodsChange?
  /// Whether it was bought in each period before the last, and not in the last.
  public let isDropped: Bool
  /// How it is used; nil where nothing is measured.
  public let use: ProductUse?

  /// Whether the client has it: under contract, or bought in the last twelve months.
  public var isOwned: Bool { isContracted || isBought }

  /// How alive it is, in basis points: the mean of what is known of purchases (on time 100 %, late
  /// 50 %, broken or dropped 0) and of use (the latest value's part of the most of twelve months).
  public var engagement: Int64? {
    var parts: [Int64] = []
    if isDropped {
      parts.append(0)
    } else if let rhythm, rhythm.isKnown {
      parts.append(rhythm.isBroken ? 0 : rhythm.isLate ? 5_000 : 10_000)
    }
    if let share = use?.share.basisPoints { parts.append(share) }
    guard !parts.isEmpty else { return nil }
    return Rounding.divide(parts.reduce(0, +), by: Int64(parts.count))
  }

  /// By engagement, then revenue of twelve months, then monthly value; unknown engagement comes last.
  static func ranksBefore(_ left: ClientProduct, _ right: ClientProduct) -> Bool {
    if left.isOwned != right.isOwned { return left.isOwned }
    let keys = [
      (left.engagement ?? -1, right.engagement ?? -1), (left.current, right.current),
      (left.monthly ?? -1, right.monthly ?? -1),
    ]
    for (a, b) in keys where a != b { return a > b }
    return left.product < right.product
  }
}
