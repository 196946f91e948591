import ArgumentParser
import Portfolio

/// What every command that reads a portfolio understands.
struct PortfolioOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The portfolio's configuration, or the folder that holds it.", valueName: "path"),
    completion: .file())
  var config = "carteira.yaml"

  @Option(
    help: ArgumentHelp(
      "The day of the report; nothing dated later exists yet.", valueName: "YYYY-MM-DD"))
  var asOf: String?

  @Option(help: ArgumentHelp("The language of pages and messages: pt-BR or en.", valueName: "tag"))
  var locale: String?

  @Option(
    help: ArgumentHelp(
      "How many threads work at once; every number gives the same bytes.", valueName: "count"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Print errors and results only: no warnings, no progress.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print every problem kept and what was guessed about each file.")
  var verbose = false

  func validate() throws {
    if let asOf, Day(iso: asOf) == nil {
      throw ValidationError("--as-of '\(asOf)' is not a day; write it as 2026-11-30.")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads) is not possible; use 1 to 256.")
    }
  }
}

/// How findings are written.
enum FindingsFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
