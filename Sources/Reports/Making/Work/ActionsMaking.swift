import Analysis
import Localization
import Markup
import Portfolio

/// Makes the page of all actions: by owner with the line of the week, by type, and put off.
struct ActionsMaking {
  let context: SiteContext
  private var words: Words { context.words }
  private var plan: ActionPlan { context.work.actions }
  private var tables: ActionTables { ActionTables(context: context, root: "") }
  private var open: [NextAction] { plan.actions.filter { $0.snooze == nil } }
  private var snoozed: [NextAction] { plan.actions.filter { $0.snooze != nil } }

  func page() -> WorkPage {
    let sections = [week] + queues + [types, tables.putOff(snoozed)].compactMap { $0 }
    return WorkPage(
      page: context.frame(depth: 0, current: "actions"), title: words.text("work.actions.title"),
      trail: nil, lead: lead,
      jumps: plan.actions.isEmpty
        ? [] : sections.map { NavigationItem(href: "#\($0.id)", word: $0.title) }, figures: nil,
      sections: sections)
  }

  /// The clients that the page names.
  var clientsShown: [Int] { plan.actions.map(\.client) }

  private var lead: HTMLFragment {
    guard let first = open.first else { return words.rich("work.actions.lead-none") }
    let owner = context.roster.owner(of: first.client, in: context.portfolio)
    var parameters = [
      "count": words.plural("work.count.actions", open.count),
      "fits": words.formats.count(open.count { plan.place(of: $0)?.fits ?? false }),
      "amount": first.exposure.map(words.short) ?? words.text("word.unknown"),
      "action": context.title(of: first), "client": context.name(first.client),
      "owner": context.ownerName(owner),
    ]
    guard let day = first.day else { return words.rich("work.actions.lead-undated", parameters) }
    parameters["day"] = words.date(day)
    return words.rich(
      day < context.day ? "work.actions.lead-past" : "work.actions.lead", parameters)
  }

  // MARK: By owner

  private var week: WorkSection {
    guard !plan.queues.isEmpty else {
      return WorkSection(
        id: "week", title: words.text("work.week"),
        [
          WorkBlock(
            empty: EmptySection(
              what: words.text("work.actions.none"), cost: words.text("work.actions.none-why")))
        ])
    }
    return WorkSection(
      id: "week", title: words.text("work.week"), remark: words.text("work.week-remark"),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.week"),
            columns: [
              .init(words.text("column.owner")), .init(words.text("work.fits"), .number),
              .init(words.text("work.beyond"), .number),
              .init(words.text("work.planned-week"), .number),
              .init(words.text("work.asked-for"), .number),
              .init(words.text("work.first")), .init(words.text("work.exposure"), .number),
            ],
            rows: plan.queues.map(summary)),
          note: words.text("work.week-note"),
          link: NavigationItem(href: "method.html#actions", word: words.text("page.how-computed")))
      ])
  }

  private func summary(_ queue: ActionQueue) -> DataTable.Row {
    let anchor = context.queueAddress(queue.owner)
    let first = queue.entries.first?.action
    return DataTable.Row(
      context.ownerName(queue.owner),
      href: context.owners.file(queue.owner).map { "owners/\($0)" },
      [
        DataTable.Cell(words.formats.count(queue.fitting.count), href: anchor),
        DataTable.Cell(
          words.formats.count(queue.beyond.count), href: queue.beyond.isEmpty ? nil : anchor,
          tone: queue.beyond.isEmpty ? "faint" : ""),
        DataTable.Cell(queue.owner == nil ? "–" : words.hours(queue.hours)),
        DataTable.Cell(
          words.hours(queue.effort), tone: queue.effort > queue.hours ? "alert" : ""),
        DataTable.Cell(
          first.map(context.title(of:)) ?? "–", note: first.map { context.name($0.client) }),
        DataTable.Cell(
          first.map { words.amount($0.exposure) } ?? "–", note: words.text("work.a-year")),
      ])
  }

  private var queues: [WorkSection] {
    context.queuesShown.map { queue in
      WorkSection(
        id: "q-\(context.owners.anchor(queue.owner))", title: context.ownerName(queue.owner),
        remark: queue.owner == nil
          ? words.text("work.nobody-remark")
          : words.text(
            "work.queue-remark",
            ["hours": words.hours(queue.hours), "effort": words.hours(queue.effort)]),
        QueueBlocks(
          context: context, tables: tables,
          limit: max(5, 240 / max(1, context.queuesShown.count))
        ).blocks(queue))
    }
  }

  // MARK: By type

  private var types: WorkSection? {
    let kinds = ActionType.allCases.map { type in (type, open.filter { $0.type == type }) }
      .filter { !$0.1.isEmpty }
    guard !kinds.isEmpty else { return nil }
    return WorkSection(
      id: "types", title: words.text("work.types"),
      remark: words.plural("work.count.actions", open.count),
      kinds.map { type, actions in
        let word = words.catalog.text("assessment.action-type.\(type.rawValue)")
        return WorkBlock(
          table: tables.table(actions, name: word), fold: word,
          verdict: words.text(
            "work.type-verdict",
            [
              "count": words.plural("work.count.actions", actions.count),
              "amount": actions.compactMap(\.rank).max().map { words.whole($0) }
                ?? words.text("word.unknown-amount"),
            ]),
          note: words.leftOut(of: actions.count, shown: ActionTables.limit, table: "actions"))
      })
  }
}

/// A queue as blocks: what fits, the line, and what does not.
struct QueueBlocks {
  let context: SiteContext
  let tables: ActionTables
  /// How many actions stand above and below the line at most.
  var limit = ActionTables.limit
  private var words: Words { context.words }

  func blocks(_ queue: ActionQueue) -> [WorkBlock] {
    let name = context.ownerName(queue.owner)
    var blocks: [WorkBlock] = []
    if !queue.fitting.isEmpty {
      blocks.append(
        WorkBlock(
          table: tables.table(
            Array(queue.fitting.prefix(limit)), name: words.text("work.fits-name", ["owner": name])),
          note: left(queue.fitting.count)))
    }
    guard !queue.beyond.isEmpty else { return blocks }
    let cut = words.plural(
      queue.owner == nil ? "work.cut-nobody" : "work.cut", queue.beyond.count,
      [
        "hours": words.hours(queue.hours),
        "missing": words.hours(max(0, queue.effort - queue.hours)),
      ])
    let table = tables.table(
      Array(queue.beyond.prefix(limit)), name: words.text("work.beyond-name", ["owner": name]))
    blocks.append(WorkBlock(cut: cut))
    blocks.append(
      queue.owner == nil
        ? WorkBlock(table: table, note: left(queue.beyond.count))
        : WorkBlock(
          table: table, fold: words.text("work.beyond-fold"),
          verdict: words.plural("work.count.actions", queue.beyond.count),
          note: left(queue.beyond.count)))
    return blocks
  }

  /// What a long table leaves out; a table holds no more than its own limit.
  private func left(_ count: Int) -> String? {
    words.leftOut(of: count, shown: min(limit, ActionTables.limit), table: "actions")
  }
}
