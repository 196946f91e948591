import ArgumentParser
import Diagnostics
import Localization
import Preview

/// `carteira serve`: the site in a browser, made again whenever something changes.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser, and again whenever data, policy or templates change.",
    discussion: """
      Writes nothing: pages are made when the browser asks for them, and at 127.0.0.1 alone, so that \
      nobody on the network sees them. Open pages load themselves again after each change; while \
      something is wrong they say what and where. Ctrl-C stops it and leaves with 0; it leaves with 2 when the port \
      is taken.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
  var port: UInt16 = 8700

  func run() throws {
    let signals = StopSignals()
    let terminal = Terminal()
    let locale = (try? WorkplaceReader.locale(options)) ?? nil
    let catalog = WorkplaceReader.builtInCatalog(locale ?? .standard)
    let reporter = Reporter(
      terminal: terminal, catalog: catalog, format: .text, isQuiet: options.quiet,
      isVerbose: options.verbose)
    let server = try listen(reporter)
    let address = "http://127.0.0.1:\(server.port)/"
    let loop = PreviewLoop(PreviewBuild(options: options), port: server.port) { outcome, isFirst in
      say(outcome, isFirst ? address : nil, terminal)
    }
    loop.begin()
    server.run {
      if signals.haveCome { return nil }
      loop.turn()
      return loop.site
    }
    loop.end()
  }

  private func listen(_ reporter: Reporter) throws -> PreviewServer {
    do throws(PreviewError) {
      return try PreviewServer(port: port)
    } catch {
      let facts = ["port": String(port), "reason": error.reason]
      reporter.write(
        DiagnosticLog(
          DiagnosticsError([
            Diagnostic(error.isTaken ? .portTaken : .cannotListen, facts: facts)
          ])))
      throw Outcome.misuse
    }
  }

  /// Says what came of a build, in the portfolio's language.
  private func say(_ outcome: PreviewBuild.Outcome, _ address: String?, _ terminal: Terminal) {
    let catalog = outcome.catalog
    let reporter = Reporter(
      terminal: terminal, catalog: catalog, format: .text, isQuiet: options.quiet,
      isVerbose: options.verbose)
    reporter.write(outcome.log)
    if let pages = outcome.site?.pages {
      reporter.say(
        catalog.text(
          "commands.serve.built", ["pages": catalog.count("commands.pages", pages)]))
    } else {
      reporter.say(catalog.text("commands.serve.failed"))
    }
    // The address is the result of the command, said even where quiet is asked for.
    if let address { terminal.out(catalog.text("commands.serve.address", ["address": address])) }
  }
}
