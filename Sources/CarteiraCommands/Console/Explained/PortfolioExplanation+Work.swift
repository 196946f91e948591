import Analysis
import Localization
import Portfolio

/// What clients pay, cost and say, and how our people's work stands.
extension PortfolioExplanation {
  func payments() -> [String] {
    guard let totals = PaymentReport(study)?.whole else { return [] }
    let overdue = OverdueBucket.allCases.map { bucket in
      "\(words.label("overdue.\(bucket.rawValue)")) \(words.money(totals[bucket].amount))"
    }
    return section(
      "payments",
      [
        line(
          "payments",
          [
            "on-time": words.count(totals.onTime), "decided": words.count(totals.decided),
            "share": words.percent(totals.onTimeShare?.basisPoints),
            "delay": words.days(tenths: totals.meanDelayTenths),
            "paid": words.count(totals.paid),
          ]),
        line("overdue", ["buckets": overdue.joined(separator: "; ")]),
      ])
  }

  func costs() -> [String] {
    guard let report = CostReport(study), let totals = report.whole else { return [] }
    return section(
      "costs",
      [
        line(
          "cost",
          [
            "known": words.count(totals.known), "clients": words.count(totals.clients),
            "time": words.money(totals.timeCost), "service": words.money(totals.serviceCost),
            "total": words.money(totals.total), "revenue": words.money(totals.revenue),
            "basis": words.label("basis.\(report.basis.rawValue)"),
            "margin": words.money(totals.margin), "share": percent(totals.marginShare),
          ]),
        line(
          "retention-cost",
          [
            "cost": words.money(totals.keptCost), "revenue": words.money(totals.keptRevenue),
            "clients": words.count(totals.keptClients), "share": percent(totals.retentionCost),
          ]),
      ])
  }

  func voice() -> [String] {
    let report = VoiceReport(study)
    let scores = report.scores.filter { $0.sent ?? 0 > 0 || $0.count > 0 }
    let lines = scores.flatMap { score -> [String] in
      var parameters = [
        "kind": score.kind.rawValue.uppercased(), "count": words.count(score.count),
        "stale": words.count(score.stale), "answered": number(score.answered),
        "sent": number(score.sent), "rate": percent(score.responseRate),
        "score": words.hundredths(score.hundredths),
      ]
      parameters["from"] = words.hundredths(score.interval?.lowerBound)
      parameters["to"] = words.hundredths(score.interval?.upperBound)
      if let nps = score.nps {
        parameters["promoters"] = words.count(nps.promoters)
        parameters["detractors"] = words.count(nps.detractors)
      }
      if let satisfied = score.satisfied {
        parameters["satisfied"] = words.count(satisfied.satisfied)
      }
      let key = !score.isScored ? "voice-few" : score.nps == nil ? "voice-share" : "voice-nps"
      return [line(key, parameters)]
        + (score.sent == nil ? [line("voice-sent-unknown", parameters)] : [])
    }
    return section("voice", lines)
  }

  /// A number; that it is not known where it is not.
  private func number(_ count: Int?) -> String {
    count.map { words.count($0) } ?? words.text("unknown")
  }

  func owners() -> [String] {
    let report = CoverageReport(study)
    guard !report.books.isEmpty else { return [] }
    let plan = Rebalancing(report, study)
    var lines = report.all.map(book)
    lines.append(
      line(
        "strategic",
        [
          "count": words.count(report.strategic.count), "limit": words.count(report.strategicLimit),
          "share": words.percent(study.policy.coverage.strategic),
          "base": words.count(report.base),
        ]))
    lines += plan.moves.map { move in
      line(
        "move",
        [
          "client": study.portfolio.clients[move.client].displayName,
          "from": move.from.map(member) ?? words.text("coverage-nobody"),
          "to": member(move.to), "hours": words.tenths(move.hours),
        ])
    }
    if plan.moves.isEmpty { lines.append(line("moves-none")) }
    return section("owners", lines)
  }

  private func book(_ book: OwnerBook) -> String {
    let parameters = [
      "owner": book.id.map { book.name ?? $0 } ?? words.text("coverage-nobody"),
      "clients": words.count(book.accounts.count), "load": words.tenths(book.load),
      "capacity": words.tenths(book.capacity), "planned": words.tenths(book.planned),
      "part": words.percent(study.policy.coverage.planned),
      "share": percent(book.loadShare), "band": words.label("load.\(book.band.rawValue)"),
      "touched": words.count(book.touched), "touchable": words.count(book.touchable),
      "coverage": percent(book.touchCoverage),
      "days": words.days(study.policy.coverage.touchDays),
    ]
    return line(book.id == nil ? "book-nobody" : "book", parameters)
  }

  // MARK: Goals

  func goals() -> [String] { section("goals", study.goals.flatMap(goal)) }

  private func goal(_ standing: GoalStanding) -> [String] {
    let goal = standing.goal
    let unit = goal.measure.unit
    let scope = [
      goal.size, goal.segment.flatMap(label), standing.owner.map(member),
    ].compactMap { $0 }
    let name = ([goal.title ?? measure(goal.measure.name)] + scope).joined(separator: ", ")
    let head = line(
      goal.isAtMost ? "goal-most" : "goal",
      [
        "name": name, "field": goal.measure.field, "actual": figure(standing.actual, unit),
        "target": figure(goal.target, unit),
        "status": words.label("goal-status.\(standing.word)"),
      ])
    guard let start = standing.start, let expected = standing.expected,
      let gone = standing.daysGone, let days = standing.days, let by = goal.by
    else { return [head] }
    return [
      head,
      "  "
        + line(
          standing.isHeld == true ? "goal-pace-held" : "goal-pace",
          [
            "start": figure(start, unit), "target": figure(goal.target, unit),
            "gone": words.count(gone), "days": words.count(days),
            "expected": figure(expected, unit), "by": words.day(by),
          ]),
    ]
  }

  private func label(_ segment: String) -> String? {
    study.policy.segments.rules.first { $0.name == segment }?.label
  }

  private func measure(_ name: String) -> String {
    let key = "reports.work.measure.\(name)"
    return words.catalog.message(key) == nil ? name : words.catalog.text(key)
  }

  /// A figure in millionths, in the unit of its measure.
  private func figure(_ value: Int64?, _ unit: GoalMeasure.Unit) -> String {
    guard let value else { return words.text("unknown") }
    switch unit {
    case .count, .number: return words.decimal(value, scale: 6)
    case .percent: return words.percent(Rounding.divide(value, by: 10_000))
    case .money:
      var minor = value
      for _ in min(words.currency.decimals, 6)..<6 { minor = Rounding.divide(minor, by: 10) }
      return words.money(minor)
    }
  }

  // MARK: What the past says

  func foresight() -> [String] {
    section("foresight", [lift, alarms].compactMap { $0 } + forecast)
  }

  private var lift: String? {
    let lift = study.healthLift
    guard lift.bands.contains(where: { $0.count > 0 }) else { return nil }
    let parameters = [
      "red-lost": words.count(lift[.red].lost), "red": words.count(lift[.red].count),
      "green-lost": words.count(lift[.green].lost), "green": words.count(lift[.green].count),
      "least": words.count(HealthLift.fewestCases),
    ]
    switch lift.lift {
    case .success(let factor):
      return line("lift", parameters.merging(["factor": words.hundredths(factor)]) { $1 })
    case .failure(let refusal):
      return words.catalog.text(
        "reports.changes.lift-refused.\(refusal.reason.rawValue)", parameters)
    }
  }

  private var alarms: String? {
    let alarms = AlarmRate(of: study.portfolio, study.policy, on: study.day)
    guard alarms.intervals > 0 else { return nil }
    return words.text(
      "alarm-rate",
      [
        "intervals": words.count(alarms.intervals), "late": percent(alarms.late),
        "broken": percent(alarms.broken),
      ])
  }

  private var forecast: [String] {
    switch study.assessment.forecast {
    case nil: return [line("forecast-off")]
    case .failure(let refusal)?: return [words.reason(refusal)]
    case .success(let forecast)?:
      let fit = forecast.fit
      let clients = study.assessment.forecasts
      let purchases = clients.reduce(0.0) { $0 + $1.purchases }
      return [
        words.fit(fit),
        line(
          "forecast-likelihood",
          [
            "likelihood": words.parameter(fit.logLikelihood),
            "without": words.parameter(fit.logLikelihoodWithoutDropout),
            "gain": words.parameter(fit.gain),
            "error": fit.standardErrorOfLogA.map { words.parameter($0) } ?? words.text("unknown"),
          ]),
        line(
          "forecast-sum",
          [
            "purchases": words.parameter(purchases), "weeks": words.count(forecast.horizonWeeks),
            "clients": words.count(clients.count),
          ]),
      ]
    }
  }
}
