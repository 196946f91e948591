import Analysis
import Localization
import Markup
import Portfolio

/// Makes the calendar of all clients.
struct CalendarMaking {
  let context: SiteContext
  private let events: [PlannedEvent]
  private let owners: OwnerCalendars
  private var words: Words { context.words }
  private var day: Day { context.day }
  private var eventWords: EventWords { EventWords(context: context) }

  /// The most rows of a week; the calendar files hold the rest.
  private static let mostRows = 36

  init(context: SiteContext) {
    self.context = context
    events = context.agenda.events()
    owners = OwnerCalendars(context)
  }

  func page() -> CalendarPage {
    let late = events.filter(\.isLate)
    let ahead = events.filter { !$0.isLate }
    return CalendarPage(
      page: context.frame(depth: 0, current: "calendar"), title: words.text("calendar.title"),
      lead: lead(ahead), figures: events.isEmpty ? nil : figures(ahead, late),
      owners: events.isEmpty ? nil : ownerTable,
      late: late.isEmpty
        ? nil
        : week(
          late, key: "late", heading: words.text("calendar.late"),
          remark: words.count("items", late.count)),
      weeks: weeks(ahead), nothing: events.isEmpty ? words.text("calendar.nothing") : nil,
      after: words.text(
        context.agenda.calendar.isBrazilian ? "roadmap.days-national" : "roadmap.days-week"),
      file: "calendar.ics")
  }

  // MARK: The answer

  private func lead(_ ahead: [PlannedEvent]) -> HTMLFragment {
    let optOuts = ahead.filter { $0.kind == .optOut }
    guard let first = optOuts.first else {
      guard let next = ahead.first else { return words.rich("calendar.lead.none") }
      let year = YearRevenue(context)
      return words.rich(
        year.key("calendar.lead.next"),
        [
          "what": eventWords.what(next), "client": context.name(next.client),
          "day": words.date(next.day),
          "count": words.plural("calendar.ahead", ahead.count),
          "revenue": context.yearRevenue(year),
        ])
    }
    let yearly = optOuts.map { $0.monthlyValue?.multipliedClamping(by: 12) }
    return words.rich(
      "calendar.lead.opt-outs",
      [
        "count": words.plural("calendar.opt-outs", optOuts.count),
        "amount": words.short(known: yearly),
        "end": words.date(context.agenda.end), "client": context.name(first.client),
        "day": words.date(first.day),
        "owner": eventWords.owner(first) ?? words.text("word.somebody"),
      ])
  }

  private func figures(_ ahead: [PlannedEvent], _ late: [PlannedEvent]) -> KPIStrip {
    let soon = day.adding(days: 30)
    func figure(_ key: String, _ found: [PlannedEvent], note: String? = nil) -> KPI {
      KPI(
        word: words.text("calendar.figure.\(key)"), figure: words.formats.count(found.count),
        notes: [
          note
            ?? words.text(
              "calendar.within-30",
              ["count": words.formats.count(found.count { $0.day <= soon })])
        ])
    }
    return KPIStrip(
      name: words.text("calendar.figures"),
      figures: [
        figure(
          "late", late,
          note: words.text(
            "calendar.late-promises",
            ["count": words.formats.count(late.count { $0.kind == .promise })])),
        figure("opt-outs", ahead.filter { $0.kind == .optOut }),
        figure("renewals", ahead.filter { $0.kind == .renewal }),
        figure("reviews", ahead.filter { $0.kind == .review }),
        figure("milestones", ahead.filter { $0.kind == .milestone || $0.kind == .objective }),
        figure("touches", ahead.filter { $0.kind == .touch }),
      ])
  }

  // MARK: Owners

  private var months: [Day] {
    var months: [Day] = []
    var month = day.startOfMonth
    while month <= context.agenda.end {
      months.append(month)
      month = month.adding(months: 1)
    }
    return months
  }

  /// Who has how much to do in which month; those of others are with the client's owner.
  private var ownerTable: DataTable {
    var counts: [String: [Day: Int]] = [:]
    var late: [String: Int] = [:]
    for event in events {
      let owner = OwnerCalendars.owner(of: event.client, context) ?? ""
      if event.isLate {
        late[owner, default: 0] += 1
      } else {
        counts[owner, default: [:]][event.day.startOfMonth, default: 0] += 1
      }
    }
    let names = Set(counts.keys).union(late.keys)
    let download = words.text("calendar.file-link")
    let sorted = Collation.sorted(names.sorted()) { $0.isEmpty ? "\u{10FFFF}" : context.member($0) }
    func cell(_ count: Int, tone: String = "") -> DataTable.Cell {
      DataTable.Cell(
        words.formats.count(count), tone: count == 0 ? "faint" : tone)
    }
    return DataTable(
      name: words.text("calendar.owners"),
      columns: [
        .init(words.text("column.owner")), .init(words.text("calendar.late"), .number),
      ]
        + months.map { .init(words.formats.day($0, .shortMonthYear), .number) }
        + [.init(words.text("word.total"), .number), .init(words.text("calendar.file"))],
      rows: sorted.map { owner in
        let ahead = months.map { counts[owner]?[$0] ?? 0 }
        let link: DataTable.Cell =
          owners.file(of: owner).map {
            DataTable.Cell(download, href: "owners/\($0)")
          } ?? DataTable.Cell("–")
        return DataTable.Row(
          owner.isEmpty ? words.text("calendar.nobody") : context.member(owner),
          href: context.owners.file(owner).map { "owners/\($0)" },
          [cell(late[owner] ?? 0, tone: "alert")] + ahead.map { cell($0) }
            + [
              cell((late[owner] ?? 0) + ahead.reduce(0, +)),
              link,
            ])
      },
      total: DataTable.Row(
        words.text("word.total"),
        [cell(late.values.reduce(0, +))]
          + months.map { month in cell(counts.values.reduce(0) { $0 + ($1[month] ?? 0) }) }
          + [cell(events.count), DataTable.Cell(download, href: "calendar.ics")]),
      isNarrow: false)
  }

  // MARK: Weeks

  private func weeks(_ ahead: [PlannedEvent]) -> [CalendarPage.Week] {
    var byWeek: [Day: [PlannedEvent]] = [:]
    for event in ahead {
      byWeek[event.day.adding(days: 1 - event.day.weekday), default: []].append(event)
    }
    return byWeek.keys.sorted().map { monday in
      let found = byWeek[monday] ?? []
      let friday = monday.adding(days: 4)
      let holidays = context.agenda.calendar.holidays(from: monday, through: friday)
        .map { "\(words.shortDate($0.day, near: day)) \(eventWords.holiday($0.off))" }
      return week(
        found, key: words.formats.day(monday, .isoWeek).lowercased(),
        heading: words.text(
          "calendar.week",
          [
            "from": words.formats.day(monday, .dayMonth), "to": words.date(friday),
          ]),
        remark: ([words.count("items", found.count)] + holidays).joined(separator: " · "))
    }
  }

  private func week(
    _ found: [PlannedEvent], key: String, heading: String, remark: String
  ) -> CalendarPage.Week {
    // What decides something is shown first where a week holds too much.
    let shown = found.sorted { left, right in
      let ranks = (rank(left), rank(right))
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : PlannedEvent.precedes(left, right)
    }.prefix(CalendarMaking.mostRows).sorted(by: PlannedEvent.precedes)
    var groups: [String: [PlannedEvent]] = [:]
    for event in shown {
      // What is late is read from the oldest on, whosever it is.
      let owner = eventWords.owner(event) ?? words.text("calendar.nobody")
      groups[event.isLate ? heading : owner, default: []].append(event)
    }
    let rest = found.count - shown.count
    return CalendarPage.Week(
      key: key, heading: heading, remark: remark,
      groups: Collation.sorted(Array(groups.keys)) { $0 }.map { owner in
        CalendarPage.Group(
          owner: owner, rows: (groups[owner] ?? []).map { context.plannedRow($0, root: "") })
      }, more: rest > 0 ? words.text("calendar.more", ["count": words.formats.count(rest)]) : nil)
  }

  private func rank(_ event: PlannedEvent) -> Int {
    PlannedKind.allCases.firstIndex(of: event.kind) ?? 0
  }
}
