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
    let facets = ListFacets(context: context)
    let rows = ListRows(context: context, facets: facets)
    return ClientListPage(
      page: context.frame(depth: 1, current: "clients"),
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
        filters: facets.filters, parts: ListMaking.parts(clients.count, context.settings)),
      tiers: Tier.allCases.map { .init(key: $0.rawValue, tier: words.tier($0)) },
      columns: facets.columns, rows: shown.map { rows.row(clients[context.order[$0]]) },
      pages: (1...pages).map {
        PageLink(number: $0, href: ListMaking.file($0), isCurrent: $0 == number)
      })
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
    guard let largest = greatest, largest.current.net > 0, let last = largest.lastPurchase else {
      return words.rich(
        "list.lead.no-revenue", ["clients": count, "day": words.date(context.day)])
    }
    return words.rich(
      "list.lead.full",
      [
        "clients": count,
        "buyers": words.formats.count(clients.count { $0.current.net > 0 }),
        "client": context.name(largest.client), "amount": words.whole(largest.current.net),
        "last": words.date(last),
      ])
  }

  /// The client with the most revenue of the 12 months, the first by id of several.
  private var greatest: ClientAssessment? {
    clients.max { ($0.current.net, $1.client) < ($1.current.net, $0.client) }
  }

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
