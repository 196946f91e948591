import Analysis
import Diagnostics

/// A policy as `policy.yaml` would say it, each line with where its value comes from.
struct PolicyText {
  let policy: Policy
  /// What stands beside values that no file changed.
  let builtIn: String

  /// The lines, each with where its value comes from.
  var lines: [String] {
    let lines = parts
    let width = min(60, lines.filter { $0.origin != nil }.map(\.text.count).max() ?? 0)
    return lines.map { text, origin in
      guard let origin else { return text }
      return text + String(repeating: " ", count: max(1, width + 2 - text.count)) + "# " + origin
    }
  }

  /// The lines alone.
  var bareLines: [String] { parts.map(\.text) }

  private var parts: [(text: String, origin: String?)] {
    var lines: [(text: String, origin: String?)] = []
    var open: [Substring] = []
    let settings = grouped
    let lastOfCoverage = settings.last { $0.name.hasPrefix("coverage.") }?.name
    for setting in settings {
      let path = setting.name.split(separator: ".")
      let parents = path.dropLast()
      if let section = open.first, section != parents.first { lines += rules(of: section) }
      let shared = zip(open, parents).prefix { $0 == $1 }.count
      for depth in shared..<parents.count {
        lines.append((indent(depth) + "\(parents[depth]):", nil))
      }
      open = Array(parents)
      lines.append(
        (
          indent(parents.count) + "\(path.last ?? ""): \(setting.value.written)",
          words(setting.origin)
        ))
      if setting.name == lastOfCoverage, let condition = policy.coverage.strategicCondition {
        lines.append(("  strategic: \(condition.written)", nil))
      }
    }
    if let section = open.first { lines += rules(of: section) }
    return lines + segments + goals + actions + playbooks
  }

  /// The values section by section: a key may stand once in a file.
  private var grouped: [PolicySetting] {
    var sections: [Substring] = []
    for setting in policy.settings {
      let section = setting.name.prefix { $0 != "." }
      if !sections.contains(section) { sections.append(section) }
    }
    return sections.flatMap { section in
      policy.settings.filter { $0.name.prefix { $0 != "." } == section }
    }
  }

  private var segments: [(text: String, origin: String?)] {
    let segments = policy.segments
    var lines: [(text: String, origin: String?)] = [("segments:", nil)]
    lines.append(
      (
        "  dimensions: [\(segments.dimensions.map(\.name).joined(separator: ", "))]",
        words(policy.origin(of: "segments.dimensions"))
      ))
    if !segments.bands.isEmpty { lines.append(("  bands:", nil)) }
    lines += segments.bands.map { ("    - \($0.written)", nil) }
    if !segments.rules.isEmpty { lines.append(("  rules:", nil)) }
    for rule in segments.rules {
      lines += list(rule.written, indent: "    ", words(.file(rule.location)))
    }
    if !segments.approaches.isEmpty { lines.append(("  approaches:", nil)) }
    return lines + segments.approaches.map { ("    - \($0.written)", nil) }
  }

  /// The lines of an element of a list, with its origin beside the first.
  private func list(
    _ lines: [String], indent: String, _ origin: String?
  ) -> [(text: String, origin: String?)] {
    lines.enumerated().map { index, line in
      (indent + (index == 0 ? "- " : "  ") + line, index == 0 ? origin : nil)
    }
  }

  /// The playbooks of the policy's own; the built-in ones follow from the section `roadmap`.
  private var playbooks: [(text: String, origin: String?)] {
    guard !policy.ownPlaybooks.isEmpty else { return [] }
    return [("playbooks:", nil)]
      + policy.ownPlaybooks.flatMap { list($0.written, indent: "  ", nil) }
  }

  private var goals: [(text: String, origin: String?)] {
    guard !policy.goals.isEmpty else { return [] }
    return [("goals:", nil)]
      + policy.goals.map { ("  - \($0.written)", words(.file($0.location))) }
  }

  private var actions: [(text: String, origin: String?)] {
    let rules = policy.actions.rules.flatMap { rule in
      rule.written.enumerated().map { index, line in
        (
          text: (index == 0 ? "  - " : "    ") + line,
          origin: index == 0 ? words(.file(rule.location)) : nil
        )
      }
    }
    let eligibility = policy.actions.eligibility.flatMap { eligible in
      [
        (text: "  - reason: \(eligible.reason.rawValue)", origin: String?.none),
        (text: "    when: \(eligible.condition.written)", origin: String?.none),
      ]
    }
    let lines = rules + eligibility
    return lines.isEmpty ? [] : [("actions:", nil)] + lines
  }

  /// The rules by condition that stand in a section; nothing where it has none.
  private func rules(of section: Substring) -> [(text: String, origin: String?)] {
    let rules = policy.rules
    switch section {
    case "status":
      return list("rules", rules.status) { rule in
        let after = rule.after?.rawValue ?? "none"
        return (
          rule.name, rule.location,
          [
            "status: \(rule.status.rawValue)",
            "detail: \(ConditionValue.text(rule.detail).written)", "after: \(after)",
            "when: \(rule.condition.written)",
          ]
        )
      }
    case "health":
      return list("floors", rules.floors) {
        ($0.name, $0.location, ["at-least: \($0.limit)", "when: \($0.condition.written)"])
      }
        + list("caps", rules.caps) {
          ($0.name, $0.location, ["at-most: \($0.limit)", "when: \($0.condition.written)"])
        }
    case "tiers":
      return list("points", rules.points) {
        ($0.name, $0.location, ["points: \($0.points)", "when: \($0.condition.written)"])
      }
    case "touch":
      return list("rules", rules.touch) {
        ($0.name, $0.location, ["touch: \($0.touch.rawValue)", "when: \($0.condition.written)"])
      }
    default: return []
    }
  }

  private func list<Rule>(
    _ key: String, _ rules: [Rule],
    _ parts: (Rule) -> (name: String, location: SourceLocation, lines: [String])
  ) -> [(text: String, origin: String?)] {
    guard !rules.isEmpty else { return [] }
    return [("  \(key):", nil)]
      + rules.flatMap { rule -> [(text: String, origin: String?)] in
        let (name, location, lines) = parts(rule)
        return [("    - name: \(name)", words(.file(location)))]
          + lines.map { ("      \($0)", nil) }
      }
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private func words(_ origin: PolicyOrigin) -> String {
    switch origin {
    case .builtIn: builtIn
    case .file(let place):
      [place.file, place.line.map(String.init), place.column.map(String.init)]
        .compactMap { $0 }.joined(separator: ":")
    }
  }
}
