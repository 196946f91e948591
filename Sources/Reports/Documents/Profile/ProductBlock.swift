package import Markup
package import Portfolio
package import Templating

/// What a client has of what we sell: contracted, bought, used, under discussion.
package struct ProductBlock: Sendable {
  package var remark: String
  package var hasContracts: Bool
  package var hasPurchases: Bool
  package var hasUsage: Bool
  package var lines: [Line]
  package var after: String?

  /// A product and what the client does with it.
  package struct Line: Sendable {
    package var name: String
    package var family: String?
    /// `check` for what the client has, `dot` for what is under discussion, `inactive` else.
    package var mark: String
    package var state: String
    package var monthly: Int64?
    package var bought: Int64?
    package var bar: HTMLFragment
    package var lines: Int
    package var last: Day?
    package var usage: String?
    package var usageTone: String
  }

  package static let schema = Schema<ProductBlock>(
    "products", "What a client has of what we sell",
    [
      .text("remark", "How many it has") { $0.remark },
      .flag("has-contracts", "Whether any is under contract") { $0.hasContracts },
      .flag("has-purchases", "Whether any was bought") { $0.hasPurchases },
      .flag("has-bars", "Whether there is room for bars beside the amounts") {
        $0.hasPurchases && !$0.hasContracts
      },
      .flag("has-usage", "Whether use is measured") { $0.hasUsage },
      .flag("has-lines", "Whether any product is known") { !$0.lines.isEmpty },
      .list("lines", "Products: what the client has first, by value", of: line) { $0.lines },
      .optionalText("after", "What the client does not have") { $0.after },
    ])

  private static let line = Schema<Line>(
    "product-line", "A product and what the client does with it",
    [
      .text("name", "The product") { $0.name },
      .optionalText("family", "Its family") { $0.family },
      .text("mark", "check, dot or inactive: names the mark") { $0.mark },
      .text("state", "Whether the client has it") { $0.state },
      .optionalMoney("monthly", "What its contracts bring a month") { $0.monthly },
      .optionalMoney("bought", "Revenue of its invoices, less returns") { $0.bought },
      .html("bar", "That revenue as a bar") { $0.bar },
      .count("lines", "Lines of invoices") { $0.lines },
      .optionalDay("last", "Day of the last sale") { $0.last?.number },
      .optionalText("usage", "The latest use, and how it changed") { $0.usage },
      .text("usage-tone", "alert where use falls, else empty") { $0.usageTone },
    ])
}
