import Settings

extension PolicyField {
  /// The values that rule signs of growth.
  static let expansion: [PolicyField] = [
    PolicyField(section: "expansion", key: "rise-percent") { reader, policy in
      if let value = reader.decimal("rise-percent", scale: 2, in: 10_000...100_000) {
        policy.actions.rise = value
      }
    } value: {
      .percent($0.actions.rise)
    },
    whole("expansion", "paid-streak", \.actions.paidStreak, 1...1000, PolicyValue.count),
    whole("expansion", "high-nps", \.actions.highNPS, 0...10, PolicyValue.count),
    percent("expansion", "reference-percent", \.actions.reference),
  ]

  /// Hours that actions take, by reason.
  static let effort: [PolicyField] = ActionReason.builtIn.map { reason in
    PolicyField(section: "effort", key: reason.rawValue) { reader, policy in
      if let value = reader.decimal(reason.rawValue, scale: 1, in: 0...10_000) {
        policy.actions.effort[reason] = value
      }
    } value: {
      .factor($0.actions.effort(reason) * 1000)
    }
  }

  /// How much of what is at stake actions can save, by reason.
  static let savability: [PolicyField] = ActionReason.builtIn.map { reason in
    PolicyField(section: "savability", key: reason.rawValue) { reader, policy in
      if let value = reader.decimal(reason.rawValue, scale: 2, in: 0...10_000) {
        policy.actions.savability[reason] = value
      }
    } value: {
      .percent($0.actions.savability(reason))
    }
  }

  /// Keys of `expansion` that were there before, and what decides now in their place.
  static let moved: [(key: String, name: String)] = [
    ("ask-apart-days", "advocacy.days-between-asks"), ("stalled-days", "pipeline.stalled-days"),
  ]

  /// Reports what a policy still says under such a key.
  static func reportMoved(_ reader: inout SettingsReader) {
    for (key, name) in moved {
      reader.allow(key)
      guard let node = reader.node[key] else { continue }
      reader.report(
        node.diagnostic(.policyMoved, facts: ["key": "expansion.\(key)", "name": name]))
    }
  }
}
