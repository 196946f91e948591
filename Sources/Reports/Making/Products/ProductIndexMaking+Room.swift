import Analysis
import Localization
import Portfolio
import Templating

extension ProductIndexMaking {
  /// What peers suggest to single clients.
  var whitespace: Panel? {
    guard !context.portfolio.records.products.isEmpty else { return nil }
    let all = context.whitespace.suggestions
    let policy = context.assessment.policy.revenue
    guard !all.isEmpty else {
      return Panel(
        id: "whitespace", title: words.text("products.whitespace"), width: "c6",
        say: words.text(
          "products.whitespace-none",
          [
            "peers": words.formats.count(policy.fewestPeers),
            "share": words.percent(policy.adoption, places: .upTo(1)),
          ]))
    }
    let unit = ChartUnit(all.compactMap(\.expectedValue), words)
    return Panel(
      id: "whitespace", title: words.text("products.whitespace"), width: "c12",
      remark: words.plural(
        "products.whitespace-remark", all.count,
        ["amount": words.short(known: all.map(\.expectedValue))]),
      table: DataTable(
        name: words.text("products.whitespace"),
        columns: [
          .init(words.text("column.client")), .init(words.text("column.product")),
          .init(words.text("products.column.peers")),
          .init(words.text("products.column.value12"), unit: unit.name, .number),
        ], rows: suggestions.map { suggestionRow($0, unit) }), isStacked: true,
      note: all.count > ProductIndexMaking.rowsShown
        ? words.text(
          "products.more",
          ["count": words.formats.count(all.count - ProductIndexMaking.rowsShown)]) : nil,
      link: NavigationItem(href: "../method.html#products", word: words.text("page.how-computed")))
  }

  private func suggestionRow(
    _ suggestion: WhitespaceSuggestion, _ unit: ChartUnit
  ) -> DataTable.Row {
    let product = study.catalog.position(of: suggestion.product)
    return DataTable.Row(
      context.name(suggestion.client), href: cells.client(suggestion.client),
      note: context.owner(suggestion.client),
      [
        DataTable.Cell(
          product.map(cells.name) ?? suggestion.product, href: product.flatMap { cells.product($0) }
        ),
        DataTable.Cell(WhitespaceWords(context: context).reason(suggestion)),
        suggestion.expectedValue.map { DataTable.Cell(unit.label($0)) } ?? cells.unknown,
      ])
  }

  /// What whole groups lack.
  var groups: Panel? {
    let all = context.whitespace.groups
    guard !all.isEmpty else { return nil }
    let unit = ChartUnit(all.compactMap(\.expectedValue), words)
    return Panel(
      id: "groups", title: words.text("products.groups"), width: "c12",
      table: DataTable(
        name: words.text("products.groups"),
        columns: [
          .init(words.text("products.column.group")), .init(words.text("column.product")),
          .init(words.text("products.column.members"), .number),
          .init(words.text("products.column.value12"), unit: unit.name, .number),
        ],
        rows: all.prefix(ProductIndexMaking.rowsShown).map { item in
          let product = study.catalog.position(of: item.product)
          return DataTable.Row(
            context.name(item.group.head), href: cells.client(item.group.head),
            note: item.members.map { context.name($0) }.joined(separator: ", "),
            [
              DataTable.Cell(
                product.map(cells.name) ?? item.product,
                href: product.flatMap { cells.product($0) }),
              cells.count(item.group.members.count),
              item.expectedValue.map { DataTable.Cell(unit.label($0)) } ?? cells.unknown,
            ])
        }), isStacked: true,
      note: words.leftOut(of: all.count, shown: ProductIndexMaking.rowsShown))
  }
}

/// Why a product is suggested, in words.
struct WhitespaceWords {
  let context: SiteContext
  private var words: Words { context.words }

  /// `6 de 9 pares têm (66,7 %); no grupo, 1 de 3`.
  func reason(_ suggestion: WhitespaceSuggestion) -> String {
    let peers = words.text(
      "products.reason",
      [
        "adopters": words.formats.count(suggestion.adopters),
        "peers": words.formats.count(suggestion.peers),
        "share": words.percent(suggestion.adoption) ?? "–",
      ])
    guard let group = suggestion.group else { return peers }
    return peers
      + words.text(
        "products.reason-group",
        [
          "holders": words.formats.count(suggestion.groupHolders),
          "members": words.formats.count(group.members.count),
        ])
  }
}
