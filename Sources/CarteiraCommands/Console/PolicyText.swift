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
    }
    lines += segments
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
