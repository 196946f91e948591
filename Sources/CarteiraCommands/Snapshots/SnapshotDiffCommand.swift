import Analysis
import Archive
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Markup
import Portfolio
import Reports

/// `carteira snapshot diff`: what changed between two snapshots, and why.
struct SnapshotDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed between two snapshots, and why the figures moved.",
    discussion: """
      Both are read back and judged again by the rules they were sealed with. What moved is told apart \
      into other rules, days that passed and other records; the parts add up. Prints figures, clients by \
      revenue at stake, and how many files differ; --format json prints everything. Leaves with 0 whether \
      or not anything changed, 1 when a snapshot is damaged, 2 when there is none of a name.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Argument(help: "The earlier snapshot.")
  var earlier: String

  @Argument(help: "The later snapshot; the last one without.")
  var later = "last"

  @Option(help: "text for people, json for machines.")
  var format = FindingsFormat.text

  @Option(
    help: ArgumentHelp("How many clients the text lists; json lists all.", valueName: "count"))
  var clients = 40

  func validate() throws {
    guard clients >= 0 else {
      throw ValidationError("--clients \(clients) is not possible; use 0 or more.")
    }
  }

  func run() throws {
    let session = try Session(options, format: format)
    let threads = session.workplace.threads
    let folder = try session.snapshots(place, for: .look, options)
    let names = try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        (try folder.find(earlier), try folder.find(later))
      }
    }
    let difference = try session.stopping { () throws(DiagnosticsError) in
      let first = try SealedSnapshot(names.0, in: folder, threads: threads)
      let second = try SealedSnapshot(names.1, in: folder, threads: threads)
      let files = try lifting { () throws(Diagnostic) in
        FileDifference(
          try folder.archive.checksums(of: names.0.text),
          try folder.archive.checksums(of: names.1.text))
      }
      return SnapshotDifference(
        from: names.0, to: names.1,
        attribution: Attribution(from: first.side, to: second.side, threads: threads),
        files: files)
    }
    session.progress.clear()
    let terminal = session.reporter.terminal
    switch format {
    case .text:
      let text = SnapshotDifferenceText(
        difference: difference, shownClients: clients,
        words: ExplanationWords(
          catalog: session.workplace.catalog,
          currency: difference.attribution.later.portfolio.currency))
      for line in text.lines { terminal.out(ReadableText.printable(line)) }
    case .json: terminal.out(difference.json)
    }
  }
}
