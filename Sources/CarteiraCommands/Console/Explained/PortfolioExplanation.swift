import Analysis
import Localization
import Portfolio

/// The numbers of the whole portfolio with their arithmetic, as lines of text.
struct PortfolioExplanation {
  let study: Study
  let words: ExplanationWords

  func text() -> [String] {
    [
      words.text("as-of", ["day": words.day(study.day)]), words.text("portfolio.where"),
    ] + base() + movements() + concentration() + renewals() + pipeline() + payments() + costs()
      + voice() + owners() + goals() + foresight()
  }

  func line(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.text("portfolio.\(key)", parameters)
  }

  func section(_ key: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", line("\(key)-title")] + lines.map { "  " + $0 }
  }

  func percent(_ share: Share) -> String { words.percent(share.basisPoints) }

  // MARK: Who there is

  private func base() -> [String] {
    let summary = study.assessment.summary
    var lines = summary.byStatus.rows.map { row in
      line(
        "status",
        [
          "status": words.status(row.key), "clients": words.count(row.clients),
          "net": words.money(row.netSales),
        ])
    }
    lines.append(
      line(
        "sum",
        [
          "clients": words.count(study.assessment.clients.count),
          "net": words.money(summary.current.net), "sales": words.money(summary.current.sales),
          "returns": words.money(summary.current.returns),
          "invoices": words.count(summary.current.invoices),
          "ticket": words.optional(money: summary.current.averageTicket),
        ]))
    if let contracts = summary.contracts {
      lines.append(line("recurring", ["value": words.optional(money: contracts.knownRevenue)]))
    }
    return section("base", lines)
  }

  // MARK: Movements and retention

  private func movements() -> [String] {
    section("movements", RetentionReport.reports(of: study).flatMap(movements))
  }

  private func movements(_ report: RetentionReport) -> [String] {
    guard let totals = report.whole?.totals else { return [] }
    let cohort = words.optional(money: totals.knownCohort)
    let kept = words.optional(money: totals.knownKept)
    let basis = words.label("basis.\(report.basis.rawValue)")
    var lines = [
      line(
        totals.belowZero == 0 ? "identity" : "identity-below-zero",
        identity(totals, basis)),
      line(
        "gross",
        [
          "kept": kept, "begin": cohort, "share": percent(totals.grossRetention),
          "target": words.percent(study.policy.revenue.retentionTarget),
        ]),
      line(
        "net",
        [
          "kept": kept, "expansion": words.optional(money: totals.knownAmount(.expansion)),
          "begin": cohort, "share": percent(totals.netRetention),
        ]),
      line(
        "logos",
        [
          "lost": totals.knownClients(.churn).map(words.count) ?? words.text("unknown"),
          "clients": totals.knownCohort == nil
            ? words.text("unknown") : words.count(totals.beginClients),
          "share": percent(totals.logoChurn), "money": percent(totals.revenueChurn),
        ]),
    ]
    if totals.hasBelowZero { lines.append(line("below-zero", ["begin": cohort])) }
    if totals.unknownClients > 0 {
      lines.append(
        words.catalog.count("reports.revenue.unknown-clients", totals.unknownClients))
    }
    return lines + keptByOwner(report)
  }

  /// What leads from one end to the other.
  private func identity(_ totals: MovementTotals, _ basis: String) -> [String: String] {
    func amount(_ kind: MovementKind) -> String {
      words.optional(money: totals.knownAmount(kind))
    }
    var parameters = [
      "basis": basis, "begin": words.optional(money: totals.knownBegin), "new": amount(.new),
      "expansion": amount(.expansion), "reactivation": amount(.reactivation),
      "contraction": amount(.contraction), "churn": amount(.churn),
      "end": words.optional(money: totals.knownEnd),
    ]
    if totals.belowZero != 0 { parameters["below-zero"] = words.money(totals.belowZero) }
    return parameters
  }

  private func keptByOwner(_ report: RetentionReport) -> [String] {
    // Retention is feminine in Portuguese.
    let unknown = words.text("unknown-health")
    return report.rows(.owner).map { row in
      guard case .owner(let owner) = row.key else { return "" }
      return line(
        "owner-retention",
        [
          "owner": owner.map(member) ?? words.text("coverage-nobody"),
          "kept": words.optional(money: row.totals.knownKept),
          "begin": words.optional(money: row.totals.knownCohort),
          "gross": row.totals.grossRetention.basisPoints.map { words.percent($0) } ?? unknown,
          "net": row.totals.netRetention.basisPoints.map { words.percent($0) } ?? unknown,
        ])
    }
  }

  func member(_ owner: String) -> String {
    study.portfolio.teamMember(named: owner)?.name ?? owner
  }

  private func concentration() -> [String] {
    section(
      "concentration",
      ConcentrationReport.reports(of: study).filter { $0.spread.total > 0 }.flatMap { report in
        let largest = report.largest.first
        func part(_ amount: Int64) -> String { percent(Share(amount, of: report.spread.total)) }
        let spread = line(
          report.isByGroup ? "concentration-group" : "concentration",
          [
            "basis": words.label("basis.\(report.basis.rawValue)"),
            "total": words.money(report.spread.total),
            "one": part(report.spread.top1), "five": part(report.spread.top5),
            "ten": part(report.spread.top10),
            "index": words.hundredths(report.spread.herfindahlHundredths),
            "effective": words.hundredths(report.spread.effectiveClientsHundredths),
            "largest": largest.map { study.portfolio.clients[$0.head].displayName } ?? "–",
            "without": words.money(report.withoutLargest.total),
          ])
        guard report.unknown > 0 else { return [spread] }
        return [
          spread, words.catalog.count("reports.revenue.concentration.unknown", report.unknown),
        ]
      })
  }

  // MARK: What is to come

  private func renewals() -> [String] {
    let forecast = RenewalForecast(study)
    let lines = forecast.rows.filter { $0.contracts > 0 }.map { row in
      line(
        row.probability == nil ? "renewal-unknown" : "renewal",
        [
          "category": words.label("renewal-category.\(row.category.rawValue)"),
          "contracts": words.count(row.contracts), "value": words.optional(money: row.value),
          "probability": words.percent(row.probability),
          "expected": words.optional(money: row.expected),
        ])
    }
    guard !lines.isEmpty else { return [] }
    return section(
      "renewals",
      lines + [
        line(
          "renewals-sum",
          [
            "value": words.optional(money: forecast.value),
            "expected": words.optional(money: forecast.expected),
          ])
      ]
        + (forecast.withoutDay > 0
          ? [line("renewals-undated", ["count": words.count(forecast.withoutDay)])] : []))
  }

  private func pipeline() -> [String] {
    let pipeline = Pipeline(study)
    let lines = pipeline.kinds.map { kind, totals in
      line(
        kind == .renewal ? "pipeline-renewal" : "pipeline",
        [
          "kind": words.label("pipeline.\(kind.rawValue)"),
          "count": words.count(totals.count), "value": words.optional(money: totals.knownValue),
          "without": words.count(totals.withoutValue),
          "weighted": words.optional(money: totals.knownWeighted),
          "known": words.count(totals.weightedCount),
        ])
    }
    return section("pipeline", lines)
  }
}
