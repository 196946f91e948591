public import Portfolio

/// What became of looking for a signal of risk.
public struct SignalCheck: Sendable, Hashable {
  /// What was found.
  public enum Outcome: Sendable, Hashable {
    /// It fired.
    case fired
    /// It was looked for, and all is well.
    case clear
    /// The portfolio has no table that could tell.
    case noTable(TableName)
    /// The table is there, and nothing in it tells of this client.
    case noRecord(TableName)
    /// The client has too few purchases, or too irregular ones, to compare.
    case tooFew
    /// The touches that could tell do not say who spoke.
    case unknownDirection
    /// Too little of the health score was measured.
    case unmeasured
  }

  /// The signal.
  public let signal: RiskSignal
  /// What was found.
  public let outcome: Outcome

  /// Whether it could be looked for at all.
  public var isChecked: Bool { outcome == .fired || outcome == .clear }
}

extension Assessment {
  /// Every signal of risk: what fired, what was checked and is clear, what could not be checked.
  func signalChecks(
    of client: ClientAssessment, _ volume: VolumeSums, in portfolio: Portfolio
  ) -> [SignalCheck] {
    RiskSignal.allCases.map { signal in
      SignalCheck(
        signal: signal,
        outcome: client.signals.contains(signal)
          ? .fired : unfired(signal, client, volume, portfolio))
    }
  }

  private func unfired(
    _ signal: RiskSignal, _ client: ClientAssessment, _ volume: VolumeSums, _ portfolio: Portfolio
  ) -> SignalCheck.Outcome {
    let records = portfolio.records
    func table(_ name: TableName, isEmpty: Bool, knows: Bool) -> SignalCheck.Outcome {
      if isEmpty, !portfolio.presentTables.contains(name) { return .noTable(name) }
      return knows ? .clear : .noRecord(name)
    }
    switch signal {
    case .cadenceBroken:
      return table(
        .invoices, isEmpty: portfolio.ledger.entryCount == 0, knows: client.hasCadence)
    case .volumeFall:
      if portfolio.ledger.entryCount == 0 { return .noTable(.invoices) }
      return volume.obstacle == nil ? .clear : .tooFew
    case .overduePayment:
      return table(
        .payments, isEmpty: portfolio.receivables.isEmpty, knows: client.payments?.open != nil)
    case .satisfactionFallen:
      return table(
        .surveys, isEmpty: records.surveys.isEmpty,
        knows: client.satisfaction?.answers.contains {
          $0.kind != .ces && $0.day > day.adding(days: -policy.risk.surveyDays)
        } ?? false)
    case .keyPersonGone:
      return table(
        .contacts, isEmpty: portfolio.contacts.isEmpty,
        knows: client.relationship?.knowsRoles ?? false)
    case .optOutSilent:
      if records.interactions.isEmpty, !portfolio.presentTables.contains(.interactions) {
        return .noTable(.interactions)
      }
      let known = (client.contracts?.contracts ?? []).contains {
        $0.bucket != nil && $0.bucket != .unknown
      }
      if isSilenceUnknown(client) { return .unknownDirection }
      return table(.contracts, isEmpty: records.contracts.isEmpty, knows: known)
    case .productDropped:
      if portfolio.productLedger == nil { return .noTable(.products) }
      return boughtInEachPeriod(client, portfolio) ? .clear : .tooFew
    case .healthRed: return client.health?.score == nil ? .unmeasured : .clear
    }
  }

  /// Whether an opt-out is near, and nobody knows whether both spoke in the touches before it.
  private func isSilenceUnknown(_ client: ClientAssessment) -> Bool {
    let isNear = (client.contracts?.contracts ?? []).contains { contract in
      contract.bucket != nil
        && (contract.daysToOptOut.map { (0...policy.risk.optOutDays).contains($0) } ?? false)
    }
    let since = day.adding(days: -policy.risk.silentTouchDays)
    return isNear && client.relationship.hasSpoken(after: since) == nil
  }

  /// Whether a client bought anything in each period before the last: else no product could be dropped.
  private func boughtInEachPeriod(_ client: ClientAssessment, _ portfolio: Portfolio) -> Bool {
    guard let periods = ComparablePeriods(client, policy.status) else { return false }
    var bought: Set<Int> = []
    for entry in portfolio.ledger.days(of: client.client) where entry.spotSales > 0 {
      if let period = periods.period(of: entry.day) { bought.insert(period) }
    }
    return bought.subtracting([0]).count == periods.count - 1
  }
}
