package import Markup
package import Portfolio
package import Templating

/// The portfolio at a glance: whether we are on course, and where to step in.
package struct HomePage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var revenue: Int64
  package var revenueBefore: Int64?
  package var revenueChange: ChangeView?
  package var atRiskRevenue: Int64
  package var atRiskShare: FixedPoint?
  package var atRiskClients: Int
  package var activeClients: Int
  package var clients: Int
  package var buyers: Int
  package var newBuyers: Int
  package var ticket: Int64?
  package var invoices: Int
  package var silentClients: Int
  package var silentRevenue: Int64
  package var attention: [ClientLine]
  package var attentionNote: String
  package var attentionRest: String
  package var statuses: [StatusLine]
  package var monthsChart: HTMLFragment?
  package var monthsUnit: String
  package var monthsPartial: String
  package var months: MonthsTable
  package var top: [ClientLine]
  package var topNote: String
  package var abcChart: HTMLFragment?
  package var abcNote: String
  package var classes: [ClassLine]
  package var segments: [SegmentLine]
  package var gaps: [GapLine]
  package var rejectedNote: String

  package static let schema = Schema<HomePage>(
    "home", "The portfolio at a glance",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading, with the day") { $0.title },
      .html("lead", "The answer in one sentence, with money, a client and a day") { $0.lead },
      .money("revenue", "Revenue of the 12 months up to the day, less returns") { $0.revenue },
      .optionalMoney("revenue-before", "Revenue of the 12 months before those") {
        $0.revenueBefore
      },
      .optionalRecord("revenue-change", "How they differ", ChangeView.schema) {
        $0.revenueChange
      },
      .money("at-risk-revenue", "12-month revenue of the clients at risk") { $0.atRiskRevenue },
      .optionalPercent("at-risk-share", "Their share of the 12-month revenue") {
        $0.atRiskShare
      },
      .integer("at-risk-clients", "Clients at risk") { $0.atRiskClients },
      .count("active-clients", "Active clients") { $0.activeClients },
      .count("clients", "All clients") { $0.clients },
      .integer("client-count", "All clients, for plurals") { $0.clients },
      .count("buyers", "Clients that bought in the 12 months") { $0.buyers },
      .integer("new-buyers", "Of these, those that bought for the first time") { $0.newBuyers },
      .optionalMoney("ticket", "Average sale invoice of the 12 months") { $0.ticket },
      .integer("invoices", "Sale invoices of the 12 months") { $0.invoices },
      .count("silent-clients", "Inactive clients") { $0.silentClients },
      .money("silent-revenue", "Their revenue of the 12 months before") { $0.silentRevenue },
      .flag("has-attention", "Whether any client is at risk") { !$0.attention.isEmpty },
      .list("attention", "Clients at risk with the most revenue", of: ClientLine.schema) {
        $0.attention
      },
      .text("attention-note", "What is at stake in the clients shown") { $0.attentionNote },
      .text("attention-rest", "How many of all at risk are shown") { $0.attentionRest },
      .list("statuses", "Clients and revenue by status", of: StatusLine.schema) { $0.statuses },
      .optionalHTML("months-chart", "Revenue by month, drawn") { $0.monthsChart },
      .text("months-unit", "Unit of the chart") { $0.monthsUnit },
      .text("months-partial", "What the hollow bar is") { $0.monthsPartial },
      .record("months", "The numbers of the chart", MonthsTable.schema) { $0.months },
      .flag("has-top", "Whether any client has revenue") { !$0.top.isEmpty },
      .list("top", "Clients with the most revenue", of: ClientLine.schema) { $0.top },
      .text("top-note", "Their share of the revenue") { $0.topNote },
      .optionalHTML("abc-chart", "The ABC curve, drawn") { $0.abcChart },
      .text("abc-note", "How many clients have revenue") { $0.abcNote },
      .list("classes", "The ABC classes", of: ClassLine.schema) { $0.classes },
      .flag("has-segments", "Whether any client has a segment") { !$0.segments.isEmpty },
      .list("segments", "The RFM segments", of: SegmentLine.schema) { $0.segments },
      .flag("has-gaps", "Whether any field is unknown for any client") { !$0.gaps.isEmpty },
      .list("gaps", "Fields unknown for the most clients", of: GapLine.schema) { $0.gaps },
      .text("rejected-note", "How many rows were rejected") { $0.rejectedNote },
    ])
}

/// A client in a short list.
package struct ClientLine: Sendable {
  package var name: String
  package var href: String
  package var status: StatusView
  package var reason: String
  package var owner: String?
  package var lastPurchase: Day?
  package var revenue: Int64
  package var share: FixedPoint?
  package var bar: HTMLFragment

  package static let schema = Schema<ClientLine>(
    "client-line", "A client in a short list",
    [
      .text("name", "Name") { $0.name },
      .text("href", "Address of the profile") { $0.href },
      .record("status", "Status", StatusView.schema) { $0.status },
      .text("reason", "Why the client has this status") { $0.reason },
      .optionalText("owner", "Who answers for the client") { $0.owner },
      .optionalDay("last-purchase", "Day of the last purchase") { $0.lastPurchase?.number },
      .money("revenue", "Revenue of the 12 months") { $0.revenue },
      .optionalPercent("share", "Share of the portfolio's revenue") { $0.share },
      .html("bar", "The revenue as a bar") { $0.bar },
    ])
}

/// Clients and revenue of one status.
package struct StatusLine: Sendable {
  package var status: StatusView
  package var clients: Int
  package var revenue: Int64
  package var share: FixedPoint?
  package var bar: HTMLFragment

  package static let schema = Schema<StatusLine>(
    "status-line", "Clients and revenue of one status",
    [
      .record("status", "The status", StatusView.schema) { $0.status },
      .flag("has-clients", "Whether any client has it") { $0.clients > 0 },
      .count("clients", "How many clients have it") { $0.clients },
      .money("revenue", "Their revenue of the 12 months") { $0.revenue },
      .optionalPercent("share", "Their share of the revenue") { $0.share },
      .html("bar", "The revenue as a bar") { $0.bar },
    ])
}

/// Clients and revenue of one ABC class.
package struct ClassLine: Sendable {
  package var word: String
  package var clients: Int
  package var clientShare: FixedPoint
  package var revenue: Int64
  package var revenueShare: FixedPoint

  package static let schema = Schema<ClassLine>(
    "class-line", "Clients and revenue of one ABC class",
    [
      .text("word", "The class") { $0.word },
      .count("clients", "How many clients are in it") { $0.clients },
      .percent("client-share", "Their share of the clients with revenue") { $0.clientShare },
      .money("revenue", "Their revenue of the 12 months") { $0.revenue },
      .percent("revenue-share", "Their share of the revenue") { $0.revenueShare },
    ])
}

/// Clients and revenue of one RFM segment.
package struct SegmentLine: Sendable {
  package var key: String
  package var word: String
  package var clients: Int
  package var revenue: Int64
  package var bar: HTMLFragment

  package static let schema = Schema<SegmentLine>(
    "segment-line", "Clients and revenue of one RFM segment",
    [
      .text("key", "The segment as the list's filter knows it") { $0.key },
      .text("word", "The segment's name") { $0.word },
      .flag("has-clients", "Whether any client is in it") { $0.clients > 0 },
      .count("clients", "How many clients are in it") { $0.clients },
      .money("revenue", "Their revenue of the 12 months") { $0.revenue },
      .html("bar", "The count as a bar") { $0.bar },
    ])
}

/// A field that is unknown for some clients.
package struct GapLine: Sendable {
  package var word: String
  package var clients: Int
  package var share: FixedPoint?

  package static let schema = Schema<GapLine>(
    "gap-line", "A field that is unknown for some clients",
    [
      .text("word", "The field") { $0.word },
      .count("clients", "Clients without it") { $0.clients },
      .optionalPercent("share", "Their share of the revenue") { $0.share },
    ])
}
