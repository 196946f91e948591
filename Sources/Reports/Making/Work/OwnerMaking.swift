import Analysis
import Localization
import Markup
import Portfolio

/// Makes the page of one owner: the week, the clients, what decides soon, promises, goals and fit.
struct OwnerMaking {
  let context: SiteContext
  let book: OwnerBook
  var words: Words { context.words }
  private var tables: ActionTables { ActionTables(context: context, root: "../") }
  private var queue: ActionQueue? { context.work.actions.queue(of: book.id) }
  var name: String { context.ownerName(book) }

  func page() -> WorkPage {
    let parts: [WorkSection?] = [
      week, renewals, promises, clients, course, goals, handovers, fit,
      tables.putOff(queue?.snoozed ?? []),
    ]
    let sections = parts.compactMap { $0 }
    return WorkPage(
      page: context.frame(depth: 1, current: "owners"), title: name, trail: trail, lead: lead,
      jumps: sections.map { NavigationItem(href: "#\($0.id)", word: $0.title) },
      figures: figures, sections: sections)
  }

  /// The clients that the page names: the owner's own.
  var clientsShown: [Int] {
    book.accounts.map(\.client) + (queue?.entries.map(\.action.client) ?? [])
      + (queue?.snoozed.map(\.client) ?? [])
  }

  private var trail: Trail {
    let owners = context.owners.owners
    let place = owners.firstIndex { $0.id == book.id } ?? 0
    func item(_ offset: Int) -> NavigationItem? {
      guard owners.indices.contains(place + offset) else { return nil }
      let other = owners[place + offset]
      return context.owners.file(other.id).map {
        NavigationItem(href: $0, word: context.ownerName(other))
      }
    }
    return Trail(
      steps: [
        NavigationItem(href: "../index.html", word: words.text("page.home")),
        NavigationItem(href: "index.html", word: words.text("page.owners")),
      ], here: name, previous: item(-1), next: item(1),
      position: words.text(
        "word.place-of",
        [
          "place": words.formats.count(place + 1), "all": words.formats.count(owners.count),
        ]))
  }

  private var lead: HTMLFragment {
    let year = YearRevenue(context)
    let parameters = [
      "owner": name, "clients": words.count("clients", book.accounts.count),
      "amount": year.short(book.accounts.compactMap { context.assessment.client($0.client) }),
    ]
    let first = words.rich(OwnerWords.key("work.owner.lead", year), parameters)
    guard let queue, let action = queue.entries.first?.action else {
      return HTMLFragment(trusted: first.utf8 + words.rich("work.owner.lead-free").utf8)
    }
    var facts = [
      "action": context.title(of: action), "client": context.name(action.client),
      "fits": words.formats.count(queue.fitting.count),
      "all": words.plural("work.count.actions", queue.entries.count),
    ]
    facts["day"] = action.day.map(words.date)
    let key =
      switch action.day {
      case nil: "work.owner.lead-first-undated"
      case .some(..<context.day): "work.owner.lead-first-past"
      default: "work.owner.lead-first"
      }
    return HTMLFragment(trusted: first.utf8 + words.rich(key, facts).utf8)
  }

  private var figures: KPIStrip {
    let load = OwnerWords(context: context).load(book)
    let touch = OwnerWords(context: context).touch(book)
    return KPIStrip(
      name: words.text("work.owner.figures", ["owner": name]),
      figures: [
        KPI(
          word: words.text("column.revenue12"),
          figure: YearRevenue(context).invoiced(book.netSales, words.short),
          notes: OwnerWords(context: context).monthly([book]).map { [$0] } ?? []),
        KPI(
          word: words.text("work.load"), figure: words.percent(book.loadShare) ?? "–",
          notes: [
            load.words, words.catalog.text("assessment.load.\(book.band.rawValue)"),
          ]),
        KPI(
          word: words.text("work.touch-coverage"), figure: touch.words,
          notes: [
            touch.note ?? words.text("work.no-touch"),
            words.text(
              "work.touch-goal",
              [
                "least": words.percent(
                  context.assessment.policy.coverage.touchedLeast, places: .upTo(1))
              ]),
          ]),
        KPI(
          word: words.text("work.at-risk"), figure: words.formats.count(book.atRisk),
          notes: [
            YearRevenue(context).phrase(
              book.accounts.compactMap { context.assessment.client($0.client) }
                .filter { $0.status == .atRisk })
          ]),
        KPI(
          word: words.text("work.renewals"), figure: words.formats.count(book.renewals),
          notes: [words.text("work.renewals-note")]),
        KPI(
          word: words.text("work.promises"), figure: words.formats.count(book.overduePromises),
          notes: [words.text("work.promises-note")]),
      ])
  }

  // MARK: The week

  private var week: WorkSection {
    guard let queue, !queue.entries.isEmpty else {
      return WorkSection(
        id: "week", title: words.text("work.week-own"),
        [WorkBlock(say: words.text("work.week-free"))])
    }
    var blocks = QueueBlocks(context: context, tables: tables).blocks(queue)
    blocks.append(
      WorkBlock(
        link: NavigationItem(
          href: "../" + context.queueAddress(book.id), word: words.text("work.see-actions"))))
    return WorkSection(
      id: "week", title: words.text("work.week-own"),
      remark: words.text(
        "work.queue-remark",
        ["hours": words.hours(queue.hours), "effort": words.hours(queue.effort)]), blocks)
  }

  private var goals: WorkSection? {
    let own = context.goals.filter { $0.owner == book.id }
    guard !own.isEmpty else { return nil }
    return WorkSection(
      id: "goals", title: words.text("work.goals"),
      [
        WorkBlock(
          table: GoalTable(context: context).table(
            own, name: words.text("work.goals"), hasOwners: false))
      ])
  }
}
