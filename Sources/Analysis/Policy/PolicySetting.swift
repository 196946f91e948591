import Diagnostics
import Settings

/// A value of the policy as the method page prints it.
public enum PolicyValue: Sendable, Hashable {
  case days(Int)
  case weeks(Int)
  case months(Int)
  case count(Int)
  /// Hundredths of a percent.
  case percent(Int64)
  /// A factor in 1/10,000.
  case factor(Int64)
  case window(Window)
  case amounts(Amounts)
  case cells([RFMCells])
  case touch(Touch)
  /// Hundredths of the currency's unit.
  case amount(Int64)
  case tierMeasure(TierMeasure)
  case flag(Bool)
  case process(DropoutProcess)
  case productLedger(ProductLedgerUse)
  case cadenceSegment(CadenceSegment)
}

/// One value of the policy with its name and its origin.
public struct PolicySetting: Sendable, Hashable {
  /// Section and key in `policy.yaml`, such as `abc.window`.
  public let name: String
  /// The value in force.
  public let value: PolicyValue
  /// Where it comes from.
  public let origin: PolicyOrigin
}

extension Policy {
  /// Every value in force, in the order of the sections.
  public var settings: [PolicySetting] {
    let declared = PolicyField.bySection.map { field in
      PolicySetting(
        name: field.name, value: field.value(self), origin: origin(of: field.name))
    }
    let segments = RFMSegment.allCases.map { segment in
      PolicySetting(
        name: "rfm.segments.\(segment.rawValue)",
        value: .cells(rfm.segments.cells[segment] ?? []),
        origin: origin(of: "rfm.segments.\(segment.rawValue)"))
    }
    // A section stands in one piece: what is printed is itself a policy.
    let place = declared.lastIndex { $0.name.hasPrefix("rfm.") }.map { $0 + 1 } ?? declared.count
    return declared[..<place] + segments + declared[place...]
  }
}

/// One value of the policy: its name, how it is read and how it is shown.
///
/// ``all`` is the only list of them.
struct PolicyField: Sendable {
  let section: String
  let key: String
  let read: @Sendable (inout SettingsReader, inout Policy) -> Void
  let value: @Sendable (Policy) -> PolicyValue

  var name: String { "\(section).\(key)" }

  typealias Path<Value> = any WritableKeyPath<Policy, Value> & Sendable

  static let all: [PolicyField] =
    [
      whole("status", "inactive-days", \.status.inactiveDays, 1...3650, PolicyValue.days),
      whole("status", "reactivated-days", \.status.reactivatedDays, 1...3650, PolicyValue.days),
      whole(
        "status", "volume-period-months", \.status.volumePeriodMonths, 1...12, PolicyValue.months),
      whole("status", "volume-periods", \.status.volumePeriods, 1...12, PolicyValue.count),
      percent("status", "volume-fall-percent", \.status.volumeFall),
      whole("cadence", "minimum-intervals", \.cadence.minimumIntervals, 1...100, PolicyValue.count),
      whole("cadence", "grace-days", \.cadence.graceDays, 0...365, PolicyValue.days),
      factor("cadence", "spread-factor", \.cadence.spreadFactor, 0...100_0000),
      factor("cadence", "broken-factor", \.cadence.brokenFactor, 1_0000...100_0000),
      cadenceSegment,
      whole(
        "cadence", "segment-clients", \.cadence.segmentClients, 1...10_000, PolicyValue.count),
      whole("cadence", "default-days", \.cadence.defaultDays, 1...3650, PolicyValue.days),
      percent("abc", "a-percent", \.abc.shareA),
      percent("abc", "b-percent", \.abc.shareB),
      window("abc", \.abc.window),
      amounts("abc", \.abc.amounts),
      window("rfm", \.rfm.window),
      amounts("rfm", \.rfm.amounts),
    ] + accounts + tierMeasures + revenue + forecast + voice + products + coverage + expansion
    + effort + savability + roadmap

  /// The sections in the order of their first value.
  static let sections: [String] = all.reduce(into: []) { sections, field in
    if !sections.contains(field.section) { sections.append(field.section) }
  }

  /// The values section by section: one section may be declared in several lists.
  static let bySection: [PolicyField] = sections.flatMap { section in
    all.filter { $0.section == section }
  }

  static func whole(
    _ section: String, _ key: String, _ path: Path<Int>, _ bounds: ClosedRange<Int>,
    _ shown: @escaping @Sendable (Int) -> PolicyValue
  ) -> PolicyField {
    PolicyField(section: section, key: key) { reader, policy in
      if let number = reader.integer(key, in: bounds) { policy[keyPath: path] = number }
    } value: {
      shown($0[keyPath: path])
    }
  }

  static func percent(
    _ section: String, _ key: String, _ path: Path<Int64>
  ) -> PolicyField {
    PolicyField(section: section, key: key) { reader, policy in
      if let value = reader.decimal(key, scale: 2, in: 0...10_000) {
        policy[keyPath: path] = value
      }
    } value: {
      .percent($0[keyPath: path])
    }
  }

  private static func factor(
    _ section: String, _ key: String, _ path: Path<Int64>, _ bounds: ClosedRange<Int64>
  ) -> PolicyField {
    PolicyField(section: section, key: key) { reader, policy in
      if let value = reader.decimal(key, scale: 4, in: bounds) { policy[keyPath: path] = value }
    } value: {
      .factor($0[keyPath: path])
    }
  }

  private static func amounts(_ section: String, _ path: Path<Amounts>) -> PolicyField {
    PolicyField(section: section, key: "amounts") { reader, policy in
      if let choice = reader.choice("amounts", of: Amounts.self) {
        policy[keyPath: path] = choice
      }
    } value: {
      .amounts($0[keyPath: path])
    }
  }

  private static func window(_ section: String, _ path: Path<Window>) -> PolicyField {
    PolicyField(section: section, key: "window") { reader, policy in
      guard let value = reader.value("window") else { return }
      if value.text == "all" {
        policy[keyPath: path] = .all
      } else if let months = value.text.flatMap({ Int($0) }), (1...600).contains(months) {
        policy[keyPath: path] = .months(months)
      } else {
        reader.refuse(value, of: "window", .policyWindow)
      }
    } value: {
      .window($0[keyPath: path])
    }
  }
}
