package import Markup
package import Portfolio
package import Templating

/// What a client bought, when, and in which rhythm.
package struct PurchaseBlock: Sendable {
  package var figures: KPIStrip
  package var revenue: Int64
  package var revenueBefore: Int64?
  package var ticket: Int64?
  package var invoices: Int
  package var total: Int64
  package var first: Day
  package var last: Day
  package var expected: Day?
  package var monthsChart: HTMLFragment?
  package var isSplit: Bool
  package var monthsUnit: String
  package var monthsPartial: String
  package var months: MonthsTable
  package var cadenceHeading: String
  package var cadenceChart: HTMLFragment?
  package var cadence: HTMLFragment
  package var cadenceText: String
  package var cadenceSource: String
  package var lines: [Line]
  package var linesNote: String
  package var products: [Product]

  /// A line of an invoice.
  package struct Line: Sendable {
    package var day: Day
    package var invoice: String?
    package var product: String?
    package var amount: Int64
  }

  /// What was bought of one product.
  package struct Product: Sendable {
    package var name: String
    package var amount: Int64
    package var last: Day
  }

  package static let schema = Schema<PurchaseBlock>(
    "purchases", "What a client bought, when, and in which rhythm",
    [
      .record("figures", "Revenue, ticket, history, first purchase", KPIStrip.schema) {
        $0.figures
      },
      .money("revenue", "Revenue of the 12 months up to the day, less returns") { $0.revenue },
      .optionalMoney("revenue-before", "Revenue of the 12 months before those") {
        $0.revenueBefore
      },
      .optionalMoney("ticket", "Average sale invoice of the whole history") { $0.ticket },
      .integer("invoices", "Sale invoices of the whole history") { $0.invoices },
      .money("total", "Revenue of the whole history, less returns") { $0.total },
      .day("first", "Day of the first purchase") { $0.first.number },
      .day("last", "Day of the last purchase") { $0.last.number },
      .optionalDay("expected", "When the next purchase is or was expected") {
        $0.expected?.number
      },
      .optionalHTML("months-chart", "Revenue by month, drawn") { $0.monthsChart },
      .flag("is-split", "Whether contracts and other orders stand apart in it") { $0.isSplit },
      .text("months-unit", "Unit of the chart") { $0.monthsUnit },
      .text("months-partial", "What the hollow bar is") { $0.monthsPartial },
      .record("months", "The numbers of the chart", MonthsTable.schema) { $0.months },
      .text("cadence-heading", "Whose rhythm: purchases, or orders besides contracts") {
        $0.cadenceHeading
      },
      .optionalHTML("cadence-chart", "The rhythm, drawn") { $0.cadenceChart },
      .html("cadence", "The rhythm in words, with its arithmetic") { $0.cadence },
      .text("cadence-text", "The same without emphasis") { $0.cadenceText },
      .text("cadence-source", "Whose cycle was used") { $0.cadenceSource },
      .flag("has-lines", "Whether lines of invoices are known") { !$0.lines.isEmpty },
      .list("lines", "The latest lines of invoices, newest first", of: line) { $0.lines },
      .text("lines-note", "How many of them are shown") { $0.linesNote },
      .list("bought", "Products by revenue", of: product) { $0.products },
    ])

  private static let line = Schema<Line>(
    "invoice-line", "A line of an invoice",
    [
      .day("day", "Day of the invoice") { $0.day.number },
      .optionalText("invoice", "The invoice as evidence") { $0.invoice },
      .optionalText("product", "The product; missing where the data has none") { $0.product },
      .flag("is-return", "Whether something came back") { $0.amount < 0 },
      .money("amount", "The amount; below zero for what came back") { $0.amount },
    ])

  private static let product = Schema<Product>(
    "product-purchases", "What was bought of one product",
    [
      .text("name", "The product") { $0.name },
      .money("amount", "Revenue of the whole history, less returns") { $0.amount },
      .day("last", "Day of the last sale") { $0.last.number },
    ])
}
