import Parallel
public import Portfolio

/// Why a client has what the assessment says, with the arithmetic.
///
/// - Parameters:
///   - client: Position of the client in `Portfolio.clients`.
///   - assessment: The assessment, with its day and policy.
///   - portfolio: The portfolio it was made of.
/// - Returns: The explanation; nil when the client does not exist on the day.
/// - Complexity: Linear in the entries of the product ledger: ``Explainer`` is for more than one.
public func explain(
  client: Int, in assessment: Assessment, of portfolio: Portfolio
) -> Explanation? {
  Explainer(Study(portfolio, assessment)).explanation(of: client)
}

/// Explains one client after another: what all of them need of the portfolio is read once.
public struct Explainer: Sendable {
  private let study: Study
  private let products = Once<ProductReading>()

  /// Explains the clients of a study.
  public init(_ study: Study) {
    self.study = study
  }

  /// Why a client has what the assessment says, with the arithmetic.
  ///
  /// - Parameter client: Position of the client in `Portfolio.clients`.
  /// - Returns: The explanation; nil when the client does not exist on the day.
  /// - Complexity: Linear in the purchase days of the client, after the first.
  public func explanation(of client: Int) -> Explanation? {
    let (assessment, portfolio) = (study.assessment, study.portfolio)
    guard let record = assessment.client(client) else { return nil }
    let policy = assessment.policy
    var scan = ClientScan(policy, on: assessment.day, segments: assessment.segmentCycles)
    var measure = scan.measure(client, of: portfolio.ledger)
    measure.record.account = record.account
    measure.forgetReactivationInService()
    let subject = portfolio.clients[client]
    let evidence = StatusEvidence(
      measure, ended: subject.ended, since: subject.since, on: assessment.day, policy.status)
    let next = StatusForecast(measure, assessment, portfolio).next()
    return Explanation(
      day: assessment.day, client: record, rules: StatusCase.checks(evidence),
      ownRules: StatusDecider(policy, portfolio).checks(evidence, record),
      cadence: CadenceArithmetic(record, days: scan.days, silent: evidence.silentDays, policy),
      volume: VolumeComparison(measure, portfolio.ledger, policy.status),
      reactivation: measure.reactivation,
      abc: ABCArithmetic(
        position: record.abc, total: assessment.summary.concentration.total,
        clients: assessment.summary.concentration.clients,
        from: Spans.first(policy.abc.window, assessment.day), policy: policy.abc),
      rfm: RFMArithmetic(record, measure, assessment),
      tier: assessment.tierPosition(of: record, in: portfolio),
      touch: assessment.touchPosition(of: record, in: portfolio),
      strength: assessment.strength(of: record), threadAlarm: assessment.threadAlarm(of: record),
      ending: Ending(of: record, in: portfolio),
      segmentCycle: assessment.segmentCycles.cycle(of: client),
      products: portfolio.productLedger == nil
        ? [] : products { ProductReading(study) }.products(of: record),
      demand: ExpectedDemand.of(record, in: portfolio, assessment.policy, on: assessment.day),
      revenue: RevenueExplanation(study, record),
      nextChange: next.status, nextBand: next.band,
      counterfactuals: CounterfactualSearch(record, measure, study)
        .counterfactuals { _ in next },
      signalChecks: assessment.signalChecks(of: record, measure.volume, in: portfolio),
      contradictions: record.contradictions(measure.volume, policy))
  }
}

extension Study {
  /// What would move a client, without the rest of its explanation.
  func counterfactuals(of record: ClientAssessment) -> [Counterfactual] {
    var scan = ClientScan(policy, on: day, segments: assessment.segmentCycles)
    var measure = scan.measure(record.client, of: portfolio.ledger)
    measure.record.account = record.account
    measure.forgetReactivationInService()
    return CounterfactualSearch(record, measure, self).counterfactuals {
      StatusForecast(measure, assessment, portfolio).next($0)
    }
  }
}

extension CadenceArithmetic {
  init?(_ record: ClientAssessment, days: [Int32], silent: Int?, _ policy: Policy) {
    guard let cadence = record.cadence, let silent else { return nil }
    self.cadence = cadence
    intervals = zip(days.dropFirst(), days).map { Int($0 - $1) }
    spread =
      cadence.source == .client
      ? cadence.deviationQuarterDays.map {
        Rounding.divide(
          policy.cadence.spreadFactor * SilenceThresholds.normalSpread * Int64($0), by: 40_000)
      } : nil
    graceDays = policy.cadence.graceDays
    brokenFactor = policy.cadence.brokenFactor
    minimumIntervals = policy.cadence.minimumIntervals
    inactiveDays = policy.status.inactiveDays
    silentDays = silent
  }
}

extension VolumeComparison {
  init(_ measure: ClientMeasure, _ ledger: Ledger, _ policy: StatusPolicy) {
    var periods: [Period] = []
    let compared =
      measure.record.cycleSource == .client ? ComparablePeriods(measure.record, policy) : nil
    if let compared, measure.volume.obstacle != .tooYoung {
      let client = measure.record.client
      let nets = VolumeSums.nets(
        ledger, Int(ledger.starts[client])..<Int(ledger.ends[client]), compared)
      periods = nets.indices.reversed().map { index in
        Period(
          first: Day(number: compared.bound(index + 1) + 1),
          last: Day(number: min(compared.bound(index), measure.record.asOf)), net: nets[index])
      }
    }
    length = compared.flatMap { compared in
      compared.cycles.map {
        PeriodLength(
          cycles: $0, cycleHalfDays: Int(measure.record.cycle), days: compared.days,
          count: compared.count)
      }
    }
    self.periods = periods
    median = measure.volume.median
    obstacle = measure.volume.obstacle
    isFall = measure.volume.isFall
  }
}

extension RFMArithmetic {
  init?(_ record: ClientAssessment, _ measure: ClientMeasure, _ assessment: Assessment) {
    guard let position = record.rfm, let reference = assessment.summary.rfm.referenceDay else {
      return nil
    }
    self.position = position
    recencyDays = Int(reference.number) - Int(measure.rfmLast)
    invoices = Int(measure.rfmInvoices)
    amount = measure.rfmAmount
    from = Spans.first(assessment.policy.rfm.window, assessment.day)
    scale = assessment.summary.rfm
  }
}
