import Analysis
import Archive
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Publishing
import Reports

/// `carteira snapshot seal`, and `carteira snapshot`: builds the site and seals it.
struct SnapshotSealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Build the site and seal it with the records and rules it was made from.",
    discussion: """
      The site is built first, so that it and the records in the snapshot are of one moment; a site that is \
      up to date is not touched. Where the last snapshot of the day says the very same, none is made. A \
      second one of a day gets a number. Leaves with 0 when sealed (or the same was sealed before), 1 for \
      problems in data or templates, 2 for problems in the configuration; 130, 143 or 129 when Ctrl-C, SIGTERM \
      or the end of its terminal stopped it.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Flag(help: "Pack the snapshot into a .tar.gz beside it, too.")
  var tar = false

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func run() throws {
    var session = try Session(options, format: format, writes: true)
    Interruption.begin(session)
    let workplace = session.workplace
    _ = try session.snapshots(place, for: .seal, options)
    let tables = CanonicalTables()
    let loaded = try session.load(collecting: tables)
    var log = workplace.log
    log.merge(loaded.log)
    try session.stop(atStrangersOf: loaded, log)
    let assessment = session.assess(loaded)
    let subjects = SubjectBook()
    let site = workplace.path("output/site")
    let past = BaselineReader(session, place.archive)
    let baseline = past.read(&log, loaded)
    let publishing = SitePublishing(
      workplace: workplace, loaded: loaded, assessment: assessment, site: site,
      baseline: baseline, sealed: past.history(&log), subjects: subjects,
      config: options.config)
    // The pages are those of these records until they are sealed: another build waits.
    let (result, packed) = try publishing.run(&session, only: nil) { published, _, session in
      for warning in published.warnings { log.add(warning) }
      let contents = SnapshotContents(
        workplace: workplace, loaded: loaded, assessment: assessment, subjects: subjects)
      let briefs = try session.stopping { () throws(DiagnosticsError) in
        try BriefsToSeal(workplace)
      }
      if let finding = briefs.finding { log.add(finding) }
      return try seal(contents, tables, site, briefs.folder, &session)
    }
    session.progress.clear()
    session.reporter.write(log)
    say(result, packed, session)
    try session.audit(
      "snapshot",
      [
        ("name", .text(result.name)), ("files", .integer(result.files)),
        ("new", .flag(!result.isOld)),
      ])
    if log.hasErrors { throw Outcome.problems }
  }

  private func seal(
    _ contents: SnapshotContents, _ tables: CanonicalTables, _ site: String, _ briefs: String?,
    _ session: inout Session
  ) throws -> (SealResult, String?) {
    Interruption.pass()
    let workplace = session.workplace
    let folder = SnapshotFolder(workplace, place.archive)
    let permissions = workplace.bagPermissions
    var phases = session.phases
    defer { session.phases = phases }
    let isPacked = tar
    return try session.stopping { () throws(DiagnosticsError) in
      let payload = try phases.run("collect") { () throws(DiagnosticsError) in
        try contents.payload(tables, site: site, briefs: briefs)
      }
      return try phases.run("seal") { () throws(DiagnosticsError) in
        try lifting { () throws(Diagnostic) in
          let writer = try ArchiveWriter(folder.archive, permissions: permissions)
          Interruption.watch(writer)
          // Whoever forgets somebody holds the same lock: from here on nobody is erased.
          try workplace.checkErasures()
          let names = try folder.names()
          let previous = names.last { $0.day <= workplace.day } ?? names.last
          let result = try writer.seal(
            try folder.next(on: workplace.day).text, payload, info: contents.info,
            previous: previous?.text, keepsOld: previous?.day == workplace.day,
            threads: workplace.threads)
          Interruption.finish()
          guard isPacked else { return (result, nil) }
          let file = folder.archive.path(of: result.name + ".tar.gz")
          _ = try folder.archive.export(
            result.name, to: file, replaces: true, permissions: permissions,
            threads: workplace.threads)
          return (result, file)
        }
      }
    }
  }

  private func say(_ result: SealResult, _ packed: String?, _ session: Session) {
    let catalog = session.workplace.catalog
    let formatters = Formatters(catalog)
    let folder = SnapshotFolder(session.workplace, place.archive)
    let facts = [
      "path": folder.archive.path(of: result.name), "files": formatters.count(result.files),
      "bytes": SnapshotText.bytes(result.bytes, formatters),
      "written": formatters.count(result.written),
      "new": SnapshotText.bytes(result.bytesWritten, formatters),
    ]
    session.reporter.say(
      catalog.text("archive.\(result.isOld ? "same" : "sealed")", facts))
    session.reporter.say(session.phases.line(catalog))
    if let packed { session.reporter.say(catalog.text("archive.packed", ["path": packed])) }
  }
}
