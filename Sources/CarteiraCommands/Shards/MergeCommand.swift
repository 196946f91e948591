import ArgumentParser
import Diagnostics
import Localization
import Publishing

/// `carteira merge`: joins the shards of a site.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the shards that several builds made into one site.",
    discussion: """
      Takes all shards of one site, in any order: carteira merge output/shards/*. Every file is compared \
      with what its shard published. The site replaces the old one in one step, or not at all, and is the \
      one that a build without shards would have made. Leaves with 0 when the site is published, 1 when a \
      shard is damaged, 2 when the shards do not belong together or some are missing; 130, 143 or 129 when \
      Ctrl-C, SIGTERM or the end of its terminal stopped it.
      """)

  @OptionGroup var options: PortfolioOptions

  @Argument(help: ArgumentHelp("The folders of the shards.", valueName: "shard"))
  var shards: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the site, instead of output/site.", valueName: "folder"))
  var output: String?

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func run() throws {
    var session = try Session(options, format: format, writes: true)
    Interruption.begin(session)
    let workplace = session.workplace
    let join = try session.stopping(as: Outcome.ofShards) { () throws(DiagnosticsError) in
      try ShardJoin(shards)
    }
    let site = output ?? workplace.path("output/site")
    let result = try publish(join, at: site, &session)
    Interruption.finish()
    session.progress.clear()
    var log = DiagnosticLog()
    for warning in result.warnings { log.add(warning) }
    session.reporter.write(log)
    BuildSummary(
      workplace: workplace, clients: join.clients, result: result,
      rendered: RenderedSite(pages: join.pages),
      phases: session.phases, log: log, site: site
    ).write(session.reporter)
    try session.audit(
      "build",
      [
        ("kind", .text("merge")), ("shards", .integer(shards.count)),
        ("clients", .integer(join.clients)), ("pages", .integer(join.pages)),
      ])
  }

  private func publish(
    _ join: ShardJoin, at site: String, _ session: inout Session
  ) throws -> PublishResult {
    let workplace = session.workplace
    let (reporter, progress) = (session.reporter, session.progress)
    let target = SiteTarget(
      path: site, permissions: workplace.configuration.permissions,
      sources: [options.config, workplace.path("data"), workplace.path("templates")] + shards,
      home: Environment.home)
    let writer = try session.stopping(as: Outcome.ofTarget) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try SiteWriter(target, patience: SitePublishing.patience(reporter))
      }
    }
    Interruption.watch(writer)
    var phases = session.phases
    defer { session.phases = phases }
    return try session.stopping { () throws(DiagnosticsError) in
      try phases.run("merge") { () throws(DiagnosticsError) in
        try join.copy(into: writer, threads: workplace.threads) { done, all in
          progress.show(
            reporter.catalog.text(
              "commands.merging", ["done": String(done), "all": String(all)]))
        }
      }
      let stamp = BuildStamp(program: "carteira \(Carteira.version)", builtAt: Clock.stamp())
      return try phases.run("publish") { () throws(DiagnosticsError) in
        try lifting { () throws(Diagnostic) -> PublishResult in
          try workplace.checkErasures()
          return try writer.publish(stamp)
        }
      }
    }
  }
}
