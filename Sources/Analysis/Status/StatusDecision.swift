import Portfolio

/// One rule of the decision list: when it holds, what it looked at, and the detail it adds.
struct StatusCase: Sendable {
  let rule: StatusRule
  let holds: @Sendable (StatusEvidence) -> Bool
  let facts: @Sendable (StatusEvidence) -> [Fact]
  var detail: @Sendable (StatusEvidence) -> StatusDetail? = { _ in nil }

  /// The rules in their order: the first that holds decides, and the last always does.
  static let list: [StatusCase] = [
    StatusCase(rule: .former) {
      $0.ended != nil || $0.contractsEnded != nil
    } facts: { evidence in
      let contract = evidence.contractsEnded
      return [Fact(.ended, evidence.ended)]
        + (contract.map { [Fact(.contractsEnded, $0.end)] } ?? [])
    },
    StatusCase(rule: .runningOff) {
      $0.contracts?.state == .cancelledRunning
    } facts: { evidence in
      contracts(evidence)
        + (evidence.contracts?.state == .cancelledRunning
          ? [Fact(.runsUntil, evidence.contracts?.runsUntil)] : [])
    } detail: { _ in
      .runningOff
    },
    StatusCase(rule: .coming) {
      $0.contracts?.state == .coming && !$0.hasInvoice
    } facts: { evidence in
      contracts(evidence)
        + (evidence.contracts?.comesOn.map { [Fact(.comesOn, $0)] } ?? [])
    } detail: { _ in
      .coming
    },
    StatusCase(rule: .prospect) {
      !$0.hasInvoice && ($0.contracts == nil || $0.contracts?.state == .draft)
    } facts: {
      [
        Fact(name: .invoices, value: .count($0.record.invoices)), Fact(.since, $0.since),
      ]
    } detail: {
      $0.since == nil ? nil : .neverBought
    },
    StatusCase(rule: .inactive) {
      !$0.hasService && ($0.silentDays ?? 0) > Int($0.record.inactiveAfter)
    } facts: {
      silence($0) + contracts($0) + [
        Fact(name: .inactiveAfterDays, value: .days(Int($0.record.inactiveAfter))),
        Fact(name: .cycleSource, value: .source($0.record.cycleSource)),
      ]
    },
    StatusCase(rule: .atRisk) {
      !$0.signals.isEmpty
    } facts: {
      silence($0) + cadence($0) + volume($0) + ($0.account?.signals ?? []).flatMap(\.facts)
    },
    StatusCase(rule: .reactivated) {
      $0.reactivation != nil
    } facts: { evidence in
      let window = Fact(
        name: .reactivatedDays, value: .days(evidence.policy.reactivatedDays))
      guard let reactivation = evidence.reactivation else {
        return [Fact(name: .returnedOn, value: .none), window]
      }
      return [
        Fact(.returnedOn, reactivation.day),
        Fact(name: .silenceBefore, value: .days(reactivation.silentDays)),
        Fact(name: .limitThen, value: .days(reactivation.limitDays)), window,
      ]
    } detail: { _ in
      .reactivated
    },
    StatusCase(rule: .active) { _ in
      true
    } facts: { _ in
      []
    },
  ]

  /// The rule that decides, its detail, and how many rules were asked.
  static func decide(_ evidence: StatusEvidence) -> (rule: StatusRule, detail: StatusDetail?) {
    for item in list where item.holds(evidence) {
      return (item.rule, item.detail(evidence))
    }
    return (.active, nil)
  }

  /// The rules up to and with the one that decides, with what each saw.
  static func checks(_ evidence: StatusEvidence) -> [RuleCheck] {
    var checks: [RuleCheck] = []
    for item in list {
      let holds = item.holds(evidence)
      checks.append(RuleCheck(rule: item.rule, holds: holds, facts: item.facts(evidence)))
      if holds { break }
    }
    return checks
  }

  private static func contracts(_ evidence: StatusEvidence) -> [Fact] {
    evidence.contracts.map { [Fact(name: .contractsState, value: .contracts($0.state))] } ?? []
  }

  private static func silence(_ evidence: StatusEvidence) -> [Fact] {
    let last =
      evidence.account?.spot?.last.map { Fact(.lastSpotPurchase, $0) }
      ?? evidence.record.lastPurchase.map { Fact(.lastPurchase, $0) }
      ?? Fact(.lastReturn, evidence.record.silentSince)
    return [
      last, Fact(name: .silentDays, value: evidence.silentDays.map(Fact.Value.days) ?? .none),
    ]
  }

  /// Nothing of a client who buys under contracts alone.
  private static func cadence(_ evidence: StatusEvidence) -> [Fact] {
    guard evidence.record.hasCadence else { return [] }
    return [
      Fact(name: .brokenAfterDays, value: .days(Int(evidence.record.brokenAfter))),
      Fact(name: .cycle, value: .halfDays(Int(evidence.record.cycle))),
      Fact(name: .cycleSource, value: .source(evidence.record.cycleSource)),
    ]
  }

  private static func volume(_ evidence: StatusEvidence) -> [Fact] {
    guard evidence.volume.obstacle == nil else { return [] }
    let share = Share(evidence.volume.last, of: evidence.volume.median).basisPoints
    return [
      Fact(name: .lastVolume, value: .money(evidence.volume.last)),
      Fact(name: .medianVolume, value: .money(evidence.volume.median)),
      Fact(name: .volumeShare, value: share.map(Fact.Value.percent) ?? .none),
      Fact(name: .volumeLimit, value: .percent(evidence.policy.volumeFall)),
    ]
  }
}

extension Fact {
  /// A fact that is a day, or that there is none.
  init(_ name: Name, _ day: Day?) {
    self.init(name: name, value: day.map(Value.day) ?? .none)
  }
}
