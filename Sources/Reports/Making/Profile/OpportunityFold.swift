import Analysis
import Localization
import Portfolio
import Privacy

/// Business that may come, and what became of earlier business.
struct OpportunityFold: Fold {
  let dossier: ClientDossier

  private static let closedShown = 5

  var fold: ProfileFold? {
    guard dossier.has(.opportunities) else { return nil }
    let open = dossier.opportunities.filter(\.isOpen)
    let closed = dossier.opportunities.filter { !$0.isOpen }
    guard !dossier.opportunities.isEmpty else {
      return nothing("opportunities", table: .opportunities, columns: "title, stage, value")
    }
    var blocks: [ProfileFold.Block] = []
    if !open.isEmpty { blocks.append(.table(openTable(open))) }
    if !closed.isEmpty {
      let shown = Array(closed.reversed().prefix(OpportunityFold.closedShown))
      blocks.append(.table(closedTable(shown), heading: words.text("opportunity.closed")))
      if let note = words.leftOut(of: closed.count, shown: shown.count) {
        blocks.append(.words(note))
      }
    }
    let values = open.compactMap { $0.value?.minorUnits }
    let amount =
      values.isEmpty ? words.text("revenue.no-value") : words.whole(values.reduce(0, &+))
    let verdict =
      open.isEmpty
      ? words.text("opportunity.none-open")
      : words.plural("opportunity.open", open.count, ["amount": amount])
    return fold("opportunities", verdict: verdict, blocks)
  }

  private func openTable(_ open: [Opportunity]) -> DataTable {
    let rows = open.map { opportunity in
      DataTable.Row(
        name(opportunity), note: note(opportunity),
        [
          stage(opportunity),
          opportunity.value.map { .init(words.plain($0.minorUnits)) } ?? cell(nil as String?),
          opportunity.probability.map {
            .init(
              words.formats.decimal(Int64($0), scale: 2, places: .upTo(0)),
              note: weighted(opportunity).map {
                words.text("opportunity.weighted", ["amount": words.whole($0)])
              })
          } ?? cell(nil as String?),
          expected(opportunity), source(.opportunities, opportunity.id),
        ])
    }
    return DataTable(
      name: words.text("fold.opportunities"),
      columns: [
        .init(words.text("opportunity.name")), .init(words.text("opportunity.stage")),
        .init(
          words.text("opportunity.value"), unit: words.formats.symbol(of: words.currency), .number),
        .init(words.text("opportunity.probability"), unit: "%", .number),
        .init(words.text("opportunity.expected"), .date), .init(words.text("column.source")),
      ], rows: rows, isNarrow: false)
  }

  private func name(_ opportunity: Opportunity) -> String {
    opportunity.title ?? opportunity.product.map(dossier.product) ?? opportunity.id
  }

  private func weighted(_ opportunity: Opportunity) -> Int64? {
    guard let value = opportunity.value, let probability = opportunity.probability else {
      return nil
    }
    let (product, overflows) = value.minorUnits.multipliedReportingOverflow(
      by: Int64(probability))
    return overflows ? nil : Rounding.divide(product, by: 10_000)
  }

  private func note(_ opportunity: Opportunity) -> String? {
    var parts = opportunity.kind.map { [words.text("opportunity-kind.\($0.rawValue)")] } ?? []
    if !opportunity.consentNeeded.isEmpty {
      parts.append(
        words.text(
          "opportunity.consent",
          [
            "people": opportunity.consentNeeded.map(dossier.person).joined(separator: ", ")
          ]))
    }
    parts += dossier.custom(opportunity.custom, of: .opportunities)
      .map { "\($0.word): \($0.value ?? "–")" }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func stage(_ opportunity: Opportunity) -> DataTable.Cell {
    guard let stage = opportunity.stage else { return cell(nil as String?) }
    return .init(
      stage,
      note: opportunity.stageSince.map {
        words.text("opportunity.since", ["day": words.shortDate($0, near: day)])
      })
  }

  private func expected(_ opportunity: Opportunity) -> DataTable.Cell {
    guard let expected = opportunity.expected else { return cell(nil as String?) }
    return expected < day
      ? .init(words.date(expected), note: words.text("opportunity.past"), tone: "alert")
      : .init(words.date(expected))
  }

  private func closedTable(_ closed: [Opportunity]) -> DataTable {
    DataTable(
      name: words.text("opportunity.closed"),
      columns: [
        .init(words.text("opportunity.name")), .init(words.text("opportunity.result")),
        .init(
          words.text("opportunity.value"), unit: words.formats.symbol(of: words.currency), .number),
        .init(words.text("opportunity.closed-on"), .date), .init(words.text("column.source")),
      ],
      rows: closed.map { opportunity in
        DataTable.Row(
          name(opportunity), note: note(opportunity),
          [
            .init(
              opportunity.result.map { words.text("opportunity-result.\($0.rawValue)") }
                ?? words.text("word.unknown"), note: opportunity.lostReason),
            opportunity.value.map { .init(words.plain($0.minorUnits)) } ?? cell(nil as String?),
            cell(opportunity.closed), source(.opportunities, opportunity.id),
          ])
      }, isNarrow: false)
  }
}

extension Words {
  /// An amount in whole units, without the sign of its currency.
  func plain(_ minorUnits: Int64) -> String {
    formats.decimal(minorUnits, scale: currency.decimals, places: .fixed(0))
  }
}

/// What the client needs, where we stand, and who else is there.
struct NeedsFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.has(.clients) else { return nil }
    let attributes = dossier.attributes
    let lists = [
      ("needs", attributes.needs), ("competitors", attributes.competitors),
      ("strengths", attributes.strengths), ("weaknesses", attributes.weaknesses),
    ]
    let known = lists.filter { !$0.1.isEmpty }
    guard !known.isEmpty else {
      return nothing("needs", table: .clients, columns: "needs, competitors, strengths, weaknesses")
    }
    let verdict = known.map { name, values in words.plural("needs.\(name)", values.count) }
    return fold(
      "needs", verdict: verdict.joined(separator: " · "),
      known.map { name, values in .items(values, heading: words.field(name)) })
  }
}

/// Reach, influence and support of everybody at the client.
struct StakeholderFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard !dossier.contacts.isEmpty else { return nil }
    let people = PeopleMaking.sorted(dossier)
    let present = people.filter { $0.isPresent(on: day) }
    let known = present.count { $0.map.support != nil }
    let hasMap = people.contains { $0.hasMap }
    let shown = Array(people.prefix(ClientCut.rows))
    let rest = words.leftOut(of: people.count).map { [ProfileFold.Block.words($0)] } ?? []
    return fold(
      "stakeholders",
      verdict: hasMap
        ? words.text(
          "people.known-support",
          ["known": words.formats.count(known), "all": words.formats.count(present.count)])
        : words.text("people.no-map"),
      [.table(hasMap ? table(shown) : reach(shown))] + rest + relations)
  }

  /// How everybody can be reached, masked.
  private func reach(_ people: [Contact]) -> DataTable {
    DataTable(
      name: words.text("fold.stakeholders"),
      columns: [.init(words.text("column.person")), .init(words.text("column.reach"))],
      rows: people.map { contact in
        DataTable.Row(
          contact.name ?? words.text("word.vacant"), note: contact.department, [reach(contact)])
      })
  }

  private func reach(_ contact: Contact) -> DataTable.Cell {
    let email = contact.email.map(Masking.email)
    let phone = contact.phone.map(Masking.phone)
    guard let first = email ?? phone else {
      return contact.map.isVacant == true ? .init("–", tone: "faint") : cell(nil as String?)
    }
    return .init(first, note: email == nil ? nil : phone)
  }

  private func table(_ people: [Contact]) -> DataTable {
    let making = PeopleMaking(dossier: dossier)
    return DataTable(
      name: words.text("fold.stakeholders"),
      columns: [
        .init(words.text("column.person")), .init(words.text("people.column-influence"), .number),
        .init(words.text("people.column-support"), .number),
        .init(words.text("people.column-level")), .init(words.text("people.column-covered")),
        .init(words.text("column.reach")),
      ],
      rows: people.map { contact in
        let person = making.person(contact)
        return DataTable.Row(
          contact.name ?? words.text("word.vacant"), note: place(contact),
          [
            cell(contact.map.influence.map(String.init)),
            support(contact),
            cell(person.level),
            person.covered.map { .init($0) } ?? .init(words.text("people.nobody"), tone: "caution"),
            reach(contact),
          ])
      }, isNarrow: false)
  }

  /// Support that counts; of what is too old, what it was.
  private func support(_ contact: Contact) -> DataTable.Cell {
    let said = contact.map.supportDate.map { words.shortDate($0, near: day) }
    if let support = contact.map.support { return .init(SupportView.signed(support), note: said) }
    let standing = dossier.client.relationship?.people.first { $0.id == contact.id }
    guard let standing, standing.isSupportStale, let stated = standing.statedSupport else {
      return cell(nil as String?)
    }
    return .init(
      words.text("word.unknown"),
      note: words.support("support-was", SupportView.signed(stated), said),
      tone: "caution")
  }

  /// The department, and whom the person reports to.
  private func place(_ contact: Contact) -> String? {
    let above = contact.map.reportsTo.map {
      words.text(
        contact.map.isReportConfirmed == true
          ? "people.reports-confirmed" : "people.reports-inferred",
        ["name": dossier.superior($0)])
    }
    let parts = [contact.department, above].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var relations: [ProfileFold.Block] {
    let relations = dossier.records.relations.of(dossier.number)
    guard !relations.isEmpty else { return [] }
    return [
      .items(
        relations.compactMap { relation in
          guard let from = relation.from, let to = relation.to, let kind = relation.kind else {
            return nil
          }
          return words.text(
            "people.relation-\(kind.rawValue)",
            ["from": dossier.person(from), "to": dossier.person(to)])
        }, heading: words.text("people.relations"))
    ]
  }
}

extension Contact {
  /// Whether the account map says anything of the person.
  var hasMap: Bool {
    map.influence != nil || map.support != nil || map.supportDate != nil
      || !map.coveredBy.isEmpty || map.levelNow != nil || map.reportsTo != nil
  }
}
