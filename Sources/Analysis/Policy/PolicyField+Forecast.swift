import Settings

extension PolicyField {
  /// The values that rule forecasts.
  static let forecast: [PolicyField] = [
    PolicyField(section: "forecast", key: "wanted") { reader, policy in
      if let wanted = reader.boolean("wanted") { policy.forecast.isWanted = wanted }
    } value: {
      .flag($0.forecast.isWanted)
    },
    PolicyField(section: "forecast", key: "model") { reader, policy in
      if let process = reader.choice("model", of: DropoutProcess.self) {
        policy.forecast.process = process
      }
    } value: {
      .process($0.forecast.process)
    },
    whole("forecast", "horizon-weeks", \.forecast.horizonWeeks, 1...520, PolicyValue.weeks),
    whole(
      "forecast", "minimum-clients", \.forecast.minimumClients, 1...1_000_000, PolicyValue.count),
    whole(
      "forecast", "minimum-repeaters", \.forecast.minimumRepeaters, 1...1_000_000,
      PolicyValue.count),
  ]
}
