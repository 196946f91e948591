import Settings

extension PolicyField {
  /// The values that deal out tiers beside shares: by revenue or by points.
  static let tierMeasures: [PolicyField] =
    [
      PolicyField(section: "tiers", key: "by") { reader, policy in
        if let measure = reader.choice("by", of: TierMeasure.self) {
          policy.tiers.measure = measure
        }
      } value: {
        .tierMeasure($0.tiers.measure)
      },
      amount("tiers", "diamond-from", \.tiers.revenue.diamond),
      amount("tiers", "platinum-from", \.tiers.revenue.platinum),
      amount("tiers", "gold-from", \.tiers.revenue.gold),
      amount("tiers", "silver-from", \.tiers.revenue.silver),
      points("diamond-points", \.tiers.points.diamond),
      points("platinum-points", \.tiers.points.platinum),
      points("gold-points", \.tiers.points.gold),
      points("silver-points", \.tiers.points.silver),
    ]

  /// An amount in the currency's unit, with up to two decimals.
  static func amount(_ section: String, _ key: String, _ path: Path<Int64>) -> PolicyField {
    PolicyField(section: section, key: key) { reader, policy in
      if let amount = reader.decimal(key, scale: 2, in: 0...100_000_000_000_000) {
        policy[keyPath: path] = amount
      }
    } value: {
      .amount($0[keyPath: path])
    }
  }

  private static func points(_ key: String, _ path: Path<Int64>) -> PolicyField {
    PolicyField(section: "tiers", key: key) { reader, policy in
      if let points = reader.integer(key, in: 0...1_000_000) {
        policy[keyPath: path] = Int64(points)
      }
    } value: {
      .count(Int($0[keyPath: path]))
    }
  }
}
