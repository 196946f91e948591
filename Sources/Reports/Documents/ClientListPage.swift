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
  package var find: FilterBar
  /// The tiers with their marks, for rows that a script draws.
  package var tiers: [TierMark]
  package var columns: Columns
  /// The last month-end, with which health is compared.
  package var trendFrom: Day?
  /// What the column of revenue is called.
  package var revenueHead: String
  /// In which order clients stand, and what the revenue is.
  package var order: String
  package var rows: [ClientRow]
  package var pages: [PageLink]

  /// Which columns have anything to say in this portfolio.
  package struct Columns: Sendable, Equatable {
    package var tier = false
    package var health = false
    package var trend = false
    package var optOut = false
    package var change = false
  }

  /// A tier as rows carry it.
  package struct TierMark: Sendable {
    package var key: String
    package var tier: TierView
  }

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
      .record("find", "Search and filters", FilterBar.schema) { $0.find },
      .list("tiers", "The tiers with their marks", of: tierMark) { $0.tiers },
      .flag("has-tiers", "Whether any client has a tier") { $0.columns.tier },
      .flag("has-health", "Whether any client has a health score") { $0.columns.health },
      .flag("has-trends", "Whether any client had a health score at the last month-end") {
        $0.columns.trend
      },
      .optionalDay("trend-from", "The last month-end") { $0.trendFrom?.number },
      .flag("has-opt-outs", "Whether any client has a contract to renew") { $0.columns.optOut },
      .text("revenue-head", "What the column of revenue is called") { $0.revenueHead },
      .text("order-note", "In which order clients stand, and what the revenue is") { $0.order },
      .flag("has-changes", "Whether there are 12 months before to compare with") {
        $0.columns.change
      },
      .flag("has-rows", "Whether there is any client") { !$0.rows.isEmpty },
      .list("rows", "The clients, by name", of: ClientRow.schema) { $0.rows },
      .flag("has-pages", "Whether the list has several pages") { $0.pages.count > 1 },
      .list("pages", "The pages of the list", of: PageLink.schema) { $0.pages },
    ])

  private static let tierMark = Schema<TierMark>(
    "tier-mark", "A tier as rows of the list carry it",
    [
      .text("key", "The tier as the filter knows it") { $0.key },
      .record("tier", "Its mark and word", TierView.schema) { $0.tier },
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
  package var tier: TierView?
  package var abc: String
  package var segment: String
  package var owner: String
  package var health: HealthView?
  /// Health less that of the last month-end; nil without one of the two.
  package var trend: Int?
  package var trendWords = "–"
  /// The last day on which the next contract can be called off, as written; nil without one.
  package var optOut: String?
  package var optOutTone = ""
  package var optOutDay: Day?
  package var lastPurchase: Day?
  /// What it brings in a year: by invoices, or by contracts where there are none; nil where it is not known.
  package var revenue: Int64?
  /// Net sales of the 12 months; nil where there are no invoices.
  package var netSales: Int64?
  /// Difference to the 12 months before, in hundredths of a percent; nil without any.
  package var change: Int64?
  package var changeWords: String
  /// What the filters look at: one key for each, `?` for what is not known, empty for none.
  package var keys: Keys

  /// What the filters look at.
  package struct Keys: Sendable, Equatable {
    package var tier = ""
    package var segment = ""
    package var owner = ""
    package var state = ""
    package var sector = ""
    package var renewal = ""
  }

  /// Whether health rose or fell, for the colour.
  package var trendTone: String {
    trend.map { $0 > 0 ? "good" : $0 < 0 ? "bad" : "" } ?? ""
  }

  package static let schema = Schema<ClientRow>(
    "client-row", "A client in the list",
    [
      .text("id", "Id, or its alias where the id speaks of a person") { $0.id },
      .text("name", "Name") { $0.name },
      .text("href", "Address of the profile") { $0.slug + "/index.html" },
      .text("place", "City, state and sector, or the id where none is known") { $0.place },
      .record("status", "Status", StatusView.schema) { $0.status },
      .optionalRecord("tier", "Tier; missing for prospects and former clients", TierView.schema) {
        $0.tier
      },
      .text("tier-key", "Tier as the filter knows it; empty without one") { $0.keys.tier },
      .text("abc", "ABC class, or – without any invoice") { $0.abc },
      .text("segment-key", "RFM segment as the filter knows it; empty without one") {
        $0.keys.segment
      },
      .text("segment", "RFM segment, or – without one") { $0.segment },
      .text("owner-key", "Owner as the filter knows it; ? where unknown") { $0.keys.owner },
      .flag("knows-owner", "Whether the owner is known") { $0.keys.owner != "?" },
      .text("owner", "Who answers for the client, or that it is unknown") { $0.owner },
      .text("state-key", "State as the filter knows it; ? where unknown") { $0.keys.state },
      .text("sector-key", "Sector as the filter knows it; ? where unknown") { $0.keys.sector },
      .text("renewal-key", "How near the opt-out is, as the filter knows it; empty without one") {
        $0.keys.renewal
      },
      .optionalRecord("health", "Health; missing where too little is known", HealthView.schema) {
        $0.health
      },
      .optionalInteger("trend-number", "Health less that of the last month-end, to sort by") {
        $0.trend
      },
      .text("trend", "The same as written, or –") { $0.trendWords },
      .text("trend-tone", "good, bad or empty") { $0.trendTone },
      .optionalText("opt-out", "Last day to call off the next contract, or that it is unknown") {
        $0.optOut
      },
      .text("opt-out-tone", "alert where it is near, caution where unknown, or empty") {
        $0.optOutTone
      },
      .optionalInteger("opt-out-number", "The same day as a number, to sort by") {
        $0.optOutDay.map { Int($0.number) }
      },
      .optionalDay("last-purchase", "Day of the last purchase") { $0.lastPurchase?.number },
      .optionalInteger("last-number", "The same day as a number, to sort by") {
        $0.lastPurchase.map { Int($0.number) }
      },
      .flag("knows-revenue", "Whether the revenue is known") { $0.revenue != nil },
      .money("revenue", "Revenue of the 12 months, or of contracts a year") { $0.revenue ?? 0 },
      .flag("has-revenue", "Whether the revenue is not zero") { ($0.revenue ?? 0) != 0 },
      .integer("revenue-number", "The same in minor units, to sort by") { Int($0.revenue ?? 0) },
      .optionalInteger("change-number", "Difference to the 12 months before, to sort by") {
        $0.change.map { Int($0) }
      },
      .text("change", "Difference to the 12 months before in percent, or –") { $0.changeWords },
    ])
}
