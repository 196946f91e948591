import Analysis
import Localization
import Portfolio
import Templating

/// What peers of a client have and it has not, with the reason and what it would bring.
struct RoomMaking {
  let context: SiteContext
  let client: Int
  private var words: Words { context.words }

  private static let shown = 6

  private var suggestions: [WhitespaceSuggestion] { context.whitespace.suggestions(for: client) }

  /// The suggestions; nil without any.
  var table: DataTable? {
    let suggestions = suggestions.prefix(RoomMaking.shown)
    guard !suggestions.isEmpty else { return nil }
    let cells = ProductWords(context: context, depth: 2)
    let reasons = WhitespaceWords(context: context)
    return DataTable(
      name: words.text("product.room"),
      columns: [
        .init(words.text("column.product")), .init(words.text("products.column.peers")),
        .init(words.text("product.room-value"), .number),
      ],
      rows: suggestions.map { suggestion in
        let product = context.products.catalog.position(of: suggestion.product)
        return DataTable.Row(
          product.map(cells.name) ?? suggestion.product,
          href: product.flatMap { cells.product($0) },
          [
            DataTable.Cell(reasons.reason(suggestion)),
            suggestion.expectedValue.map { DataTable.Cell(words.whole($0)) } ?? cells.unknown,
          ])
      })
  }

  /// Why nothing is suggested to a client whose peers could be asked; nil otherwise.
  var note: String? {
    guard suggestions.isEmpty, !context.portfolio.records.products.isEmpty,
      context.assessment.client(client)?.tier != nil,
      context.portfolio.clients[client].attributes.sector != nil
    else { return nil }
    let adoption = context.assessment.policy.revenue.adoption
    return words.text(
      "product.room-none",
      ["share": words.percent(adoption, places: .upTo(1))])
  }
}
