import Analysis
import Diagnostics

/// A policy as `policy.yaml` would say it, each line with where its value comes from.
struct PolicyText {
  let policy: Policy
  /// What stands beside values that no file changed.
  let builtIn: String

  var lines: [String] {
    var lines: [(text: String, origin: String?)] = []
    var open: [Substring] = []
    let lastOfCoverage = policy.settings.last { $0.name.hasPrefix("coverage.") }?.name
    for setting in policy.settings {
      let path = setting.name.split(separator: ".")
      let parents = path.dropLast()
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
    lines += segments + goals + actions
    let width = min(60, lines.filter { $0.origin != nil }.map(\.text.count).max() ?? 0)
    return lines.map { text, origin in
      guard let origin else { return text }
      return text + String(repeating: " ", count: max(1, width + 2 - text.count)) + "# " + origin
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
    if !segments.rules.isEmpty { lines.append(("  rules:", nil)) }
    for rule in segments.rules {
      lines.append(("    - name: \(rule.name)", words(.file(rule.location))))
      lines.append(("      when: \(rule.condition.written)", nil))
    }
    return lines
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
