import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

extension ProductIndexMaking {
  /// Which part of the base bought in each month.
  var positivation: Panel? {
    guard let series = context.positivation.series(.anything) else { return nil }
    return PositivationMaking(context: context).panel(
      series, id: "positivation", title: words.text("products.positivation"), width: "c7")
  }

  /// The same of each owner, in the last whole month.
  var owners: Panel? {
    PositivationMaking(context: context).owners(of: .anything, id: "owners", width: "c5", depth: 1)
  }

  /// The same of each family.
  var families: Panel? {
    let positivation = context.positivation
    let month = positivation.lastWhole
    let families = positivation.series.filter { series in
      if case .family = series.scope { return series.owner == nil }
      return false
    }
    guard !families.isEmpty else { return nil }
    let earlier: [Share?] = families.map {
      month >= 12 ? positivation.share($0, month - 12) : nil
    }
    let hasYearBefore = earlier.contains { $0?.basisPoints != nil }
    var columns: [DataTable.Column] = [
      .init(words.text("products.column.family")),
      .init(words.text("products.column.bought"), .number),
      .init(words.text("page.proportion"), .bar), .init("%", .number),
    ]
    if hasYearBefore {
      columns.append(.init(words.text("column.year-before"), unit: "%", .number))
    }
    return Panel(
      id: "families", title: words.text("products.families"), width: "c6",
      remark: monthName(positivation.months[month]),
      table: DataTable(
        name: words.text("products.families"),
        columns: columns,
        rows: zip(families, earlier).map { series, before in
          let share = positivation.share(series, month)
          var row: [DataTable.Cell] = [
            cells.count(series.bought[month], href: buyers(series, month)),
            .bar(CellBar.draw(share.part, of: share.whole)), cells.points(share),
          ]
          if hasYearBefore { row.append(cells.points(before?.basisPoints)) }
          return DataTable.Row(name(series.scope), row)
        }))
  }

  /// Those who bought it in the last whole month.
  private func buyers(_ series: Positivation.Series, _ month: Int) -> String? {
    PositivationMaking(context: context).buyers(series, name(series.scope), month, root: "../")
  }

  private func name(_ scope: Positivation.Scope) -> String {
    switch scope {
    case .anything: words.text("products.anything")
    case .family(let name): name
    case .product(let product): cells.name(product)
    }
  }

  /// What is expected of each product.
  var demand: Panel? {
    let demand = context.demand
    guard !demand.products.isEmpty else { return nil }
    let unit = ChartUnit(demand.products.map(\.value), words)
    return Panel(
      id: "demand", title: words.text("products.demand"), width: "c7",
      remark: words.text(
        "products.demand-remark",
        [
          "days": words.formats.days(demand.days),
          "day": words.date(context.day.adding(days: demand.days)),
        ]),
      table: DataTable(
        name: words.text("products.demand"),
        columns: [
          .init(words.text("column.product")),
          .init(words.text("products.column.known"), .number),
          .init(words.text("products.column.purchases"), .number),
          .init(words.text("products.column.quantity"), .number),
          .init(words.text("products.column.expected"), unit: unit.name, .number),
        ],
        rows: demand.products.prefix(ProductIndexMaking.mostPages).compactMap { row in
          guard case .product(let product) = row.subject else { return nil }
          return DataTable.Row(
            cells.name(product), href: cells.product(product),
            demandCells(row, unit, hasQuantity: true))
        }), isStacked: true, note: words.text("products.demand-note"),
      link: NavigationItem(href: "../method.html#products", word: words.text("page.how-computed")))
  }

  private func demandCells(
    _ row: Demand.Row, _ unit: ChartUnit, hasQuantity: Bool
  ) -> [DataTable.Cell] {
    var cells: [DataTable.Cell] = [
      DataTable.Cell(
        words.text(
          "products.known-of",
          [
            "known": words.formats.count(row.known), "clients": words.formats.count(row.clients),
          ]))
    ]
    guard row.known > 0 else {
      return cells + [DataTable.Cell](repeating: self.cells.unknown, count: hasQuantity ? 3 : 2)
    }
    cells.append(self.cells.count(row.purchases))
    if hasQuantity { cells.append(self.cells.quantity(row.quantity)) }
    return cells + [self.cells.amount(row.value, unit)]
  }

  /// What is expected of each segment: of purchases, of the policy, and of each sector, the dimensions
  /// people plan by; others are in the table of results.
  var segments: [Panel] {
    let demand = context.demand
    let ruled = demand.segments.filter {
      if case .rule? = source($0) { true } else { false }
    }
    let sectors = demand.segments.filter {
      if case .value("sector", _)? = source($0) { true } else { false }
    }
    return [
      expected(demand.rfm, "demand-rfm", head: words.text("column.segment"), width: "c5"),
      expected(ruled, "demand-rules", head: words.text("column.segment"), width: "c6"),
      expected(sectors, "demand-sectors", head: words.text("column.sector"), width: "c6"),
    ].compactMap { $0 }
  }

  private func expected(
    _ rows: [Demand.Row], _ id: String, head: String, width: String
  ) -> Panel? {
    guard !rows.isEmpty else { return nil }
    let unit = ChartUnit(rows.map(\.value), words)
    return Panel(
      id: id, title: words.text("products.\(id)"), width: width,
      table: DataTable(
        name: words.text("products.\(id)"),
        columns: [
          .init(head), .init(words.text("products.column.known"), .number),
          .init(words.text("products.column.purchases"), .number),
          .init(words.text("products.column.expected"), unit: unit.name, .number),
        ],
        rows: rows.map {
          DataTable.Row(segmentName($0.subject), demandCells($0, unit, hasQuantity: false))
        }), isStacked: true, note: words.text("products.demand-segments-note"))
  }

  private func source(_ row: Demand.Row) -> SegmentSource? {
    guard case .segment(let index) = row.subject else { return nil }
    return context.segmentation.segments[index].source
  }

  private func segmentName(_ subject: Demand.Subject) -> String {
    switch subject {
    case .rfm(let segment): words.segment(segment)
    case .segment(let index): context.label(of: context.segmentation.segments[index])
    case .portfolio, .product: ""
    }
  }
}

/// Makes the sections about positivation.
struct PositivationMaking {
  let context: SiteContext
  private var words: Words { context.words }
  private var positivation: Positivation { context.positivation }

  /// The months of a series as a line.
  func panel(
    _ series: Positivation.Series, id: String, title: String, width: String
  ) -> Panel {
    let points = positivation.months.indices.map { index in
      let share = positivation.share(series, index).basisPoints
      return DataPoint(
        name: positivation.months[index].firstDay.map { words.formats.day($0, .shortMonthYear) }
          ?? "", value: share,
        label: share.map { words.points($0) }
          ?? words.text("word.unknown"))
    }
    let whole = positivation.isPartial ? Array(points.dropLast()) : points
    let month = positivation.lastWhole
    let chart = LineChart(
      id: id + "-c",
      title: words.text(
        "products.positivation-title",
        [
          "share": words.percent(positivation.share(series, month)) ?? "–",
          "month": monthName(month),
        ]), unit: "%",
      words: .init(
        category: words.text("column.month"), value: words.text("products.positivation")),
      points: whole,
      ticks: [0, 2_500, 5_000, 7_500, 10_000].map {
        Level($0, label: words.formats.decimal($0, scale: 2, places: .upTo(0)))
      }, startsAtZero: true, width: width == "c7" ? 700 : 560)
    return Panel(
      id: id, title: title, width: width, remark: words.text("products.positivation-remark"),
      figure: ChartFigure(
        chart, name: title,
        note: words.text(
          "products.positivation-note",
          [
            "months": words.count(
              "months", context.assessment.policy.products.baseMonths),
            "bought": words.formats.count(series.bought[month]),
            "base": words.formats.count(positivation.base(of: series)[month]),
            "month": monthName(month),
          ]), tableSize: words.count("months", whole.count)))
  }

  /// The list of those who bought in the last whole month; nil where they are too many for a link.
  func buyers(
    _ series: Positivation.Series, _ name: String, _ month: Int, root: String
  ) -> String? {
    ClientSet(series.lastBuyers, "\(name), \(monthName(month))").href(context, root: root)
  }

  /// The clients that such links lead to.
  func buyers(_ isShown: (Positivation.Scope) -> Bool) -> [Int] {
    positivation.series.filter { isShown($0.scope) }.flatMap { ClientSet.carried($0.lastBuyers) }
  }

  private func monthName(_ month: Int) -> String {
    positivation.months[month].firstDay.map { words.formats.day($0, .monthYear) } ?? ""
  }

  /// The owners in the last whole month; nil where nobody answers for clients.
  func owners(of scope: Positivation.Scope, id: String, width: String, depth: Int) -> Panel? {
    let month = positivation.lastWhole
    let cells = ProductWords(context: context, depth: depth)
    let owners = positivation.ownerBase.filter { $0.value[month] > 0 }.keys.map { owner in
      let series = positivation.series.first { $0.scope == scope && $0.owner == owner }
      return (
        owner, series?.bought[month] ?? 0, positivation.ownerBase[owner]?[month] ?? 0, series
      )
    }.sorted { left, right in
      let shares = (left.1 * right.2, right.1 * left.2)
      return shares.0 != shares.1
        ? shares.0 > shares.1 : left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
    }
    guard owners.count > 1 else { return nil }
    return Panel(
      id: id, title: words.text("products.owners"), width: width, remark: monthName(month),
      table: DataTable(
        name: words.text("products.owners"),
        columns: [
          .init(words.text("column.owner")),
          .init(words.text("products.column.bought"), .number),
          .init(words.text("products.column.base"), .number),
          .init(words.text("page.proportion"), .bar), .init("%", .number),
        ],
        rows: owners.map { owner, bought, base, series in
          let name = context.member(owner)
          let root = String(repeating: "../", count: depth)
          return DataTable.Row(
            name,
            [
              cells.count(
                bought, href: series.flatMap { buyers($0, name, month, root: root) }),
              cells.count(base),
              .bar(CellBar.draw(Int64(bought), of: Int64(base))),
              cells.points(Share(Int64(bought), of: Int64(base))),
            ])
        }), note: words.text("products.owners-note"))
  }
}
