import Diagnostics
import Loading
import Parallel
import Publishing
import Reports
import Synchronization

/// Which clients' pages stay as an earlier build left them, and what those of this one were made from.
final class KeptClients: Sendable {
  private let builder: SiteBuilder
  private let writer: SiteWriter
  /// What the pages of each client follow from.
  private let foundations: [UInt64]
  private let common: String
  private let standing: StandingFolders?
  /// Whether names are others than before, so that documents for clients are looked through again.
  private let hasOtherNames: Bool
  private let folders = Mutex<[String: FolderOrigin]>([:])

  /// Nil where it cannot be told what pages follow from.
  ///
  /// - Parameters:
  ///   - builder: The site, with what its pages share worked out.
  ///   - details: The lines of the invoices.
  ///   - settings: The digest of all that every page follows from besides the data.
  ///   - writer: The site that stands.
  ///   - threads: The most threads at work at once.
  /// - Throws: When a source can no longer be read, or the disk fails.
  init?(
    _ builder: SiteBuilder, _ details: PurchaseDetails, settings: String, writer: SiteWriter,
    threads: Int
  ) throws(DiagnosticsError) {
    guard let lines = try details.lineHashes(),
      let foundations = builder.foundations(purchases: lines, threads: threads),
      let names = builder.namesFoundation
    else { return nil }
    self.builder = builder
    self.writer = writer
    self.foundations = foundations
    common = "\(settings) \(String(names, radix: 16))"
    let standing = try lifting { () throws(Diagnostic) in try writer.standingFolders() }
    let isAlike = standing?.origins.common.hasPrefix(settings + " ") ?? false
    self.standing = isAlike ? standing : nil
    hasOtherNames = standing?.origins.common != common
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
          hasOtherNames ? try builder.mayStay(path, ofClient: client, read) : true
        })
    else { return nil }
    folders.withLock { $0[folder] = origin }
    return origin.pages
  }

  /// Notes that a client's pages are made.
  func note(_ client: Int, pages: Int) {
    let origin = FolderOrigin(foundation: foundations[client], pages: pages)
    folders.withLock { $0[builder.folder(ofClient: client)] = origin }
  }

  /// What the folders of all clients follow from.
  var origins: SiteOrigins {
    SiteOrigins(common: common, folders: folders.withLock { $0 })
  }
}
