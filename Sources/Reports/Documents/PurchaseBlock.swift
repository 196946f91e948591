package import Markup
package import Portfolio
package import Templating

/// What a client bought, when, and in which rhythm.
package struct PurchaseBlock: Sendable {
  package var revenueChange: ChangeView?
  package var ticket: Int64?
  package var invoices: Int
  package var total: Int64
  package var returnsNote: String
  package var first: Day
  package var firstAgo: String
  package var last: Day
  package var monthsChart: HTMLFragment?
  package var monthsUnit: String
  package var monthsPartial: String
  package var months: MonthsTable
  package var cadenceChart: HTMLFragment?
  package var cadence: HTMLFragment
  package var cadenceText: String
  package var cadenceSource: String
  package var lines: [Line]
  package var linesNote: String
  package var products: [Product]
  package var productsNote: String

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
    package var bar: HTMLFragment
    package var lines: Int
    package var last: Day
  }

  package static let schema = Schema<PurchaseBlock>(
    "purchases", "What a client bought, when, and in which rhythm",
    [
      .optionalRecord(
        "revenue-change", "How the 12 months differ from those before", ChangeView.schema
      ) { $0.revenueChange },
      .optionalMoney("ticket", "Average sale invoice of the whole history") { $0.ticket },
      .integer("invoices", "Sale invoices of the whole history") { $0.invoices },
      .money("total", "Revenue of the whole history, less returns") { $0.total },
      .text("returns-note", "How much came back") { $0.returnsNote },
      .day("first", "Day of the first purchase") { $0.first.number },
      .text("first-ago", "How long ago that was") { $0.firstAgo },
      .day("last", "Day of the last purchase") { $0.last.number },
      .optionalHTML("months-chart", "Revenue by month, drawn") { $0.monthsChart },
      .text("months-unit", "Unit of the chart") { $0.monthsUnit },
      .text("months-partial", "What the hollow bar is") { $0.monthsPartial },
      .record("months", "The numbers of the chart", MonthsTable.schema) { $0.months },
      .optionalHTML("cadence-chart", "The rhythm, drawn") { $0.cadenceChart },
      .html("cadence", "The rhythm in words, with its arithmetic") { $0.cadence },
      .text("cadence-text", "The same without emphasis") { $0.cadenceText },
      .text("cadence-source", "Whose cycle was used") { $0.cadenceSource },
      .flag("has-lines", "Whether lines of invoices are known") { !$0.lines.isEmpty },
      .list("lines", "The latest lines of invoices, newest first", of: line) { $0.lines },
      .text("lines-note", "How many of them are shown") { $0.linesNote },
      .flag("has-products", "Whether the products are known") { !$0.products.isEmpty },
      .list("products", "Products by revenue", of: product) { $0.products },
      .text("products-note", "How many of them are shown") { $0.productsNote },
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
      .html("bar", "The revenue as a bar") { $0.bar },
      .count("lines", "Lines of invoices") { $0.lines },
      .day("last", "Day of the last sale") { $0.last.number },
    ])
}
