extension Portfolio {
  /// Adds every record of a client to a hash, whole, with the values that they had before: two portfolios that
  /// agree in it say the same of the client.
  ///
  /// - Parameters:
  ///   - client: Its position in `clients`.
  ///   - hasher: The hash.
  /// - Complexity: O(records and purchase days of the client).
  public func hashRecords(of client: Int, into hasher: inout Hasher) {
    hasher.combine(clients[client])
    add(contacts.of(client), to: &hasher)
    add(records.relations.of(client), to: &hasher)
    add(records.bases.of(client), to: &hasher)
    add(records.contracts.of(client), to: &hasher)
    add(records.interactions.of(client), to: &hasher)
    add(records.opportunities.of(client), to: &hasher)
    add(records.objectives.of(client), to: &hasher)
    add(records.milestones.of(client), to: &hasher)
    add(records.stages.of(client), to: &hasher)
    add(records.handoffs.of(client), to: &hasher)
    add(records.surveys.of(client), to: &hasher)
    add(records.usage.of(client), to: &hasher)
    add(records.tickets.of(client), to: &hasher)
    add(records.advocacy.of(client), to: &hasher)
    add(records.referrals.of(client), to: &hasher)
    add(receivables.of(client), to: &hasher)
    if client < ledger.clientCount {
      add(ledger.days(of: client), to: &hasher)
      hasher.combine(ledger.lineCount(of: client))
    }
    for series in productLedger?.products(of: client) ?? [] {
      hasher.combine(series.product)
      add(series, to: &hasher)
    }
    hashHistory(of: client, into: &hasher)
  }

  /// Adds the values that records of a client had before.
  private func hashHistory(of client: Int, into hasher: inout Hasher) {
    let history = records.history
    guard !history.entries.isEmpty else { return }
    add(history.entries(of: .clients, record: clients[client].id), to: &hasher)
    for contact in contacts.of(client) {
      add(history.entries(of: .contacts, record: contact.id), to: &hasher)
    }
    for opportunity in records.opportunities.of(client) {
      add(history.entries(of: .opportunities, record: opportunity.id), to: &hasher)
    }
  }

  private func add(_ values: some Collection<some Hashable>, to hasher: inout Hasher) {
    hasher.combine(values.count)
    for value in values { hasher.combine(value) }
  }
}
