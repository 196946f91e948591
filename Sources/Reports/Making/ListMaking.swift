import Analysis
import Localization
import Markup
import Portfolio
import Templating

/// Makes the pages of the client list, and the index its search reads.
struct ListMaking {
  let context: SiteContext
  private var words: Words { context.words }
  private var clients: [ClientAssessment] { context.assessment.clients }

  /// How many clients one index file holds.
  static let clientsPerPart = 3000

  /// How many pages the list has.
  static func pages(_ count: Int, _ settings: SiteSettings) -> Int {
    let size = max(1, settings.clientsPerPage)
    return max(1, (count + size - 1) / size)
  }

  /// How many index files the list has: none where one page holds every client.
  static func parts(_ count: Int, _ settings: SiteSettings) -> Int {
    pages(count, settings) == 1 ? 0 : (count + clientsPerPart - 1) / clientsPerPart
  }

  /// The file of a page of the list, from 1.
  static func file(_ page: Int) -> String { page == 1 ? "index.html" : "page-\(page).html" }

  func page(_ number: Int) -> ClientListPage {
    let pages = ListMaking.pages(clients.count, context.settings)
    let shown = range(ofPage: number)
    let year = YearRevenue(context)
    let rows = ListRows(context: context, facets: ListFacets(context: context))
    return ClientListPage(
      page: frame(number, of: pages),
      title: pages == 1
        ? words.text("list.title")
        : words.text(
          "list.title-page",
          ["page": words.formats.count(number), "pages": words.formats.count(pages)]),
      lead: lead,
      shown: pages == 1
        ? words.plural("list.shown-all", clients.count)
        : words.text(
          "list.shown-page",
          [
            "from": words.formats.count(shown.lowerBound + 1),
            "to": words.formats.count(shown.upperBound),
            "total": words.formats.count(clients.count),
          ]),
      found: words.text("list.found", ["shown": "{shown}", "total": "{total}"]),
      find: FilterBar(
        filters: context.list.filters, parts: ListMaking.parts(clients.count, context.settings)),
      tiers: Tier.allCases.map { .init(key: $0.rawValue, tier: words.tier($0)) },
      columns: context.list.columns, trendFrom: context.study.history.days.last,
      revenueHead: year.heading, order: words.text(year.key("list.order")),
      rows: shown.map { rows.row(clients[context.order[$0]]) },
      pages: links(number, of: pages))
  }

  private func frame(_ number: Int, of pages: Int) -> PageFrame {
    var frame = context.frame(depth: 1, current: "clients")
    guard pages > 1, number > 1 else { return frame }
    func item(_ page: Int) -> NavigationItem? {
      guard (1...pages).contains(page) else { return nil }
      return NavigationItem(
        href: ListMaking.file(page),
        word: words.text("list.page-short", ["page": words.formats.count(page)]))
    }
    frame.trail = Trail(
      steps: [
        NavigationItem(href: frame.home, word: words.text("page.home")),
        NavigationItem(href: ListMaking.file(1), word: words.text("page.clients")),
      ], here: words.text("list.page-short", ["page": words.formats.count(number)]),
      previous: item(number - 1), next: item(number + 1))
    return frame
  }

  /// The first and the last page, those around the current one, and every twentieth.
  private func links(_ number: Int, of pages: Int) -> [PageLink] {
    let shown = (1...pages).filter { page in
      page == 1 || page == pages || abs(page - number) <= 3 || (pages > 40 && page % 20 == 0)
        || pages <= 20
    }
    return shown.enumerated().map { place, page in
      PageLink(
        number: page, href: ListMaking.file(page), isCurrent: page == number,
        isAfterGap: place > 0 && shown[place - 1] != page - 1)
    }
  }

  private func range(ofPage number: Int) -> Range<Int> {
    let pages = ListMaking.pages(clients.count, context.settings)
    let size = (clients.count + pages - 1) / pages
    let start = min(clients.count, (number - 1) * size)
    return start..<min(clients.count, start + size)
  }

  private func range(ofPart part: Int) -> Range<Int> {
    let start = min(clients.count, (part - 1) * ListMaking.clientsPerPart)
    return start..<min(clients.count, start + ListMaking.clientsPerPart)
  }

  /// Positions of the clients on a page of the list.
  func clientsShown(onPage number: Int) -> [Int] {
    let largest = greatest.map { [$0.client] } ?? []
    return range(ofPage: number).map { clients[context.order[$0]].client } + largest
  }

  /// Positions of the clients in a part of the index.
  func clientsShown(inPart part: Int) -> [Int] {
    range(ofPart: part).map { clients[context.order[$0]].client }
  }

  private var lead: HTMLFragment {
    let count = words.count("clients", clients.count)
    guard !clients.isEmpty else {
      return words.rich("list.lead.empty", ["day": words.date(context.day)])
    }
    guard YearRevenue(context).source == .invoices else { return contractLead(count) }
    guard let largest = greatest, largest.current.net > 0, let last = largest.lastPurchase else {
      return words.rich(
        "list.lead.no-revenue", ["clients": count, "day": words.date(context.day)])
    }
    return words.rich(
      "list.lead.full",
      [
        "clients": count,
        "buyers": words.formats.count(context.list.buyers),
        "client": context.name(largest.client), "amount": words.whole(largest.current.net),
        "last": words.date(last),
      ])
  }

  /// The answer where there are no invoices.
  private func contractLead(_ count: String) -> HTMLFragment {
    let year = YearRevenue(context)
    let contracted = clients.filter { $0.contracts != nil }
    guard year.source == .contracts, let largest = greatest, let amount = year.amount(largest),
      amount > 0
    else { return words.rich("list.lead.unknown", ["clients": count]) }
    return words.rich(
      "list.lead.contracts",
      [
        "clients": count, "amount": year.short(contracted),
        "client": context.name(largest.client), "most": words.whole(amount),
      ])
  }

  private var greatest: ClientAssessment? { context.list.greatest.map { clients[$0] } }

  /// A part of the index, from 1: rows as the script expects them, in the order of names.
  func index(part: Int) -> [UInt8] {
    let range = range(ofPart: part)
    let rows = ListRows(context: context, facets: ListFacets(context: context))
    var output = OutputBuffer(capacity: range.count * 200)
    output.append("(window.carteiraClients=window.carteiraClients||[])[" as StaticString)
    output.append(decimal: Int64(part - 1))
    output.append("]=[" as StaticString)
    for place in range {
      output.append(place > range.lowerBound ? ",\n[" : "\n[" as StaticString)
      rows.append(rows.row(clients[context.order[place]]), to: &output)
      output.append("]" as StaticString)
    }
    output.append("\n];\n" as StaticString)
    return output.bytes
  }
}
