import Portfolio

/// How some clients pay, together.
public struct PaymentTotals: Sendable, Hashable {
  /// Clients of whom the data tell how they pay.
  public private(set) var clients = 0
  /// Invoices of twelve months of which it is decided whether they were paid on time.
  public private(set) var decided = 0
  /// Of them, those that were.
  public private(set) var onTime = 0
  /// Days from due day to payment, summed over the invoices paid.
  public private(set) var delayDays = 0
  /// Invoices paid.
  public private(set) var paid = 0
  /// What is left to be paid of all invoices, due or not, in minor units.
  public private(set) var open: Int64 = 0
  /// What is overdue by how long.
  public private(set) var overdue: [OverdueBucket: Overdue] = [:]
  /// Positions of the clients with something overdue, ascending.
  public private(set) var late: [Int] = []

  /// What is overdue for one span of days.
  public struct Overdue: Sendable, Hashable {
    /// In minor units.
    public fileprivate(set) var amount: Int64 = 0
    /// How many invoices.
    public fileprivate(set) var invoices = 0
  }

  init() {}

  /// The share of invoices paid on time; nil below one that is decided.
  public var onTimeShare: Share? { decided > 0 ? Share(Int64(onTime), of: Int64(decided)) : nil }

  /// Mean days from the due day to the payment, in tenths; nil without a payment.
  public var meanDelayTenths: Int64? {
    paid > 0 ? Rounding.divide(Int64(delayDays) * 10, by: Int64(paid)) : nil
  }

  /// Everything overdue, in minor units.
  public var overdueAmount: Int64 { overdue.values.reduce(0) { sum($0, $1.amount) } }

  /// What is overdue for one span of days.
  public subscript(bucket: OverdueBucket) -> Overdue { overdue[bucket] ?? Overdue() }

  mutating func add(_ payments: PaymentAssessment, of client: Int) {
    clients += 1
    decided += payments.decided
    onTime += payments.onTime
    delayDays += payments.delayDays
    paid += payments.paid
    open = sum(open, payments.open ?? 0)
    if !payments.overdue.isEmpty { late.append(client) }
    for invoice in payments.overdue {
      let bucket = OverdueBucket(days: invoice.days)
      var known = overdue[bucket] ?? Overdue()
      known.amount = sum(known.amount, invoice.open)
      known.invoices += 1
      overdue[bucket] = known
    }
  }
}

/// How clients pay: all of them, and by what they are put together by.
public struct PaymentReport: Sendable {
  /// The groups, in the order of reports.
  public let rows: [Row]

  /// One group.
  public struct Row: Sendable, Hashable {
    /// Which clients.
    public let key: GroupKey
    /// How they pay.
    public let totals: PaymentTotals
  }

  /// The payment behaviour of a portfolio; nil where the data tell of no payment.
  public init?(_ study: Study, _ groupings: Groupings? = nil) {
    guard !study.portfolio.receivables.isEmpty else { return nil }
    let groupings = groupings ?? study.groupings
    var totals: [GroupKey: PaymentTotals] = [:]
    for client in study.assessment.clients {
      guard let payments = client.payments, payments.open != nil || payments.decided > 0 else {
        continue
      }
      for key in groupings.keys(of: client.client) {
        totals[key, default: PaymentTotals()].add(payments, of: client.client)
      }
    }
    guard !totals.isEmpty else { return nil }
    rows = groupings.ordered(totals.keys).map { Row(key: $0, totals: totals[$0] ?? .init()) }
  }

  /// Everybody together.
  public var whole: PaymentTotals? { rows.first { $0.key == .portfolio }?.totals }

  /// The rows of one way of putting clients together.
  public func rows(_ grouping: Grouping) -> [Row] { rows.filter { $0.key.grouping == grouping } }
}
