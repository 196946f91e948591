import Portfolio

/// The signs that a client may buy more or speak for us, of clients who do well.
struct ExpansionRules {
  private let study: Study
  private let suggestions: [Int: WhitespaceSuggestion]
  private let advocacy: AdvocacyReading
  private var scan: ClientScan
  private var policy: ActionPolicy { study.policy.actions }
  private var records: ClientRecords { study.portfolio.records }

  init(_ study: Study) {
    self.study = study
    advocacy = AdvocacyReading(study)
    scan = ClientScan(study.policy, on: study.day)
    let open = ExpansionRules.openProducts(study)
    // The best of a client's suggestions that nobody is selling already.
    suggestions = Dictionary(
      study.whitespace.suggestions
        .filter { !(open[$0.client]?.contains($0.product) ?? false) }
        .map { ($0.client, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func openProducts(_ study: Study) -> [Int: Set<String>] {
    var products: [Int: Set<String>] = [:]
    for opportunity in study.portfolio.records.opportunities
    where opportunity.isOpen(on: study.day) {
      if let product = opportunity.product {
        products[opportunity.client, default: []].insert(product)
      }
    }
    return products
  }

  /// At most one action for each reason.
  mutating func found(_ client: ClientAssessment) -> [ActionRules.Found] {
    let stalled = self.stalled(client)
    // Who is not at ease is not sold to, and not asked for a favour.
    guard client.status == .active, client.detail != .runningOff,
      !client.signals.contains(.healthRed)
    else { return [stalled].compactMap { $0 } }
    return [stalled, whitespace(client), rise(client), promoter(client) ?? goodPayer(client)]
      .compactMap { $0 }
  }

  private func stalled(_ client: ClientAssessment) -> ActionRules.Found? {
    guard client.status != .former else { return nil }
    let stalled = records.opportunities.of(client.client).filter {
      $0.isStalled(on: study.day, study.policy.pipeline)
    }
    guard let first = stalled.max(by: { ($0.value?.minorUnits ?? 0) < ($1.value?.minorUnits ?? 0) })
    else { return nil }
    return ActionRules.Found(
      reason: .stalled, day: first.expected,
      facts: [
        Fact(name: .opportunity, value: .text(first.title ?? first.id)),
        Fact(name: .stageSince, value: first.stageSince.map { .day($0) } ?? .none),
        Fact(name: .expectedOn, value: first.expected.map { .day($0) } ?? .none),
        Fact(
          name: .opportunityValue, value: first.value.map { .money($0.minorUnits) } ?? .none),
      ], keys: stalled.map { RecordKey(table: .opportunities, key: $0.id) },
      stake: .known(stalled.map { $0.value?.minorUnits }))
  }

  private func whitespace(_ client: ClientAssessment) -> ActionRules.Found? {
    guard let suggestion = suggestions[client.client] else { return nil }
    return ActionRules.Found(
      reason: .whitespace,
      facts: [
        Fact(
          name: .product,
          value: .text(
            records.product(withID: suggestion.product)?.displayName ?? suggestion.product)),
        Fact(name: .adopters, value: .count(suggestion.adopters)),
        Fact(name: .peers, value: .count(suggestion.peers)),
        Fact(name: .expectedValue, value: suggestion.expectedValue.map { .money($0) } ?? .none),
      ], keys: [RecordKey(table: .products, key: suggestion.product)],
      stake: .amount(suggestion.expectedValue))
  }

  /// The last period's volume is well above the median of those before.
  private mutating func rise(_ client: ClientAssessment) -> ActionRules.Found? {
    guard client.touch != .tech, client.cycleSource == .client else { return nil }
    let volume = volume(of: client)
    guard volume.obstacle == nil, let periods = ComparablePeriods(client, study.policy.status),
      Int128(volume.last) * 10_000 >= Int128(policy.rise) * Int128(volume.median)
    else { return nil }
    return ActionRules.Found(
      reason: .volumeRise, facts: volume.facts,
      stake: .amount(periods.yearly(volume.last - volume.median)))
  }

  /// The last period of a client's purchases against the median of those before.
  mutating func volume(of client: ClientAssessment) -> VolumeSums {
    scan.measure(client.client, of: study.portfolio.ledger).volume
  }

  private func goodPayer(_ client: ClientAssessment) -> ActionRules.Found? {
    guard let payments = client.payments, payments.streak >= policy.paidStreak,
      payments.overdue.isEmpty, client.touch != .tech, advocacy.ask(client).obstacles.isEmpty
    else { return nil }
    return ActionRules.Found(
      reason: .goodPayer, facts: [Fact(name: .paidStreak, value: .count(payments.streak))],
      stake: .amount(reference(client)))
  }

  private func promoter(_ client: ClientAssessment) -> ActionRules.Found? {
    guard let answer = client.satisfaction?.latest(.nps), answer.score >= policy.highNPS
    else { return nil }
    let ask = advocacy.ask(client)
    guard ask.obstacles.isEmpty else { return nil }
    return ActionRules.Found(
      reason: .promoter,
      facts: [
        Fact(name: .npsAnswer, value: .count(answer.score)),
        Fact(name: .answeredOn, value: .day(answer.day)),
        Fact(name: .answeredBy, value: answer.contact.map { .text($0) } ?? .none),
        Fact(name: .personToAsk, value: ask.person.map { .text($0) } ?? .none),
      ], keys: [answer.key], stake: .amount(reference(client)))
  }

  /// What the client's word is worth; nil where nobody knows what the client brings.
  private func reference(_ client: ClientAssessment) -> Int64? {
    client.tierRevenue.map {
      Rounding.divide($0.multipliedClamping(by: policy.reference), by: 10_000)
    }
  }
}

extension VolumeSums {
  /// What was compared.
  var facts: [Fact] {
    [
      Fact(name: .lastVolume, value: .money(last)),
      Fact(name: .medianVolume, value: .money(median)),
      Fact(
        name: .volumeShare,
        value: Share(last, of: median).basisPoints.map { .percent($0) } ?? .none),
    ]
  }
}
