import Analysis
import Localization
import Portfolio

/// What the groups of clients kept, each basis beside the other.
extension RetentionMaking {
  private static let retentionGroupLimit = 12

  /// By tier, touch, frequency and owner, each basis beside the other.
  var retention: [Panel?] {
    // Recency and frequency are those of invoices.
    let hasInvoices = YearRevenue(context).source == .invoices
    return [Grouping.tier, .touch, .rfm, .owner].filter { $0 != .rfm || hasInvoices }.flatMap {
      grouping in
      pair(
        reports.map { report in
          table(report, grouping, report.rows(grouping))
        })
    }
  }

  private func table(
    _ report: RetentionReport, _ grouping: Grouping, _ rows: [RetentionReport.Row]
  ) -> Panel? {
    RetentionTables(context: context, report: report).panel(
      id: "by-\(grouping.rawValue)-\(report.basis.rawValue)",
      title: titled(words.text("revenue.by.\(grouping.rawValue)"), report.basis),
      heading: groups.heading(grouping), rows: rows, limit: RetentionMaking.retentionGroupLimit,
      width: "c6")
  }

  /// A heading that names the basis, where there are two.
  func titled(_ title: String, _ basis: RevenueBasis) -> String {
    reports.count > 1 ? "\(title), \(words.text("revenue.basis.\(basis.rawValue)"))" : title
  }

  /// A heading of a fold that says what it counts, so that no two of the page are alike.
  func titled(_ grouping: String, of what: String) -> String {
    words.text("revenue.by.\(grouping)") + ", " + words.text("revenue.by-what.\(what)")
  }

  /// Two sections beside each other; one alone takes the whole width.
  func pair(_ panels: [Panel?]) -> [Panel?] {
    let known = panels.compactMap { $0 }
    guard known.count == 1, var only = known.first else { return known }
    only.width = "c12"
    return [only]
  }

  /// By every segment of the policy, payments and costs by segment: proofs behind a summary.
  func folds(_ payments: PaymentReport?, _ costs: CostReport?) -> [PanelPage.Fold] {
    segmentFolds + [paymentFold(payments), costFold(costs)].compactMap { $0 }
  }

  private var segmentFolds: [PanelPage.Fold] {
    let fields = segmentFields
    return fields.compactMap { field in
      let panels = pair(
        reports.map { report in
          let rows = report.rows(.segment).filter { row in
            guard case .segment(let source) = row.key else { return false }
            return groups.field(source) == field
          }
          return RetentionTables(context: context, report: report).panel(
            id: "by-\(field ?? "rule")-\(report.basis.rawValue)",
            title: titled(
              words.text(
                "revenue.by-dimension",
                ["dimension": field.map(groups.dimension) ?? words.text("revenue.rules")]),
              report.basis),
            heading: field.map(groups.dimension) ?? words.text("column.segment"), rows: rows,
            limit: 20, width: "c6")
        }
      ).compactMap { $0 }
      guard !panels.isEmpty else { return nil }
      let name = field.map(groups.dimension) ?? words.text("revenue.rules")
      return PanelPage.Fold(
        id: "segment-\(field ?? "rule")",
        heading: words.text("revenue.by-dimension", ["dimension": name]),
        verdict: words.plural("revenue.groups", panels[0].table?.rows.count ?? 0), panels: panels)
    }
  }

  /// The fields that make segments, rules first, in the order of the reports.
  private var segmentFields: [String?] {
    var fields: [String?] = []
    for row in reports.flatMap({ $0.rows(.segment) }) {
      guard case .segment(let source) = row.key else { continue }
      let field = groups.field(source)
      if !fields.contains(field) { fields.append(field) }
    }
    return fields
  }
}
