public import Portfolio

/// Two facts about one client that do not go together: one of them is wrong, or tells what the other
/// hides.
public struct Contradiction: Sendable, Hashable {
  /// Which facts.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Health is green, and the client is at risk.
    case healthyAtRisk = "healthy-at-risk"
    /// Health is red, and no other signal of risk fired.
    case redAlone = "red-alone"
    /// The client recommends us, and does not pay.
    case praiseAndDebt = "praise-and-debt"
    /// The client recommends us, and nobody has spoken with it lately.
    case praiseAndSilence = "praise-and-silence"
    /// The client recommends us, and gave notice.
    case praiseAndNotice = "praise-and-notice"
    /// The client buys more than usual, and answered badly.
    case growthAndDissatisfaction = "growth-and-dissatisfaction"
    /// The client buys as usual, and uses the product less.
    case purchasesAndDisuse = "purchases-and-disuse"
    /// The client pays on time, and buys less.
    case punctualAndFalling = "punctual-and-falling"
  }

  /// Which facts.
  public let kind: Kind
  /// What both sides saw, in order.
  public let facts: [Fact]
  /// The records, at most three.
  public let keys: [RecordKey]
}

extension ClientAssessment {
  /// The contradictions between what is known of the client, in the order of declaration.
  func contradictions(_ volume: VolumeSums, _ policy: Policy) -> [Contradiction] {
    guard status == .active || status == .atRisk else { return [] }
    return [
      healthyAtRisk, redAlone, praiseAndDebt(policy), praiseAndSilence(policy),
      praiseAndNotice(policy), growthAndDissatisfaction(volume, policy),
      purchasesAndDisuse(volume, policy),
      punctualAndFalling(volume),
    ].compactMap { $0 }
  }

  private var scoreFact: Fact? { health?.score.map { Fact(name: .healthScore, value: .count($0)) } }

  private var healthyAtRisk: Contradiction? {
    guard status == .atRisk, health?.band == .green, let scoreFact else { return nil }
    return Contradiction(
      kind: .healthyAtRisk, facts: [scoreFact],
      keys: Array(signalEvidence.flatMap(\.keys).prefix(3)))
  }

  private var redAlone: Contradiction? {
    guard signals.all == [.healthRed], let scoreFact else { return nil }
    return Contradiction(kind: .redAlone, facts: [scoreFact], keys: [])
  }

  /// What goes badly with the answer of a promoter that still counts.
  private func praised(
    _ kind: Contradiction.Kind, _ policy: Policy, _ facts: [Fact], _ keys: [RecordKey]
  ) -> Contradiction? {
    guard let praise = satisfaction?.latest(.nps), praise.score >= policy.advocacy.promoterLeast
    else { return nil }
    return Contradiction(
      kind: kind,
      facts: [
        Fact(name: .npsAnswer, value: .count(praise.score)), Fact(.answeredOn, praise.day),
      ] + facts, keys: Array(([praise.key] + keys).prefix(3)))
  }

  private func praiseAndDebt(_ policy: Policy) -> Contradiction? {
    let late = (payments?.overdue ?? []).filter { $0.days > policy.payments.graceDays }
    guard let oldest = late.first else { return nil }
    return praised(
      .praiseAndDebt, policy,
      [
        Fact(name: .overdueAmount, value: .money(late.reduce(0) { sum($0, $1.open) })),
        Fact(.dueDay, oldest.due),
      ], late.map(\.key))
  }

  private func praiseAndSilence(_ policy: Policy) -> Contradiction? {
    guard let relationship, relationship.knowsTalks, relationship.twoWayTouches == 0 else {
      return nil
    }
    return praised(
      .praiseAndSilence, policy,
      [Fact(.lastTwoWay, relationship.lastTwoWay)] + relationship.unknownFacts,
      [relationship.lastTwoWayKey].compactMap { $0 })
  }

  private func praiseAndNotice(_ policy: Policy) -> Contradiction? {
    guard let contracts, contracts.state == .cancelledRunning else { return nil }
    return praised(
      .praiseAndNotice, policy, [Fact(.runsUntil, contracts.runsUntil)],
      contracts.running.map(\.key))
  }

  private func volumeFact(_ volume: VolumeSums) -> (share: Int64, fact: Fact)? {
    guard volume.obstacle == nil, let share = Share(volume.last, of: volume.median).basisPoints
    else { return nil }
    return (share, Fact(name: .volumeShare, value: .percent(share)))
  }

  private func growthAndDissatisfaction(_ volume: VolumeSums, _ policy: Policy) -> Contradiction? {
    guard signals.contains(.satisfactionFallen), let (share, fact) = volumeFact(volume),
      share >= policy.actions.rise,
      let evidence = signalEvidence.first(where: { $0.signal == .satisfactionFallen })
    else { return nil }
    return Contradiction(
      kind: .growthAndDissatisfaction, facts: [fact] + evidence.facts, keys: evidence.keys)
  }

  private func purchasesAndDisuse(_ volume: VolumeSums, _ policy: Policy) -> Contradiction? {
    let shares = success?.usageShares(on: Day(number: asOf), policy.health) ?? []
    guard !shares.isEmpty, let (share, fact) = volumeFact(volume), share >= 9_500 else {
      return nil
    }
    let mean = Rounding.divide(shares.reduce(0, sum), by: Int64(shares.count))
    guard mean <= policy.status.volumeFall else { return nil }
    return Contradiction(
      kind: .purchasesAndDisuse, facts: [fact, Fact(name: .usageShare, value: .percent(mean))],
      keys: [])
  }

  private func punctualAndFalling(_ volume: VolumeSums) -> Contradiction? {
    guard signals.contains(.volumeFall), let onTime = payments?.onTimeShare?.basisPoints,
      onTime >= 9_500, payments?.overdue.isEmpty == true, let (_, fact) = volumeFact(volume)
    else { return nil }
    return Contradiction(
      kind: .punctualAndFalling, facts: [Fact(name: .onTimeShare, value: .percent(onTime)), fact],
      keys: [])
  }
}
