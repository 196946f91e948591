public import Portfolio

/// Sales, returns and invoices of a span of days.
public struct SalesTotals: Sendable, Hashable {
  /// Sum of the sale lines in minor units; at least 0.
  public let sales: Int64
  /// Sum of returns and cancellations in minor units; at most 0.
  public let returns: Int64
  /// Invoices with a sale line.
  public let invoices: Int

  /// Sales less returns, in minor units.
  public var net: Int64 { sales + returns }

  /// Sales for each sale invoice in minor units, half away from zero; nil without an invoice.
  ///
  /// The gross figure: a return makes a past ticket no smaller.
  public var averageTicket: Int64? {
    invoices > 0 ? Rounding.divide(sales, by: Int64(invoices)) : nil
  }
}

/// Everything computed about one client on the day.
///
/// A portfolio can have hundreds of thousands: the columns are narrow and hold no text.
public struct ClientAssessment: Sendable, Hashable {
  var position: Int32
  var first: Int32 = ClientAssessment.never
  var last: Int32 = ClientAssessment.never
  var lastOfAny: Int32 = ClientAssessment.never
  var asOf: Int32

  var purchaseDayCount: Int32 = 0
  var saleInvoiceCount: Int32 = 0
  var returnInvoiceCount: Int32 = 0
  var currentInvoices: Int32 = 0
  var previousInvoices: Int32 = 0

  var allSales: Int64 = 0
  var allReturns: Int64 = 0
  var currentSales: Int64 = 0
  var currentReturns: Int64 = 0
  var previousSales: Int64 = 0
  var previousReturns: Int64 = 0

  var median: Int32 = ClientAssessment.never
  var deviation: Int32 = ClientAssessment.never
  var cycle: Int32 = 0
  /// The usual interval between its invoices of any kind in half days; 0 where too few are known.
  var invoiceInterval: Int32 = 0
  var lateAfter: Int32 = 0
  var brokenAfter: Int32 = 0
  var inactiveAfter: Int32 = 0

  var abcValue: Int64 = 0
  var abcBefore: Int64 = 0
  var abcRank: Int32 = 0
  var worseRecency: Int32 = ClientAssessment.never
  var worseFrequency: Int32 = 0
  var worseMonetary: Int32 = 0
  /// Place from 1 by the revenue that decides the tier; 0 without revenue.
  var tierRank: Int32 = 0
  /// The next touch and the next review by the cadence of the tier.
  var nextTouchDay: Int32 = ClientAssessment.never
  var nextReviewDay: Int32 = ClientAssessment.never
  var scores: UInt16 = 0

  /// The signals of risk that fired, whether or not they decided the status.
  public internal(set) var signals = RiskSignals()
  var segment: RFMSegment = .hibernating

  /// The class by cumulative revenue.
  public internal(set) var abcClass: ABCClass = .c
  /// Whose cycle judges the silence.
  public internal(set) var cycleSource: CycleSource = .standard
  /// The built-in rule that decides the status, or would if the policy had none of its own.
  public internal(set) var rule: StatusRule = .active
  /// What is worth saying beside the status; nil when nothing is.
  public internal(set) var detail: StatusDetail?
  /// The tier in force; nil for prospects and former clients.
  public internal(set) var tier: Tier?
  /// The tier by revenue alone.
  var automaticTier: Tier?
  /// The touch in force; nil for prospects and former clients.
  public internal(set) var touch: Touch?
  /// What the other tables say; nil when they say nothing.
  var account: AccountBox?

  static let never = Int32.min

  init(client: Int, day: Day) {
    position = Int32(client)
    asOf = day.number
  }
}

extension ClientAssessment {
  /// Position of the client in `Portfolio.clients`.
  public var client: Int { Int(position) }

  /// The next touch by the cadence of the tier, past where it is late; nil where none is due or
  /// touches are not recorded.
  public var nextTouch: Day? { ClientAssessment.day(nextTouchDay) }

  /// The next review by the cadence of the tier; likewise.
  public var nextReview: Day? { ClientAssessment.day(nextReviewDay) }

  /// What the client is to us.
  public var status: Status { ownStatus?.status ?? rule.status }

  /// The rule of the policy's own that decided the status; nil when a built-in one did.
  public var ownStatus: OwnStatus? { account?.values.ownStatus }

  /// Points toward a tier; nil unless the policy goes by points and the client has a tier.
  public var tierPoints: Int? { account?.values.tierPoints }

  /// Notes what a rule of the policy's own made of the client.
  mutating func note(_ edit: (inout AccountAssessment) -> Void) {
    var values = account?.values ?? AccountAssessment()
    edit(&values)
    account = AccountBox(values)
  }

  /// Whether the tier in force was set by hand: above the scores, which leave room.
  var isTierByHand: Bool {
    get { scores & 1 << 12 != 0 }
    set { scores = newValue ? scores | 1 << 12 : scores & ~(1 << 12) }
  }

  /// Whether the touch in force was set by hand; likewise.
  var isTouchByHand: Bool {
    get { scores & 1 << 13 != 0 }
    set { scores = newValue ? scores | 1 << 13 : scores & ~(1 << 13) }
  }

  /// The first day with a sale; nil when there is none.
  public var firstPurchase: Day? { ClientAssessment.day(first) }

  /// The last day with a sale; nil when there is none.
  public var lastPurchase: Day? { ClientAssessment.day(last) }

  /// The day silence counts from: the last purchase, or the last return of a client whose
  /// purchases lie before the data; nil without any invoice.
  ///
  /// Of a client who is billed by contract as well, the last purchase beyond contracts.
  public var silentSince: Day? {
    account?.values.spot?.last ?? lastPurchase ?? ClientAssessment.day(lastOfAny)
  }

  /// Whether silence says anything: not of a client who buys under contracts alone.
  var hasCadence: Bool {
    lastOfAny != ClientAssessment.never && account?.values.spot.map { $0.last != nil } ?? true
  }

  /// Whole days from the last purchase to the day; nil without a purchase.
  public var recencyDays: Int? { lastPurchase.map { Int(asOf) - Int($0.number) } }

  /// Days on which the client bought.
  public var purchaseDays: Int { Int(purchaseDayCount) }

  /// Invoices with a sale line.
  public var saleInvoices: Int { Int(saleInvoiceCount) }

  /// Invoices of any kind: with a sale line, or with returns only.
  public var invoices: Int { Int(saleInvoiceCount) + Int(returnInvoiceCount) }

  /// Everything up to the day.
  public var total: SalesTotals {
    SalesTotals(sales: allSales, returns: allReturns, invoices: saleInvoices)
  }

  /// The twelve months up to and with the day.
  public var current: SalesTotals {
    SalesTotals(
      sales: currentSales, returns: currentReturns, invoices: Int(currentInvoices))
  }

  /// The twelve months before those.
  public var previous: SalesTotals {
    SalesTotals(
      sales: previousSales, returns: previousReturns, invoices: Int(previousInvoices))
  }

  /// How often the client buys and the thresholds of its silence; nil without any invoice.
  public var cadence: Cadence? {
    guard hasCadence else { return nil }
    return Cadence(
      intervals: max(0, (account?.values.spot?.days ?? purchaseDays) - 1),
      medianHalfDays: median == ClientAssessment.never ? nil : Int(median),
      deviationQuarterDays: deviation == ClientAssessment.never ? nil : Int(deviation),
      cycleHalfDays: Int(cycle), source: cycleSource, lateAfterDays: Int(lateAfter),
      brokenAfterDays: Int(brokenAfter), inactiveAfterDays: Int(inactiveAfter))
  }

  /// The last purchase and one cycle more, halves of a day rounded up; nil without a purchase.
  public var expectedNext: Day? {
    guard hasCadence, let last = account?.values.spot?.last ?? lastPurchase else { return nil }
    return last.adding(days: (Int(cycle) + 1) / 2)
  }

  /// Days beyond the expected next purchase, at least 0; nil without a purchase.
  public var daysOverdue: Int? {
    expectedNext.map { max(0, Int(asOf) - Int($0.number)) }
  }

  /// Whether the silence is longer than the late threshold.
  public var isLate: Bool { hasCadence && isSilent(longerThan: lateAfter) }

  /// Whether the silence is longer than the broken-cadence threshold.
  public var isBroken: Bool { hasCadence && isSilent(longerThan: brokenAfter) }

  /// The first day of being late, past or future; nil without an invoice.
  public var lateOn: Day? { hasCadence ? silentSince?.exceeding(Int(lateAfter)) : nil }

  /// The first day of a broken cadence, past or future; nil without an invoice.
  public var brokenOn: Day? { hasCadence ? silentSince?.exceeding(Int(brokenAfter)) : nil }

  /// The first day of being inactive, past or future; nil without an invoice.
  public var inactiveOn: Day? { silentSince?.exceeding(Int(inactiveAfter)) }

  /// The same without the revenue of all clients that come before it in the ABC curve, which moves with
  /// every cent of theirs.
  public var withoutOthersRevenue: ClientAssessment {
    var own = self
    own.abcBefore = 0
    return own
  }

  /// Where the client stands in the ABC curve.
  public var abc: ABCPosition {
    ABCPosition(
      abcClass: abcClass, value: abcValue, before: abcBefore,
      rank: abcRank > 0 ? Int(abcRank) : nil)
  }

  /// The three scores and the segment; nil for clients without a sale in the window.
  public var rfm: RFMPosition? {
    guard worseRecency != ClientAssessment.never else { return nil }
    return RFMPosition(
      recency: Int(scores & 15), frequency: Int(scores >> 4 & 15),
      monetary: Int(scores >> 8 & 15), segment: segment, worseRecency: Int(worseRecency),
      worseFrequency: Int(worseFrequency), worseMonetary: Int(worseMonetary))
  }

  private func isSilent(longerThan days: Int32) -> Bool {
    guard let silentSince else { return false }
    return asOf - silentSince.number > days
  }

  private static func day(_ number: Int32) -> Day? {
    number == never ? nil : Day(number: number)
  }
}
