import Localization

/// How long each phase of a command took.
struct Phases: Sendable {
  /// A phase by its name in the catalog, and its time in milliseconds.
  private(set) var times: [(name: String, milliseconds: Int)] = []

  /// Runs a phase and keeps its time.
  mutating func run<Result, Failure: Error>(
    _ name: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = Clock.nanoseconds()
    let result = try body()
    times.append((name, Int((Clock.nanoseconds() - start) / 1_000_000)))
    return result
  }

  /// The phases with their times, in one line.
  func line(_ catalog: Catalog) -> String {
    let formatters = Formatters(catalog)
    return times.map { phase in
      let seconds = formatters.decimal(Int64(phase.milliseconds), scale: 3, places: .fixed(2))
      return "\(catalog.text("commands.phase.\(phase.name)")) \(seconds) s"
    }.joined(separator: ", ")
  }
}
