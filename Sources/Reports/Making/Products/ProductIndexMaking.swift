import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

/// Makes the page about all products: what they bring, who drops them, what is expected, where room is.
struct ProductIndexMaking {
  let context: SiteContext
  var words: Words { context.words }
  var cells: ProductWords { ProductWords(context: context, depth: 1) }
  var study: ProductStudy { context.products }

  /// The most products with a page of their own: no list of a wholesaler's fills a browser.
  static let mostPages = 300
  static let rowsShown = 12

  /// Whether there is anything to say of products.
  static func exists(_ context: SiteContext) -> Bool {
    !context.products.catalog.items.isEmpty
  }

  /// The products with a page: those of the table, and of the others the greatest.
  static func shown(_ context: SiteContext) -> ArraySlice<ProductStanding> {
    context.products.products.prefix(mostPages)
  }

  /// The clients the page speaks of.
  var clientsShown: [Int] {
    suggestions.map(\.client) + dropped.map(\.client) + context.whitespace.groups.flatMap(\.members)
      + familyClients.values.flatMap(ClientSet.carried)
      + PositivationMaking(context: context).buyers { scope in
        if case .product = scope { false } else { true }
      }
  }

  func page() -> StudyPage {
    let first: [Panel?] = [list, positivation, owners, mix, families, demand]
    let last: [Panel?] = [droppedPanel, whitespace, groups]
    return StudyPage(
      page: context.frame(depth: 1, current: "products"), title: words.text("products.title"),
      lead: lead, figures: figures,
      panels: first.compactMap { $0 } + segments + last.compactMap { $0 })
  }

  // MARK: The answer

  private var withClients: [ProductStanding] { study.products.filter { !$0.clients.isEmpty } }
  var current: Int64 { study.products.reduce(0) { $0 + $1.current } }
  private var monthly: Int64 { study.products.reduce(0) { $0 + $1.monthly } }
  /// What contracts bring a month; nil where there are some and nobody knows the value of any.
  var knownMonthly: Int64? {
    knownSum(study.products.filter { $0.contracted > 0 }.map(\.knownMonthly))
  }

  private var lead: HTMLFragment {
    guard let first = withClients.first else {
      return words.rich("products.lead.none", ["day": words.date(context.day)])
    }
    let isInvoiced = current > 0
    let greatest =
      isInvoiced ? first : withClients.max { $0.monthly < $1.monthly } ?? first
    let whole = isInvoiced ? current : monthly
    let part = isInvoiced ? greatest.current : greatest.monthly
    let isKnown = isInvoiced || knownMonthly != nil
    var fragments = [
      words.rich(
        isInvoiced ? "products.lead.invoices" : "products.lead.contracts",
        counting: withClients.count,
        [
          "amount": isKnown ? words.short(whole) : words.text("word.unknown"),
          "day": words.date(context.day), "product": cells.name(greatest.product),
          "share": words.percent(Share(part, of: whole)) ?? "–",
        ])
    ]
    if let drop = dropped.first {
      fragments.append(
        words.rich(
          "products.lead.dropped",
          [
            "client": context.name(drop.client), "product": cells.name(drop.product),
            "day": drop.last.map(words.date) ?? "–",
          ]))
    }
    return HTMLFragment(trusted: Array(fragments.map(\.utf8).joined(separator: " ".utf8)))
  }

  private var figures: KPIStrip {
    let before = study.products.reduce(0) { $0 + $1.previous }
    var figures = [
      KPI(
        word: words.text("products.kpi.clients"), figure: words.formats.count(withClients.count),
        notes: [
          words.text(
            "products.kpi.of", ["count": words.formats.count(study.products.count)])
        ])
    ]
    if context.portfolio.productLedger != nil {
      figures.append(
        KPI(
          word: words.text("products.kpi.sales"), figure: words.short(current),
          change: context.change(current, from: before, hadPrevious: context.hasYearBefore)))
    }
    if monthly > 0 {
      figures.append(
        KPI(
          word: words.text("products.kpi.monthly"), figure: words.short(monthly),
          notes: [words.text("products.kpi.never-added")]))
    }
    if let series = context.positivation.series(.anything) {
      let positivation = context.positivation
      let month = positivation.lastWhole
      figures.append(
        KPI(
          word: words.text("products.kpi.positivation"),
          figure: words.percent(positivation.share(series, month)) ?? "–",
          notes: [
            words.text(
              "products.kpi.positivation-note",
              [
                "bought": words.formats.count(series.bought[month]),
                "base": words.formats.count(positivation.base[month]),
                "month": monthName(positivation.months[month]),
              ])
          ]))
    }
    if let demand = cells.demandFigure { figures.append(demand) }
    return KPIStrip(name: words.text("products.kpi.name"), figures: figures)
  }

  func monthName(_ month: Month) -> String {
    month.firstDay.map { words.formats.day($0, .monthYear) } ?? ""
  }

  // MARK: What is dropped and suggested

  /// Who dropped what, the most missed first.
  var dropped: [ClientProduct] {
    study.products.flatMap { standing in
      standing.droppedBy.compactMap { study.product(standing.product, of: $0) }
    }.sorted { left, right in
      let values = (left.change?.median ?? 0, right.change?.median ?? 0)
      if values.0 != values.1 { return values.0 > values.1 }
      return left.client != right.client
        ? left.client < right.client : left.product < right.product
    }
  }

  var suggestions: ArraySlice<WhitespaceSuggestion> {
    context.whitespace.suggestions.prefix(ProductIndexMaking.rowsShown)
  }
}
