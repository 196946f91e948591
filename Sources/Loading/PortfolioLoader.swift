public import Diagnostics
import Portfolio

/// Loads portfolios: the one door of the module.
public enum PortfolioLoader {
  /// Reads every source of a portfolio.
  ///
  /// Bad rows are counted, kept with their reason and left out of the portfolio; what makes a
  /// whole file unreadable throws.
  public static func load(
    _ request: LoadRequest
  ) throws(DiagnosticsError) -> LoadedPortfolio {
    var assembly = PortfolioAssembly(request: request)
    try assembly.loadClients()
    try assembly.loadInvoices()
    try assembly.loadPeople()
    try assembly.loadNotes()
    return assembly.finish()
  }
}

/// The portfolio while its tables come in.
private struct PortfolioAssembly {
  let request: LoadRequest
  private var table = LoadedTable<ClientAttributes>()
  private var hasClientTable = false
  private var clients: [Client] = []
  private var references = ClientReferences()
  private var ledger = Ledger(purchases: [])
  private var receivables = Receivables()
  private var stamps: [String: FileStamp] = [:]
  private var rates = ExchangeRates()
  private var contacts: [Contact] = []
  private var team: [TeamMember] = []
  private var notes: [ClientNote] = []
  private var present: Set<TableName> = []
  private var summaries: [FileSummary] = []
  private var rejected: [RejectedRows] = []
  private var log = DiagnosticLog()
  private var definitions: [RecordKey: SourceLocation] = [:]
  private var unattributed: (lines: Int, amount: Int64) = (0, 0)

  init(request: LoadRequest) {
    self.request = request
  }

  mutating func loadClients() throws(DiagnosticsError) {
    let sources = request.sources(of: .clients)
    guard !sources.isEmpty else { return }
    hasClientTable = true
    present.insert(.clients)
    table = try TableLoader(
      declaration: .clients, request: request, clients: nil, makesIDs: false,
      make: { _, _ in ClientAttributes() }
    ).load(sources)
    take(table)
    table.records.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for index in table.records.indices {
      ClientCompletion(request: request).complete(&table.records[index], log: &log)
    }
    references = ClientReferences(table.records, log: &log)
    clients = table.records.map { Client(id: $0.id, attributes: $0.record) }
    checkParents()
  }

  mutating func loadInvoices() throws(DiagnosticsError) {
    let sources = request.sources(of: .invoices)
    guard !sources.isEmpty || hasClientTable else {
      throw DiagnosticsError([
        Diagnostic(.noSources, at: SourceLocation(file: "carteira.yaml"))
      ])
    }
    let hasPayments = !request.sources(of: .payments).isEmpty
    if hasPayments { present.insert(.payments) }
    guard !sources.isEmpty || hasPayments else {
      ledger = Ledger(purchases: clients.map { _ in [] })
      return
    }
    if !sources.isEmpty { present.insert(.invoices) }
    let loaded = try InvoiceLoader(
      request: request, known: hasClientTable ? references.known : nil,
      knownIDs: clients.map(\.id), rates: rates
    ).load(sources)
    ledger = loaded.ledger
    receivables = loaded.receivables
    stamps = loaded.stamps
    if !hasClientTable {
      clients = DerivedClients(request: request, loaded: loaded).clients(log: &log)
    }
    log.merge(loaded.log)
    summaries += loaded.summaries
    rejected += loaded.rejected
    unattributed = (loaded.unattributedLines, loaded.unattributedAmount)
    if loaded.unattributedLines > 0 {
      log.add(
        Diagnostic(
          .unattributedLines, facts: ["count": String(loaded.unattributedLines)]))
    }
  }

  mutating func loadPeople() throws(DiagnosticsError) {
    let teamSources = request.sources(of: .team)
    if !teamSources.isEmpty {
      present.insert(.team)
      let loaded = try TableLoader(
        declaration: .team, request: request, clients: nil, makesIDs: true,
        make: { id, _ in TeamMember(id: id) }
      ).load(teamSources)
      take(loaded)
      team = loaded.records.map(\.record)
        .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
    let contactSources = request.sources(of: .contacts)
    guard !contactSources.isEmpty else { return }
    present.insert(.contacts)
    let loaded = try TableLoader(
      declaration: .contacts, request: request, clients: clientReferences, makesIDs: true,
      make: { id, client in Contact(id: id, client: client) }
    ).load(contactSources)
    take(loaded)
    contacts = loaded.records.map(\.record)
    contacts.sort {
      $0.client != $1.client
        ? $0.client < $1.client : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
  }

  mutating func loadNotes() throws(DiagnosticsError) {
    guard request.hasNotes else { return }
    notes = NotesLoader(request: request, references: clientReferences).load(log: &log)
    if !notes.isEmpty { present.insert(.notes) }
  }

  func finish() -> LoadedPortfolio {
    let portfolio = Portfolio(
      currency: request.currency, homeCountry: request.homeCountry, clients: clients,
      ledger: ledger, receivables: receivables, contacts: contacts, team: team, notes: notes,
      presentTables: present)
    let completeness = Completeness(portfolio: portfolio, summaries: summaries)
    let quality = DataQuality(
      files: summaries, completeness: completeness.fields(), tables: completeness.tables(),
      weight: completeness.weight,
      unattributedLines: unattributed.lines, unattributedAmount: unattributed.amount)
    return LoadedPortfolio(
      portfolio: portfolio, quality: quality, log: log, rejected: rejected,
      definitions: definitions, stamps: stamps,
      tableReferences: hasClientTable ? references : nil)
  }

  /// How cells name clients: made only where something names them, since it costs memory.
  private var clientReferences: ClientReferences {
    hasClientTable ? references : ClientReferences(clients)
  }

  private mutating func take<Record>(_ loaded: LoadedTable<Record>) {
    log.merge(loaded.log)
    summaries += loaded.summaries
    rejected += loaded.rejected
    guard let name = loaded.summaries.first?.table else { return }
    for record in loaded.records {
      let key = RecordKey(table: name, key: record.id)
      definitions[key] = definitions[key] ?? record.location
    }
  }

  /// A parent that is no client, and chains of parents that come back to themselves.
  private mutating func checkParents() {
    var parents = [Int?](repeating: nil, count: table.records.count)
    for (index, record) in table.records.enumerated() {
      guard let parent = record.record.parent else { continue }
      parents[index] = references.position(of: parent)
      guard parents[index] == nil else { continue }
      log.add(
        Diagnostic(
          .unknownReference, at: record.location,
          facts: ["found": parent, "field": "parent-client"],
          suggestion: references.suggestion(for: parent)))
    }
    var isDone = [Bool](repeating: false, count: parents.count)
    for start in parents.indices {
      var path: [Int] = []
      var next: Int? = start
      while let at = next, !isDone[at] {
        isDone[at] = true
        path.append(at)
        next = parents[at]
      }
      guard let back = next, let first = path.firstIndex(of: back) else { continue }
      let ids = (path[first...] + [back]).map { table.records[$0].id }
      log.add(
        Diagnostic(
          .parentCycle, at: table.records[back].location,
          facts: ["chain": ids.joined(separator: " → ")]))
    }
  }
}
