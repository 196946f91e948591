import Settings

extension PolicyField {
  /// The values that rule how our people's time covers the accounts.
  static let coverage: [PolicyField] = [
    whole("coverage", "hours-per-year", \.coverage.hoursPerYear, 1...8784, PolicyValue.count),
    whole("coverage", "weeks-per-year", \.coverage.weeksPerYear, 1...52, PolicyValue.count),
    percent("coverage", "planned-percent", \.coverage.planned),
    hours("coverage", "diamond-hours", \.coverage.diamondHours),
    hours("coverage", "platinum-hours", \.coverage.platinumHours),
    hours("coverage", "gold-hours", \.coverage.goldHours),
    hours("coverage", "silver-hours", \.coverage.silverHours),
    hours("coverage", "bronze-hours", \.coverage.bronzeHours),
    hours("coverage", "high-hours", \.coverage.highHours),
    hours("coverage", "mid-hours", \.coverage.midHours),
    hours("coverage", "low-hours", \.coverage.lowHours),
    hours("coverage", "tech-hours", \.coverage.techHours),
    percent("coverage", "tight-most-percent", \.coverage.tightMost),
    percent("coverage", "overloaded-most-percent", \.coverage.overloadedMost),
    whole("coverage", "touch-days", \.coverage.touchDays, 1...3650, PolicyValue.days),
    percent("coverage", "touched-least-percent", \.coverage.touchedLeast),
    percent("coverage", "strategic-percent", \.coverage.strategic),
    whole("coverage", "protected-days", \.coverage.protectedDays, 0...3650, PolicyValue.days),
    whole("coverage", "fewest-fit", \.coverage.fewestFit, 1...10_000, PolicyValue.count),
  ]

  /// Hours with one decimal, kept in tenths.
  static func hours(_ section: String, _ key: String, _ path: Path<Int64>) -> PolicyField {
    PolicyField(section: section, key: key) { reader, policy in
      if let value = reader.decimal(key, scale: 1, in: 0...87_840) {
        policy[keyPath: path] = value
      }
    } value: {
      .factor($0[keyPath: path] * 1000)
    }
  }
}

extension CoveragePolicy {
  /// Which accounts are strategic, where the policy says so by a condition.
  mutating func readStrategic(_ reader: inout SettingsReader, fields: ConditionFields) {
    guard let node = reader.value("strategic") else { return }
    var conditions = ConditionReader(fields: fields)
    strategicCondition = conditions.read(node)
    for finding in conditions.findings { reader.report(finding) }
  }
}
