import Analysis
import Localization
import Markup
import Portfolio
import Templating

/// Makes the page of what changed since the last snapshot, or the last month-end where there is none.
struct ChangesMaking {
  let context: SiteContext
  var words: Words { context.words }
  var study: Study { context.study }

  static let clientLimit = 120

  func page() -> ChangesPage {
    guard let previous = study.previous else { return empty }
    let clients = self.clients
    return ChangesPage(
      page: context.frame(depth: 0, current: "changes"),
      title: words.text(
        "changes.title", ["from": words.date(previous.day), "to": words.date(context.day)]),
      lead: lead(clients, since: previous), nothing: nil,
      panels: [
        AttributionPanels(context: context).about, list(clients, since: previous),
        goals(since: previous), flow(previous), health(previous),
      ].compactMap { $0 } + AttributionPanels(context: context).panels
        + [
          lift, actions, dated, HistoryPanels(context)?.table, SealedTable.panel(context),
        ].compactMap { $0 })
  }

  /// A page of a portfolio whose data begin after the last month-end.
  private var empty: ChangesPage {
    let first = MonthName.lastEnd(before: context.day)
    return ChangesPage(
      page: context.frame(depth: 0, current: "changes"), title: words.text("changes.title-none"),
      lead: words.rich(
        "changes.lead-none", ["day": words.date(context.day), "end": words.date(first)]),
      nothing: EmptySection(
        what: words.text("changes.none"),
        cost: words.text("changes.none-cost", ["end": words.date(first)])),
      panels: [AttributionPanels(context: context).about, SealedTable.panel(context)]
        .compactMap { $0 })
  }

  /// Positions of the clients that the page names.
  var clientsShown: [Int] {
    clients.prefix(ChangesMaking.clientLimit).compactMap { $0.first?.client }
  }

  /// The changes that are news of their own, by client, the most revenue first.
  var clients: [[Change]] {
    let quiet: Set<ChangeKind> = [.suggestion, .data, .goal]
    var groups: [[Change]] = []
    for change in study.changes where !quiet.contains(change.kind) {
      if groups.last?.first?.id == change.id {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }

  // MARK: The answer

  /// Who came into risk and who left, with the money, and the greatest of them by name.
  private func lead(_ clients: [[Change]], since previous: Study) -> HTMLFragment {
    let parameters = ["from": words.date(previous.day), "to": words.date(context.day)]
    guard !clients.isEmpty else { return words.rich("changes.lead-same", parameters) }
    let firsts = clients.compactMap { group in group.first { isLoss($0) } }
    guard let worst = firsts.first else {
      return words.rich(
        "changes.lead-calm",
        parameters.merging(["clients": words.count("clients", clients.count)]) { $1 })
    }
    return words.rich(
      firsts.count == 1 ? "changes.lead-one" : "changes.lead",
      parameters.merging([
        "clients": words.count("clients", firsts.count),
        "amount": words.short(known: firsts.map(\.atStake)),
        "client": context.name(worst.client, id: worst.id),
        "most": words.short(known: [worst.atStake]),
        "what": ChangeSentences(context: context).sentence(worst),
      ]) { $1 })
  }

  /// Whether a change is the way out: into risk, silence or the end.
  private func isLoss(_ change: Change) -> Bool {
    if change.kind == .left { return true }
    guard case .status(let status) = change.after else { return false }
    return status == .atRisk || status == .inactive
  }

  // MARK: Client by client

  private func list(_ clients: [[Change]], since previous: Study) -> Panel? {
    guard !clients.isEmpty else { return nil }
    let sentences = ChangeSentences(context: context)
    let shown = clients.prefix(ChangesMaking.clientLimit)
    let rows = shown.map { group in
      let change = group[0]
      let evidence = Set(group.compactMap(sentences.evidence)).sorted().prefix(3)
      return DataTable.Row(
        context.name(change.client, id: change.id),
        href: change.client.map { "clients/\(context.slugs[$0])/index.html" },
        note: change.client.flatMap(context.ownerNote),
        [
          .init(
            sentences.sentences(group).joined(separator: " "),
            note: evidence.isEmpty ? nil : evidence.joined(separator: " · ")),
          earlier(change, previous),
          words.cell(known: [change.atStake]),
        ])
    }
    let rest = clients.count - shown.count
    let panels = AttributionPanels(context: context)
    return Panel(
      id: "clients", title: words.text("changes.clients"), width: "c12",
      remark: words.text(
        "changes.clients-remark", ["count": words.count("clients", clients.count)]),
      table: DataTable(
        name: words.text("changes.clients"),
        columns: [
          .init(words.text("column.client")), .init(words.text("changes.what")),
          .init(words.text("changes.earlier")),
          .init(words.text("changes.stake"), unit: words.text("changes.a-year"), .number),
        ], rows: rows, isLong: true, isNarrow: false), isStacked: true,
      note: rest > 0
        ? words.plural("changes.rest", rest)
        : panels.about == nil ? panels.baseline : nil)
  }

  /// The other side of a change: how the client stood then, on its profile.
  private func earlier(_ change: Change, _ previous: Study) -> DataTable.Cell {
    let day = words.date(previous.day)
    guard let client = change.client, TrendFold.exists(of: client, context) else {
      return .init(day, tone: "faint")
    }
    return .init(day, href: "clients/\(context.slugs[client])/index.html#trend")
  }

  // MARK: Flows

  private func flow(_ previous: Study) -> Panel? {
    let flow = Flow<Status>(from: previous, to: study) { $0.status }
    let order: [Status] = [.active, .atRisk, .inactive, .former, .prospect]
    return panel(
      "flow", flow, order, since: previous, absent: words.text("changes.absent"),
      remark: words.plural("changes.moved", flow.moved)
    ) { words.status($0).word }
  }

  private func health(_ previous: Study) -> Panel? {
    let flow = Flow<HealthBand>(from: previous, to: study) { $0.health?.band }
    guard flow.clients > 0 else { return nil }
    return panel(
      "health", flow, [.green, .yellow, .red], since: previous,
      absent: words.text("changes.unscored"), remark: words.plural("changes.moved", flow.moved)
    ) { words.catalog.text("assessment.band.\($0.rawValue)") }
  }

  /// From rows to columns: the diagonal stayed.
  private func panel<Key>(
    _ id: String, _ flow: Flow<Key>, _ order: [Key], since previous: Study, absent: String,
    remark: String, _ name: (Key) -> String
  ) -> Panel? {
    let keys: [Key?] = order.map { $0 } + [nil]
    let used = keys.filter { key in
      keys.contains { flow[key, $0].clients > 0 || flow[$0, key].clients > 0 }
    }
    guard !used.isEmpty else { return nil }
    let rows = used.map { from in
      DataTable.Row(
        from.map(name) ?? absent,
        used.map { to in
          let group = flow[from, to]
          return DataTable.Cell(
            words.formats.count(group.clients),
            note: group.clients > 0 && from != to && group.revenue != 0
              ? words.short(group.revenue, unknown: group.unknown) : nil,
            tone: group.clients == 0 ? "faint" : "")
        })
    }
    return Panel(
      id: id, title: words.text("changes.\(id)"), width: "c6", remark: remark,
      table: DataTable(
        name: words.text("changes.\(id)"),
        columns: [
          .init(
            words.text("changes.was"),
            unit: words.text("changes.on", ["day": words.date(previous.day)]))
        ]
          + used.map { .init($0.map(name) ?? absent, .number) }, rows: rows),
      note: words.text("changes.\(id)-note", ["to": words.date(context.day)]))
  }

  /// Whether a red score foretold a loss; nil where no score was ever measured.
  private var lift: Panel? {
    let lift = study.healthLift
    guard lift.bands.contains(where: { $0.count > 0 }) else { return nil }
    let rows = lift.bands.map { cases in
      DataTable.Row(
        words.catalog.text("assessment.band.\(cases.band.rawValue)"),
        [
          .init(words.formats.count(cases.count), tone: cases.count == 0 ? "faint" : ""),
          .init(words.formats.count(cases.lost), tone: cases.lost == 0 ? "faint" : ""),
          .init(words.percent(cases.share) ?? "–"),
        ])
    }
    return Panel(
      id: "lift", title: words.text("changes.lift"), width: "c6",
      remark: words.text("changes.lift-remark"), say: words.lift(lift),
      table: DataTable(
        name: words.text("changes.lift"),
        columns: [
          .init(words.text("changes.lift-band")), .init(words.text("changes.lift-cases"), .number),
          .init(words.text("changes.lift-lost"), .number),
          .init(words.text("changes.lift-share"), unit: "%", .number),
        ], rows: rows),
      note: words.text("changes.lift-note"),
      link: NavigationItem(
        href: "method.html#history", word: words.text("page.how-computed"), isCurrent: false))
  }

  /// What came up to be done and what is done with, by reason.
  private var actions: Panel? {
    let changes = study.changes.filter { $0.kind == .suggestion || $0.kind == .data }
    guard !changes.isEmpty else { return nil }
    let rows = ActionReason.allCases.compactMap { reason -> DataTable.Row? in
      let came = changes.filter { $0.after == .reason(reason) }
      let went = changes.filter { $0.before == .reason(reason) }
      guard !came.isEmpty || !went.isEmpty else { return nil }
      func count(_ changes: [Change]) -> DataTable.Cell {
        .init(words.formats.count(changes.count), tone: changes.isEmpty ? "faint" : "")
      }
      return DataTable.Row(
        words.catalog.text("assessment.action.\(reason.rawValue)"),
        [count(came), count(went), words.cell(known: came.map(\.atStake))])
    }
    return Panel(
      id: "suggestions", title: words.text("changes.suggestions"), width: "c6",
      remark: words.text("changes.suggestions-remark"),
      table: DataTable(
        name: words.text("changes.suggestions"),
        columns: [
          .init(words.text("changes.suggestion")), .init(words.text("changes.came"), .number),
          .init(words.text("changes.went"), .number),
          .init(words.text("changes.stake"), unit: words.text("changes.a-year"), .number),
        ], rows: rows, isNarrow: false))
  }

  /// Which fields history dates; the rest shows its current value.
  private var dated: Panel {
    let fields = context.portfolio.records.history.datedFields
    let names = fields.map {
      words.plural("changes.dated-field", $0.records, ["field": words.field($0.field).lowercased()])
    }
    return Panel(
      id: "dated", title: words.text("changes.dated"), width: "c6",
      remark: words.text("changes.dated-remark"),
      say: names.isEmpty
        ? words.text("changes.dated-none")
        : words.text("changes.dated-some", ["fields": names.joined(separator: ", ")]),
      note: words.text("changes.dated-note"))
  }
}

extension Words {
  /// How much more often the red was lost than the green, with its cases; or why that is not said.
  func lift(_ lift: HealthLift) -> String {
    let parameters = [
      "red": formats.count(lift[.red].count), "green": formats.count(lift[.green].count),
      "red-lost": formats.count(lift[.red].lost), "green-lost": formats.count(lift[.green].lost),
      "least": formats.count(HealthLift.fewestCases),
    ]
    switch lift.lift {
    case .success(let hundredths):
      let factor = formats.decimal(hundredths, scale: 2, places: .upTo(1))
      return text("changes.lift-say", parameters.merging(["factor": factor]) { $1 })
    case .failure(let refusal):
      return text("changes.lift-refused.\(refusal.reason.rawValue)", parameters)
    }
  }
}

/// The last month-end before a day.
enum MonthName {
  static func lastEnd(before day: Day) -> Day { day.startOfMonth.adding(days: -1) }
}
