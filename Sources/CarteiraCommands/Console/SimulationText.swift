import Analysis
import Diagnostics
import Localization
import Portfolio
import Localization

/// What another policy would change, as lines of text.
struct SimulationText {
  let simulation: Simulation
  let portfolio: Portfolio
  /// The other policy's file.
  let policy: String
  let day: Day
  let shownClients: Int
  let words: ExplanationWords

  var lines: [String] {
    [heading] + settings + [summary] + groups + changes
  }

  private func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.catalog.text("commands.simulate.\(key)", parameters)
  }

  private var heading: String {
    text("heading", ["policy": policy, "day": words.day(day)])
  }

  private var settings: [String] {
    guard !simulation.settings.isEmpty else { return ["", text("same")] }
    var table = TextTable([.left, .right, .left, .right])
    for setting in simulation.settings {
      table.add([setting.name, written(setting.before), "→", written(setting.after)])
    }
    return ["", text("settings")] + table.lines + [""]
  }

  /// A value or rule as the policy writes it, cut where a condition is long.
  private func written(_ value: String?) -> String {
    value.map { ReadableText.cut($0, to: 60) } ?? "–"
  }

  private var summary: String {
    guard simulation.clients > 0 else { return text("nobody") }
    let summary = words.catalog.count(
      "commands.simulate.summary", simulation.clients,
      ["revenue": words.optional(money: simulation.revenue)])
    guard simulation.unknown > 0 else { return summary }
    return summary + " "
      + words.catalog.count("commands.simulate.unknown", simulation.unknown)
  }

  private var groups: [String] {
    guard !simulation.groups.isEmpty else { return [] }
    var table = TextTable([.left, .left, .left, .left, .left, .right, .right])
    for group in simulation.groups {
      table.add([
        text("kind.\(group.kind.rawValue)"), word(group.before), "→", word(group.after),
        group.rules.joined(separator: " → "), words.count(group.clients),
        words.optional(money: group.revenue),
      ])
    }
    return ["", text("groups")] + table.lines
  }

  private var changes: [String] {
    let shown = simulation.changes.prefix(shownClients)
    guard !shown.isEmpty else { return [] }
    var table = TextTable([.left, .left, .left, .left, .left, .right])
    for change in shown {
      let name = change.client.map { portfolio.clients[$0].displayName } ?? change.id
      table.add([
        ReadableText.cut("\(name) (\(change.id))", to: 48), text("kind.\(change.kind.rawValue)"),
        word(change.before), "→", word(change.after), words.optional(money: change.atStake),
      ])
    }
    let rest = simulation.changes.count - shown.count
    return ["", text("clients")] + table.lines
      + (rest > 0 ? ["  " + words.catalog.count("commands.simulate.rest", rest)] : [])
  }

  private func word(_ value: Change.Value) -> String {
    switch value {
    case .status(let status): words.status(status)
    case .tier(let tier): words.label("tier.\(tier.rawValue)")
    case .touch(let touch): words.label("touch.\(touch.rawValue)")
    case .health(let score, let band): "\(score) \(words.label("band.\(band.rawValue)"))"
    case .text(let band): words.label("band.\(band)")
    default: words.text("unknown")
    }
  }
}

/// What another policy would change, as one object on one line.
struct SimulationJSON {
  let simulation: Simulation
  let policy: String
  let day: Day
  let currency: Currency

  var bytes: [UInt8] {
    JSONValue.object([
      ("policy", .text(policy)), ("day", .text(day.description)),
      (
        "settings",
        .list(
          simulation.settings.map {
            .object([
              ("name", .text($0.name)), ("before", $0.before.map { .text($0) } ?? .null),
              ("after", $0.after.map { .text($0) } ?? .null),
            ])
          })
      ),
      ("clients", .integer(simulation.clients)), ("revenue", money(simulation.revenue)),
      ("unknown", .integer(simulation.unknown)),
      ("groups", .list(simulation.groups.map(group))),
      ("changes", .list(simulation.changes.map(change))),
    ]).line
  }

  private func group(_ group: Simulation.Group) -> JSONValue {
    .object([
      ("kind", .text(group.kind.rawValue)), ("before", word(group.before)),
      ("after", word(group.after)), ("rules", .list(group.rules.map { .text($0) })),
      ("clients", .integer(group.clients)), ("revenue", money(group.revenue)),
    ])
  }

  private func change(_ change: Change) -> JSONValue {
    .object([
      ("client", .text(change.id)), ("kind", .text(change.kind.rawValue)),
      ("before", word(change.before)), ("after", word(change.after)),
      ("rules", .list(change.rules.map { .text($0) })), ("revenue", money(change.atStake)),
    ])
  }

  private func word(_ value: Change.Value) -> JSONValue {
    value.machineText.text(currency: currency).map { .text($0) } ?? .null
  }

  private func money(_ amount: Int64?) -> JSONValue {
    amount.flatMap { AssessmentValue.money($0).text(currency: currency) }.map { .number($0) }
      ?? .null
  }
}
