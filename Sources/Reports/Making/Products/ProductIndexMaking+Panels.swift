import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

extension ProductIndexMaking {
  /// Every product with its clients, its revenue and its rhythm.
  var list: Panel? {
    let shown = ProductIndexMaking.shown(context)
    guard !shown.isEmpty else { return nil }
    let unit = ChartUnit(shown.map(\.current), words)
    let monthlyUnit = ChartUnit(shown.map(\.monthly), words)
    let (hasSales, hasContracts) = (
      shown.contains { $0.current != 0 || $0.previous != 0 },
      shown.contains { $0.knownMonthly != 0 }
    )
    let most = shown.map(\.current).max() ?? 0
    var columns: [DataTable.Column] = [
      .init(words.text("column.product")), .init(words.text("column.clients"), .number),
      .init(words.text("products.column.change"), .number),
    ]
    if hasContracts {
      columns.append(
        .init(words.text("products.column.monthly"), unit: monthlyUnit.name, .number))
    }
    if hasSales {
      columns += [
        .init(words.text("products.column.sales12"), unit: unit.name, .number),
        .init(words.text("page.proportion"), .bar),
        .init(words.text("products.column.before12"), unit: unit.name, .number),
        .init(words.text("products.column.cycle"), unit: words.text("products.days"), .number),
        .init(words.text("products.column.late"), .number),
      ]
    }
    let rows = shown.map { standing in
      row(standing, unit, monthlyUnit, hasContracts: hasContracts, hasSales: hasSales, most)
    }
    let left = study.products.count - shown.count
    return Panel(
      id: "list", title: words.text("products.list"), width: "c12",
      remark: words.text("products.list-remark"),
      table: DataTable(
        name: words.text("products.list"), columns: columns, rows: rows,
        total: total(unit, monthlyUnit, hasContracts: hasContracts, hasSales: hasSales),
        isLong: true, isNarrow: false), isStacked: true,
      note: [
        words.text("products.list-note"),
        left > 0 ? words.text("products.list-rest", ["count": words.formats.count(left)]) : nil,
        context.portfolio.productLedger == nil ? words.text("products.no-ledger") : nil,
      ].compactMap { $0 }.joined(separator: " "),
      link: NavigationItem(href: "../method.html#products", word: words.text("page.how-computed")))
  }

  private func row(
    _ standing: ProductStanding, _ unit: ChartUnit, _ monthlyUnit: ChartUnit, hasContracts: Bool,
    hasSales: Bool, _ most: Int64
  ) -> DataTable.Row {
    let href = cells.product(standing.product)
    let hasMoved = !standing.newClients.isEmpty || !standing.lostClients.isEmpty
    var row: [DataTable.Cell] = [
      cells.count(standing.clients.count, href: href.map { $0 + "#clients" }),
      DataTable.Cell(
        words.text(
          "products.came-and-went",
          [
            "new": words.formats.count(standing.newClients.count),
            "lost": words.formats.count(standing.lostClients.count),
          ]), href: hasMoved ? href.map { $0 + "#moves" } : nil, tone: hasMoved ? "" : "faint"),
    ]
    if hasContracts {
      row.append(
        standing.knownMonthly.map { cells.amount($0, monthlyUnit) } ?? cells.unknown)
    }
    if hasSales {
      row += [
        cells.amount(standing.current, unit),
        .bar(CellBar.draw(standing.current, of: most)),
        cells.amount(standing.previous, unit),
        standing.cycleHalfDays.map {
          DataTable.Cell(
            words.halves($0), note: words.count("clients", standing.ownCycles))
        } ?? DataTable.Cell("–", tone: "faint"),
        cells.count(
          standing.late.count, href: href.map { $0 + "#clients" }, tone: "alert"),
      ]
    }
    return DataTable.Row(
      cells.name(standing.product), href: href,
      note: study.catalog.items[standing.product].family, row)
  }

  private func total(
    _ unit: ChartUnit, _ monthlyUnit: ChartUnit, hasContracts: Bool, hasSales: Bool
  ) -> DataTable.Row {
    let all = study.products
    let clients = Set(all.flatMap(\.clients)).count
    var row: [DataTable.Cell] = [
      cells.count(clients, href: "../clients/index.html"), DataTable.Cell(""),
    ]
    if hasContracts {
      row.append(
        knownMonthly.map { cells.amount($0, monthlyUnit) } ?? cells.unknown)
    }
    if hasSales {
      row += [
        cells.amount(current, unit), DataTable.Cell(""),
        cells.amount(all.reduce(0) { $0 + $1.previous }, unit), DataTable.Cell(""),
        DataTable.Cell(""),
      ]
    }
    return DataTable.Row(words.text("word.total"), row)
  }

  private func family(of standing: ProductStanding) -> String {
    study.catalog.items[standing.product].family ?? words.text("products.no-family")
  }

  /// The clients that have something of a family.
  var familyClients: [String: [Int]] {
    var clients: [String: [Int]] = [:]
    for standing in study.products {
      clients[family(of: standing), default: []] += standing.clients
    }
    return clients
  }

  /// How the mix of families moved.
  var mix: Panel? {
    guard context.portfolio.productLedger != nil, current > 0, context.hasYearBefore else {
      return nil
    }
    var sums: [String: (now: Int64, before: Int64)] = [:]
    let clients = familyClients
    for standing in study.products {
      let family = family(of: standing)
      sums[family, default: (0, 0)].now += standing.current
      sums[family, default: (0, 0)].before += standing.previous
    }
    let before = sums.values.reduce(0) { $0 + $1.before }
    guard before > 0 else { return nil }
    let unit = ChartUnit(sums.values.map(\.now), words)
    let families = sums.keys.sorted {
      let values = (sums[$0]?.now ?? 0, sums[$1]?.now ?? 0)
      return values.0 != values.1
        ? values.0 > values.1 : $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let most = sums.values.map(\.now).max() ?? 0
    return Panel(
      id: "mix", title: words.text("products.mix-heading"), width: "c6",
      remark: words.text("products.mix-remark"),
      table: DataTable(
        name: words.text("products.mix-heading"),
        columns: [
          .init(words.text("products.column.family")),
          .init(words.text("products.column.sales12"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar), .init("%", .number),
          .init(words.text("products.column.share-before"), unit: "%", .number),
          .init(
            words.text("products.column.difference"),
            unit: words.catalog.text("numbers.percent-points"), .number),
        ],
        rows: families.map { family in
          let (now, then) = sums[family] ?? (0, 0)
          let (share, old) = (Share(now, of: current), Share(then, of: before))
          let difference = (share.basisPoints ?? 0) - (old.basisPoints ?? 0)
          return DataTable.Row(
            family, href: ClientSet(clients[family] ?? [], family).href(context, root: "../"),
            [
              cells.amount(now, unit), .bar(CellBar.draw(now, of: most)), cells.points(share),
              cells.points(old),
              DataTable.Cell(
                words.points(difference, sign: .always)),
            ])
        }))
  }

  /// Who no longer buys what.
  var droppedPanel: Panel? {
    guard context.portfolio.productLedger != nil else { return nil }
    let all = dropped
    guard !all.isEmpty else {
      return Panel(
        id: "dropped", title: words.text("products.dropped"), width: "c6",
        say: words.text("products.dropped-none"))
    }
    let unit = ChartUnit(all.compactMap { $0.change?.median }, words)
    return Panel(
      id: "dropped", title: words.text("products.dropped"), width: "c6",
      remark: words.text("products.dropped-remark"),
      table: DataTable(
        name: words.text("products.dropped"),
        columns: [
          .init(words.text("column.client")), .init(words.text("column.product")),
          .init(words.text("products.column.median"), unit: unit.name, .number),
          .init(words.text("products.column.last"), .date),
        ],
        rows: all.prefix(ProductIndexMaking.rowsShown).map { product in
          DataTable.Row(
            context.name(product.client), href: cells.client(product.client),
            note: context.owner(product.client),
            [
              DataTable.Cell(
                cells.name(product.product), href: cells.product(product.product)),
              cells.amount(product.change?.median, unit), cells.day(product.rhythm?.last),
            ])
        }), isStacked: true,
      note: all.count > ProductIndexMaking.rowsShown
        ? words.text(
          "products.more",
          ["count": words.formats.count(all.count - ProductIndexMaking.rowsShown)]) : nil)
  }
}
