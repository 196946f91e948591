public import Portfolio

extension ClientAssessment {
  /// The records that the points of a family of health rest on, at most three; those of purchases are
  /// the invoices themselves.
  public func evidence(of family: HealthKind) -> [RecordKey] {
    let keys: [RecordKey] =
      switch family {
      case .trend: []
      case .payments: payments?.overdue.map(\.key) ?? []
      case .engagement: [relationship?.lastTwoWayKey].compactMap { $0 }
      case .relationship:
        relationship?.seats.compactMap { seat in
          seat.person.map { RecordKey(table: .contacts, key: $0) }
        } ?? []
      case .satisfaction: satisfaction?.answers.filter { !$0.isStale }.map(\.key) ?? []
      case .support: success?.openTickets ?? []
      case .plan: success?.objectives.map(\.key) ?? []
      }
    return Array(keys.prefix(3))
  }
}
