import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes the page of business that may come, that does not move, and that was lost.
struct OpportunitiesMaking {
  let context: SiteContext
  let pipeline: Pipeline
  let lost: LostOpportunities
  let whitespace: Whitespace
  var words: Words { context.words }
  private var policy: Policy { context.assessment.policy }

  static let lostLimit = 8
  static let suggestionLimit = 8

  init(_ context: SiteContext) {
    self.context = context
    pipeline = Pipeline(context.study)
    lost = LostOpportunities(context.study)
    whitespace = context.study.whitespace
  }

  var page: PanelPage {
    let isEmpty = pipeline.open.isEmpty && lost.lost.isEmpty && lost.undated == 0
    let panels: [Panel?] = [
      stages, kinds, closing, stalled, all, lostTable, lostReasons, suggestions,
    ]
    return PanelPage(
      page: context.frame(depth: 0, current: "opportunities"),
      title: words.text("revenue.opportunities.title"), lead: lead,
      figures: isEmpty ? nil : figures, panels: panels.compactMap { $0 }, folds: [],
      empty: isEmpty
        ? EmptySection(
          what: words.text("revenue.opportunities.none"),
          cost: words.text("revenue.opportunities.none-cost"),
          add: words.text("revenue.opportunities.none-add"),
          place: words.text("gap.where-table", ["table": words.text("table.opportunities")]))
        : nil)
  }

  /// Positions of the clients that the page names.
  var clientsShown: [Int] {
    pipeline.open.map(\.client) + lost.lost.map(\.client)
      + whitespace.suggestions.prefix(OpportunitiesMaking.suggestionLimit).map(\.client)
  }

  private var growth: PipelineTotals {
    PipelineTotals(pipeline.open.filter { $0.kind != .renewal })
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    let totals = growth
    guard totals.count > 0 else {
      return words.rich("revenue.opportunities.lead-none", ["day": words.date(context.day)])
    }
    var parameters = [
      "amount": totals.knownValue.map(words.short) ?? words.text("step.value-unknown"),
      "opportunities": words.plural("revenue.opportunities.count", totals.count),
    ]
    parameters["weighted"] = totals.knownWeighted.map(words.short)
    let first = words.rich(
      totals.knownWeighted == nil
        ? "revenue.opportunities.lead-unweighted" : "revenue.opportunities.lead", parameters)
    guard
      let next = pipeline.open.first(where: { $0.expected.map { $0 >= context.day } ?? false }),
      let day = next.expected
    else { return first }
    let second = words.rich(
      "revenue.opportunities.lead-next",
      [
        "client": context.name(next.client),
        "amount": next.value.map(words.short) ?? words.text("revenue.no-value"),
        "day": words.date(day),
      ])
    return HTMLFragment(trusted: first.utf8 + second.utf8)
  }

  private var figures: KPIStrip {
    let stalled = PipelineTotals(pipeline.stalled)
    let closing = PipelineTotals(pipeline.closing(by: context.day))
    let gone = PipelineTotals(lost.lost)
    let expansion = pipeline.totals(.expansion)
    let new = pipeline.totals(.newBusiness)
    let renewal = pipeline.totals(.renewal)
    func count(_ totals: PipelineTotals) -> String {
      words.plural("revenue.opportunities.count", totals.count)
    }
    func figure(_ key: String, _ totals: PipelineTotals, _ notes: [String]) -> KPI {
      KPI(
        word: words.text("revenue.opportunities.kpi.\(key)"),
        figure: totals.knownValue.map(words.short) ?? "–", notes: [count(totals)] + notes)
    }
    func weighted(_ totals: PipelineTotals) -> [String] {
      [
        totals.knownWeighted.map {
          words.text("revenue.opportunities.weighted", ["amount": words.short($0)])
        } ?? words.text("revenue.opportunities.unweighted")
      ]
    }
    return KPIStrip(
      name: words.text("revenue.opportunities.kpi.name"),
      figures: [
        figure("expansion", expansion, weighted(expansion)),
        figure("new-business", new, weighted(new)),
        figure("renewal", renewal, [words.text("revenue.opportunities.by-evidence")]),
        figure("closing", closing, [words.formats.day(context.day, .monthYear)]),
        figure(
          "stalled", stalled,
          [
            words.text(
              "revenue.opportunities.stalled-days",
              ["days": words.formats.days(policy.pipeline.stalledDays)])
          ]),
        figure("lost", gone, [words.text("revenue.opportunities.in-year")]),
      ])
  }

  // MARK: By stage and kind

  private var stages: Panel? {
    totals(
      pipeline.stages.map { stage in
        let kinds = PipelineKind.allCases.compactMap { kind in
          stage.kinds[kind].map { kindCount(kind, $0.count) }
        }
        return (
          stage.stage ?? words.text("revenue.opportunities.no-stage"),
          kinds.joined(separator: " · "), stage.totals
        )
      }, id: "stages", title: words.text("revenue.opportunities.stages"),
      heading: words.text("opportunity.stage"), width: "c7")
  }

  private func kindCount(_ kind: PipelineKind, _ count: Int) -> String {
    words.text(
      "revenue.opportunities.kind-count",
      [
        "kind": words.catalog.text("assessment.pipeline.\(kind.rawValue)"),
        "count": words.formats.count(count),
      ])
  }

  private var kinds: Panel? {
    totals(
      pipeline.kinds.map { kind, totals in
        (
          words.catalog.text("assessment.pipeline.\(kind.rawValue)"),
          kind == .renewal ? words.text("revenue.opportunities.by-evidence") : nil, totals
        )
      }, id: "kinds", title: words.text("revenue.opportunities.kinds"),
      heading: words.text("revenue.opportunities.kind"), width: "c5",
      link: RenewalLinks(context: context).page(at: "forecast").map {
        NavigationItem(href: $0, word: words.text("revenue.see-forecast"), isCurrent: false)
      })
  }

  /// Unweighted and weighted beside each other, never in one number.
  private func totals(
    _ rows: [(name: String, note: String?, totals: PipelineTotals)], id: String, title: String,
    heading: String, width: String, link: NavigationItem? = nil
  ) -> Panel? {
    guard !rows.isEmpty else { return nil }
    let unit = ChartUnit(rows.map(\.totals.value), words)
    let values = unit.labels(ofParts: rows.map(\.totals.value))
    let weights = unit.labels(ofParts: rows.map(\.totals.weighted))
    let most = rows.map(\.totals.value).max() ?? 0
    let all = PipelineTotals(pipeline.open)
    return Panel(
      id: id, title: title, width: width,
      remark: words.plural("revenue.opportunities.count", all.count),
      table: DataTable(
        name: title,
        columns: [
          .init(heading), .init(words.text("revenue.opportunities.number"), .number),
          .init(words.text("revenue.opportunities.value"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar),
          .init(words.text("revenue.opportunities.weighted-head"), unit: unit.name, .number),
        ],
        rows: rows.indices.map { index in
          let totals = rows[index].totals
          return DataTable.Row(
            rows[index].name, note: rows[index].note,
            [
              DataTable.Cell(words.formats.count(totals.count), href: "#open"),
              totals.knownValue == nil ? unknown : DataTable.Cell(values[index]),
              .bar(CellBar.draw(totals.value, of: most)),
              totals.knownWeighted == nil ? unweighted : DataTable.Cell(weights[index]),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(words.formats.count(all.count)), value(all.knownValue, unit),
            DataTable.Cell(""), weighted(all.knownWeighted, unit),
          ])),
      // Said once: both tables stand side by side.
      note: id == "stages" ? words.text("revenue.opportunities.totals-note") : nil, link: link)
  }
}
