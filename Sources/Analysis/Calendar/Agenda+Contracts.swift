import Portfolio

/// Contracts of a client that are decided on one day.
struct RenewalGroup {
  let optOut: Day?
  let renewal: Day
  let contracts: [ContractStanding]

  /// What they bring a month; nil where the value of none is known.
  var monthlyValue: Int64? {
    let known = contracts.compactMap(\.monthlyValue)
    return known.isEmpty ? nil : known.reduce(0, sum)
  }
  var keys: [RecordKey] { contracts.map(\.key) }
  var subject: PlannedEvent.Subject { RenewalGroup.subject(of: contracts) }
  /// The numbers of the contracts, which stay while days move on.
  var identity: String { contracts.map(\.id).joined(separator: "+") }

  /// The products of contracts, each once, in their order.
  static func subject(of contracts: [ContractStanding]) -> PlannedEvent.Subject {
    var products: [String] = []
    for product in contracts.compactMap(\.product) where !products.contains(product) {
      products.append(product)
    }
    return products.isEmpty ? .none : .products(products)
  }
}

extension Agenda {
  /// The contracts that are to be renewed, those of equal days together, by day.
  func renewals(_ client: ClientAssessment) -> [RenewalGroup] {
    struct Days: Hashable {
      let optOut: Day?
      let renewal: Day
    }
    var groups: [Days: [ContractStanding]] = [:]
    for contract in client.contracts?.contracts ?? []
    where contract.state == .running || contract.state == .suspended {
      guard let renewal = contract.renewal else { continue }
      groups[Days(optOut: contract.optOut, renewal: renewal), default: []].append(contract)
    }
    return groups.map {
      RenewalGroup(optOut: $0.key.optOut, renewal: $0.key.renewal, contracts: $0.value)
    }.sorted {
      $0.renewal != $1.renewal
        ? $0.renewal < $1.renewal
        : $0.identity.utf8.lexicographicallyPrecedes($1.identity.utf8)
    }
  }

  /// What contracts say themselves: the last days to call them off, renewals, ends, beginnings.
  func contracts(_ client: ClientAssessment) -> [EventDraft] {
    var drafts: [EventDraft] = []
    for group in renewals(client) {
      if let optOut = group.optOut, isPlanned(optOut) {
        drafts.append(draft(.optOut, on: optOut, group))
      }
      if isPlanned(group.renewal) {
        var renewal = draft(.renewal, on: group.renewal, group)
        renewal.isNoticeUnknown = group.contracts.contains { $0.noticeDays == nil }
        drafts.append(renewal)
      }
    }
    for contract in client.contracts?.contracts ?? [] {
      let (kind, date): (PlannedKind, Day?) =
        switch contract.state {
        case .cancelledRunning: (.serviceEnd, contract.end)
        case .coming: (.start, contract.start)
        default: (.start, nil)
        }
      guard let date, isPlanned(date) else { continue }
      let group = RenewalGroup(optOut: nil, renewal: date, contracts: [contract])
      drafts.append(draft(kind, on: date, group))
    }
    return drafts
  }

  private func draft(_ kind: PlannedKind, on date: Day, _ group: RenewalGroup) -> EventDraft {
    var draft = EventDraft(
      kind, on: date, identity: "\(kind.rawValue):\(group.identity):\(group.renewal)")
    draft.subject = group.subject
    draft.keys = group.keys
    draft.monthlyValue = group.monthlyValue
    return draft
  }
}
