import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

/// Makes the page of one product: who has it, what it brings, who is late, where there is room.
struct ProductPageMaking {
  let context: SiteContext
  /// Position among the products shown.
  let place: Int
  var words: Words { context.words }
  var cells: ProductWords { ProductWords(context: context, depth: 1) }
  var shown: ArraySlice<ProductStanding> { ProductIndexMaking.shown(context) }
  var standing: ProductStanding { shown[place] }
  var product: Int { standing.product }
  var item: ProductCatalog.Item { context.products.catalog.items[product] }

  static let rowsShown = 200

  /// The clients the page speaks of.
  var clientsShown: [Int] {
    holders.map(\.client) + standing.lostClients + suggestions.map(\.client)
      + suggestions.flatMap(\.adopterClients)
      + PositivationMaking(context: context).buyers { $0 == .product(product) }
  }

  func page() -> StudyPage {
    StudyPage(
      page: context.frame(depth: 1, current: "products"), trail: trail, title: item.name,
      lead: lead, figures: figures,
      panels: [months, clients, moves, positivation, owners, whitespace].compactMap { $0 })
  }

  private var trail: Trail {
    func item(_ place: Int) -> NavigationItem? {
      guard shown.indices.contains(place) else { return nil }
      let product = shown[place].product
      return NavigationItem(
        href: "\(context.productSlugs[product]).html", word: cells.name(product))
    }
    return Trail(
      steps: [
        NavigationItem(href: "../index.html", word: words.text("page.home")),
        NavigationItem(href: "index.html", word: words.text("page.products")),
      ],
      here: self.item.name, previous: item(place - 1), next: item(place + 1),
      position: words.text(
        "products.position",
        [
          "place": words.formats.count(place + 1), "count": words.formats.count(shown.count),
        ]))
  }

  /// Who has it, or dropped it: the greatest first.
  var holders: [ClientProduct] {
    let study = context.products
    let positions = Set(standing.clients + standing.droppedBy + standing.late)
    return positions.compactMap { study.product(product, of: $0) }.sorted { left, right in
      for (a, b) in [
        (left.current, right.current), (left.monthly ?? -1, right.monthly ?? -1),
      ] where a != b { return a > b }
      return left.client < right.client
    }
  }

  var suggestions: [WhitespaceSuggestion] {
    context.whitespace.suggestions.filter { $0.product == item.id }
  }

  var row: Demand.Row? { context.demand.products.first { $0.subject == .product(product) } }

  // MARK: The answer

  private var lead: HTMLFragment {
    // Contracts of unknown value are left out of the sentence about invoices, and so are their clients.
    let clients =
      standing.monthly > 0 || standing.current == 0
      ? standing.clients.count : holders.count(where: \.isBought)
    var parameters = [
      "product": item.name, "day": words.date(context.day),
      "clients": words.count("clients", clients),
      "current": words.short(standing.current), "monthly": words.short(standing.monthly),
    ]
    let key: String
    if let first = holders.first(where: \.isOwned) {
      parameters["client"] = context.name(first.client)
      key =
        standing.monthly > 0
        ? standing.current != 0 ? "both" : "contracts"
        : standing.current == 0 && standing.knownMonthly == nil ? "unknown" : "invoices"
    } else {
      key = "none"
    }
    return HTMLFragment(
      trusted: Array(
        ([words.rich("products.page.lead.\(key)", parameters)] + [second].compactMap { $0 })
          .map(\.utf8).joined(separator: " ".utf8)))
  }

  /// What wants attention: a client that dropped it, else one that is late, else room.
  private var second: HTMLFragment? {
    let study = context.products
    let dropped = standing.droppedBy.compactMap { study.product(product, of: $0) }
      .max { ($0.change?.median ?? 0) < ($1.change?.median ?? 0) }
    if let dropped, let last = dropped.rhythm?.last {
      return words.rich(
        "products.page.lead.dropped",
        [
          "client": context.name(dropped.client), "day": words.date(last),
          "amount": words.whole(dropped.change?.median ?? 0),
        ])
    }
    let late = standing.late.compactMap { study.product(product, of: $0) }
      .max { ($0.current, $1.client) < ($1.current, $0.client) }
    if let late, let next = late.rhythm?.expectedNext {
      return words.rich(
        "products.page.lead.late",
        ["client": context.name(late.client), "day": words.date(next)])
    }
    if let first = suggestions.first, let value = first.expectedValue {
      return words.rich(
        "products.page.lead.room",
        ["client": context.name(first.client), "amount": words.whole(value)])
    }
    return nil
  }

  private var figures: KPIStrip {
    var figures = [
      KPI(
        word: words.text("products.kpi.having"),
        figure: words.formats.count(standing.clients.count),
        notes: [
          words.text(
            "products.came-and-went",
            [
              "new": words.formats.count(standing.newClients.count),
              "lost": words.formats.count(standing.lostClients.count),
            ])
        ])
    ]
    if standing.monthly > 0 || standing.contracted > 0 {
      figures.append(
        KPI(
          word: words.text("products.kpi.monthly"),
          figure: standing.knownMonthly.map(words.short) ?? words.text("word.unknown"),
          notes: [words.count("clients", standing.contracted)]))
    }
    if context.portfolio.productLedger != nil {
      figures.append(
        KPI(
          word: words.text("products.kpi.sales"), figure: words.short(standing.current),
          change: context.change(
            standing.current, from: standing.previous, hadPrevious: context.hasYearBefore)))
    }
    if let churn = words.percent(standing.churn) {
      figures.append(
        KPI(
          word: words.text("products.kpi.churn"), figure: churn,
          notes: [
            words.text(
              "products.kpi.churn-note",
              [
                "lost": words.formats.count(standing.lostClients.count),
                "had": words.formats.count(standing.lostClients.count + standing.keptClients),
              ])
          ]))
    }
    if let row, row.known > 0 {
      figures.append(
        KPI(
          word: words.text(
            "products.kpi.demand", ["days": words.formats.days(context.demand.days)]),
          figure: words.short(row.value),
          notes: [cells.coverage(row)]))
    }
    return KPIStrip(name: words.text("products.kpi.name"), figures: figures)
  }
}
