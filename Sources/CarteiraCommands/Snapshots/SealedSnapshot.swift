import Analysis
import Archive
import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Reports
import Settings

/// A snapshot read back: its records and rules, each file compared with its checksum before it is used.
struct SealedSnapshot: Sendable {
  let name: SnapshotName
  let portfolio: Portfolio
  let policy: Policy

  /// The records, rules and day, to be compared with others.
  var side: AttributionSide { AttributionSide(portfolio, policy, name.day) }

  /// Reads a snapshot.
  ///
  /// - Parameters:
  ///   - name: The snapshot.
  ///   - folder: The archive.
  ///   - threads: The most threads at work at once.
  ///   - view: What of it is seen; nil for all.
  /// - Throws: When the snapshot is damaged, or says what this program does not understand.
  init(
    _ name: SnapshotName, in folder: SnapshotFolder, threads: Int, view: BaselineView? = nil
  ) throws(DiagnosticsError) {
    self.name = name
    let files = try lifting { () throws(Diagnostic) in
      try folder.archive.files(in: SnapshotContents.inputs, of: name.text)
    }
    let place = folder.archive.path(of: SnapshotContents.inputs, in: name.text)
    var placed: [String: [UInt8]] = [:]
    for (path, bytes) in files { placed[FilePath.join(place, path)] = bytes }
    var arguments = ["--config", place, "--as-of", name.day.description]
    arguments += ["--threads", String(threads)]
    guard let options = try? PortfolioOptions.parse(arguments) else {
      throw DiagnosticsError([
        Diagnostic(.snapshotUnreadable, facts: ["name": name.text, "reason": place])
      ])
    }
    let workplace = try WorkplaceReader(options: options, fileSystem: .memory(placed)).read()
    var request = workplace.loadRequest
    guard let view else {
      portfolio = try PortfolioLoader.load(request).portfolio
      policy = workplace.policy
      return
    }
    let tables = CanonicalTables()
    request.canonical = tables
    let derived = try view.view.make(
      workplace, try PortfolioLoader.load(request), tables, kept: view.clients
    ).portfolio
    portfolio = derived.loaded.portfolio
    policy = derived.workplace.policy
  }
}

/// What of a snapshot a site shows that is not for all.
struct BaselineView: Sendable {
  let view: SiteView
  /// The ids of the clients in view today; nil for all.
  let clients: Set<String>?
  /// The rules of today, as the view has them.
  let policy: Policy
}

/// Finds what a site's changes are told against.
struct BaselineReader {
  private let workplace: Workplace
  private let folder: SnapshotFolder
  /// What of a snapshot is seen; nil for all.
  var view: BaselineView?

  /// A reader of the portfolio's archive, or of another.
  init(_ session: Session, _ archive: String? = nil) {
    workplace = session.workplace
    folder = SnapshotFolder(session.workplace, archive)
  }

  /// The last snapshot before a day, or why none serves.
  ///
  /// - Parameters:
  ///   - log: Receives why a snapshot does not serve.
  ///   - loaded: The portfolio of today.
  ///   - day: The day; that of the report where none is given.
  /// - Returns: What changes are told against.
  func read(
    _ log: inout DiagnosticLog, _ loaded: LoadedPortfolio, before day: Day? = nil
  ) -> SiteBaseline {
    // Those of the day itself do not count: a site and a snapshot made of it again are the same.
    guard let name = try? folder.last(before: day ?? workplace.day) else { return .none }
    do throws(DiagnosticsError) {
      let sealed = try SealedSnapshot(name, in: folder, threads: workplace.threads, view: view)
      let now = AttributionSide(
        loaded.portfolio, view?.policy ?? workplace.policy, workplace.day)
      let attribution = Attribution(from: sealed.side, to: now, threads: workplace.threads)
      return .snapshot(
        name: name.text, attribution,
        Restatement(
          of: attribution.earlier, by: loaded.portfolio, threads: workplace.threads))
    } catch {
      let isDamaged = error.diagnostics.contains { $0.code == .bagIsDamaged }
      log.add(
        Diagnostic(
          isDamaged ? .baselineDamaged : .baselineUnreadable,
          at: SourceLocation(file: folder.archive.path(of: name.text)),
          facts: [
            "name": name.text,
            "reason": error.diagnostics.first.map(\.code.id) ?? "",
          ]))
      return .refused(isDamaged ? .damaged : .unreadable, snapshot: name.text)
    }
  }

  /// What the snapshots before the day of the report said; nothing where that cannot be told.
  func history(_ log: inout DiagnosticLog) -> SealedHistory {
    do throws(DiagnosticsError) {
      return try MetricsIndex(folder, &log).history(before: workplace.day)
    } catch {
      for diagnostic in error.diagnostics { log.add(diagnostic) }
      return .none
    }
  }
}
