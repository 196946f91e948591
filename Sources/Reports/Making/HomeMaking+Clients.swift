import Analysis
import Charts
import Localization
import Portfolio

/// Which clients need somebody, and which bring the most.
extension HomeMaking {
  /// The clients at risk with the most revenue, why, and who answers for them.
  var attention: Panel? {
    let clients = clientsAtRisk
    guard !clients.isEmpty else { return nil }
    let year = self.year
    let unit = ChartUnit(clients.compactMap(year.amount), words)
    let hasOptOuts = clients.contains { $0.contracts?.next != nil }
    let steps = steps(of: clients)
    let rows = clients.map { client in
      let owner = context.owner(client.client)
      return DataTable.Row(
        context.name(client.client), href: href(client.client),
        note: ClientSentences(context, client).answer,
        [
          DataTable.Cell(
            owner ?? words.text("word.unknown"), note: steps[client.client],
            tone: owner == nil ? "caution" : ""),
          year.amount(client).map { DataTable.Cell(unit.label($0)) }
            ?? DataTable.Cell(words.text("word.unknown"), tone: "caution"),
          hasOptOuts ? optOut(client) : lastPurchase(client),
        ])
    }
    let sum = year.wholePhrase(clients)
    let remark =
      clients.count == 1
      ? words.text("home.attention-one", ["amount": sum])
      : words.text(
        "home.attention-note", ["amount": sum, "count": words.formats.count(clients.count)])
    return Panel(
      id: "attention", title: words.text("home.attention"), width: "c7", remark: remark,
      table: DataTable(
        name: words.text("home.attention"),
        columns: [
          .init(words.text("home.client-and-why")), .init(words.text("home.owner-and-step")),
          .init(year.heading, unit: unit.name, .number),
          .init(words.text(hasOptOuts ? "column.opt-out" : "column.last-purchase"), .date),
        ], rows: rows), isStacked: true,
      note: words.text(
        year.key("home.attention-rest"),
        [
          "shown": words.formats.count(clients.count),
          "total": words.formats.count(summary.byStatus[.atRisk].clients),
        ]),
      link: link(words.text("home.see-at-risk"), list(("status", Status.atRisk.rawValue))))
  }

  /// The first thing to do with each client, by its position.
  private func steps(of clients: [ClientAssessment]) -> [Int: String] {
    let wanted = Set(clients.map(\.client))
    var steps: [Int: String] = [:]
    for action in context.work.actions.actions
    where wanted.contains(action.client) && action.snooze == nil && steps[action.client] == nil {
      steps[action.client] = context.title(of: action)
    }
    return steps
  }

  /// Where more of a section stands.
  func link(_ word: String, _ href: String) -> NavigationItem {
    NavigationItem(href: href, word: word, isCurrent: false)
  }

  /// The next day on which the client can leave: in red where it is near, in ochre where unknown.
  private func optOut(_ client: ClientAssessment) -> DataTable.Cell {
    guard let contracts = client.contracts,
      contracts.contracts.contains(where: { $0.bucket != nil })
    else { return DataTable.Cell("–") }
    guard let next = contracts.next, let day = next.optOut else {
      return DataTable.Cell(words.text("word.unknown"), tone: "caution")
    }
    return switch next.bucket {
    case .overdue:
      DataTable.Cell(words.text("home.opt-out-passed", ["day": words.date(day)]), tone: "alert")
    case .within30: DataTable.Cell(words.date(day), tone: "alert")
    default: DataTable.Cell(words.date(day))
    }
  }

  private func lastPurchase(_ client: ClientAssessment) -> DataTable.Cell {
    DataTable.Cell(client.lastPurchase.map(words.date) ?? "–")
  }

  /// The clients with the most revenue.
  var top: Panel? {
    let clients = greatestClients
    guard let most = clients.first?.current.net else { return nil }
    let unit = ChartUnit([most], words)
    let rows = clients.map { client in
      DataTable.Row(
        context.name(client.client), href: href(client.client),
        note: words.status(client.status).word,
        [
          DataTable.Cell(unit.label(client.current.net)),
          .bar(
            CellBar.draw(
              client.current.net, of: most, kind: client.status == .atRisk ? .alert : .plain)),
          DataTable.Cell(words.points(context.share(client.current.net))),
        ])
    }
    let share = context.share(clients.reduce(0) { $0 + $1.current.net })
    return Panel(
      id: "top", title: words.text("home.top"), width: "c5",
      remark: words.text(
        "home.top-note",
        [
          "share": words.percent(share) ?? "–", "count": words.formats.count(clients.count),
        ]),
      table: DataTable(
        name: words.text("home.top"),
        columns: [
          .init(words.text("column.client")),
          .init(words.text("column.revenue12"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar), .init("%", .number),
        ], rows: rows))
  }

  /// The RFM segments, each with a way to its clients.
  var segments: Panel? {
    // Recency and frequency are those of invoices.
    guard year.source == .invoices else { return nil }
    let rows = summary.bySegment.rows.filter { $0.clients > 0 }
    guard let most = rows.map(\.clients).max() else { return nil }
    let unit = ChartUnit(rows.map(\.netSales), words)
    let labels = unit.labels(ofParts: rows.map(\.netSales))
    return Panel(
      id: "segments", title: words.text("home.segments"), width: "c5",
      remark: words.text("home.segments-note"),
      table: DataTable(
        name: words.text("home.segments"),
        columns: [
          .init(words.text("column.segment")), .init(words.text("column.clients"), .number),
          .init(words.text("page.proportion"), .bar),
          .init(words.text("column.revenue12"), unit: unit.name, .number),
        ],
        rows: zip(rows, labels).map { row, revenue in
          DataTable.Row(
            words.segment(row.key),
            [
              DataTable.Cell(
                words.formats.count(row.clients), href: list(("segment", row.key.rawValue))),
              .bar(CellBar.draw(Int64(row.clients), of: Int64(most))), DataTable.Cell(revenue),
            ])
        }), link: link(words.text("home.segments-how"), "method.html#rfm"))
  }
}
