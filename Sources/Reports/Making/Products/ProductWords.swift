import Analysis
import Localization
import Portfolio
import Templating

/// Cells, links and figures that pages about products and demand share.
struct ProductWords {
  let context: SiteContext
  /// How many folders below the site's the page lies.
  let depth: Int
  private var words: Words { context.words }

  /// The page of a client.
  func client(_ client: Int) -> String {
    "\(root)clients/\(context.slugs[client])/index.html"
  }

  /// The page of a product; nil where it has none.
  func product(_ product: Int, anchor: String = "") -> String? {
    guard context.productsWithPage.contains(product) else { return nil }
    return "\(root)products/\(context.productSlugs[product]).html\(anchor)"
  }

  private var root: String { String(repeating: "../", count: depth) }

  /// The name of a product.
  func name(_ product: Int) -> String { context.products.catalog.items[product].name }

  /// What is expected of all products; nil where it is known of no client.
  var demandFigure: KPI? {
    let demand = context.demand
    guard demand.portfolio.known > 0 else { return nil }
    return KPI(
      word: words.text("products.kpi.demand", ["days": words.formats.days(demand.days)]),
      figure: words.short(demand.portfolio.value), notes: [coverage(demand.portfolio)])
  }

  /// Of how many clients demand is known.
  func coverage(_ row: Demand.Row) -> String {
    words.plural(
      "products.coverage", row.clients,
      [
        "known": words.formats.count(row.known), "clients": words.formats.count(row.clients),
        "share": words.percent(row.revenueCoverage) ?? "–",
      ])
  }

  /// A count; a zero is faint, and anything else leads to those it counts.
  func count(_ count: Int, href: String? = nil, tone: String = "") -> DataTable.Cell {
    DataTable.Cell(
      words.formats.count(count), href: count == 0 ? nil : href, tone: count == 0 ? "faint" : tone)
  }

  /// An amount in a unit; a zero is faint, and what there is not is a dash.
  func amount(_ amount: Int64?, _ unit: ChartUnit) -> DataTable.Cell {
    guard let amount else { return DataTable.Cell("–", tone: "faint") }
    return DataTable.Cell(unit.label(amount), tone: amount == 0 ? "faint" : "")
  }

  /// A share as a percentage without its sign, for a column of them.
  func points(_ share: Share) -> DataTable.Cell { points(share.basisPoints) }

  func points(_ basisPoints: Int64?) -> DataTable.Cell {
    guard let basisPoints else { return DataTable.Cell("–", tone: "faint") }
    return DataTable.Cell(words.points(basisPoints))
  }

  /// A quantity in thousandths; the word for unknown where it is not known.
  func quantity(_ thousandths: Int64?) -> DataTable.Cell {
    guard let thousandths else { return unknown }
    return DataTable.Cell(words.formats.decimal(thousandths, scale: 3, places: .upTo(2)))
  }

  func day(_ day: Day?) -> DataTable.Cell {
    day.map { DataTable.Cell(words.date($0)) } ?? DataTable.Cell("–", tone: "faint")
  }

  var unknown: DataTable.Cell { DataTable.Cell(words.text("word.unknown"), tone: "caution") }

  /// A cycle in days, with whose it is where it is not the client's own.
  func cycle(_ rhythm: ProductRhythm?) -> DataTable.Cell {
    guard let rhythm else { return DataTable.Cell("–", tone: "faint") }
    guard rhythm.isKnown else {
      return DataTable.Cell(words.text("products.no-rhythm"), tone: "caution")
    }
    return DataTable.Cell(
      words.halves(rhythm.cycleHalfDays),
      note: rhythm.source == .segment ? words.text("products.of-segment") : nil)
  }

  /// When the next purchase is expected, or that it is late.
  func next(_ product: ClientProduct) -> DataTable.Cell {
    if product.isDropped {
      return DataTable.Cell(words.text("products.dropped-short"), tone: "alert")
    }
    guard let rhythm = product.rhythm, let next = rhythm.expectedNext else {
      return DataTable.Cell("–", tone: "faint")
    }
    let tone = rhythm.isLate ? "alert" : ""
    let note =
      rhythm.isBroken
      ? words.text("products.broken") : rhythm.isLate ? words.text("products.late") : nil
    return DataTable.Cell(words.date(next), note: note, tone: tone)
  }

  /// Which way a volume and a share moved, in words; nil for neither.
  func moves(_ change: ProductPeriodsChange?) -> String? {
    let parts = [
      change?.volume.flatMap { $0 == .steady ? nil : words.text("products.volume.\($0.rawValue)") },
      change?.mix.flatMap { $0 == .steady ? nil : words.text("products.mix.\($0.rawValue)") },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
