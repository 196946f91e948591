extension Portfolio {
  /// Adds what is known of a client to a hash, but for what its own pages alone show: two portfolios that
  /// agree in it are judged alike and have the same pages about several clients.
  ///
  /// Left out are the ways to reach the client and its people, where only whether there is one counts, its
  /// legal name where it has another to be called by, and what was said in a conversation. A page about
  /// several, or a measure, that comes to read one of them takes it off this list.
  ///
  /// - Parameters:
  ///   - client: Its position in `clients`.
  ///   - hasher: The hash.
  /// - Complexity: O(records and purchase days of the client).
  public func hashRecords(of client: Int, into hasher: inout Hasher) {
    hasher.combine(clients[client].id)
    hasher.combine(
      clients[client].hasAttributes ? clients[client].attributes.withoutDetails : nil)
    add(contacts.of(client).lazy.map(\.withoutDetails), to: &hasher)
    add(records.relations.of(client), to: &hasher)
    add(records.bases.of(client), to: &hasher)
    add(records.contracts.of(client), to: &hasher)
    add(records.interactions.of(client).lazy.map(\.withoutDetails), to: &hasher)
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

  /// Adds what ``hashRecords(of:into:)`` leaves out: the pages of the client follow from both.
  ///
  /// - Parameters:
  ///   - client: Its position in `clients`.
  ///   - hasher: The hash.
  public func hashDetails(of client: Int, into hasher: inout Hasher) {
    let attributes = clients[client].attributes
    hasher.combine([
      attributes.phone, attributes.email, attributes.address, attributes.postalCode,
      attributes.crmLink, attributes.legalName,
    ])
    for contact in contacts.of(client) { hasher.combine([contact.email, contact.phone]) }
    for interaction in records.interactions.of(client) { hasher.combine(interaction.summary) }
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

extension ClientAttributes {
  /// The same, with no more of what only the client's own pages show than whether it is there.
  fileprivate var withoutDetails: ClientAttributes {
    var attributes = self
    attributes.phone = phone.map { _ in "" }
    attributes.email = email.map { _ in "" }
    attributes.address = address.map { _ in "" }
    attributes.postalCode = postalCode.map { _ in "" }
    attributes.crmLink = crmLink.map { _ in "" }
    // Who has no other name is called by this one.
    if name != nil { attributes.legalName = legalName.map { _ in "" } }
    return attributes
  }
}

extension Contact {
  /// Likewise.
  fileprivate var withoutDetails: Contact {
    var contact = self
    contact.email = email.map { _ in "" }
    contact.phone = phone.map { _ in "" }
    return contact
  }
}

extension Interaction {
  /// Likewise.
  fileprivate var withoutDetails: Interaction {
    var interaction = self
    interaction.summary = summary.map { _ in "" }
    return interaction
  }
}
