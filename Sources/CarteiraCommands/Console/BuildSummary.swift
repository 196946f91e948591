import Diagnostics
import Localization
import Publishing

/// What a build says at its end.
struct BuildSummary {
  let workplace: Workplace
  let clients: Int
  let result: PublishResult
  let rendered: RenderedSite
  let phases: Phases
  let log: DiagnosticLog
  let site: String
  /// Which part of the site was made, where it is not all.
  var shard: ShardNumber?

  /// How many files of others are named.
  private static let mostForeign = 10

  func write(_ reporter: Reporter) {
    let catalog = workplace.catalog
    let formatters = Formatters(catalog)
    reporter.say(
      [
        catalog.count("commands.clients", clients),
        catalog.count("commands.pages", rendered.pages),
        catalog.count("commands.files", result.files),
        bytes(result.bytes, formatters),
        catalog.text(
          "commands.published.\(result.method.rawValue)",
          [
            "written": formatters.count(result.written),
            "removed": formatters.count(result.removed),
          ]),
      ].joined(separator: ", "))
    if rendered.keptClients > 0 {
      reporter.say(catalog.count("commands.kept-clients", rendered.keptClients))
    }
    reporter.say(phases.line(catalog))
    let warnings = log.counts.filter { $0.key.severity == .warning || $0.key.severity == .error }
      .sorted { $0.key.id < $1.key.id }
    if !warnings.isEmpty {
      let list = warnings.map { "\($0.key.id) × \(formatters.count($0.value))" }
      reporter.say(
        catalog.text("commands.findings", ["list": list.joined(separator: ", ")]))
    }
    if !result.foreign.isEmpty {
      let rest = result.foreign.count - BuildSummary.mostForeign
      let names =
        result.foreign.prefix(BuildSummary.mostForeign)
        + (rest > 0 ? [catalog.text("commands.foreign-more", ["count": String(rest)])] : [])
      reporter.say(catalog.text("commands.foreign", ["list": names.joined(separator: ", ")]))
    }
    if let shard {
      reporter.say(
        catalog.text("commands.shard.done", ["path": site, "shard": shard.text]))
      return
    }
    reporter.say(
      catalog.text(
        "commands.open",
        [
          "path": site + "/index.html",
          "readers": catalog.text(
            "commands.readers.\(workplace.configuration.permissions.rawValue)"),
        ]))
  }

  private func bytes(_ count: Int, _ formatters: Formatters) -> String {
    count < 1_000_000
      ? formatters.decimal(Int64(count), scale: 3, places: .fixed(0)) + " kB"
      : formatters.decimal(Int64(count / 1000), scale: 3, places: .fixed(1)) + " MB"
  }
}
