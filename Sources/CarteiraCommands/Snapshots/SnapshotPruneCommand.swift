import Archive
import ArgumentParser
import Diagnostics
import Files
import Localization
import Portfolio
import Publishing

/// `carteira snapshot prune`: fewer snapshots the older they are.
struct SnapshotPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove snapshots that no rule keeps.",
    discussion: """
      Kept are the last snapshot of each of the most recent days, weeks (Monday to Sunday) and months that \
      have one, and always the latest of all. What is kept stays whole: no snapshot needs another. A \
      snapshot with a file in it that it does not name is left and said. What an interrupted run left half \
      made is cleared away. --dry-run says what would go.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Option(help: ArgumentHelp("Of how many days the last one stays.", valueName: "count"))
  var keepDaily = 7

  @Option(help: ArgumentHelp("Of how many weeks the last one stays.", valueName: "count"))
  var keepWeekly = 8

  @Option(help: ArgumentHelp("Of how many months the last one stays.", valueName: "count"))
  var keepMonthly = 24

  @Flag(help: "Remove nothing and say what would be removed.")
  var dryRun = false

  func validate() throws {
    for (name, count) in [
      ("daily", keepDaily), ("weekly", keepWeekly), ("monthly", keepMonthly),
    ] where count < 0 {
      throw ValidationError("--keep-\(name) \(count) is not possible; use 0 or more.")
    }
    if keepDaily + keepWeekly + keepMonthly == 0 {
      throw ValidationError("Nothing would be kept; give at least one --keep a count above 0.")
    }
  }

  func run() throws {
    let session = try Session(options)
    let workplace = session.workplace
    let catalog = workplace.catalog
    let folder = try session.snapshots(place, for: .change, options)
    let retention = Retention(daily: keepDaily, weekly: keepWeekly, monthly: keepMonthly)
    var log = DiagnosticLog()
    let (gone, kept) = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        let names = try folder.names()
        let kept = retention.kept(of: names)
        let going = names.filter { !kept.contains($0) }
        guard !dryRun, FileSystem.disk.isFolder(folder.archive.path) else {
          return (going, names.filter(kept.contains))
        }
        // Also where nothing goes: what an interrupted run left goes with the writer.
        let writer = try ArchiveWriter(
          folder.archive,
          permissions: workplace.bagPermissions)
        var gone: [SnapshotName] = []
        for name in going {
          do throws(Diagnostic) {
            try writer.remove(name.text)
            gone.append(name)
          } catch {
            log.add(error)
          }
        }
        return (gone, names.filter { !gone.contains($0) })
      }
    }
    session.reporter.write(log)
    for name in gone {
      session.reporter.say(
        catalog.text(dryRun ? "archive.would-go" : "archive.gone", ["name": name.text]))
    }
    session.reporter.say(catalog.count("archive.kept", kept.count))
    if log.hasErrors { throw Outcome.problems }
  }
}

/// Which snapshots stay: the last of each of so many days, weeks and months.
struct Retention: Sendable, Hashable {
  let daily: Int
  let weekly: Int
  let monthly: Int

  /// The snapshots that stay; the latest always does.
  ///
  /// - Parameter names: The snapshots, oldest first.
  /// - Returns: Those that no rule lets go.
  func kept(of names: [SnapshotName]) -> Set<SnapshotName> {
    var kept = Set(names.suffix(1))
    keep(daily, of: names, by: { $0.number }, into: &kept)
    // 1970-01-05 was a Monday.
    keep(
      weekly, of: names, by: { ($0.number - 4) >= 0 ? ($0.number - 4) / 7 : ($0.number - 10) / 7 },
      into: &kept)
    keep(monthly, of: names, by: { $0.startOfMonth.number }, into: &kept)
    return kept
  }

  private func keep(
    _ count: Int, of names: [SnapshotName], by period: (Day) -> Int32,
    into kept: inout Set<SnapshotName>
  ) {
    var seen: Set<Int32> = []
    for name in names.reversed() where seen.count < count {
      if seen.insert(period(name.day)).inserted { kept.insert(name) }
    }
  }
}
