import Diagnostics
import Portfolio

extension PortfolioAssembly {
  mutating func loadProducts() throws(DiagnosticsError) {
    let declaration = TableDeclaration.products.adding(request.sources.customFields)
    guard let loaded = try read(declaration, make: { id, _ in Product(id: id) }) else { return }
    take(loaded)
    records.products = loaded.records.map(\.record)
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    name(.products, records.products) { ($0.id, -1, [$0.name]) }
  }

  mutating func loadAgreements() throws(DiagnosticsError) {
    let custom = request.sources.customFields
    if var loaded = try read(
      TableDeclaration.contracts.adding(custom), keepsCells: true,
      make: { Contract(id: $0, client: $1) })
    {
      rejectOtherClients(&loaded)
      sayOutlived(&loaded)
      take(loaded)
      records.contracts = ByClient(loaded.records.map(\.record))
      name(.contracts, records.contracts) { ($0.id, $0.client, []) }
    }
    let day = request.day
    records.opportunities = ByClient(
      try byClient(
        TableDeclaration.opportunities.adding(custom), make: { Opportunity(id: $0, client: $1) }
      ).map { $0.endedByStage(on: day) })
    if present.contains(.opportunities) {
      name(.opportunities, records.opportunities) { ($0.id, $0.client, [$0.title]) }
    }
  }

  /// A contract belongs to the client of its first version; versions of others are rejected.
  private func rejectOtherClients(_ loaded: inout LoadedTable<Contract>) {
    var owners: [String: LoadedRecord<Contract>] = [:]
    for record in loaded.records {
      guard let owner = owners[record.id] else {
        owners[record.id] = record
        continue
      }
      if isEarlier(record.record, than: owner.record) { owners[record.id] = record }
    }
    let places = loaded.locations(of: "client")
    var kept: [LoadedRecord<Contract>] = []
    var late = LateRejections(loaded.table)
    for (index, record) in loaded.records.enumerated() {
      guard let owner = owners[record.id], owner.record.client != record.record.client else {
        kept.append(record)
        continue
      }
      late.add(
        Diagnostic(
          .contractOfTwoClients, at: places[index],
          facts: [
            "id": record.id, "client": clients[record.record.client].id,
            "otherClient": clients[owner.record.client].id,
          ], other: loaded.location(owner.place)), record.place, index)
    }
    loaded.records = kept
    late.apply(to: &loaded)
  }

  /// Says which contracts, in their last version, run on after their client's end.
  private func sayOutlived(_ loaded: inout LoadedTable<Contract>) {
    var last: [String: LoadedRecord<Contract>] = [:]
    for record in loaded.records
    where !(last[record.id].map { isEarlier(record.record, than: $0.record) } ?? false) {
      last[record.id] = record
    }
    for record in loaded.records where last[record.id]?.place == record.place {
      let contract = record.record
      guard let ended = clients[contract.client].ended, contract.runs(after: ended) else {
        continue
      }
      loaded.log.add(
        Diagnostic(
          .contractOutlivesClient, at: loaded.location(record.place),
          facts: [
            "id": contract.id, "client": clients[contract.client].id, "day": ended.description,
          ]))
    }
  }

  private func isEarlier(_ version: Contract, than other: Contract) -> Bool {
    let (left, right) = (version.sortDay?.number ?? .min, other.sortDay?.number ?? .min)
    return left != right ? left < right : version.client < other.client
  }

  mutating func loadSuccess() throws(DiagnosticsError) {
    records.objectives = try byClient(
      TableDeclaration.objectives.adding(request.sources.customFields),
      make: { Objective(id: $0, client: $1) })
    if present.contains(.objectives) {
      name(.objectives, records.objectives) { ($0.id, $0.client, [$0.title]) }
    }
    records.milestones = try byClient(.milestones) { Milestone(id: $0, client: $1) }
    records.stages = try byClient(.stages) { StageChange(id: $0, client: $1) }
    records.handoffs = try byClient(.handoffs) { Handoff(id: $0, client: $1) }
    records.surveys = try byClient(.surveys) { Survey(id: $0, client: $1) }
    records.usage = try byClient(.usage) { UsageRecord(id: $0, client: $1) }
    records.tickets = try byClient(.tickets) { Ticket(id: $0, client: $1) }
  }

  mutating func loadRelationship() throws(DiagnosticsError) {
    try loadInteractions()
    records.advocacy = try byClient(.advocacy) { AdvocacyAct(id: $0, client: $1) }
    guard
      var loaded = try read(
        .referrals, keepsCells: true, make: { ReferralDraft(id: $0, client: $1) })
    else { return }
    rejectCircles(&loaded)
    take(loaded)
    let known = context.clients
    records.referrals = ByClient(
      loaded.records.compactMap { loaded in
        loaded.record.referred.flatMap { known.position(of: $0) }.map {
          Referral(
            id: loaded.id, client: loaded.record.client, referred: $0, date: loaded.record.date)
        }
      })
  }

  /// Nobody brings whoever brought them: the rows of such a circle are rejected, since any of them
  /// may be the wrong one.
  private func rejectCircles(_ loaded: inout LoadedTable<ReferralDraft>) {
    var arrows = [[Int]](repeating: [], count: clients.count)
    for record in loaded.records {
      guard let to = record.record.referred.flatMap({ context.clients.position(of: $0) }) else {
        continue
      }
      arrows[record.record.client].append(to)
    }
    for index in arrows.indices { arrows[index].sort() }
    let circles = Cycles.find(in: arrows)
    guard !circles.isEmpty else { return }
    var chains: [ReferralArrow: String] = [:]
    for circle in circles {
      let chain = Cycles.text(of: circle.map { clients[$0].id })
      for (from, to) in zip(circle, circle.dropFirst() + [circle[0]]) {
        let arrow = ReferralArrow(from: from, to: to)
        chains[arrow] = chains[arrow] ?? chain
      }
    }
    let places = loaded.locations(of: "referred")
    var kept: [LoadedRecord<ReferralDraft>] = []
    var late = LateRejections(loaded.table)
    for (index, record) in loaded.records.enumerated() {
      let to = record.record.referred.flatMap { context.clients.position(of: $0) } ?? -1
      guard let chain = chains[ReferralArrow(from: record.record.client, to: to)] else {
        kept.append(record)
        continue
      }
      late.add(
        Diagnostic(
          .referralCycle, at: places[index], facts: ["chain": chain]),
        record.place, index)
    }
    loaded.records = kept
    late.apply(to: &loaded)
  }

  private struct ReferralArrow: Hashable {
    let from: Int
    let to: Int
  }
}

extension Contract {
  /// Whether this version, as it is written, began by a day and holds beyond it.
  fileprivate func runs(after day: Day) -> Bool {
    guard status != .draft, status != .ended, sortDay.map({ $0 <= day }) ?? true else {
      return false
    }
    // A notice without a last day says nothing against the client's.
    return end.map { $0 > day } ?? (cancelled == nil && status != .cancelled)
  }
}
