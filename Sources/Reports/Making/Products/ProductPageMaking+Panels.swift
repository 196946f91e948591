import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

extension ProductPageMaking {
  /// Revenue of two years, month by month.
  var months: Panel? {
    guard standing.months.contains(where: { $0 != 0 }) else { return nil }
    let first = context.day.startOfMonth.adding(months: 1 - ProductStudy.months)
    let known = context.portfolio.ledger.firstDay?.startOfMonth ?? first
    let unit = ChartUnit(standing.months, words)
    let isPartial = context.day.adding(days: 1).dayOfMonth != 1
    let bars = standing.months.enumerated().compactMap { index, amount -> BarChart.Bar? in
      let month = first.adding(months: index)
      guard month >= known else { return nil }
      let isFirst = month.month == 1 || month == max(first, known)
      return BarChart.Bar(
        name: words.formats.shortMonthName(month.month) ?? "",
        group: isFirst ? String(month.year) : nil, value: amount, label: unit.label(amount),
        state: isPartial && index == ProductStudy.months - 1 ? .partial : .whole)
    }
    guard let most = standing.months.max() else { return nil }
    let chart = BarChart(
      id: "product-months",
      title: words.text(
        "products.page.months-title", ["unit": unit.name, "most": unit.label(most)]),
      unit: unit.name,
      words: .init(category: words.text("column.month"), value: words.text("column.revenue")),
      bars: bars, width: 1100)
    return Panel(
      id: "months", title: words.text("products.page.months"), width: "c12",
      remark: words.text("chart.unit-note", ["unit": unit.name]),
      figure: ChartFigure(
        chart, name: words.text("products.page.months"),
        note: isPartial
          ? words.text(
            "products.page.partial", ["day": words.formats.day(context.day, .dayMonth)]) : nil,
        tableSize: words.count("months", bars.count)))
  }

  /// Who has it, with rhythm, use and what is expected.
  var clients: Panel? {
    let holders = self.holders
    guard !holders.isEmpty else { return nil }
    let shown = holders.prefix(ProductPageMaking.rowsShown)
    let unit = ChartUnit(shown.map(\.current), words)
    let monthlyUnit = ChartUnit(shown.compactMap(\.monthly), words)
    let hasContracts = shown.contains { $0.isContracted }
    let hasSales = shown.contains { $0.rhythm != nil || $0.current != 0 }
    var columns = [DataTable.Column(words.text("column.client"))]
    if hasContracts {
      columns.append(.init(words.text("products.column.monthly"), unit: monthlyUnit.name, .number))
    }
    if hasSales {
      columns += [
        .init(words.text("products.column.sales12"), unit: unit.name, .number),
        .init(words.text("products.column.before12"), unit: unit.name, .number),
        .init(words.text("products.column.cycle"), unit: words.text("products.days"), .number),
        .init(words.text("products.column.next"), .date),
        .init(words.text("products.column.expected-short")),
      ]
    }
    columns.append(.init(words.text("products.column.engagement"), unit: "%", .number))
    let rows = shown.map { product in
      var row: [DataTable.Cell] = []
      if hasContracts {
        row.append(
          product.isContracted && product.monthly == nil
            ? cells.unknown : cells.amount(product.monthly, monthlyUnit))
      }
      if hasSales {
        row += [
          cells.amount(product.current, unit), cells.amount(product.previous, unit),
          cells.cycle(product.rhythm), cells.next(product), expected(product),
        ]
      }
      row.append(
        product.engagement == nil && product.isOwned
          ? cells.unknown : cells.points(product.engagement))
      return DataTable.Row(
        context.name(product.client), href: cells.client(product.client),
        note: cells.moves(product.change), row)
    }
    return Panel(
      id: "clients", title: words.text("products.page.clients"), width: "c12",
      remark: words.count("clients", holders.count),
      table: DataTable(
        name: words.text("products.page.clients"), columns: columns, rows: rows, isLong: true,
        isNarrow: false), isStacked: true,
      note: [
        words.text("products.page.clients-note"),
        holders.count > shown.count
          ? words.text(
            "products.more", ["count": words.formats.count(holders.count - shown.count)]) : nil,
      ].compactMap { $0 }.joined(separator: " "),
      link: NavigationItem(href: "../method.html#products", word: words.text("page.how-computed")))
  }

  /// Purchases × the median, in words.
  private func expected(_ product: ClientProduct) -> DataTable.Cell {
    guard let rhythm = product.rhythm else { return DataTable.Cell("–", tone: "faint") }
    guard let demand = rhythm.demand else { return cells.unknown }
    guard demand.purchases > 0 else {
      return DataTable.Cell(words.formats.count(0), tone: "faint")
    }
    return DataTable.Cell(
      words.text(
        "products.times",
        [
          "count": words.formats.count(demand.purchases), "each": words.whole(demand.each),
          "value": words.whole(demand.value),
        ]),
      note: demand.quantity.map {
        words.text(
          "products.quantity",
          ["quantity": words.formats.decimal($0, scale: 3, places: .upTo(2))])
      })
  }

  /// Who came and who went.
  var moves: Panel? {
    guard !standing.lostClients.isEmpty || !standing.newClients.isEmpty else { return nil }
    let rows =
      standing.newClients.map { ($0, "new") } + standing.lostClients.map { ($0, "lost") }
    let study = context.products
    return Panel(
      id: "moves", title: words.text("products.page.moves"), width: "c6",
      remark: words.text("products.page.moves-remark"),
      table: DataTable(
        name: words.text("products.page.moves"),
        columns: [
          .init(words.text("column.client")), .init(words.text("products.column.what")),
          .init(words.text("products.column.last"), .date),
        ],
        rows: rows.prefix(ProductPageMaking.rowsShown).map { client, kind in
          DataTable.Row(
            context.name(client), href: cells.client(client), note: context.owner(client),
            [
              DataTable.Cell(
                words.text("products.page.\(kind)"), tone: kind == "lost" ? "alert" : ""),
              cells.day(study.product(product, of: client)?.last),
            ])
        }), isStacked: true,
      note: words.leftOut(of: rows.count, shown: ProductPageMaking.rowsShown))
  }

  /// Which part of the base bought it.
  var positivation: Panel? {
    guard let series = context.positivation.series(.product(product)) else { return nil }
    return PositivationMaking(context: context).panel(
      series, id: "positivation", title: words.text("products.page.positivation"), width: "c6")
  }

  var owners: Panel? {
    guard context.positivation.series(.product(product)) != nil else { return nil }
    return PositivationMaking(context: context).owners(
      of: .product(product), id: "owners", width: "c6", depth: 1)
  }

  /// Which peers of those who have it lack it.
  var whitespace: Panel? {
    guard item.id != nil else { return nil }
    let all = suggestions
    guard !all.isEmpty else {
      return Panel(
        id: "whitespace", title: words.text("products.page.whitespace"), width: "c6",
        say: words.text("products.page.whitespace-none"))
    }
    let unit = ChartUnit(all.compactMap(\.expectedValue), words)
    return Panel(
      id: "whitespace", title: words.text("products.page.whitespace"), width: "c6",
      remark: words.plural(
        "products.whitespace-remark", all.count,
        ["amount": words.short(known: all.map(\.expectedValue))]),
      table: DataTable(
        name: words.text("products.page.whitespace"),
        columns: [
          .init(words.text("column.client")), .init(words.text("products.column.peers")),
          .init(words.text("products.column.value12"), unit: unit.name, .number),
        ],
        rows: all.prefix(ProductPageMaking.rowsShown).map { suggestion in
          DataTable.Row(
            context.name(suggestion.client), href: cells.client(suggestion.client),
            note: context.owner(suggestion.client),
            [
              DataTable.Cell(
                WhitespaceWords(context: context).reason(suggestion),
                note: words.text(
                  "products.page.adopters",
                  [
                    "names": suggestion.adopterClients.prefix(3).map { context.name($0) }
                      .joined(separator: ", ")
                  ])),
              suggestion.expectedValue.map { DataTable.Cell(unit.label($0)) } ?? cells.unknown,
            ])
        }), isStacked: true,
      note: words.leftOut(of: all.count, shown: ProductPageMaking.rowsShown))
  }
}
