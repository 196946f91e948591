package import Markup
package import Portfolio
package import Templating

/// Every client, or the part of them that fits one page.
package struct ClientListPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var shown: String
  /// How a search says what it found, with places for the numbers.
  package var found: String
  /// How many index files there are; 0 where the page itself holds every client.
  package var parts: Int
  package var statuses: [Choice]
  package var segments: [Choice]
  package var owners: [Choice]
  package var rows: [ClientRow]
  package var pages: [PageLink]

  package static let schema = Schema<ClientListPage>(
    "client-list", "Every client, or the part of them that fits one page",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading") { $0.title },
      .html("lead", "The list in one sentence") { $0.lead },
      .text("shown", "How many clients the page shows") { $0.shown },
      .text("found", "How a search says what it found: {shown} and {total} are filled in") {
        $0.found
      },
      .integer("parts", "How many index files search reads; 0 on a list of one page") {
        $0.parts
      },
      .list("statuses", "Choices of the filter by status", of: Choice.schema) { $0.statuses },
      .list("segments", "Choices of the filter by segment", of: Choice.schema) { $0.segments },
      .list("owners", "Choices of the filter by owner", of: Choice.schema) { $0.owners },
      .flag("has-rows", "Whether there is any client") { !$0.rows.isEmpty },
      .list("rows", "The clients, by name", of: ClientRow.schema) { $0.rows },
      .flag("has-pages", "Whether the list has several pages") { $0.pages.count > 1 },
      .list("pages", "The pages of the list", of: PageLink.schema) { $0.pages },
    ])
}

/// A client in the list.
package struct ClientRow: Sendable {
  /// The id, or its alias where the id speaks of a person.
  package var id: String
  package var name: String
  package var slug: String
  package var place: String
  package var status: StatusView
  package var abc: String
  package var segmentKey: String
  package var segment: String
  package var ownerKey: String
  package var owner: String
  package var lastPurchase: Day?
  package var revenue: Int64

  package static let schema = Schema<ClientRow>(
    "client-row", "A client in the list",
    [
      .text("id", "Id, or its alias where the id speaks of a person") { $0.id },
      .text("name", "Name") { $0.name },
      .text("href", "Address of the profile") { $0.slug + "/index.html" },
      .text("place", "City and state, or the id where they are unknown") { $0.place },
      .record("status", "Status", StatusView.schema) { $0.status },
      .text("abc", "ABC class, or – without any invoice") { $0.abc },
      .text("segment-key", "RFM segment as the filter knows it; empty without one") {
        $0.segmentKey
      },
      .text("segment", "RFM segment, or – without one") { $0.segment },
      .text("owner-key", "Owner as the filter knows it; empty where unknown") { $0.ownerKey },
      .text("owner", "Who answers for the client, or that it is unknown") { $0.owner },
      .optionalDay("last-purchase", "Day of the last purchase") { $0.lastPurchase?.number },
      .optionalInteger("last-number", "The same day as a number, to sort by") {
        $0.lastPurchase.map { Int($0.number) }
      },
      .money("revenue", "Revenue of the 12 months") { $0.revenue },
      .flag("has-revenue", "Whether the revenue is not zero") { $0.revenue != 0 },
      .integer("revenue-number", "The same in minor units, to sort by") { Int($0.revenue) },
    ])
}
