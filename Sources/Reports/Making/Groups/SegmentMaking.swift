import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes the page of one segment: who is in it, how to treat them, how they differ.
struct SegmentMaking {
  let context: SiteContext
  /// Its position in the segmentation.
  let index: Int
  var words: Words { context.words }
  private var segment: Segment { context.segmentPages.segmentation.segments[index] }
  var figures: GroupFigures { context.segmentPages.figures[index] }
  private var conditions: ConditionWords { context.conditions }

  /// How many members stand on the page.
  static let shown = 200

  func page() -> GroupPage {
    let title = context.fullLabel(of: segment)
    return GroupPage(
      page: context.frame(depth: 1, current: "segments"), title: title, lead: lead,
      trail: Trail(
        steps: [
          NavigationItem(href: "../index.html", word: words.text("page.home")),
          NavigationItem(href: "index.html", word: words.text("page.segments")),
        ], here: title, previous: neighbour(-1), next: neighbour(1)), figures: strip,
      approach: approach,
      noApproach: approach == nil
        ? EmptySection(
          what: words.text("group.no-approach"), cost: words.text("group.no-approach-cost"),
          place: place) : nil,
      panels: [differences, who].compactMap { $0 } + members)
  }

  /// The page before this one or after it.
  private func neighbour(_ step: Int) -> NavigationItem? {
    let pages = context.segmentPages
    var place = index + step
    while pages.slugs.indices.contains(place) {
      if let slug = pages.slugs[place] {
        return NavigationItem(
          href: "\(slug).html", word: context.fullLabel(of: pages.segmentation.segments[place]))
      }
      place += step
    }
    return nil
  }

  /// Where the approach can be written.
  private var place: String {
    segment.field == nil
      ? "policy.yaml, segments.rules.approach" : "policy.yaml, segments.approaches"
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    let year = YearRevenue(context)
    let members = figures.clients.compactMap { context.assessment.client($0) }
    var parameters = [
      "clients": words.count("clients", figures.clients.count), "amount": year.phrase(members),
    ]
    if let worst = SegmentMaking.largestAtRisk(figures, context) {
      parameters["client"] = context.name(worst.client)
      parameters["risk"] = year.risk(SegmentMaking.atRisk(figures, context))
      parameters["why"] = ClientSentences(context, worst).firstRisk
      return words.rich("group.lead.segment-risk", parameters)
    }
    guard
      let largest =
        members
        .max(by: { ($0.current.net, $1.client) < ($1.current.net, $0.client) }),
      largest.current.net > 0, let last = largest.lastPurchase
    else {
      parameters["day"] = words.date(context.day)
      return words.rich("group.lead.segment-none", parameters)
    }
    parameters["client"] = context.name(largest.client)
    parameters["day"] = words.date(last)
    return words.rich("group.lead.segment-calm", parameters)
  }

  /// The client at risk with the most revenue, ties by position.
  static func largestAtRisk(_ figures: GroupFigures, _ context: SiteContext) -> ClientAssessment? {
    let year = YearRevenue(context)
    func amount(_ client: ClientAssessment) -> Int64 { year.amount(client) ?? .min }
    return atRisk(figures, context)
      .max { (amount($0), $1.client) < (amount($1), $0.client) }
  }

  /// The clients at risk of a group, by position.
  static func atRisk(_ figures: GroupFigures, _ context: SiteContext) -> [ClientAssessment] {
    figures.clients.compactMap { context.assessment.client($0) }.filter { $0.status == .atRisk }
  }

  // MARK: Figures

  private var strip: KPIStrip {
    let nps = figures.nps
    let year = YearRevenue(context)
    return KPIStrip(
      name: words.text("group.figures"),
      figures: [
        KPI(
          word: words.text("column.clients"), figure: words.formats.count(figures.clients.count),
          notes: [
            words.text(
              "group.of-clients",
              ["all": words.formats.count(context.assessment.clients.count)])
          ]),
        KPI(
          word: year.heading,
          figure: year.source == .contracts
            ? year.short(figures.clients.compactMap { context.assessment.client($0) })
            : year.invoiced(figures.netSales, words.short),
          notes: year.source == .invoices
            ? [
              words.text(
                "group.of-revenue",
                ["share": words.percent(context.share(figures.netSales)) ?? "–"])
            ] : []),
        KPI(
          word: words.text("group.at-risk"),
          figure: YearRevenue(context).short(SegmentMaking.atRisk(figures, context)),
          notes: [words.count("clients", figures.atRisk)]),
        KPI(
          word: words.text("group.health"),
          figure: figures.health.map(String.init) ?? words.text("word.unknown"),
          notes: [
            words.text(
              "group.scored",
              [
                "scored": words.formats.count(figures.scored),
                "red": words.formats.count(figures.red),
              ])
          ]),
        KPI(
          word: words.text("group.retention"),
          figure: figures.movements.flatMap { words.percent($0.grossRetention) } ?? "–",
          notes: [words.text("group.retention-note")]),
        KPI(
          word: "NPS",
          figure: nps.hundredths.map {
            words.formats.decimal($0, scale: 2, places: .fixed(0), sign: .always)
          } ?? "–", notes: [VoiceWords(words: words).margin(nps)]),
      ])
  }

  private var approach: FactList? {
    let approach = segment.approach
    guard !approach.isEmpty else { return nil }
    return FactList(facts: SegmentMaking.facts(approach, words))
  }

  /// An approach as facts: tone, effort, offers.
  static func facts(_ approach: Approach, _ words: Words) -> [Fact] {
    [
      approach.tone.map { Fact(word: words.text("group.tone"), value: $0) },
      approach.effort.map { Fact(word: words.text("group.effort"), value: $0) },
      approach.offers.isEmpty
        ? nil
        : Fact(
          word: words.text("group.offers"), value: approach.offers.joined(separator: "; ")),
    ].compactMap { $0 }
  }

  // MARK: Sections

  private var who: Panel {
    var sentences: [String] = []
    switch segment.source {
    case .rule(let rule):
      let condition = context.assessment.policy.segments.rules[rule].condition
      sentences.append(
        words.text("group.who", ["condition": conditions.sentence(condition)]))
    case .value(let field, _), .band(let field, _, _):
      sentences.append(
        words.text(
          "group.who",
          [
            "condition": words.text(
              "group.test.is",
              ["field": conditions.field(field), "value": context.label(of: segment)])
          ]))
    }
    sentences.append(
      segment.unknown > 0
        ? words.plural("group.undecided", segment.unknown) : words.text("group.all-decided"))
    return Panel(
      id: "who", title: words.text("group.who-heading"), width: "c5",
      say: sentences.joined(separator: " "),
      link: NavigationItem(href: "../method.html#segments", word: words.text("group.how")))
  }

  /// The members: those at risk first, then the others, each by revenue.
  private var members: [Panel] {
    let all = figures.clients.compactMap { context.assessment.client($0) }
    let atRisk = all.filter { $0.status == .atRisk }
    let others = all.filter { $0.status != .atRisk }
    let rest = panel("members", "group.members", others, others.count)
    return atRisk.isEmpty
      ? [rest] : [panel("at-risk", "group.members-at-risk", atRisk, atRisk.count), rest]
  }

  private func panel(
    _ id: String, _ title: String, _ clients: [ClientAssessment], _ count: Int
  ) -> Panel {
    let year = YearRevenue(context)
    func amount(_ client: ClientAssessment) -> Int64 { year.amount(client) ?? .min }
    let sorted = clients.sorted { (amount($1), $0.client) < (amount($0), $1.client) }
    let shown = Array(sorted.prefix(SegmentMaking.shown))
    let unit = ChartUnit(shown.compactMap(year.amount), words)
    let hasOptOuts = shown.contains { $0.contracts?.next != nil }
    return Panel(
      id: id, title: words.text(title), width: "c12", remark: words.count("clients", count),
      say: shown.isEmpty ? words.text("group.all-at-risk") : nil,
      table: shown.isEmpty
        ? nil
        : DataTable(
          name: words.text(title),
          columns: [
            .init(words.text(segment.field == nil ? "group.client-why" : "column.client")),
            .init(words.text("column.status")),
            .init(words.text("column.owner")), .init(words.text("group.health"), .number),
            .init(year.heading, unit: unit.name, .number),
            .init(words.text(hasOptOuts ? "column.opt-out" : "column.last-purchase"), .date),
          ], rows: shown.map { row($0, unit, year, hasOptOuts) }, isLong: shown.count > 30,
          isNarrow: false), isStacked: true,
      note: shown.count < sorted.count
        ? words.text(
          "word.shown-of",
          [
            "shown": words.formats.count(shown.count), "all": words.formats.count(sorted.count),
          ]) : nil)
  }

  private func row(
    _ client: ClientAssessment, _ unit: ChartUnit, _ year: YearRevenue, _ hasOptOuts: Bool
  ) -> DataTable.Row {
    let owner = context.owner(client.client)
    let day = hasOptOuts ? client.contracts?.next?.optOut : client.lastPurchase
    return DataTable.Row(
      context.name(client.client),
      href: "../clients/\(context.slugs[client.client])/index.html",
      // Why it belongs stands in the title where the segment is a value of one field.
      note: segment.field == nil
        ? context.reason(of: client, in: segment) : context.place(client.client),
      [
        .init(words.status(client.status).word, tone: client.status == .atRisk ? "alert" : ""),
        .init(owner ?? words.text("word.unknown"), tone: owner == nil ? "caution" : ""),
        client.health?.score.map { .init(String($0)) } ?? .init("–"),
        year.cell(client) { unit.label($0) },
        .init(day.map(words.date) ?? "–"),
      ])
  }
}
