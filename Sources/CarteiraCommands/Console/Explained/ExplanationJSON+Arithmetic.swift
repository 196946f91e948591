import Analysis
import Portfolio

/// The steps from records to numbers.
extension ExplanationJSON {
  var arithmetic: [(String, JSONValue)] {
    [
      ("cadence", cadence), ("volume", volume), ("abc", abc), ("rfm", rfm), ("tier", tier),
      ("touch", touch), ("health", health), ("strength", strength),
      ("segments", .list(study.memberships(of: assessed).map(membership))),
      ("revenue", revenue), ("renewals", .list(explanation.revenue.renewals.map(renewal))),
      ("cost-to-serve", explanation.revenue.cost.map(cost) ?? .null), ("demand", demand),
    ]
  }

  private var cadence: JSONValue {
    guard let steps = explanation.cadence else { return .null }
    let cadence = steps.cadence
    return .object([
      ("intervals", .list(steps.intervals.map { .integer($0) })),
      ("median", cadence.medianHalfDays.map(facts.halves) ?? .null),
      ("deviation", facts.decimal(cadence.deviationQuarterDays.map { Int64($0) * 25 }, scale: 2)),
      ("cycle", facts.halves(cadence.cycleHalfDays)), ("source", .text(cadence.source.rawValue)),
      ("minimum-intervals", .integer(steps.minimumIntervals)),
      ("grace-days", .integer(steps.graceDays)), ("spread", facts.decimal(steps.spread, scale: 4)),
      ("broken-factor", facts.decimal(steps.brokenFactor, scale: 4)),
      ("silent-days", .integer(steps.silentDays)),
      ("late-after-days", .integer(cadence.lateAfterDays)),
      ("broken-after-days", .integer(cadence.brokenAfterDays)),
      ("inactive-after-days", .integer(cadence.inactiveAfterDays)),
      (
        "segment",
        explanation.segmentCycle.map { cycle in
          .object([
            ("name", .text(cycle.name)), ("clients", .integer(cycle.clients)),
            ("cycle", facts.halves(cycle.halfDays)),
          ])
        } ?? .null
      ),
    ])
  }

  private var volume: JSONValue {
    let volume = explanation.volume
    return .object([
      ("obstacle", facts.text(volume.obstacle?.rawValue)),
      ("cycles", JSONValue(volume.length?.cycles)),
      ("period-days", JSONValue(volume.length?.days)),
      (
        "periods",
        .list(
          volume.periods.map { period in
            .object([
              ("first", facts.day(period.first)), ("last", facts.day(period.last)),
              ("net-sales", facts.money(period.net)),
            ])
          })
      ),
      ("median", volume.obstacle == nil ? facts.money(volume.median) : .null),
      ("share-percent", volume.obstacle == nil ? facts.percent(volume.share.basisPoints) : .null),
      ("fall-percent", facts.percent(study.policy.status.volumeFall)),
      ("falls", .flag(volume.isFall)),
    ])
  }

  private var abc: JSONValue {
    let abc = explanation.abc
    return .object([
      ("class", .text(abc.position.abcClass.rawValue)), ("from", facts.day(abc.from)),
      ("amount", facts.money(abc.position.value)), ("total", facts.money(abc.total)),
      ("share-percent", facts.percent(abc.share.basisPoints)),
      ("before", facts.money(abc.position.before)),
      ("share-before-percent", facts.percent(abc.shareBefore.basisPoints)),
      ("a-percent", facts.percent(abc.policy.shareA)),
      ("b-percent", facts.percent(abc.policy.shareB)),
      ("rank", JSONValue(abc.position.rank)), ("clients", .integer(abc.clients)),
    ])
  }

  private var rfm: JSONValue {
    guard let rfm = explanation.rfm else { return .null }
    func score(_ value: JSONValue, _ worse: Int, _ score: Int) -> JSONValue {
      .object([("value", value), ("worse", .integer(worse)), ("score", .integer(score))])
    }
    let position = rfm.position
    return .object([
      ("from", facts.day(rfm.from)), ("reference-day", facts.day(rfm.scale.referenceDay)),
      ("participants", .integer(rfm.scale.participants)),
      ("recency", score(.integer(rfm.recencyDays), position.worseRecency, position.recency)),
      ("frequency", score(.integer(rfm.invoices), position.worseFrequency, position.frequency)),
      ("monetary", score(facts.money(rfm.amount), position.worseMonetary, position.monetary)),
      ("segment", .text(position.segment.rawValue)),
    ])
  }

  private var tier: JSONValue {
    guard let tier = explanation.tier else { return .null }
    return .object([
      ("tier", .text(tier.effective.rawValue)), ("automatic", .text(tier.automatic.rawValue)),
      ("measure", .text(tier.measure.rawValue)), ("revenue", facts.money(tier.value)),
      ("basis", tier.value == nil ? .null : .text(tier.basis.rawValue)),
      ("rank", JSONValue(tier.rank)),
      ("base", .integer(tier.base)), ("next", facts.text(tier.next?.rawValue)),
      ("missing", facts.money(tier.missing)), ("override", override(tier.override)),
      (
        "points",
        tier.points.map { points in
          .object([
            ("sum", .integer(points.sum)), ("missing", JSONValue(points.missing)),
            (
              "rules",
              .list(
                points.lines.map { line in
                  .object([
                    ("rule", .text(line.rule)), ("points", .integer(line.points)),
                    ("truth", .text(line.truth.rawValue)),
                  ])
                })
            ),
          ])
        } ?? .null
      ),
      ("month-ends", .list(tier.monthEnds.map(facts.day))),
      (
        "held",
        tier.hold.map { hold in
          .object([
            ("last-reached", facts.day(hold.lastReached)), ("below", .integer(hold.below)),
            ("drops-on", facts.day(hold.dropsOn)), ("falls-to", .text(hold.falls.rawValue)),
          ])
        } ?? .null
      ),
    ])
  }

  private var touch: JSONValue {
    guard let touch = explanation.touch else { return .null }
    return .object([
      ("touch", .text(touch.effective.rawValue)), ("automatic", .text(touch.automatic.rawValue)),
      ("raised", .flag(touch.isRaised)), ("rule", facts.text(touch.rule)),
      ("override", override(touch.override)),
    ])
  }

  private func override(_ state: OverrideState) -> JSONValue {
    func object(_ override: ManualOverride, _ fault: OverrideFault?) -> JSONValue {
      .object([
        ("value", facts.text(override.value)), ("reason", facts.text(override.reason)),
        ("until", facts.day(override.until)), ("holds", .flag(fault == nil)),
        ("fault", facts.text(fault?.rawValue)),
      ])
    }
    return switch state {
    case .none: .null
    case .holds(let override): object(override, nil)
    case .ignored(let override, let fault): object(override, fault)
    }
  }

  private var health: JSONValue {
    guard let health = assessed.health else { return .null }
    return .object([
      ("score", JSONValue(health.score)), ("band", facts.text(health.band?.rawValue)),
      ("coverage-percent", .integer(health.coverage)),
      ("confidence", .text(health.confidence.rawValue)),
      ("before-limits", JSONValue(health.uncapped)),
      ("cap", facts.text(health.cap?.rawValue ?? health.ownCap?.rule)),
      ("cap-limit", JSONValue(health.capLimit)), ("floor", facts.text(health.floor?.rule)),
      (
        "families",
        .list(
          health.families.map { family in
            .object([
              ("family", .text(family.kind.rawValue)), ("points", JSONValue(family.points)),
              ("weight", .integer(family.weight)),
              ("contribution", JSONValue(family.contribution)),
              ("facts", facts.facts(family.facts)),
              ("records", facts.keys(assessed.evidence(of: family.kind))),
            ])
          })
      ),
    ])
  }

  private var strength: JSONValue {
    guard let strength = explanation.strength else { return .null }
    return .object([
      ("score", JSONValue(strength.score)), ("coverage-percent", .integer(strength.coverage)),
      (
        "parts",
        .list(
          strength.parts.map { part in
            .object([
              ("part", .text(part.kind.rawValue)), ("points", JSONValue(part.points)),
              ("weight", .integer(part.weight)),
            ])
          })
      ),
    ])
  }

  private func membership(_ membership: SegmentMembership) -> JSONValue {
    let name =
      switch membership.source {
      case .rule(let index): study.policy.segments.rules[index].name
      case .value(let field, let value): "\(field)=\(value)"
      case .band(let field, let lower, let upper): "\(field)=\(Segment.range(lower, upper))"
      }
    return .object([
      ("segment", .text(name)), ("because", facts.text(membership.reason?.written)),
      ("tone", facts.text(membership.approach.tone)),
      ("effort", facts.text(membership.approach.effort)),
      ("offers", .list(membership.approach.offers.map { .text($0) })),
    ])
  }

  private var revenue: JSONValue {
    .list(
      explanation.revenue.years.map { basis, revenue in
        .object([
          ("basis", .text(basis.rawValue)), ("before", facts.money(revenue.before)),
          ("now", facts.money(revenue.after)), ("movement", facts.text(revenue.kind?.rawValue)),
        ])
      })
  }

  private func renewal(_ outlook: RenewalOutlook) -> JSONValue {
    .object([
      ("contract", .text(outlook.contract.id)), ("day", facts.day(outlook.date)),
      ("category", .text(outlook.category.rawValue)), ("rule", .text(outlook.rule.rawValue)),
      ("value", facts.money(outlook.value)),
      ("probability-percent", facts.percent(outlook.probability)),
      ("expected", facts.money(outlook.expected)), ("records", facts.keys(outlook.keys)),
    ])
  }

  private func cost(_ cost: CostToServe) -> JSONValue {
    .object([
      (
        "parts",
        .list(
          cost.parts.map { part in
            .object([
              ("member", .text(part.member)), ("minutes", .integer(part.minutes)),
              ("hourly-rate", facts.money(part.hourlyRate)), ("cost", facts.money(part.cost)),
            ])
          })
      ),
      ("touches", .integer(cost.touches)), ("timed", .integer(cost.timed)),
      ("time-cost", facts.money(cost.timeCost)), ("service-cost", facts.money(cost.serviceCost)),
      ("cost", facts.money(cost.total)), ("revenue", facts.money(cost.revenue)),
      ("basis", .text(cost.basis.rawValue)), ("margin", facts.money(cost.margin)),
      ("margin-percent", facts.percent(cost.marginShare?.basisPoints)),
    ])
  }

  private var demand: JSONValue {
    guard let demand = explanation.demand else { return .null }
    return .object([
      ("purchases", .integer(demand.purchases)), ("each", facts.money(demand.each)),
      ("value", facts.money(demand.value)), ("cycle", facts.halves(demand.cycleHalfDays)),
      ("source", .text(demand.source.rawValue)),
    ])
  }
}
