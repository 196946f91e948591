extension PolicyField {
  /// The values that rule advocacy and win-back.
  static let voice: [PolicyField] =
    [
      whole("advocacy", "asks-a-year", \.advocacy.asksAYear, 0...100, PolicyValue.count),
      whole("advocacy", "calls-a-year", \.advocacy.callsAYear, 0...100, PolicyValue.count),
      whole("advocacy", "days-between-asks", \.advocacy.daysBetween, 0...3650, PolicyValue.days),
      whole(
        "advocacy", "commercial-ask-days", \.advocacy.commercialDays, 0...3650, PolicyValue.days),
      whole("advocacy", "promoter-least", \.advocacy.promoterLeast, 0...10, PolicyValue.count),
    ]
    + EndReason.allCases.filter { !$0.isFinal }.map { reason in
      percent("win-back", "reason-\(reason.rawValue)", \.winBack[reason])
    } + [
      percent("win-back", "reason-unknown", \.winBack.unknownReason),
      percent("win-back", "first-quarter", \.winBack.firstQuarter),
      percent("win-back", "first-year", \.winBack.firstYear),
      percent("win-back", "second-year", \.winBack.secondYear),
      percent("win-back", "later", \.winBack.later),
    ]
}
