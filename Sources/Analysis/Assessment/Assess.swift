import Parallel
public import Portfolio

/// What a portfolio looks like on a day under a policy.
///
/// A pure function: the same portfolio, policy and day give the same assessment, whatever the order
/// in which the records were read. Everything dated after the day does not exist.
///
/// - Parameters:
///   - portfolio: The clients and what is known about them.
///   - policy: The rules.
///   - day: The day of the assessment.
///   - threads: The most threads at work at once; the result does not depend on it.
/// - Returns: The assessment of every client that exists on the day, and of the portfolio.
/// - Complexity: O(n log n) in clients, linear in client-days; about 150 bytes a client.
public func assess(
  _ portfolio: Portfolio, _ policy: Policy, on day: Day, threads: Int = 1
) -> Assessment {
  assess(
    portfolio, policy, on: day, threads: threads, isBrief: false,
    memory: TierMemory(portfolio, policy, on: day, threads: threads))
}

/// The same with a memory of tiers of one's own, and where it is brief, without what a look at the past
/// has no use for: months, RFM and forecasts.
func assess(
  _ portfolio: Portfolio, _ policy: Policy, on day: Day, threads: Int, isBrief: Bool,
  memory: TierMemory, segments known: SegmentCycles? = nil, past: PastNumbers? = nil
) -> Assessment {
  let firstMonth = isBrief ? nil : portfolio.ledger.firstDay
  var months = MonthTally(from: firstMonth, through: day)
  let segments = known ?? SegmentCycles(of: portfolio, policy, on: day, threads: threads)
  let cases = past?.cases(on: day)
  var clients: [ClientAssessment] = []
  var recency = RFMRanking()
  var lastInvoice = ClientAssessment.never
  clients.reserveCapacity(portfolio.clients.count)
  var next = 0
  while next < portfolio.clients.count {
    // A few chunks of fixed size at a time: neither results nor memory depend on the threads much. More
    // of them than threads, so that none waits long for another.
    let batch = (0..<max(1, threads) * 16).map { next + $0 * AssessedChunk.size }
      .filter { $0 < portfolio.clients.count }
    let chunks = Parallel.map(batch.count, threads: threads) { index in
      AssessedChunk(
        from: batch[index], of: portfolio, policy, segments, on: day, isBrief: isBrief,
        known: cases)
    }
    for chunk in chunks {
      recency.append(chunk.recency, offset: clients.count)
      clients += chunk.clients
      lastInvoice = max(lastInvoice, chunk.lastInvoice)
      months.add(chunk.months)
    }
    next += batch.count * AssessedChunk.size
  }
  past?.keep(clients, segments, on: day)
  let ranking = TierRanking(portfolio: portfolio, policy: policy, day: day, memory: memory)
  let orders = Orders(clients, recency, threads: threads)
  return ranked(
    &clients, orders, recency, months, ranking, segments,
    lastInvoice: lastInvoice == ClientAssessment.never ? nil : Day(number: lastInvoice),
    isBrief: isBrief, threads: threads)
}

/// The clients in the orders that rank them; whoever makes it holds no other copy of the clients.
private struct Orders: Sendable {
  private(set) var abc = ABCRanking.Order()
  private(set) var rfm: RFMRanking.Places

  private enum Part: Sendable {
    case abc(ABCRanking.Order)
    case rfm(RFMRanking.Places)
  }

  init(_ clients: [ClientAssessment], _ recency: RFMRanking, threads: Int) {
    rfm = RFMRanking.Places(recency: [], frequency: [], monetary: [])
    let parts = Parallel.map(2, threads: threads) { index -> Part in
      index == 0 ? .abc(ABCRanking.order(clients)) : .rfm(recency.places())
    }
    for part in parts {
      switch part {
      case .abc(let order): abc = order
      case .rfm(let places): rfm = places
      }
    }
  }
}

/// Some clients in a row, each judged by its own days.
private struct AssessedChunk: Sendable {
  /// So many that their memory is kept for the next ones, and does not come anew each time.
  static let size = 512

  var clients: [ClientAssessment] = []
  var recency = RFMRanking()
  var months: MonthTally
  /// The last day with an invoice of any of them.
  var lastInvoice = ClientAssessment.never

  init(
    from start: Int, of portfolio: Portfolio, _ policy: Policy, _ segments: SegmentCycles,
    on day: Day, isBrief: Bool, known: PastCases?
  ) {
    var scan = ClientScan(
      policy, on: day, segments: segments,
      months: isBrief ? nil : MonthTally(from: portfolio.ledger.firstDay, through: day))
    let all = portfolio.clients
    let ledger = portfolio.ledger
    let statusPolicy = policy.status
    let accounts = AccountReading(portfolio, policy, Moment(day))
    let hasTable = portfolio.presentTables.contains(.clients)
    let decider = StatusDecider(policy, portfolio)
    clients.reserveCapacity(min(AssessedChunk.size, all.count - start))
    for position in start..<min(all.count, start + AssessedChunk.size) {
      if let known = known?.case(of: position, segments) {
        guard let record = known.record else { continue }
        clients.append(record)
        lastInvoice = max(lastInvoice, record.lastOfAny)
        continue
      }
      var measure = scan.measure(position, of: ledger)
      let client = all[position]
      guard exists(client, at: position, in: ledger, hasTable: hasTable, measure, on: day) else {
        continue
      }
      if !accounts.isIdle {
        let account = accounts.assess(position, measure)
        measure.record.account = account.map(AccountBox.init)
        measure.forgetReactivationInService()
      }
      let evidence = StatusEvidence(
        measure, ended: client.ended, since: client.since, on: day, statusPolicy)
      measure.record.signals = evidence.signals
      let decision = decider.decide(evidence, measure.record)
      measure.record.rule = decision.rule
      measure.record.detail = decision.detail
      if let own = decision.own { measure.record.note { $0.ownStatus = own } }
      if !isBrief { recency.add(measure, at: clients.count) }
      clients.append(measure.record)
      lastInvoice = max(lastInvoice, measure.record.lastOfAny)
    }
    months = scan.months ?? MonthTally(from: nil, through: day)
  }
}

/// Ranks the clients against each other, in place, and sums them up.
private func ranked(
  _ clients: inout [ClientAssessment], _ orders: Orders, _ recency: RFMRanking,
  _ months: MonthTally, _ ranking: TierRanking, _ segments: SegmentCycles, lastInvoice last: Day?,
  isBrief: Bool, threads: Int
) -> Assessment {
  let (portfolio, policy, day) = (ranking.portfolio, ranking.policy, ranking.day)
  let (concentration, order) = ABCRanking.classify(&clients, orders.abc, policy.abc)
  let scale = recency.score(
    &clients, orders.rfm, policy.rfm, on: day, lastInvoice: last)
  var ranking = ranking
  ranking.abcTotal = concentration.total
  let tiers = ranking.rank(&clients, order: order)
  if !isBrief { planConversations(&clients, portfolio, policy, on: day) }
  let summary = PortfolioSummary(
    clients, months: months.summaries, concentration: concentration, rfm: scale, tiers: tiers,
    lastInvoice: last, portfolio, policy, on: day, threads: threads)
  var assessment = Assessment(
    day: day, policy: policy, clients: clients, summary: summary, segmentCycles: segments,
    forecast: isBrief ? nil : forecast(portfolio, policy.forecast, on: day),
    memory: ranking.memory)
  assessment.summary.coverage.countStrategic(clients, in: Study(portfolio, assessment))
  return assessment
}

/// The next conversations, which follow from the tier; nothing where touches are not recorded, or leave open
/// who spoke.
private func planConversations(
  _ clients: inout [ClientAssessment], _ portfolio: Portfolio, _ policy: Policy, on day: Day
) {
  let plan = ConversationPlan(
    portfolio, policy, BusinessCalendar(portfolio, policy), on: day)
  guard plan.knowsTouches else { return }
  for index in clients.indices {
    let review = plan.first(.review, clients[index])
    if let review, plan.knowsLast(.review, clients[index]) {
      clients[index].nextReviewDay = review.day.number
    }
    if let touch = plan.firstTouch(clients[index], review: review),
      plan.knowsLast(.touch, clients[index])
    {
      clients[index].nextTouchDay = touch.day.number
    }
  }
}

/// Whether a client is there on the day at all.
private func exists(
  _ client: Client, at position: Int, in ledger: Ledger, hasTable: Bool,
  _ measure: ClientMeasure, on day: Day
) -> Bool {
  if measure.record.lastOfAny != ClientAssessment.never { return true }
  if let since = client.since { return since <= day }
  let hasLaterInvoices =
    position < ledger.clientCount && ledger.starts[position] < ledger.ends[position]
  // Nothing but its later invoices speaks of it.
  let isDerived = !hasTable || !client.hasAttributes
  return !(hasLaterInvoices && isDerived)
}
