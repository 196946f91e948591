import Analysis
import Charts
import Localization
import Portfolio

/// What closes soon, what does not move, everything that is open, and what peers suggest.
extension OpportunitiesMaking {
  private static let listLimit = 12
  private static let openLimit = 100

  var closing: Panel? {
    let closing = pipeline.closing(by: context.day)
    guard !closing.isEmpty else { return nil }
    return list(
      closing, id: "closing",
      title: words.text(
        "revenue.opportunities.closing",
        ["month": words.formats.monthName(context.day.components.month) ?? ""]),
      width: "c6", last: .expected)
  }

  var stalled: Panel? {
    let stalled = pipeline.stalled
    guard !stalled.isEmpty else { return nil }
    return list(
      stalled, id: "stalled", title: words.text("revenue.opportunities.stalled"),
      width: pipeline.closing(by: context.day).isEmpty ? "c12" : "c6", last: .days)
  }

  private enum LastColumn { case expected, days }

  private func list(
    _ opportunities: [OpportunityStanding], id: String, title: String, width: String,
    last: LastColumn
  ) -> Panel {
    let unit = ChartUnit(opportunities.map { $0.value ?? 0 }, words)
    let shown = opportunities.prefix(OpportunitiesMaking.listLimit)
    return Panel(
      id: id, title: title, width: width,
      remark: words.plural("revenue.opportunities.count", opportunities.count),
      table: DataTable(
        name: title,
        columns: [
          .init(words.text("column.client")), .init(words.text("opportunity.stage")),
          .init(words.text("column.value"), unit: unit.name, .number),
          last == .expected
            ? .init(words.text("opportunity.expected"), .date)
            : .init(
              words.text("revenue.opportunities.in-stage"), unit: words.text("revenue.days"),
              .number),
        ],
        rows: shown.map { opportunity in
          DataTable.Row(
            context.name(opportunity.client),
            href: context.profile(opportunity.client) + "#opportunities",
            note: about(opportunity),
            [
              stage(opportunity), value(opportunity.value, unit),
              last == .expected
                ? expected(opportunity)
                : days(opportunity),
            ])
        }), isStacked: true, note: rest(opportunities.count - shown.count))
  }

  private func rest(_ count: Int) -> String? {
    count > 0 ? words.plural("revenue.opportunities.more", count) : nil
  }

  var all: Panel? {
    guard !pipeline.open.isEmpty else { return nil }
    let unit = ChartUnit(pipeline.open.map { $0.value ?? 0 }, words)
    let totals = pipeline.totals
    return Panel(
      id: "open", title: words.text("revenue.opportunities.open"), width: "c12",
      remark: words.plural("revenue.opportunities.count", pipeline.open.count),
      table: DataTable(
        name: words.text("revenue.opportunities.open"),
        columns: [
          .init(words.text("column.client")), .init(words.text("revenue.opportunities.kind")),
          .init(words.text("opportunity.stage")), .init(words.text("column.owner")),
          .init(words.text("opportunity.expected"), .date),
          .init(words.text("column.value"), unit: unit.name, .number),
          .init(words.text("opportunity.probability"), unit: "%", .number),
          .init(words.text("revenue.opportunities.weighted-head"), unit: unit.name, .number),
        ],
        rows: pipeline.open.prefix(OpportunitiesMaking.openLimit).map { opportunity in
          DataTable.Row(
            context.name(opportunity.client),
            href: context.profile(opportunity.client) + "#opportunities",
            note: about(opportunity),
            [
              DataTable.Cell(
                words.catalog.text("assessment.pipeline.\(opportunity.kind.rawValue)")),
              stage(opportunity),
              opportunity.owner.map { DataTable.Cell(context.member($0)) } ?? unknown,
              expected(opportunity), value(opportunity.value, unit),
              opportunity.probability.map {
                DataTable.Cell(words.formats.decimal($0, scale: 2, places: .upTo(0)))
              } ?? unweighted,
              weighted(opportunity.weighted, unit),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(""), DataTable.Cell(""), DataTable.Cell(""), DataTable.Cell(""),
            value(totals.knownValue, unit), DataTable.Cell(""),
            weighted(totals.knownWeighted, unit),
          ]), isLong: true), isStacked: true,
      note: [
        words.text("revenue.opportunities.renewals-note"),
        rest(pipeline.open.count - OpportunitiesMaking.openLimit),
      ].compactMap { $0 }.joined(separator: " "))
  }

  // MARK: Cells

  var unknown: DataTable.Cell { DataTable.Cell(words.text("word.unknown"), tone: "caution") }

  func about(_ opportunity: OpportunityStanding) -> String {
    let product = opportunity.product.map {
      context.portfolio.records.product(withID: $0)?.displayName ?? $0
    }
    return (opportunity.title ?? product ?? opportunity.key.key) + " · "
      + words.evidence(opportunity.key)
  }

  func value(_ amount: Int64?, _ unit: ChartUnit) -> DataTable.Cell {
    amount.map { DataTable.Cell(unit.label($0)) } ?? unknown
  }

  /// What has no weight: nobody gave a value and a probability, or evidence forecasts it.
  var unweighted: DataTable.Cell { DataTable.Cell("–", tone: "faint") }

  func weighted(_ amount: Int64?, _ unit: ChartUnit) -> DataTable.Cell {
    amount.map { DataTable.Cell(unit.label($0)) } ?? unweighted
  }

  private func stage(_ opportunity: OpportunityStanding) -> DataTable.Cell {
    guard let stage = opportunity.stage else { return unknown }
    guard opportunity.isStalled, let days = opportunity.daysInStage else {
      return DataTable.Cell(stage)
    }
    return DataTable.Cell(
      stage, note: words.text("revenue.opportunities.for-days", ["days": words.formats.days(days)]))
  }

  /// Days in the stage, with the day that has passed.
  private func days(_ opportunity: OpportunityStanding) -> DataTable.Cell {
    let passed = opportunity.expected.flatMap { $0 < context.day ? $0 : nil }
    return DataTable.Cell(
      opportunity.daysInStage.map { words.formats.count($0) } ?? words.text("word.unknown"),
      note: passed.map {
        words.text("revenue.opportunities.was-expected", ["day": words.date($0)])
      })
  }

  private func expected(_ opportunity: OpportunityStanding) -> DataTable.Cell {
    guard let expected = opportunity.expected else { return unknown }
    return DataTable.Cell(words.date(expected), tone: expected < context.day ? "alert" : "")
  }

  // MARK: What peers suggest

  var suggestions: Panel? {
    let all = whitespace.suggestions
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(OpportunitiesMaking.suggestionLimit)
    let unit = ChartUnit(shown.map { $0.expectedValue ?? 0 }, words)
    return Panel(
      id: "whitespace", title: words.text("revenue.opportunities.whitespace"), width: "c12",
      remark: words.plural(
        "revenue.opportunities.whitespace-remark", all.count,
        ["amount": words.short(known: all.map(\.expectedValue))]),
      table: DataTable(
        name: words.text("revenue.opportunities.whitespace"),
        columns: [
          .init(words.text("column.client")), .init(words.text("column.product")),
          .init(words.text("revenue.opportunities.peers")),
          .init(words.text("revenue.opportunities.value"), unit: unit.name, .number),
        ],
        rows: shown.map { suggestion in
          DataTable.Row(
            context.name(suggestion.client), href: context.profile(suggestion.client),
            [
              DataTable.Cell(
                context.portfolio.records.product(withID: suggestion.product)?.displayName
                  ?? suggestion.product),
              DataTable.Cell(
                words.text(
                  "revenue.opportunities.peers-have",
                  [
                    "adopters": words.formats.count(suggestion.adopters),
                    "peers": words.formats.count(suggestion.peers),
                  ])),
              suggestion.expectedValue.map { DataTable.Cell(unit.label($0)) } ?? unknown,
            ])
        }), isStacked: true, note: words.text("revenue.opportunities.whitespace-note"))
  }
}
