import Analysis
import Localization
import Diagnostics
import Portfolio
import Reports

/// What changed between two snapshots, as lines of text.
struct SnapshotDifferenceText {
  let difference: SnapshotDifference
  let shownClients: Int
  let words: ExplanationWords

  private var attribution: Attribution { difference.attribution }

  var lines: [String] {
    [heading, files] + figures + changes + causes
  }

  private func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.catalog.text("archive.diff.\(key)", parameters)
  }

  private var heading: String {
    text("heading", ["from": difference.from.text, "to": difference.to.text])
  }

  private var files: String {
    let files = difference.files
    return text(
      "files",
      [
        "added": words.count(files.added), "removed": words.count(files.removed),
        "changed": words.count(files.changed), "same": words.count(files.same),
      ])
  }

  private var figures: [String] {
    guard !attribution.figures.isEmpty else { return [] }
    var table = TextTable([.left, .right, .right, .right, .right, .right])
    table.add(
      ["", difference.from.text]
        + Attribution.Cause.allCases.map { text("cause.\($0.rawValue)") } + [difference.to.text])
    for figure in attribution.figures {
      table.add(
        [text("figure.\(figure.kind.rawValue)"), value(figure.kind, figure.parts.before)]
          + Attribution.Cause.allCases.map { signed(figure.kind, figure.parts[$0]) }
          + [value(figure.kind, figure.parts.after)])
    }
    return ["", text("figures")] + table.lines
  }

  private func value(_ kind: Attribution.FigureKind, _ value: Int64) -> String {
    let formatters = Formatters(words.catalog)
    return switch kind {
    case .active, .atRisk: words.count(Int(value))
    case .netSales, .recurring: words.money(value)
    case .grossRetention, .netRetention: formatters.percent(value, scale: 4)
    case .meanHealth: formatters.decimal(value, scale: 1, places: .fixed(1))
    }
  }

  private func signed(_ kind: Attribution.FigureKind, _ value: Int64) -> String {
    guard value != 0 else { return "0" }
    let formatters = Formatters(words.catalog)
    return switch kind {
    case .active, .atRisk:
      formatters.decimal(value, scale: 0, places: .fixed(0), sign: .always)
    case .netSales, .recurring: (value > 0 ? "+" : "−") + words.money(abs(value))
    case .grossRetention, .netRetention: formatters.percentPoints(value, scale: 4)
    case .meanHealth: formatters.decimal(value, scale: 1, places: .fixed(1), sign: .always)
    }
  }

  private var changes: [String] {
    let all = difference.changes
    guard !all.isEmpty else { return ["", text("nothing")] }
    let sentences = ChangeText(attribution.later, catalog: words.catalog)
    let shown = all.prefix(shownClients)
    let lines = shown.map { change in
      "  \(sentences.name(change.client, id: change.id)) (\(change.id)): "
        + sentences.sentence(change)
        + (change.kind == .goal ? "" : " " + words.optional(money: change.atStake))
    }
    let rest = all.count - shown.count
    return ["", text("changes")] + lines
      + (rest > 0 ? ["  " + words.catalog.count("archive.diff.rest", rest)] : [])
  }

  /// Of each client whose status or score moved, what moved it.
  private var causes: [String] {
    let shown = attribution.clients.prefix(shownClients)
    guard !shown.isEmpty else { return [] }
    var table = TextTable([.left, .left, .right, .right, .right, .right, .right])
    table.add(
      ["", text("status"), text("before")]
        + Attribution.Cause.allCases.map { text("cause.\($0.rawValue)") } + [text("after")])
    for client in shown {
      let health = client.health
      table.add(
        [ReadableText.cut(client.id, to: 32), status(client.status)]
          + [health.map { String($0.before) } ?? "–"]
          + Attribution.Cause.allCases.map { cause in
            health.map { signed(.active, $0[cause]) } ?? "–"
          } + [health.map { String($0.after) } ?? "–"])
    }
    let rest = attribution.clients.count - shown.count
    return ["", text("causes")] + table.lines
      + (rest > 0 ? ["  " + words.catalog.count("archive.diff.rest-clients", rest)] : [])
  }

  private func status(_ path: Attribution.StatusPath?) -> String {
    guard let path else { return "" }
    func word(_ status: Status?) -> String { status.map(words.status) ?? text("absent") }
    return path.steps.reduce(word(path.before)) { line, step in
      line + " → " + word(step.status) + " (" + text("cause.\(step.cause.rawValue)") + ")"
    }
  }
}
