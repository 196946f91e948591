import Analysis
import Localization
import Portfolio

/// What the client does for our name: referrals, testimonials, cases, reference calls.
struct AdvocacyFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.has(.advocacy) || dossier.has(.referrals) else { return nil }
    let acts = dossier.records.advocacy.of(dossier.number)
      .filter { ($0.asked ?? $0.given).isPast(on: day) }
    let brought = dossier.records.referrals.of(dossier.number).filter { $0.date.isPast(on: day) }
    let cameFrom = dossier.context.referrers(of: dossier.number).filter {
      $0.date.isPast(on: day)
    }
    guard !acts.isEmpty || !brought.isEmpty || !cameFrom.isEmpty else {
      return dossier.has(.advocacy)
        ? nothing("advocacy", table: .advocacy, columns: "contact, kind, asked, given")
        : nothing("advocacy", table: .referrals, columns: "client, referred, date")
    }
    var verdict: [String] = []
    let given = acts.count { $0.given.known(on: day) != nil }
    if given > 0 { verdict.append(words.plural("advocacy.given", given)) }
    if given < acts.count { verdict.append(words.plural("advocacy.asked", acts.count - given)) }
    if !brought.isEmpty { verdict.append(words.plural("advocacy.brought", brought.count)) }
    if verdict.isEmpty { verdict.append(words.text("advocacy.came")) }
    var blocks: [ProfileFold.Block] = []
    if !acts.isEmpty { blocks.append(.table(table(Array(acts)))) }
    if !brought.isEmpty || !cameFrom.isEmpty {
      blocks.append(.facts(facts(Array(brought), cameFrom)))
    }
    return fold("advocacy", verdict: verdict.joined(separator: " · "), blocks)
  }

  private func facts(_ brought: [Referral], _ cameFrom: [Referral]) -> [Fact] {
    func fact(_ key: String, _ client: Int, _ referral: Referral) -> Fact {
      Fact(
        word: words.text(key), value: dossier.context.name(client),
        href: dossier.context.link(to: client),
        note: referral.date.map(words.date), evidence: dossier.source(.referrals, referral.id))
    }
    return brought.map { fact("advocacy.to", $0.referred, $0) }
      + cameFrom.map { fact("advocacy.from", $0.client, $0) }
  }

  private func table(_ acts: [AdvocacyAct]) -> DataTable {
    let standings = dossier.context.study.advocacy(of: dossier.client)
    return DataTable(
      name: words.text("fold.advocacy"),
      columns: [
        .init(words.text("advocacy.kind")), .init(words.text("column.person")),
        .init(words.text("advocacy.asked-on"), .date),
        .init(words.text("advocacy.given-on"), .date), .init(words.text("advocacy.use")),
        .init(words.text("column.source")),
      ],
      rows: acts.map { act in
        DataTable.Row(
          act.kind.map { words.text("advocacy-kind.\($0.rawValue)") } ?? act.id,
          note: act.givenBack.map { words.text("advocacy.back", ["what": $0]) },
          [
            cell(act.contact.map(dossier.person)), cell(act.asked),
            act.given.known(on: day).map { .init(words.date($0)) }
              ?? .init(words.text("advocacy.waiting"), tone: "faint"),
            approval(act, standings.first { $0.key.key == act.id }), source(.advocacy, act.id),
          ])
      }, isNarrow: false)
  }

  private func approval(_ act: AdvocacyAct, _ standing: AdvocacyStanding?) -> DataTable.Cell {
    // With the client, or with the person, an approval ends before its day.
    if let expiry = standing?.expiry, expiry != .date {
      return .init(words.text("advocate.expiry.\(expiry.rawValue)"), tone: "alert")
    }
    if let expires = act.expires, expires < day {
      return .init(words.text("advocacy.expired", ["day": words.date(expires)]), tone: "alert")
    }
    guard let approved = act.approved.known(on: day) else {
      return .init(words.text("advocacy.unapproved"), tone: act.given == nil ? "faint" : "caution")
    }
    return .init(
      words.text("advocacy.approved", ["day": words.date(approved)]),
      note: act.expires.map { words.text("advocacy.until", ["day": words.date($0)]) })
  }
}

/// The other companies of the same group, and what they bring together.
struct GroupFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard let group = dossier.context.groups.group(of: dossier.number) else { return nil }
    let revenue = GroupFold.revenue(group, dossier.context)
    return fold(
      "group",
      verdict: words.text(
        "group.verdict",
        [
          "clients": words.count("clients", group.members.count),
          "amount": words.whole(revenue),
        ]),
      [
        .words(words.text("group.basis-\(group.basis.rawValue)")),
        .table(table(group, revenue)),
      ])
  }

  /// What a group's members brought in 12 months, together.
  static func revenue(_ group: ClientGroup, _ context: SiteContext) -> Int64 {
    group.members.reduce(0) { $0 &+ (context.assessment.client($1)?.current.net ?? 0) }
  }

  private func table(_ group: ClientGroup, _ revenue: Int64) -> DataTable {
    let context = dossier.context
    let members = group.members.sorted { left, right in
      if (left == group.head) != (right == group.head) { return left == group.head }
      return left < right
    }
    return DataTable(
      name: words.text("fold.group"),
      columns: [
        .init(words.text("column.client")), .init(words.text("column.status")),
        .init(words.text("column.owner")),
        .init(
          words.text("column.revenue12"), unit: words.formats.symbol(of: words.currency), .number),
      ],
      rows: members.map { member in
        let client = context.assessment.client(member)
        var notes = [context.document(member)].compactMap { $0 }
        if member == group.head { notes.insert(words.text("group.head"), at: 0) }
        if member == dossier.number { notes.append(words.text("group.this")) }
        return DataTable.Row(
          context.name(member),
          href: client == nil || member == dossier.number
            ? nil : context.link(to: member),
          note: notes.isEmpty ? nil : notes.joined(separator: " · "),
          [
            client.map { .init(words.status($0.status).word) } ?? cell(nil as String?),
            cell(context.owner(member)),
            .init(client.map { words.plain($0.current.net) } ?? "–"),
          ])
      },
      total: DataTable.Row(
        words.text("word.total"), [.init(""), .init(""), .init(words.plain(revenue))]),
      isNarrow: false)
  }
}

/// Values that the client's record had before: owners, tiers, sectors.
struct HistoryFold: Fold {
  let dossier: ClientDossier

  private static let fields = [
    "owner", "executive", "tier", "tier-override", "touch", "touch-override", "status", "sector",
    "size", "parent-client", "city",
  ]
  private static let personal = ["support", "influence", "roles", "title", "covered-by"]

  var fold: ProfileFold? {
    guard dossier.has(.history) else { return nil }
    let id = dossier.context.portfolio.clients[dossier.number].id
    var rows = HistoryFold.fields.flatMap { field in
      self.rows(.clients, id, field, about: words.field(field))
    }
    for contact in dossier.contacts {
      let name = contact.name ?? contact.id
      rows += HistoryFold.personal.flatMap { field in
        self.rows(
          .contacts, contact.id, field,
          about: words.text("history.person", ["field": words.field(field), "name": name]))
      }
    }
    guard !rows.isEmpty else {
      return nothing("history", table: .history, columns: "table, record, field, value, from")
    }
    let sorted = rows.sorted { $0.from != $1.from ? $0.from > $1.from : $0.order < $1.order }
    return fold(
      "history", verdict: words.plural("history.changes", rows.count),
      [
        .table(
          DataTable(
            name: words.text("fold.history"),
            columns: [
              .init(words.text("history.what")), .init(words.text("history.value")),
              .init(words.text("history.from"), .date), .init(words.text("column.source")),
            ], rows: sorted.map(\.row), isNarrow: false))
      ])
  }

  private struct Change {
    let from: Day
    let order: String
    let row: DataTable.Row
  }

  private func rows(
    _ table: TableName, _ record: String, _ field: String, about name: String
  ) -> [Change] {
    dossier.records.history.entries(of: table, record: record, field: field)
      .filter { $0.from <= day }.map { entry in
        let value = entry.value.map { shown($0, of: field) }
        return Change(
          from: entry.from, order: name + entry.id,
          row: DataTable.Row(
            name, [cell(value), cell(entry.from), source(.history, entry.id)]))
      }
  }

  /// The name of whoever a value names by id; other values as they are.
  private func shown(_ value: String, of field: String) -> String {
    let context = dossier.context
    switch field {
    case "owner", "executive": return context.member(value)
    case "parent-client":
      return context.portfolio.client(withID: value).map { context.name($0) } ?? value
    case "support": return Int(value).map(SupportView.signed) ?? value
    default: return value
    }
  }
}

/// The client's record, field by field, and what serving it costs.
struct RecordFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    let facts = RecordMaking(dossier: dossier).facts
    let attributes = dossier.attributes
    let kind = [
      attributes.kind.map { words.text("kind.\($0.rawValue)") },
      attributes.businessModel.map { words.text("model-short.\($0.rawValue)") },
      attributes.origin(home: dossier.context.portfolio.homeCountry)
        .map { words.text("origin.\($0.rawValue)") },
    ].compactMap { $0 }
    return fold(
      "record",
      verdict: kind.isEmpty
        ? dossier.context.shownID(dossier.number) : kind.joined(separator: ", "),
      [.facts(facts)])
  }
}

/// Where notes on the client go, while there are none.
struct NoteFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.context.note(dossier.number) == nil else { return nil }
    let file = "data/notes/\(dossier.context.shownID(dossier.number)).md"
    return fold(
      "notes", verdict: words.text("fold.none"),
      [
        .empty(
          EmptySection(
            what: words.text("profile.no-notes"), cost: words.text("profile.no-notes-add"),
            place: file))
      ])
  }
}
