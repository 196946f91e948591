import ArgumentParser
import Diagnostics
import Files
import Localization
import Reports
import Theme

/// `carteira templates`: the files that pages are made from.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Copy built-in templates to edit, and check your own.",
    subcommands: [
      TemplatesListCommand.self, TemplatesEjectCommand.self, TemplatesCheckCommand.self,
    ])
}

/// `carteira templates list`: what can be replaced.
struct TemplatesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print every file of the built-in theme, and which of them the portfolio replaces.",
    discussion: "Replaced files are marked with a star. Leaves with 0.")

  @OptionGroup var options: PortfolioOptions

  func run() throws {
    let session = try Session(options)
    let own = Set(session.workplace.ownTemplates.map(\.path))
    for file in ThemeCopy.files {
      session.reporter.terminal.out((own.contains(file.path) ? "* " : "  ") + file.path)
    }
  }
}

/// `carteira templates eject`: copies to edit.
struct TemplatesEjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: "Copy built-in files into the portfolio's templates folder, to be edited there.",
    discussion: """
      A name is that of a file, profile.html, or of a folder, partials; without a name everything \
      is copied. A file that is there already and differs is left alone and reported, and the \
      program leaves with 1; --replace overwrites it. A copy that is not edited changes nothing, so \
      copy what you want to change and delete the rest. Leaves with 2 for a name that is none.
      """)

  @OptionGroup var options: PortfolioOptions

  @Argument(help: "Files or folders of the theme; `carteira templates list` prints them.")
  var names: [String] = []

  @Flag(help: "Overwrite files that are there already.")
  var replace = false

  func run() throws {
    let session = try Session(options, writes: true)
    let reporter = session.reporter
    let copy = ThemeCopy(folder: session.workplace.path("templates"), replaces: replace)
    let files = try session.stopping(as: { _ in Outcome.misuse }) {
      () throws(DiagnosticsError) in try copy.files(named: names)
    }
    let report = try session.stopping { () throws(DiagnosticsError) in try copy.write(files) }
    for path in report.written {
      reporter.say(reporter.catalog.text("commands.templates.copied", ["path": path]))
    }
    if report.equal > 0 {
      reporter.say(reporter.catalog.count("commands.templates.equal", report.equal))
    }
    guard report.standing.isEmpty else {
      var log = DiagnosticLog(limit: report.standing.count)
      for path in report.standing {
        log.add(Diagnostic(.templateStands, facts: ["path": path]))
      }
      reporter.write(log)
      throw Outcome.problems
    }
  }
}

/// `carteira templates check`: what is wrong with the portfolio's own templates.
struct TemplatesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compile the templates and say what is wrong with them, without reading any data.",
    discussion: """
      Finds unknown names, with the nearest one, texts the catalog does not have, markup that is \
      not safe and files that replace nothing. Leaves with 0 when all is well, 1 for problems, 2 for \
      problems in the configuration.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func run() throws {
    let session = try Session(options, format: format)
    let workplace = session.workplace
    var log = workplace.log
    for finding in SiteBuilder.check(
      SiteTheme(workplace: workplace), catalog: workplace.catalog,
      currency: workplace.configuration.currency)
    { log.add(finding) }
    session.reporter.write(log)
    guard log.counts.allSatisfy({ $0.key.severity == .note }) else { throw Outcome.problems }
    if format == .text {
      let (catalog, count) = (workplace.catalog, workplace.ownTemplates.count)
      session.reporter.say(
        count == 0
          ? catalog.text("commands.templates.clean-none")
          : catalog.count("commands.templates.clean", count))
    }
  }
}
