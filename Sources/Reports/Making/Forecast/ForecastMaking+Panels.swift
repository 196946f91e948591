import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

extension ForecastMaking {
  /// Why there is no forecast; nil where there is one.
  var refusalPanel: Panel? {
    guard forecast == nil else { return nil }
    return Panel(
      id: "refused", title: words.text("forecast.refused"), width: "c6",
      say: refusal.map { reason($0, "forecast.reason") } ?? words.text("forecast.off"),
      note: words.text(refusal == nil ? "forecast.off-how" : "forecast.refused-note"),
      link: NavigationItem(href: "method.html#forecast", word: words.text("page.how-computed")))
  }

  private func reason(_ refusal: ForecastRefusal, _ key: String) -> String {
    switch refusal {
    case .tooFewClients(let found, let needed):
      words.text(
        "\(key).clients",
        ["found": words.formats.count(found), "needed": words.formats.count(needed)])
    case .tooFewRepeaters(let found, let needed):
      words.text(
        "\(key).repeaters",
        ["found": words.formats.count(found), "needed": words.formats.count(needed)])
    case .notConverged: words.text("\(key).unsettled")
    case .flatLikelihood(let error, let gain):
      words.text(
        "\(key).flat",
        [
          "error": error.flatMap(decimal) ?? words.text("word.unknown"),
          "gain": decimal(gain) ?? words.text("word.unknown"),
        ])
    }
  }

  private func decimal(_ value: Double) -> String? {
    Int64(exactly: (value * 100).rounded()).map {
      words.formats.decimal($0, scale: 2, places: .fixed(2))
    }
  }

  /// The clients of whom most is expected.
  var clients: Panel? {
    guard let forecast, !ranked.isEmpty else { return nil }
    let unit = ChartUnit(ranked.compactMap(\.amount), words)
    let hasSpend = ranked.contains { $0.amount != nil }
    var columns: [DataTable.Column] = [
      .init(words.text("column.client")),
      .init(words.text("forecast.column.alive"), unit: "%", .number),
      .init(words.text("page.proportion"), .bar),
      .init(words.text("forecast.column.purchases"), .number),
    ]
    if hasSpend {
      columns += [
        .init(words.text("forecast.column.each"), .number),
        .init(words.text("forecast.column.amount"), unit: unit.name, .number),
      ]
    }
    columns.append(.init(words.text("column.last-purchase"), .date))
    return Panel(
      id: "clients", title: words.text("forecast.clients"), width: "c12",
      remark: words.text(
        "forecast.clients-remark",
        [
          "day": words.date(context.day.adding(days: 7 * forecast.horizonWeeks)),
          "model": words.text("method.model.\(forecast.fit.model.process.rawValue)"),
        ]),
      table: DataTable(
        name: words.text("forecast.clients"), columns: columns,
        rows: ranked.prefix(ForecastMaking.rowsShown).map { row($0, unit, hasSpend: hasSpend) },
        isLong: true, isNarrow: false), isStacked: true,
      note: ranked.count > ForecastMaking.rowsShown
        ? words.text(
          "products.more",
          ["count": words.formats.count(ranked.count - ForecastMaking.rowsShown)]) : nil,
      link: NavigationItem(href: "method.html#forecast", word: words.text("page.how-computed")))
  }

  private func row(
    _ client: ClientForecast, _ unit: ChartUnit, hasSpend: Bool
  ) -> DataTable.Row {
    var row: [DataTable.Cell] = [
      cells.points(client.aliveBasisPoints),
      .bar(CellBar.draw(client.aliveBasisPoints, of: 10_000)),
      client.purchaseHundredths.map {
        DataTable.Cell(words.formats.decimal($0, scale: 2, places: .fixed(1)))
      } ?? cells.unknown,
    ]
    if hasSpend {
      let each = client.spend.flatMap { Int64(exactly: $0.rounded(.toNearestOrAwayFromZero)) }
      row += [
        each.map { DataTable.Cell(words.whole($0)) } ?? cells.unknown,
        client.amount.map { DataTable.Cell(unit.label($0)) } ?? cells.unknown,
      ]
    }
    row.append(cells.day(context.assessment.client(client.client)?.lastPurchase))
    return DataTable.Row(
      context.name(client.client), href: cells.client(client.client),
      note: context.ownerNote(client.client), row)
  }

  /// The clients by how probably they still buy.
  var alive: Panel? {
    guard !ranked.isEmpty else { return nil }
    let bands: [(least: Int64, key: String)] = [
      (9_000, "sure"), (5_000, "likely"), (1_000, "unlikely"), (0, "gone"),
    ]
    let unit = ChartUnit(ranked.compactMap(\.amount), words)
    var upper: Int64 = .max
    let rows = bands.map { band in
      let clients = ranked.filter {
        $0.aliveBasisPoints >= band.least && $0.aliveBasisPoints < upper
      }
      upper = band.least
      let purchases = clients.reduce(0) { $0 + $1.purchases }
      let amounts = clients.compactMap(\.amount)
      return DataTable.Row(
        words.text("forecast.band.\(band.key)"),
        [
          cells.count(clients.count),
          .bar(CellBar.draw(Int64(clients.count), of: Int64(ranked.count))),
          DataTable.Cell(whole(purchases)),
          amounts.count == clients.count
            ? cells.amount(amounts.reduce(0, +), unit) : cells.unknown,
        ])
    }
    return Panel(
      id: "alive", title: words.text("forecast.alive"), width: "c5",
      table: DataTable(
        name: words.text("forecast.alive"),
        columns: [
          .init(words.text("forecast.column.alive")),
          .init(words.text("column.clients"), .number), .init(words.text("page.proportion"), .bar),
          .init(words.text("forecast.column.purchases"), .number),
          .init(words.text("forecast.column.amount"), unit: unit.name, .number),
        ], rows: rows), note: words.text("forecast.alive-note"))
  }

  /// What the forecast would have said, beside what came.
  var backTest: Panel? {
    switch context.backTest {
    case nil: return nil
    case .failure(let refusal):
      return Panel(
        id: "back-test", title: words.text("forecast.back-test"), width: "c6",
        say: words.text(
          "forecast.back-test-refused",
          [
            "day": words.date(
              context.day.adding(days: -7 * context.assessment.policy.forecast.horizonWeeks)),
            "reason": reason(refusal, "forecast.reason"),
          ]))
    case .success(let test): return panel(test)
    }
  }

  private func panel(_ test: BackTest) -> Panel {
    let chart = BarChart(
      id: "back-test-c",
      title: words.text(
        "forecast.back-test-title",
        ["expected": whole(test.expected), "actual": words.formats.count(test.actual)]),
      unit: words.text("forecast.purchase-days"),
      words: .init(
        category: words.text("forecast.column.repeats"),
        value: words.text("forecast.column.came"), before: words.text("forecast.column.expected")),
      bars: test.rows.map { row in
        BarChart.Bar(
          name: repeats(row), value: Int64(row.actual), label: words.formats.count(row.actual),
          before: Int64(exactly: row.expected.rounded()), beforeLabel: whole(row.expected))
      }, width: 700)
    let parameters = [
      "day": words.date(test.day), "weeks": words.count("weeks", test.weeks),
      "expected": whole(test.expected), "actual": words.formats.count(test.actual),
      "error": test.errorBasisPoints.map {
        words.percent($0, sign: .always)
      } ?? "–",
    ]
    return Panel(
      id: "back-test", title: words.text("forecast.back-test"), width: "c7",
      remark: words.text("forecast.back-test-remark", ["day": words.date(test.day)]),
      say: words.text("forecast.back-test-say", parameters),
      figure: ChartFigure(
        name: words.text("forecast.back-test"), drawing: chart.draw(),
        legend: chart.drawLegend(), table: nil, tableSize: ""),
      table: DataTable(
        name: words.text("forecast.back-test"),
        columns: [
          .init(words.text("forecast.column.repeats")),
          .init(words.text("column.clients"), .number),
          .init(words.text("forecast.column.expected"), .number),
          .init(words.text("forecast.column.came"), .number),
        ],
        rows: test.rows.map {
          DataTable.Row(
            repeats($0),
            [
              cells.count($0.clients), DataTable.Cell(whole($0.expected)), cells.count($0.actual),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            cells.count(test.rows.reduce(0) { $0 + $1.clients }),
            DataTable.Cell(whole(test.expected)), cells.count(test.actual),
          ])), note: words.text("forecast.back-test-note"))
  }

  private func repeats(_ row: BackTest.Row) -> String {
    let from = words.formats.count(row.from)
    guard let through = row.through else {
      return words.text("forecast.repeats-open", ["from": from])
    }
    return through == row.from ? from : "\(from)–\(words.formats.count(through))"
  }

  /// What the rhythm expects of clients.
  var cadence: Panel? {
    let due = self.due
    let demand = context.demand
    guard !due.isEmpty else { return nil }
    let unit = ChartUnit(due.map(\.demand.value), words)
    return Panel(
      id: "cadence", title: words.text("forecast.cadence"), width: "c7",
      remark: words.text(
        "products.demand-remark",
        [
          "days": words.formats.days(demand.days),
          "day": words.date(context.day.adding(days: demand.days)),
        ]),
      table: DataTable(
        name: words.text("forecast.cadence"),
        columns: [
          .init(words.text("column.client")), .init(words.text("products.column.next"), .date),
          .init(words.text("forecast.column.how")),
          .init(words.text("products.column.expected"), unit: unit.name, .number),
        ],
        rows: due.prefix(dueShown).map { client, demand in
          DataTable.Row(
            context.name(client), href: cells.client(client), note: context.ownerNote(client),
            [
              cells.day(demand.first),
              DataTable.Cell(
                words.text(
                  "forecast.how",
                  [
                    "count": words.formats.count(demand.purchases),
                    "each": words.whole(demand.each),
                    "cycle": words.halves(demand.cycleHalfDays),
                  ]), note: words.text("cadence.source.\(demand.source.rawValue)")),
              cells.amount(demand.value, unit),
            ])
        }, isLong: min(due.count, dueShown) > 15), isStacked: true,
      note: [
        cells.coverage(demand.portfolio),
        due.count > dueShown
          ? words.text("products.more", ["count": words.formats.count(due.count - dueShown)])
          : nil,
      ].compactMap { $0 }.joined(separator: ". "),
      link: NavigationItem(href: "method.html#products", word: words.text("page.how-computed")))
  }

  /// How often alarms of the cadence were false.
  var alarms: Panel? {
    let alarms = context.alarms
    guard alarms.intervals > 0 else { return nil }
    return Panel(
      id: "alarms", title: words.text("forecast.alarms"), width: "c5",
      say: words.text(
        "forecast.alarms-say",
        [
          "intervals": words.formats.count(alarms.intervals),
          "late": words.percent(alarms.late) ?? "–", "broken": words.percent(alarms.broken) ?? "–",
        ]),
      table: DataTable(
        name: words.text("forecast.alarms"),
        columns: [
          .init(words.text("forecast.column.alarm")),
          .init(words.text("forecast.column.false"), .number),
          .init(words.text("forecast.column.intervals"), .number),
          .init(words.text("page.proportion"), .bar), .init("%", .number),
        ],
        rows: [("late", alarms.late), ("broken", alarms.broken)].map { key, share in
          DataTable.Row(
            words.text("forecast.alarm.\(key)"),
            [
              cells.count(Int(share.part)), cells.count(Int(share.whole)),
              .bar(CellBar.draw(share.part, of: share.whole)), cells.points(share),
            ])
        }), note: words.text("forecast.alarms-note"),
      link: NavigationItem(href: "method.html#cadence", word: words.text("page.how-computed")))
  }
}
