import Diagnostics
import Files
import Loading
import Portfolio
import Reports

/// A site whose files are made one by one, when somebody asks for them.
struct PreparedSite: Sendable {
  private(set) var builder: SiteBuilder
  private let loaded: LoadedPortfolio
  private let details: PurchaseDetails
  private let store: DetailStore
  private let recentLines: Int
  /// The files about several clients, by path.
  private let shared: [String: PageJob]
  /// Positions of clients, by the names of their folders.
  private let clients: [Substring: Int]
  /// The folders, without those of clients.
  private let folders: Set<Substring>

  init(
    builder: SiteBuilder, loaded: LoadedPortfolio, request: LoadRequest, store: DetailStore,
    recentLines: Int
  ) {
    self.builder = builder
    self.loaded = loaded
    self.store = store
    self.recentLines = recentLines
    details = PurchaseDetails(loaded, request)
    var shared: [String: PageJob] = [:]
    var folders: Set<Substring> = []
    for job in builder.shared {
      for path in [job.path, job.twinPath].compactMap({ $0 }) {
        shared[path] = job
        if let place = OutputPath(path), !place.folder.isEmpty { folders.insert(place.folder) }
      }
    }
    self.shared = shared
    self.folders = folders
    var clients: [Substring: Int] = [:]
    for client in loaded.portfolio.clients.indices {
      clients[builder.folder(ofClient: client)[...]] = client
    }
    self.clients = clients
  }

  /// The same site by other templates.
  ///
  /// - Throws: What is wrong with them.
  func with(_ theme: SiteTheme) throws(DiagnosticsError) -> PreparedSite {
    var site = self
    site.builder = try builder.with(theme)
    return site
  }

  /// The lines at hand, where the files of invoices are what they were; else nil.
  func store(for other: LoadedPortfolio) -> DetailStore? {
    other.hasInvoices(of: loaded) ? store : nil
  }

  /// How many pages there are, assets aside.
  var pages: Int {
    builder.shared.reduce(0) { $0 + $1.pages }
      + clients.values.reduce(0) { sum, client in
        builder.jobs(ofClient: client).reduce(sum) { $0 + $1.pages }
      }
  }

  /// Whether a place is a folder of the site.
  func isFolder(_ place: OutputPath) -> Bool {
    folders.contains(place.text[...]) || clients[place.text[...]] != nil
  }

  /// The bytes of a file; nil where the site has none at the place.
  ///
  /// - Throws: What is wrong with a template or a source.
  func file(at place: OutputPath) throws(DiagnosticsError) -> [UInt8]? {
    let job: PageJob
    if let known = shared[place.text] {
      job = known
    } else if let client = clients[place.folder],
      let known = builder.jobs(ofClient: client).first(where: {
        $0.path == place.text || $0.twinPath == place.text
      })
    {
      try prepare(client)
      job = known
    } else {
      return nil
    }
    return try lifting { () throws(Diagnostic) in
      try builder.render(job).first { $0.path == place }?.bytes
    }
  }

  /// Reads the invoices of a client and of those beside it, unless they are at hand.
  private func prepare(_ client: Int) throws(DiagnosticsError) {
    guard loaded.portfolio.presentTables.contains(.invoices), !store.holds(client),
      let batch = details.batches().first(where: { $0.contains(client) })
    else { return }
    store.replace(batch, try details.load(batch, recentLines: recentLines))
  }
}
