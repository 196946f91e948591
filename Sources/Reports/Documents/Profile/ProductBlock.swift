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
  /// Whether it is known how alive any product is.
  package var hasEngagement: Bool
  /// What peers have and the client has not; nil where that cannot be told or is nothing.
  package var room: DataTable?
  /// Why nothing is suggested, where peers could be asked.
  package var roomNote: String?

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
    /// The page of the product; nil where it has none.
    package var href: String?
    /// How alive it is, and its place among the client's products.
    package var engagement: String?
    /// How often it is bought, and when next.
    package var rhythm: String?
    package var rhythmTone: String
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
      .flag("has-engagement", "Whether it is known how alive any product is") {
        $0.hasEngagement
      },
      .optionalText("after", "What the client does not have") { $0.after },
      .optionalRecord("room", "What peers have and the client has not", DataTable.schema) {
        $0.room
      },
      .optionalText("room-note", "Why nothing is suggested") { $0.roomNote },
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
      .optionalText("href", "The page of the product") { $0.href },
      .optionalText("engagement", "How alive it is, and its place among the client's products") {
        $0.engagement
      },
      .optionalText("rhythm", "How often it is bought, and when next") { $0.rhythm },
      .text("rhythm-tone", "alert where it is late or dropped, else empty") { $0.rhythmTone },
    ])
}
