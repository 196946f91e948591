import Diagnostics
import Files
import Portfolio

/// The portfolio while its tables come in.
struct PortfolioAssembly {
  let request: LoadRequest
  /// What tables that come later may name.
  var context: LoadingContext
  var hasClientTable = false
  var clients: [Client] = []
  var ledger = Ledger(purchases: [])
  var receivables = Receivables()
  var stamps: [String: FileStamp] = [:]
  var pushed: PushedInvoices?
  /// Where clients have no table, what else invoices call them, by their ids: those that were erased, and
  /// those whose documents are written in several ways.
  var erasedTexts: [String: [String]] = [:]
  var contacts: [Contact] = []
  var team: [TeamMember] = []
  var notes: [ClientNote] = []
  var records = ClientRecords()
  var present: Set<TableName> = []
  var summaries: [FileSummary] = []
  var rejected: [RejectedRows] = []
  var log = DiagnosticLog()
  var definitions = RecordDefinitions()
  var unattributed: (lines: Int, amount: Int64) = (0, 0)
  /// Rows that name a client nobody knows, of files of which that is said once.
  var strangerRows = 0

  init(_ request: LoadRequest) {
    self.request = request
    context = LoadingContext(request: request)
    records.customFields = request.sources.customFields
  }

  /// Reads a table; nil where there is none.
  mutating func read<Record>(
    _ declaration: TableDeclaration<Record>, keepsCells: Bool = false,
    make: @escaping @Sendable (String, Int) -> Record
  ) throws(DiagnosticsError) -> LoadedTable<Record>? {
    let sources = request.sources(of: declaration.table)
    guard !sources.isEmpty else { return nil }
    present.insert(declaration.table)
    if declaration.hasClient { nameDerivedClients() }
    let ground = request.ground(of: [declaration.table], naming: context.fingerprint)
    return try request.remembering(.table(declaration.table), on: ground) {
      () throws(DiagnosticsError) in
      try TableLoader(
        declaration: declaration, context: context, keepsCells: keepsCells, make: make
      ).load(sources)
    }
  }

  /// Takes over what was found about a table.
  mutating func take<Record>(_ loaded: LoadedTable<Record>) {
    var found = loaded.log
    settleStrangers(&found, loaded.summaries, loaded.rejected)
    log.merge(found)
    summaries += loaded.summaries
    rejected += loaded.rejected
    definitions.add(loaded)
  }

  /// Reads a table of records that belong to clients and need nothing but their rows.
  mutating func byClient<Record: ClientRecord>(
    _ declaration: TableDeclaration<Record>, make: @escaping @Sendable (String, Int) -> Record
  ) throws(DiagnosticsError) -> ByClient<Record> {
    guard let loaded = try read(declaration, make: make) else { return ByClient() }
    take(loaded)
    return ByClient(loaded.records.map(\.record))
  }

  /// Lets later tables name the records of this one.
  mutating func name<Record>(
    _ table: TableName, _ records: some Sequence<Record>,
    _ names: (Record) -> (id: String, client: Int, names: [String?])
  ) {
    var known = RecordNames()
    for record in records {
      let (id, client, names) = names(record)
      known.add(id, client: client, names: names)
    }
    context.names[table] = known
  }

  /// Says which files with a usual name are not read, since another one of the table is, and which others
  /// in `data` nothing reads.
  mutating func noteUnreadFiles() {
    for file in request.unreadTables {
      log.add(Diagnostic(.untoldFile, at: SourceLocation(file: file), facts: ["file": file]))
    }
    for table in TableName.allCases {
      guard let (read, others) = request.unreadFiles(of: table) else { continue }
      for file in others {
        log.add(
          Diagnostic(
            .unreadFile, at: SourceLocation(file: file),
            facts: ["file": read, "table": table.rawValue]))
      }
    }
  }

  /// The portfolio with everything found on the way.
  func finish() -> LoadedPortfolio {
    let portfolio = Portfolio(
      currency: request.currency, homeCountry: request.homeCountry, clients: clients,
      ledger: ledger, receivables: receivables, contacts: contacts, team: team, notes: notes,
      records: records, presentTables: present)
    let (summaries, unattributed, day) = (summaries, unattributed, request.day)
    // In one place, since rows are rejected in many: nothing that is printed or kept tells of people
    // who were erased.
    var log = request.screen?.cleaned(self.log) ?? self.log
    log.add(uncounted: strangerRows, of: .unknownClient)
    let rejected = request.screen.map { self.rejected.map($0.cleaned) } ?? self.rejected
    let measured = MeasuredQuality(summaries) {
      let completeness = Completeness(portfolio: portfolio, summaries: summaries, on: day)
      return DataQuality(
        files: summaries, completeness: completeness.fields(), tables: completeness.tables(),
        weight: completeness.weight,
        unattributedLines: unattributed.lines, unattributedAmount: unattributed.amount)
    }
    return LoadedPortfolio(
      portfolio: portfolio, measured: measured, log: log, rejected: rejected,
      definitions: definitions, stamps: stamps,
      tableReferences: hasClientTable ? context.clients : nil, erasedTexts: erasedTexts,
      pushed: pushed)
  }
}
