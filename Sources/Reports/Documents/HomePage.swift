package import Markup
package import Templating

/// The portfolio at a glance: whether we are on course, and where somebody must step in.
///
/// The sections stand in rows of twelve columns; what a portfolio has no data for is missing, and its
/// neighbours take its place.
package struct HomePage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var figures: KPIStrip
  /// How many goals there are besides those at the figures; nil without any.
  package var goals: NavigationItem?
  /// Clients at risk with the most revenue; nil when there is none.
  package var attention: Panel?
  /// What moved in the last whole month, or the largest clients where that is not known.
  package var changes: Panel?
  /// Clients and revenue by status and tier.
  package var matrix: StatusMatrix
  /// Contracts by how near their opt-out is, or segments where there are no contracts.
  package var renewals: Panel?
  /// From the revenue a year ago to that of today, and retention.
  package var bridge: [Panel]
  /// The movements month by month, with the names of those who left.
  package var movements: Panel?
  /// How the figures moved over the last month-ends.
  package var trend: Panel?
  package var months: Panel?
  /// What stands beside the months.
  package var beside: Panel?
  package var abc: Panel?
  package var concentration: Panel?
  /// What is not known of how many clients.
  package var gaps: Panel

  package static let schema = Schema<HomePage>(
    "home", "The portfolio at a glance",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading, with the day") { $0.title },
      .html("lead", "The answer in one sentence, with money, a client and a day") { $0.lead },
      .record("figures", "Six figures against what was before", KPIStrip.schema) { $0.figures },
      .optionalRecord("goals", "How many other goals there are", NavigationItem.schema) {
        $0.goals
      },
      .optionalRecord("attention", "Clients at risk with the most revenue", Panel.schema) {
        $0.attention
      },
      .optionalRecord(
        "changes", "What moved in the last whole month, or the largest clients", Panel.schema
      ) { $0.changes },
      .record("matrix", "Clients and revenue by status and tier", StatusMatrix.schema) {
        $0.matrix
      },
      .optionalRecord(
        "renewals", "Contracts by how near their opt-out is, or segments", Panel.schema
      ) { $0.renewals },
      .list("bridge", "Why the revenue changed in 12 months", of: Panel.schema) { $0.bridge },
      .optionalRecord("movements", "The movements month by month", Panel.schema) {
        $0.movements
      },
      .optionalRecord("trend", "How the figures moved over the last month-ends", Panel.schema) {
        $0.trend
      },
      .optionalRecord("months", "Revenue by month", Panel.schema) { $0.months },
      .optionalRecord("beside", "What stands beside the months", Panel.schema) { $0.beside },
      .optionalRecord("abc", "The ABC curve and its classes", Panel.schema) { $0.abc },
      .optionalRecord("concentration", "How much the largest clients bring", Panel.schema) {
        $0.concentration
      },
      .record("gaps", "What is not known, of how many clients", Panel.schema) { $0.gaps },
    ])
}

/// Clients and revenue by status and tier.
package struct StatusMatrix: Sendable {
  /// A count with the revenue below it.
  package struct Cell: Sendable {
    package var clients: String
    /// The tier it stands under; empty for the sum of all.
    package var tier: String
    /// The clients behind the count; nil for none.
    package var href: String?
    package var revenue: String?
  }

  /// The clients of one status.
  package struct Row: Sendable {
    package var status: StatusView
    package var cells: [Cell]
    /// Where tiers mean nothing for the status: in their place.
    package var instead: String?
    package var total: Cell
  }

  package var remark: String
  /// The unit of the revenue.
  package var unit: String
  package var tiers: [TierView]
  package var rows: [Row]
  package var totals: [Cell]
  package var total: Cell
  package var note: String

  package static let schema = Schema<StatusMatrix>(
    "status-matrix", "Clients and revenue by status and tier",
    [
      .text("remark", "On the right of the heading") { $0.remark },
      .text("unit", "Unit of the revenue") { $0.unit },
      .list("tiers", "The tiers, highest first; none where no client has one", of: TierView.schema)
      {
        $0.tiers
      },
      .integer("tier-count", "How many tiers there are") { $0.tiers.count },
      .list("rows", "The statuses", of: row) { $0.rows },
      .list("totals", "The sums of the tiers", of: cell) { $0.totals },
      .record("total", "The sum of everything", cell) { $0.total },
      .text("note", "What the revenue is") { $0.note },
    ])

  private static let row = Schema<Row>(
    "status-matrix-row", "The clients of one status",
    [
      .record("status", "The status", StatusView.schema) { $0.status },
      .optionalText("instead", "In place of the tiers, where they mean nothing") { $0.instead },
      .list("cells", "The tiers; none where they mean nothing", of: cell) { $0.cells },
      .record("total", "The sum of the status", cell) { $0.total },
    ])

  private static let cell = Schema<Cell>(
    "status-matrix-cell", "A count with the revenue below it",
    [
      .text("clients", "How many clients") { $0.clients },
      .text("tier", "The tier it stands under; empty for the sum of all") { $0.tier },
      .flag("is-nothing", "Whether there is neither a client nor revenue") {
        $0.clients == "0" && $0.revenue == nil
      },
      .optionalText("href", "The clients behind the count; missing for none") { $0.href },
      .text("tone", "faint for none, else empty") { $0.clients == "0" ? "faint" : "" },
      .optionalText("revenue", "Their revenue; missing where there is none") { $0.revenue },
    ])
}
