import Analysis
import Localization
import Markup
import Portfolio
import Templating

/// Makes the portfolio's home page.
struct HomeMaking {
  let context: SiteContext
  var words: Words { context.words }
  var summary: PortfolioSummary { context.summary }
  var clients: [ClientAssessment] { context.assessment.clients }
  var hasYearBefore: Bool { context.hasYearBefore }

  private static let attentionLimit = 6
  static let topLimit = 8

  func page() -> HomePage {
    let movements = self.movements
    let report = context.study.retention.first
    let (top, renewals, retention) = (self.top, self.renewals, report.flatMap(self.retention))
    let bridge = [report.flatMap(self.bridge)].compactMap { $0 }
    // What has no place of its own in this portfolio stands beside the months.
    let beside =
      bridge.isEmpty
      ? retention : movements?.changes == nil ? (renewals == nil ? nil : segments) : top
    let figures = self.figures(movements, report)
    return HomePage(
      page: context.frame(depth: 0, current: "home"),
      title: words.text("home.title", ["day": words.formats.day(context.day, .long)]),
      lead: lead,
      figures: KPIStrip(name: words.text("home.figures"), figures: figures.map { $0.kpi }),
      goals: otherGoals(besides: figures.compactMap { $0.field }), attention: attention,
      changes: movements?.changes ?? top, matrix: matrix, renewals: renewals ?? segments,
      bridge: bridge.isEmpty ? [] : bridge + [retention].compactMap { $0 },
      movements: movements?.table, trend: HistoryPanels(context)?.trend,
      months: months(isAlone: beside == nil), beside: beside, abc: abc,
      concentration: concentration, gaps: gaps)
  }

  /// What moved the recurring revenue; nil without contracts.
  var movements: HomeMovements? { HomeMovements(context) }

  /// Positions of the clients that the page names.
  var clientsShown: [Int] {
    let named = clientsAtRisk + greatestClients + [latestBuyer].compactMap { $0 }
    let buyers = self.buyers
    return named.map(\.client) + (movements?.clientsShown ?? [])
      + (buyers.count > ClientSet.limit ? [] : buyers)
  }

  /// The clients at risk with the most revenue.
  var clientsAtRisk: [ClientAssessment] {
    greatest(HomeMaking.attentionLimit) { $0.status == .atRisk }
  }

  /// The clients with the most revenue.
  var greatestClients: [ClientAssessment] {
    greatest(HomeMaking.topLimit) { $0.current.net > 0 }
  }

  /// What clients bring in a year.
  var year: YearRevenue { YearRevenue(context) }

  /// The clients with the most revenue of the 12 months, the unknown last, ties by id.
  private func greatest(
    _ limit: Int, where isWanted: (ClientAssessment) -> Bool
  ) -> [ClientAssessment] {
    let year = self.year
    func amount(_ client: ClientAssessment) -> Int64 { year.amount(client) ?? .min }
    return Array(
      clients.filter(isWanted)
        .sorted { (amount($1), $0.client) < (amount($0), $1.client) }
        .prefix(limit))
  }

  /// The address of a client's profile.
  func href(_ client: Int) -> String { "clients/\(context.slugs[client])/index.html" }

  /// The client list, filtered.
  func list(_ filters: (name: String, key: String)...) -> String {
    "clients/index.html#"
      + filters.map { "\($0.name)=\(AddressText.encoded($0.key))" }.joined(separator: "&")
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    HTMLFragment(trusted: revenueSentence.utf8 + riskSentence.utf8)
  }

  private var riskSentence: HTMLFragment {
    guard let first = clientsAtRisk.first else {
      guard let latest = latestBuyer, let last = latest.lastPurchase else {
        return words.rich("home.lead.end")
      }
      return words.rich(
        "home.lead.calm",
        ["client": context.name(latest.client), "last": words.date(last)])
    }
    let atRisk = summary.byStatus[.atRisk]
    let sentences = ClientSentences(context, first)
    var parameters = [
      "amount": year.risk(clients.filter { $0.status == .atRisk }),
      "clients": words.count("clients", atRisk.clients),
      "client": context.name(first.client), "why": sentences.firstRisk,
    ]
    // The reason of a silence before a deadline names the deadline itself.
    guard let decision = first.contracts?.next?.optOut, decision >= context.day,
      sentences.heaviestRisk != .optOutSilent
    else { return words.rich("home.lead.risk", parameters) }
    parameters["day"] = words.date(decision)
    return words.rich("home.lead.risk-decides", parameters)
  }

  private var revenueSentence: HTMLFragment {
    switch year.source {
    case .invoices: return invoicedSentence
    case .contracts:
      return words.rich("home.lead.contracts", ["amount": year.short(contracted)])
    case .unknown: return words.rich("home.lead.unknown")
    }
  }

  /// The clients with contracts.
  private var contracted: [ClientAssessment] { clients.filter { $0.contracts != nil } }

  private var invoicedSentence: HTMLFragment {
    let (now, before) = (summary.current.net, summary.previous.net)
    let amount = ["amount": words.short(now)]
    guard summary.current.invoices > 0 || now != 0 else {
      return words.rich("home.lead.none", ["day": words.date(context.day)])
    }
    guard hasYearBefore, let points = Share(now - before, of: before).basisPoints else {
      return words.rich("home.lead.alone", amount)
    }
    guard points.magnitude >= 5 else { return words.rich("home.lead.same", amount) }
    let percent = words.percent(abs(points))
    return words.rich(
      points > 0 ? "home.lead.growth" : "home.lead.fall",
      amount.merging(["percent": percent]) { _, new in new })
  }

  private var latestBuyer: ClientAssessment? {
    clients.filter { $0.lastPurchase != nil }
      .max { ($0.recencyDays ?? 0, $0.client) > ($1.recencyDays ?? 0, $1.client) }
  }
}
