import Analysis
import Localization
import Portfolio

/// Where the revenue is: clients by status and tier.
extension HomeMaking {
  private static let order: [Status] = [.active, .atRisk, .inactive, .former, .prospect]

  /// Clients and revenue of a corner of the matrix.
  private struct Group {
    var clients = 0
    var revenue: Int64 = 0

    init(_ clients: [ClientAssessment], _ year: YearRevenue) {
      self.clients = clients.count
      revenue = year.total(clients) ?? 0
    }
  }

  var matrix: StatusMatrix {
    let tiers = Tier.allCases.reversed().filter { tier in clients.contains { $0.tier == tier } }
    let year = self.year
    let unit = ChartUnit([year.total(clients) ?? 0], words)
    let byStatus = Dictionary(grouping: clients, by: \.status)
    let rows = HomeMaking.order.map { status in
      row(status, of: byStatus[status] ?? [], tiers, unit, year)
    }
    let totals = tiers.map { tier in
      cell(
        Group(clients.filter { $0.tier == tier }, year), unit, tier,
        href: list(("tier", tier.rawValue)))
    }
    return StatusMatrix(
      remark: words.text(tiers.isEmpty ? "home.where-note" : "home.where-tiers"),
      unit: unit.name, tiers: tiers.map(words.tier), rows: rows, totals: totals,
      total: cell(Group(clients, year), unit, href: nil),
      note: words.text(year.key("home.basis")))
  }

  private func row(
    _ status: Status, of clients: [ClientAssessment], _ tiers: [Tier], _ unit: ChartUnit,
    _ year: YearRevenue
  ) -> StatusMatrix.Row {
    let hasTiers = status != .prospect && status != .former
    let cells = tiers.map { tier in
      cell(
        Group(clients.filter { $0.tier == tier }, year), unit, tier,
        href: list(("status", status.rawValue), ("tier", tier.rawValue)))
    }
    return StatusMatrix.Row(
      status: words.status(status), cells: hasTiers ? cells : [],
      instead: hasTiers || tiers.isEmpty
        ? nil : words.text("home.no-tier.\(status.rawValue)"),
      total: cell(
        Group(clients, year), unit,
        href: list(("status", status.rawValue))))
  }

  private func cell(
    _ group: Group, _ unit: ChartUnit, _ tier: Tier? = nil, href: String?
  ) -> StatusMatrix.Cell {
    StatusMatrix.Cell(
      clients: words.formats.count(group.clients), tier: tier.map { words.tier($0).word } ?? "",
      href: group.clients > 0 ? href : nil,
      revenue: group.revenue != 0 ? unit.label(group.revenue) : nil)
  }
}
