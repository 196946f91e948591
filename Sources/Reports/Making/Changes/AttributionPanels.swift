import Analysis
import Localization
import Portfolio

/// Why the figures moved since a snapshot, and what it would say by the records of today.
struct AttributionPanels {
  let context: SiteContext
  private var words: Words { context.words }

  static let clientLimit = 60

  /// The panels; none where there is no snapshot to compare with.
  var panels: [Panel] {
    guard case .snapshot(let name, let attribution, let restatement) = context.input.baseline
    else { return [] }
    return [
      figures(attribution), clients(attribution), restated(restatement, name),
    ].compactMap { $0 }
  }

  /// What the changes are told against, as a section; nil where nothing was ever sealed.
  var about: Panel? {
    if case .none = context.input.baseline { return nil }
    return Panel(
      id: "baseline", title: words.text("changes.baseline"), width: "c12", say: baseline)
  }

  /// What the changes are told against, in a sentence.
  var baseline: String {
    switch context.input.baseline {
    case .none: words.text("changes.unsealed") + " " + words.text("changes.recalculated")
    case .refused(let reason, let snapshot):
      words.text("changes.refused.\(reason.rawValue)", ["snapshot": snapshot]) + " "
        + words.text("changes.recalculated")
    case .snapshot(let name, _, _): words.text("changes.sealed", ["snapshot": name])
    }
  }

  private func column(_ cause: Attribution.Cause) -> DataTable.Column {
    .init(words.text("changes.cause.\(cause.rawValue)"), .number)
  }

  /// Without invoices nobody knows what was sold.
  private var knowsInvoices: Bool { YearRevenue(context).source == .invoices }

  // MARK: Figures

  private func figures(_ attribution: Attribution) -> Panel? {
    let shown = attribution.figures.filter { $0.kind != .netSales || knowsInvoices }
    guard !shown.isEmpty else { return nil }
    let (from, to) = (attribution.earlier.day, attribution.later.day)
    let rows = shown.map { figure in
      DataTable.Row(
        words.text("trend.\(figure.kind.trendKey)"),
        [.init(text(figure.kind, figure.parts.before))]
          + Attribution.Cause.allCases.map { part(figure.kind, figure.parts[$0]) }
          + [.init(text(figure.kind, figure.parts.after))])
    }
    return Panel(
      id: "attribution", title: words.text("changes.attribution"), width: "c12",
      remark: words.text("changes.attribution-remark"),
      table: DataTable(
        name: words.text("changes.attribution"),
        columns: [.init(words.text("trend.figure")), .init(words.date(from), .number)]
          + Attribution.Cause.allCases.map(column) + [.init(words.date(to), .number)],
        rows: rows, isNarrow: false), isStacked: true,
      note: words.text("changes.attribution-note"))
  }

  private func part(_ kind: Attribution.FigureKind, _ value: Int64) -> DataTable.Cell {
    value == 0
      ? .init("0", tone: "faint") : .init(change(kind, value))
  }

  private func text(_ kind: Attribution.FigureKind, _ value: Int64) -> String {
    switch kind {
    case .active, .atRisk: words.formats.decimal(value, scale: 0, places: .fixed(0))
    case .netSales, .recurring: words.whole(value)
    case .grossRetention, .netRetention: words.percent(value)
    case .meanHealth: words.formats.decimal(value, scale: 1, places: .fixed(1))
    }
  }

  /// A difference in the unit of its figure, with its sign.
  private func change(_ kind: Attribution.FigureKind, _ value: Int64) -> String {
    switch kind {
    case .active, .atRisk:
      words.formats.decimal(value, scale: 0, places: .fixed(0), sign: .always)
    case .netSales, .recurring: (value > 0 ? "+" : "−") + words.whole(abs(value))
    case .grossRetention, .netRetention: words.formats.percentPoints(value, scale: 4)
    case .meanHealth: words.formats.decimal(value, scale: 1, places: .fixed(1), sign: .always)
    }
  }

  // MARK: Clients

  private func clients(_ attribution: Attribution) -> Panel? {
    guard !attribution.clients.isEmpty else { return nil }
    let shown = attribution.clients.prefix(AttributionPanels.clientLimit)
    let rows = shown.map { client in
      DataTable.Row(
        context.name(client.client, id: client.id),
        href: client.client.map { "clients/\(context.slugs[$0])/index.html" },
        [.init(status(client.status)), .init(health(client.health))]
          + Attribution.Cause.allCases.map { cause in
            guard let parts = client.health, parts[cause] != 0 else {
              return .init("0", tone: "faint")
            }
            return .init(
              words.formats.decimal(parts[cause], scale: 0, places: .fixed(0), sign: .always))
          })
    }
    let rest = attribution.clients.count - shown.count
    return Panel(
      id: "causes", title: words.text("changes.causes"), width: "c12",
      remark: words.text(
        "changes.clients-remark", ["count": words.count("clients", attribution.clients.count)]),
      table: DataTable(
        name: words.text("changes.causes"),
        columns: [
          .init(words.text("column.client")), .init(words.text("changes.cause-status")),
          .init(words.text("changes.cause-health")),
        ] + Attribution.Cause.allCases.map(column), rows: rows, isLong: true, isNarrow: false),
      isStacked: true, note: rest > 0 ? words.plural("changes.causes-rest", rest) : nil)
  }

  private func status(_ path: Attribution.StatusPath?) -> String {
    guard let path else { return "–" }
    func word(_ status: Status?) -> String {
      status.map { words.status($0).word.lowercased() } ?? words.text("changes.absent").lowercased()
    }
    return path.steps.reduce(word(path.before)) { text, step in
      text + " → " + word(step.status) + " ("
        + words.text("changes.cause.\(step.cause.rawValue)").lowercased() + ")"
    }
  }

  private func health(_ parts: Attribution.Parts?) -> String {
    parts.map { "\($0.before) → \($0.after)" } ?? "–"
  }

  // MARK: Restated

  private func restated(_ restatement: Restatement, _ name: String) -> Panel {
    let facts = ["snapshot": name, "day": words.date(restatement.day)]
    guard !restatement.isEmpty else {
      return Panel(
        id: "restated", title: words.text("changes.restated"), width: "c12",
        remark: words.date(restatement.day), say: words.text("changes.restated-none", facts))
    }
    let shown = restatement.clients.prefix(AttributionPanels.clientLimit)
    let figures = restatement.figures.map { figure in
      DataTable.Row(
        words.text("trend.\(figure.kind.trendKey)"),
        [
          .init(figure.said.map { text(figure.kind, $0) } ?? words.text("word.unknown")),
          .init(figure.restated.map { text(figure.kind, $0) } ?? words.text("word.unknown")),
        ])
    }
    let clients = shown.map { client in
      DataTable.Row(
        context.name(client.client, id: client.id),
        href: client.client.map { "clients/\(context.slugs[$0])/index.html" },
        [.init(standing(client.said)), .init(standing(client.restated))])
    }
    let rest = restatement.clients.count - shown.count
    return Panel(
      id: "restated", title: words.text("changes.restated"), width: "c12",
      remark: words.date(restatement.day), say: words.text("changes.restated-say", facts),
      table: DataTable(
        name: words.text("changes.restated"),
        columns: [
          .init(words.text("changes.restated-what")), .init(words.text("changes.restated-said")),
          .init(words.text("changes.restated-now")),
        ], rows: figures + clients, isLong: true, isNarrow: false), isStacked: true,
      note: rest > 0 ? words.plural("changes.restated-rest", rest) : nil)
  }

  private func standing(_ standing: Restatement.Standing?) -> String {
    guard let standing else { return words.text("changes.absent") }
    let health =
      standing.health.map { words.text("changes.restated-health", ["score": String($0)]) }
      ?? words.text("changes.unscored")
    let sales = knowsInvoices ? words.whole(standing.netSales) : nil
    return [words.status(standing.status).word, health, sales].compactMap { $0 }
      .joined(separator: " · ")
  }
}

extension Attribution.FigureKind {
  /// The figure's key among the words of the trend.
  fileprivate var trendKey: String {
    switch self {
    case .active: "active"
    case .atRisk: "at-risk"
    case .grossRetention: "gross"
    case .netRetention: "net"
    case .netSales: "revenue"
    case .recurring: "recurring"
    case .meanHealth: "health"
    }
  }
}
