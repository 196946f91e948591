import Analysis
import Localization
import Portfolio

/// What the client's revenue does, its renewals and its cost, as lines of text.
extension ExplanationText {
  func revenue() -> [String] {
    let facts = explanation.revenue
    let lines =
      facts.years.map(year) + facts.renewals.flatMap(renewal) + (facts.cost.map(cost) ?? [])
    return lines.isEmpty ? [] : section("revenue-title", lines)
  }

  private func year(_ basis: RevenueBasis, _ revenue: ClientRevenue) -> String {
    let parameters = [
      "basis": words.label("basis.\(basis.rawValue)"),
      "before": words.optional(money: revenue.before),
      "after": words.optional(money: revenue.after),
    ]
    guard let kind = revenue.kind else { return words.text("revenue-same", parameters) }
    return words.text(
      "revenue-moved",
      parameters.merging(["movement": words.label("movement.\(kind.rawValue)")]) { first, _ in
        first
      })
  }

  private func renewal(_ outlook: RenewalOutlook) -> [String] {
    let signals = outlook.signals.map { words.text("signal.\($0.rawValue)") }
    let line = words.text(
      "renewal-line",
      [
        "id": outlook.contract.id, "day": words.optional(outlook.date),
        "category": words.label("renewal-category.\(outlook.category.rawValue)"),
        "rule": outlook.rule.rawValue,
        "reason": words.label("renewal-rule.\(outlook.rule.rawValue.lowercased())"),
        "keys": outlook.keys.map(words.key).joined(separator: ", "),
      ])
    let arithmetic =
      outlook.expected.map { expected in
        words.text(
          "renewal-expected",
          [
            "value": words.optional(money: outlook.value),
            "probability": words.percent(outlook.probability), "expected": words.money(expected),
          ])
      } ?? words.text("renewal-unexpected", ["value": words.optional(money: outlook.value)])
    return [line] + signals.map { "    " + $0 } + [arithmetic]
  }

  private func cost(_ cost: CostToServe) -> [String] {
    var lines = cost.parts.map { part in
      words.text(
        "cost-part",
        [
          "member": part.member, "minutes": words.count(part.minutes),
          "rate": words.optional(money: part.hourlyRate), "cost": words.optional(money: part.cost),
        ])
    }
    lines.append(
      words.text(
        "cost-line",
        [
          "timed": words.count(cost.timed), "touches": words.count(cost.touches),
          "time": words.optional(money: cost.timeCost),
          "service": words.optional(money: cost.serviceCost),
          "total": words.optional(money: cost.total),
        ]))
    lines.append(
      words.text(
        "cost-margin",
        [
          "revenue": words.optional(money: cost.revenue),
          "basis": words.label("basis.\(cost.basis.rawValue)"),
          "margin": words.optional(money: cost.margin),
          "share": words.percent(cost.marginShare?.basisPoints),
        ]))
    return lines
  }
}
