public import Diagnostics
public import Portfolio
import Settings

extension DiagnosticCode {
  /// A goal about something that is not measured; facts: `found`.
  public static let goalMeasure = DiagnosticCode(.error, 463)
  /// A goal of a segment that no rule makes; facts: `found`.
  public static let goalSegment = DiagnosticCode(.error, 464)
}

/// Something that the company wants to reach.
public struct Goal: Sendable {
  /// What is measured.
  public let measure: GoalMeasure
  /// What pages call it; nil for the measure's own word.
  public let title: String?
  /// The figure to reach, in millionths.
  public let target: Int64
  /// Whether the figure is to stay at the target or below it, instead of reaching it.
  public let isAtMost: Bool
  /// The last day of the period; nil for a goal that always holds.
  public let by: Day?
  /// The first day of the period; nil without a period.
  public let from: Day?
  /// The figure from which the period began, in millionths, where the policy says it.
  public let start: Int64?
  /// The owner whose clients count, as the policy writes it; nil for all.
  public let owner: String?
  /// Name of the rule of the segment whose clients count; nil for all.
  public let segment: String?
  /// The size whose part is measured.
  public let size: String?
  /// Where it was written.
  public let location: SourceLocation
}

extension Goal {
  /// Whether a figure is at the target or on its good side.
  func isMet(by figure: Int64) -> Bool { isAtMost ? figure <= target : figure >= target }

  /// The goals of the list `goals` of a policy; what is wrong is reported and left out.
  static func read(_ reader: inout SettingsReader, segments: SegmentPolicy) -> [Goal] {
    reader.mappings("goals") { goal(&$0, segments) }.compactMap { $0 }
  }

  private static func goal(_ reader: inout SettingsReader, _ segments: SegmentPolicy) -> Goal? {
    let name = reader.value("measure", required: true)
    let size = reader.string("size", required: name?.text == GoalMeasure.sizeMix)
    let title = reader.string("title")
    let target = reader.decimal("target", scale: ConditionValue.scale, required: true)
    let direction = reader.choice("direction", of: GoalDirection.self) ?? .atLeast
    let by = reader.day("by") { Day(iso: $0) }
    let from = reader.day("from") { Day(iso: $0) }
    let start = reader.decimal("start", scale: ConditionValue.scale)
    let owner = reader.string("owner")
    let segment = reader.value("segment")
    guard let name, let target else { return nil }
    guard let measure = name.text.flatMap({ GoalMeasure.named($0, size: size ?? "") }),
      !measure.needsOwner || owner != nil
    else {
      reader.report(
        name.diagnostic(
          .goalMeasure, facts: ["found": name.written],
          suggestion: name.text.flatMap { text in
            GoalMeasure.names.contains(text)
              ? nil : NearMiss.nearest(to: text, among: GoalMeasure.names)
          }))
      return nil
    }
    if let segment, !segments.rules.contains(where: { $0.name == segment.text }) {
      reader.report(
        segment.diagnostic(
          .goalSegment, facts: ["found": segment.written],
          suggestion: segment.text.flatMap {
            NearMiss.nearest(to: $0, among: segments.rules.map(\.name))
          }))
      return nil
    }
    let begin = by.map { from ?? Day(year: $0.components.year, month: 1, day: 1) ?? $0 }
    if let by, let begin, by < begin, let node = reader.node["by"] {
      reader.refuse(node, of: "by", .conditionNever)
      return nil
    }
    return Goal(
      measure: measure, title: title, target: target, isAtMost: direction == .atMost, by: by,
      from: begin, start: start, owner: owner, segment: segment?.text, size: size,
      location: name.location)
  }

  private enum GoalDirection: String, CaseIterable {
    case atLeast = "at-least"
    case atMost = "at-most"
  }

  /// The goal as a policy writes it, in one line.
  public var written: String {
    func number(_ value: Int64) -> String {
      PolicyText.decimal(value, scale: ConditionValue.scale)
    }
    var parts = ["measure: \(measure.name)", "target: \(number(target))"]
    if let title { parts.append("title: \(PolicyText.quoted(title))") }
    if isAtMost { parts.append("direction: at-most") }
    if let by, let from { parts += ["from: \(from)", "by: \(by)"] }
    if let start { parts.append("start: \(number(start))") }
    if let owner { parts.append("owner: \(PolicyText.quoted(owner))") }
    if let segment { parts.append("segment: \(segment)") }
    if let size { parts.append("size: \(PolicyText.quoted(size))") }
    return "{\(parts.joined(separator: ", "))}"
  }
}
