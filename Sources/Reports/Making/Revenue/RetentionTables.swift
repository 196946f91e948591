import Analysis
import Charts
import Localization
import Portfolio

/// Gross and net retention of groups beside each other, with the lines they are held to.
struct RetentionTables {
  let context: SiteContext
  let report: RetentionReport
  private var words: Words { context.words }
  private var groups: GroupWords { GroupWords(context: context) }
  private var policy: RevenuePolicy { context.assessment.policy.revenue }

  /// Groups with revenue a year ago, as a section; nil where there is none.
  ///
  /// - Parameters:
  ///   - id: Unique on the page.
  ///   - title: The heading.
  ///   - heading: What the groups are.
  ///   - rows: The groups.
  ///   - limit: At most so many, those with the most revenue a year ago; the rest is counted.
  ///   - width: How many columns the section takes.
  ///   - link: Where more of it stands.
  /// - Returns: The section.
  func panel(
    id: String, title: String, heading: String, rows: [RetentionReport.Row], limit: Int = .max,
    width: String, link: NavigationItem? = nil
  ) -> Panel? {
    let known = rows.filter { $0.totals.cohort > 0 }
    guard !known.isEmpty, let whole = report.whole, whole.totals.cohort > 0 else { return nil }
    let least =
      known.count > limit
      ? known.map(\.totals.cohort).sorted(by: >)[limit - 1] : .min
    let shown = Array(known.filter { $0.totals.cohort >= least }.prefix(limit))
    let unit = ChartUnit([whole.totals.cohort], words)
    let range = range(of: shown + [whole])
    let unitName =
      report.basis == .recurring ? words.text("unit.monthly", ["unit": unit.name]) : unit.name
    return Panel(
      id: id, title: title, width: width,
      remark: words.text(
        "revenue.retention-remark.\(report.basis.rawValue)",
        ["goal": words.percent(policy.retentionTarget, places: .upTo(1))]),
      table: DataTable(
        name: "\(title), \(words.text("revenue.basis.\(report.basis.rawValue)"))",
        columns: [
          .init(heading),
          .init(words.text("home.retention-base"), unit: unitName, .number),
          .init(words.text("home.retention-gross"), unit: "%", .number),
          .init(
            words.text(
              "home.retention-line",
              [
                "low": words.formats.count(Int(range.lowerBound / 100)),
                "high": words.formats.count(Int(range.upperBound / 100)),
              ]), .bar),
          .init(words.text("home.retention-net"), unit: "%", .number),
          .init(words.text("revenue.left"), unit: words.text("revenue.clients-of"), .number),
        ], rows: shown.map { row($0, unit, range) },
        total: row(whole, unit, range, name: words.text("home.portfolio"))),
      note: note(shown, rest: known.count - shown.count), link: link)
  }

  private func row(
    _ row: RetentionReport.Row, _ unit: ChartUnit, _ range: ClosedRange<Int64>,
    name: String? = nil
  ) -> DataTable.Row {
    let gross = row.totals.grossRetention.basisPoints ?? 0
    let isShort = row.standing == .short || row.standing == .below
    let goal =
      switch row.line {
      case .target(let least): least
      case .reference(let usual): usual.lowerBound
      }
    let left = row.totals.clients(.churn)
    let group = name ?? groups.name(row.key)
    return DataTable.Row(
      group,
      href: ClientSet(
        row.began,
        words.text("revenue.set-began", ["group": group, "day": words.date(report.from)])
      ).href(context) ?? (name == nil ? groups.href(row.key) : nil),
      note: name == nil ? usual(row.line) : nil,
      [
        DataTable.Cell(unit.label(row.totals.cohort)),
        DataTable.Cell(words.points(row.totals.grossRetention), tone: isShort ? "alert" : ""),
        .bar(
          CellRange.draw(
            solid: gross, hollow: row.totals.netRetention.basisPoints, from: range.lowerBound,
            to: range.upperBound, goal: goal, isAlert: isShort)),
        DataTable.Cell(words.points(row.totals.netRetention)),
        DataTable.Cell(
          words.text(
            "revenue.of",
            [
              "part": words.formats.count(left),
              "whole": words.formats.count(row.totals.beginClients),
            ]),
          href: ClientSet(
            row.left,
            words.text("revenue.set-left", ["group": group, "day": words.date(report.from)])
          ).href(context), tone: left == 0 ? "faint" : ""),
      ])
  }

  /// The band that a group is held to instead of the target.
  private func usual(_ line: RetentionLine) -> String? {
    guard case .reference(let usual) = line else { return nil }
    return words.text(
      "revenue.usual",
      [
        "from": words.formats.decimal(usual.lowerBound, scale: 2, places: .upTo(1)),
        "to": words.percent(usual.upperBound, places: .upTo(1)),
      ])
  }

  private func note(_ rows: [RetentionReport.Row], rest: Int) -> String? {
    var parts: [String] = []
    // What the marks mean is said once, under the tiers.
    if rows.contains(where: { $0.key.grouping == .tier }) {
      parts = [
        words.text("revenue.retention-note"),
        words.text("revenue.as-of-then", ["day": words.date(report.from)]),
      ]
    }
    if let whole = report.whole, whole.totals.cohort != whole.totals.begin,
      rows.contains(where: { $0.key.grouping == .tier })
    {
      parts.append(
        words.text("revenue.base-below-zero", ["amount": words.short(whole.totals.begin)]))
    }
    if rest > 0 { parts.append(words.plural("revenue.more-groups", rest)) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The ends of the lines in hundredths of a percent: tens of percent around every mark and goal.
  private func range(of rows: [RetentionReport.Row]) -> ClosedRange<Int64> {
    let values =
      rows.flatMap { [$0.totals.grossRetention.basisPoints, $0.totals.netRetention.basisPoints] }
      .compactMap { $0 }.map { min($0, 20_000) } + [policy.retentionTarget]
    let (low, high) = (values.min() ?? 0, values.max() ?? 10_000)
    return max(0, low / 1000 * 1000 - 1000)...(high / 1000 * 1000 + 1000)
  }
}
