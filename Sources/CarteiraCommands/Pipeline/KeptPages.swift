import Analysis
import Diagnostics
import Loading
import Parallel
import Privacy
import Publishing
import Reports
import Synchronization

/// What a build starts from, as numbers that an earlier one may have left.
struct BuildGround: Sendable {
  /// The digest of all that every page follows from besides the data.
  let settings: String
  /// What stands for the data.
  let portfolio: PortfolioFoundation

  /// What judgements and pages about several clients follow from, in one line.
  var key: String { "\(settings) \(String(portfolio.whole, radix: 16))" }
}

/// Which pages stay as an earlier build left them, and what those of this one were made from.
final class KeptPages: Sendable {
  private let builder: SiteBuilder
  private let writer: SiteWriter
  private let ground: BuildGround
  /// What the pages of each client follow from.
  private let foundations: [UInt64]
  /// What other clients' documents may not hold of each.
  private let names: [UInt64]
  /// The site that stands, where it was made by the same settings.
  private let standing: StandingFolders?
  /// What finds the names that have come since: documents for clients are looked through again.
  private let newNames: TextFinder?
  private let folders = Mutex<[String: FolderOrigin]>([:])

  /// Nil where it cannot be told what pages follow from.
  ///
  /// - Parameters:
  ///   - builder: The site.
  ///   - details: The lines of the invoices.
  ///   - ground: What the build starts from.
  ///   - writer: The site that stands.
  ///   - threads: The most threads at work at once.
  /// - Throws: When a source can no longer be read, or the disk fails.
  init?(
    _ builder: SiteBuilder, _ details: PurchaseDetails, _ ground: BuildGround, writer: SiteWriter,
    threads: Int
  ) throws(DiagnosticsError) {
    guard let lines = try details.lineHashes(),
      let foundations = builder.foundations(
        of: ground.portfolio, purchases: lines, threads: threads),
      let names = builder.names
    else { return nil }
    self.builder = builder
    self.writer = writer
    self.ground = ground
    self.foundations = foundations
    self.names = names
    let standing = try lifting { () throws(Diagnostic) in try writer.standingFolders() }
    let isAlike = standing?.origins.common.hasPrefix(ground.settings + " ") ?? false
    self.standing = isAlike ? standing : nil
    newNames = self.standing.flatMap { KeptPages.newNames(names, builder, since: $0.origins) }
  }

  private static func newNames(
    _ names: [UInt64], _ builder: SiteBuilder, since origins: SiteOrigins
  ) -> TextFinder? {
    let fresh = names.indices.filter {
      origins.folders[builder.folder(ofClient: $0)]?.names != names[$0]
    }
    return builder.finder(ofNames: Set(fresh))
  }

  /// Leaves a file about several clients as it is, and the one that is made with it.
  ///
  /// - Returns: Whether they stay; false where they must be made.
  /// - Throws: When the disk fails.
  func keeps(_ job: PageJob) throws(Diagnostic) -> Bool {
    guard job.followsFromFoundation, let standing, standing.origins.common == ground.key else {
      return false
    }
    return try writer.keep(files: [job.path] + [job.twinPath].compactMap { $0 })
  }

  /// The clients whose pages must be made; the others' stay.
  ///
  /// - Parameters:
  ///   - clients: Positions in `Portfolio.clients`.
  ///   - threads: The most threads at work at once.
  /// - Returns: Those of them to make, and how many pages stay.
  /// - Throws: When the disk fails.
  func changed(
    of clients: Range<Int>, threads: Int
  ) throws(DiagnosticsError) -> (clients: Set<Int>, keptPages: Int) {
    let chunk = 256
    do throws(Diagnostic) {
      let kept = try Parallel.map((clients.count + chunk - 1) / chunk, threads: threads) {
        part throws(Diagnostic) -> [Int?] in
        let first = clients.lowerBound + part * chunk
        var kept: [Int?] = []
        for client in first..<min(clients.upperBound, first + chunk) {
          kept.append(try keep(client))
        }
        return kept
      }.flatMap { $0 }
      let changed = zip(clients, kept).filter { $0.1 == nil }.map(\.0)
      return (Set(changed), kept.reduce(0) { $0 + ($1 ?? 0) })
    } catch {
      throw DiagnosticsError([error])
    }
  }

  /// How many pages of a client stay; nil where they must be made.
  private func keep(_ client: Int) throws(Diagnostic) -> Int? {
    let folder = builder.folder(ofClient: client)
    guard let standing, let origin = standing.origins.folders[folder],
      origin.foundation == foundations[client],
      try writer.keep(
        folder, of: standing,
        where: { path, read throws(Diagnostic) in
          guard let newNames else { return true }
          return try builder.mayStay(path, ofClient: client, without: newNames, read)
        })
    else { return nil }
    note(client, pages: origin.pages)
    return origin.pages
  }

  /// Notes that a client's pages are made, or stay.
  func note(_ client: Int, pages: Int) {
    let origin = FolderOrigin(
      foundation: foundations[client], names: names[client], pages: pages)
    folders.withLock { $0[builder.folder(ofClient: client)] = origin }
  }

  /// What the folders of all clients follow from.
  var origins: SiteOrigins {
    SiteOrigins(common: ground.key, folders: folders.withLock { $0 })
  }

  /// What was worked out of all clients together, for the next build.
  var memory: SiteMemory {
    SiteMemory(key: ground.key, bytes: builder.sharedResults.encoded)
  }
}
