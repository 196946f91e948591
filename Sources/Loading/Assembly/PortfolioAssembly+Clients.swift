import Diagnostics
import Portfolio

extension PortfolioAssembly {
  mutating func loadClients() throws(DiagnosticsError) {
    let declaration = TableDeclaration.clients.adding(request.sources.customFields)
    let aliases = try ClientAliases(in: request.folder, request.fileSystem)
    let found = try read(declaration, make: { _, _ in ClientAttributes() })
    // A table without a row says nothing of anybody.
    guard var table = found, saysAnything(table) else {
      if !aliases.isEmpty { log.add(Diagnostic(.aliasesWithoutTable)) }
      if let found { take(found) }
      return
    }
    hasClientTable = true
    // Links follow their records when these are sorted.
    let ids = table.records.map(\.id)
    let places = table.locations(of: "parent-client")
    table.records.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let merged = AliasMerging(aliases: aliases).merge(&table)
    if merged > 0 { log.add(Diagnostic(.mergedClients, facts: ["count": String(merged)])) }
    for index in table.records.indices { ClientCompletion.complete(&table, at: index) }
    take(table)
    context.clients = ClientReferences(table, aliases, log: &log)
    resolveParents(&table, ids, places)
    clients = table.records.map { Client(id: $0.id, attributes: $0.record) }
    context.countries = table.records.map(\.record.country)
  }

  /// Whether any row of a table of clients is one; those of people who were erased are.
  private func saysAnything(_ table: LoadedTable<ClientAttributes>) -> Bool {
    table.summaries.contains { $0.rows > $0.leftOut }
      || table.log.counts[.erasedRows, default: 0] > 0
  }

  /// Turns names of parents into ids, reports those that are none, and chains of parents that come
  /// back to themselves.
  private mutating func resolveParents(
    _ table: inout LoadedTable<ClientAttributes>, _ ids: [String],
    _ written: [Int: SourceLocation]
  ) {
    var parents = [Int?](repeating: nil, count: table.records.count)
    var places: [Int: SourceLocation] = [:]
    for (record, place) in written.sorted(by: { $0.key < $1.key }) {
      guard let index = context.clients.position(of: ids[record]),
        let named = table.records[index].record.parent
      else { continue }
      guard let parent = context.clients.position(of: named) else {
        log.add(
          Diagnostic(
            .unknownReference, at: place,
            facts: [
              "found": named, "column": table.heading(of: "parent-client", at: place),
              "table": "clients",
            ],
            suggestion: context.clients.suggestion(for: named)))
        continue
      }
      table.records[index].record.parent = context.clients.id(at: parent)
      parents[index] = parent
      places[index] = place
    }
    for cycle in Cycles.find(in: parents) {
      log.add(
        Diagnostic(
          .parentCycle, at: places[cycle[0]],
          facts: ["chain": Cycles.text(of: cycle.map { table.records[$0].id })]))
    }
  }

  mutating func loadInvoices() throws(DiagnosticsError) {
    let sources = request.sources(of: .invoices)
    let named = NamedClients(request: request)
    guard !sources.isEmpty || present.contains(.clients) || named.isPossible else {
      throw DiagnosticsError([
        Diagnostic(.noSources, at: SourceLocation(file: "carteira.yaml"))
      ])
    }
    let hasPayments = !request.sources(of: .payments).isEmpty
    if hasPayments { present.insert(.payments) }
    guard !sources.isEmpty || hasPayments else {
      try nameClients(by: named)
      ledger = Ledger(purchases: clients.map { _ in [] })
      return
    }
    if !sources.isEmpty { present.insert(.invoices) }
    let ground = request.ground(of: [.invoices, .payments], naming: context.fingerprint)
    var loaded = try request.remembering(.invoices, on: ground) { () throws(DiagnosticsError) in
      try InvoiceLoader(
        request: request, known: hasClientTable ? context.clients.known : nil,
        knownIDs: clients.map(\.id), rates: context.rates
      ).load(sources)
    }
    if !hasClientTable {
      if let screen = request.screen { erasedTexts = loaded.hideErased(screen) }
      erasedTexts.merge(loaded.spellings) { $0 + $1 }
    }
    ledger = loaded.ledger
    receivables = loaded.receivables
    stamps = loaded.stamps
    pushed = loaded.pushed
    if !hasClientTable {
      clients = DerivedClients(request: request, loaded: loaded, team: context.names[.team])
        .clients(log: &log)
      if clients.isEmpty {
        try nameClients(by: named)
        ledger = Ledger(purchases: clients.map { _ in [] })
      }
    }
    var found = loaded.log
    settleStrangers(&found, loaded.summaries, loaded.rejected)
    log.merge(found)
    summaries += loaded.summaries
    rejected += loaded.rejected
    unattributed = (loaded.unattributedLines, loaded.unattributedAmount)
    if loaded.unattributedLines > 0 {
      log.add(
        Diagnostic(
          .unattributedLines, at: loaded.firstUnattributed,
          facts: ["count": String(loaded.unattributedLines)]))
    }
  }

  /// Takes as clients whom the rows of other tables name, where nothing else tells who they are.
  private mutating func nameClients(by named: NamedClients) throws(DiagnosticsError) {
    guard !hasClientTable else { return }
    let screen = request.screen
    var ids: [String] = []
    for text in try named.texts() {
      guard let screen, screen.namesErased(text, .clients) else {
        ids.append(text)
        continue
      }
      let alias = screen.alias(text)
      ids.append(alias)
      erasedTexts[alias] = [text]
    }
    ids.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    clients = ids.map { Client(id: $0) }
  }

  /// Says that an empty table of clients was passed over.
  mutating func noteEmptyClients() {
    guard !hasClientTable, present.contains(.clients), !clients.isEmpty else { return }
    log.add(Diagnostic(.emptyClientTable, facts: ["count": String(clients.count)]))
  }

  /// How cells name clients that invoices describe: made only where something names them, since it
  /// costs memory.
  mutating func nameDerivedClients() {
    guard !hasClientTable, context.countries.isEmpty else { return }
    context.clients = ClientReferences(clients, naming: erasedTexts)
    context.countries = clients.map { $0.hasAttributes ? $0.attributes.country : nil }
  }

  mutating func loadNotes() throws(DiagnosticsError) {
    guard request.hasNotes else { return }
    nameDerivedClients()
    notes = NotesLoader(request: request, references: context.clients).load(log: &log)
    if !notes.isEmpty { present.insert(.notes) }
  }
}
