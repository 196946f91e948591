import Diagnostics
import Portfolio

extension PortfolioAssembly {
  mutating func loadClients() throws(DiagnosticsError) {
    let declaration = TableDeclaration.clients.adding(request.sources.customFields)
    let aliases = try ClientAliases(in: request.folder, request.fileSystem)
    guard var table = try read(declaration, make: { _, _ in ClientAttributes() }) else {
      if !aliases.isEmpty { log.add(Diagnostic(.aliasesWithoutTable)) }
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
            facts: ["found": named, "column": "parent-client", "table": "clients"],
            suggestion: context.clients.suggestion(for: named)))
        continue
      }
      table.records[index].record.parent = context.clients.id(at: parent)
      parents[index] = parent
      places[index] = place
    }
    for cycle in Cycles.find(in: parents) {
      let chain = (cycle + [cycle[0]]).map { table.records[$0].id }
      log.add(
        Diagnostic(
          .parentCycle, at: places[cycle[0]],
          facts: ["chain": chain.joined(separator: " → ")]))
    }
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
      request: request, known: hasClientTable ? context.clients.known : nil,
      knownIDs: clients.map(\.id), rates: context.rates
    ).load(sources)
    ledger = loaded.ledger
    receivables = loaded.receivables
    stamps = loaded.stamps
    pushed = loaded.pushed
    if !hasClientTable {
      clients = DerivedClients(request: request, loaded: loaded, team: context.names[.team])
        .clients(log: &log)
      if let screen = request.screen {
        // Without a table, the number is all that the ledger knows of them.
        clients = clients.map { screen.namesErased($0.id) ? Client(id: $0.id) : $0 }
      }
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

  /// How cells name clients that invoices describe: made only where something names them, since it
  /// costs memory.
  mutating func nameDerivedClients() {
    guard !hasClientTable, context.countries.isEmpty else { return }
    context.clients = ClientReferences(clients)
    context.countries = clients.map { $0.hasAttributes ? $0.attributes.country : nil }
  }

  mutating func loadNotes() throws(DiagnosticsError) {
    guard request.hasNotes else { return }
    nameDerivedClients()
    notes = NotesLoader(request: request, references: context.clients).load(log: &log)
    if !notes.isEmpty { present.insert(.notes) }
  }
}
