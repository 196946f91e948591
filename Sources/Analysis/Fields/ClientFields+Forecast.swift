import Portfolio

extension ClientFields {
  /// What is expected of purchases outside contracts; missing without a forecast, and of former clients.
  static let forecast: [AssessmentField<ClientResult>] = [
    AssessmentField(
      "alive-percent", .decimal,
      "the probability that the client still buys, in percent; empty for former clients"
    ) { result in
      result.forecast.map { .decimal($0.aliveBasisPoints, scale: 2) } ?? .missing
    },
    AssessmentField(
      "expected-purchases", .decimal, "purchase days expected over the policy's horizon"
    ) { result in
      result.forecast?.purchaseHundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
    AssessmentField("expected-sales", .money, "sales expected over the policy's horizon") {
      .money($0.forecast?.amount)
    },
  ]
}
