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
        restatement: nil, files: files)
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

/// How the files of two snapshots differ.
struct FileDifference: Sendable, Hashable {
  let added: Int
  let removed: Int
  let changed: Int
  let same: Int

  init(_ first: [OutputPath: Digest], _ second: [OutputPath: Digest]) {
    var (added, changed, same) = (0, 0, 0)
    for (path, digest) in second {
      switch first[path] {
      case nil: added += 1
      case digest: same += 1
      default: changed += 1
      }
    }
    removed = first.count - changed - same
    (self.added, self.changed, self.same) = (added, changed, same)
  }
}

/// Everything between two snapshots.
struct SnapshotDifference {
  let from: SnapshotName
  let to: SnapshotName
  let attribution: Attribution
  let restatement: Restatement?
  let files: FileDifference

  /// What changed, without what came up to be done.
  var changes: [Change] {
    attribution.later.changes.filter { $0.kind != .suggestion && $0.kind != .data }
  }

  /// Everything for machines.
  var json: [UInt8] {
    let currency = attribution.later.portfolio.currency
    func parts(_ parts: Attribution.Parts) -> [(String, JSONValue)] {
      [("before", .integer(Int(parts.before))), ("after", .integer(Int(parts.after)))]
        + Attribution.Cause.allCases.map { ($0.rawValue, .integer(Int(parts[$0]))) }
    }
    func value(_ value: AssessmentValue) -> JSONValue {
      switch value {
      case .missing: .null
      case .text(let text): .text(text)
      default: .number(value.machineText(currency: currency))
      }
    }
    return JSONLine.bytes([
      ("from", .text(from.text)), ("to", .text(to.text)),
      (
        "files",
        .object([
          ("added", .integer(files.added)), ("removed", .integer(files.removed)),
          ("changed", .integer(files.changed)), ("same", .integer(files.same)),
        ])
      ),
      (
        "figures",
        .list(
          attribution.figures.map {
            .object([("figure", .text($0.kind.rawValue))] + parts($0.parts))
          })
      ),
      (
        "clients",
        .list(
          attribution.clients.map { client in
            .object([
              ("client", .text(client.id)),
              ("health", client.health.map { .object(parts($0)) } ?? .null),
              (
                "status",
                client.status.map { path in
                  .object([
                    ("before", path.before.map { .text($0.rawValue) } ?? .null),
                    ("after", path.after.map { .text($0.rawValue) } ?? .null),
                    (
                      "steps",
                      .list(
                        path.steps.map {
                          .object([
                            ("cause", .text($0.cause.rawValue)),
                            ("status", $0.status.map { .text($0.rawValue) } ?? .null),
                          ])
                        })
                    ),
                  ])
                } ?? .null
              ),
            ])
          })
      ),
      (
        "changes",
        .list(
          attribution.later.changes.map { change in
            .object([
              ("client", .text(change.id)), ("kind", .text(change.kind.rawValue)),
              ("cause", .text(change.cause.rawValue)),
              ("subject", change.subject.map { .text($0) } ?? .null),
              ("before", value(change.before.machineText)),
              ("after", value(change.after.machineText)),
              ("at-stake", value(change.atStake.map { .money($0) } ?? .missing)),
            ])
          })
      ),
    ])
  }
}

extension AssessmentValue {
  /// The value as JSON writes a number.
  fileprivate func machineText(currency: Currency) -> String {
    var bytes: [UInt8] = []
    append(to: &bytes, currency: currency)
    return String(decoding: bytes, as: UTF8.self)
  }
}
