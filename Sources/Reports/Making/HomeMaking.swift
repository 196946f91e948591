import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

/// Makes the portfolio's home page.
struct HomeMaking {
  let context: SiteContext
  private var words: Words { context.words }
  private var summary: PortfolioSummary { context.summary }
  private var clients: [ClientAssessment] { context.assessment.clients }

  private static let attentionLimit = 6
  private static let topLimit = 8
  private static let gapLimit = 5

  func page() -> HomePage {
    let atRisk = summary.byStatus[.atRisk]
    let attention = self.attention
    let top = self.top
    let months = Months(summary.months)
    let shares = top.reduce(0) { $0 + $1.revenue }
    return HomePage(
      page: context.frame(depth: 0, current: "home"),
      title: words.text("home.title", ["day": words.formats.day(context.day, .long)]),
      lead: lead(attention: attention, top: top),
      revenue: summary.current.net,
      revenueBefore: hasYearBefore ? summary.previous.net : nil,
      revenueChange: context.change(
        summary.current.net, from: summary.previous.net, hadPrevious: hasYearBefore),
      atRiskRevenue: atRisk.netSales, atRiskShare: context.share(atRisk.netSales).fixedPoint,
      atRiskClients: atRisk.clients, activeClients: summary.byStatus[.active].clients,
      clients: clients.count, buyers: summary.currentBuyers,
      newBuyers: clients.count { $0.firstPurchase.map { $0 >= context.windowStart } ?? false },
      ticket: summary.current.averageTicket, invoices: summary.current.invoices,
      silentClients: summary.byStatus[.inactive].clients,
      silentRevenue: clients.reduce(0) {
        $0 + ($1.status == .inactive ? $1.previous.net : 0)
      },
      attention: attention, attentionNote: attentionNote(attention),
      attentionRest: words.text(
        "home.attention-rest",
        [
          "shown": words.formats.count(attention.count),
          "total": words.formats.count(atRisk.clients),
        ]),
      statuses: statuses, monthsChart: months.chart(id: "months-c", words),
      monthsUnit: words.text("chart.unit-note", ["unit": months.unit(words).name]),
      monthsPartial: months.partialWords(words, day: context.day), months: months.table(words),
      top: top,
      topNote: words.text(
        "home.top-note",
        [
          "share": words.percent(context.share(shares)) ?? "–",
          "count": words.formats.count(top.count),
        ]),
      abcChart: abcChart, abcNote: words.plural("home.abc-note", summary.concentration.clients),
      classes: classes, segments: segments, gaps: gaps, rejectedNote: rejectedNote)
  }

  private var hasYearBefore: Bool { context.hasYearBefore }

  // MARK: Who needs attention

  private var clientsAtRisk: [ClientAssessment] {
    greatest(HomeMaking.attentionLimit, where: { $0.status == .atRisk })
  }

  private var greatestClients: [ClientAssessment] {
    greatest(HomeMaking.topLimit, where: { $0.current.net > 0 })
  }

  private var attention: [ClientLine] {
    clientsAtRisk.map { line($0, reason: ClientSentences(context, $0).answer) }
  }

  /// Positions of the clients that the page names.
  var clientsShown: [Int] {
    let named = clientsAtRisk + greatestClients + [latestBuyer].compactMap { $0 }
    return named.map(\.client)
  }

  private func attentionNote(_ lines: [ClientLine]) -> String {
    guard !lines.isEmpty else { return "" }
    let sum = words.whole(lines.reduce(0) { $0 + $1.revenue })
    return lines.count == 1
      ? words.text("home.attention-one", ["amount": sum])
      : words.text(
        "home.attention-note", ["amount": sum, "count": words.formats.count(lines.count)])
  }

  private var top: [ClientLine] {
    greatestClients.map { line($0, reason: "") }
  }

  /// The clients with the most revenue of the 12 months, ties by id.
  private func greatest(
    _ limit: Int, where isWanted: (ClientAssessment) -> Bool
  ) -> [ClientAssessment] {
    Array(
      clients.filter(isWanted)
        .sorted { ($1.current.net, $0.client) < ($0.current.net, $1.client) }
        .prefix(limit))
  }

  private func line(_ client: ClientAssessment, reason: String) -> ClientLine {
    ClientLine(
      name: context.name(client.client),
      href: "clients/\(context.slugs[client.client])/index.html",
      status: words.status(client.status), reason: reason, owner: context.owner(client.client),
      lastPurchase: client.lastPurchase, revenue: client.current.net,
      share: context.share(client.current.net).fixedPoint,
      bar: CellBar.draw(client.current.net, of: greatestRevenue))
  }

  private var greatestRevenue: Int64 { summary.concentration.top1 }

  // MARK: The answer

  private func lead(attention: [ClientLine], top: [ClientLine]) -> HTMLFragment {
    var fragments = [revenueSentence]
    if let first = attention.first {
      let atRisk = summary.byStatus[.atRisk]
      var parameters = [
        "amount": words.short(atRisk.netSales), "clients": words.count("clients", atRisk.clients),
        "client": first.name,
      ]
      if let last = first.lastPurchase { parameters["last"] = words.date(last) }
      fragments.append(
        words.rich(
          first.lastPurchase == nil ? "home.lead.risk-never" : "home.lead.risk", parameters))
    } else if let latest = latestBuyer, let last = latest.lastPurchase {
      fragments.append(
        words.rich(
          "home.lead.calm",
          ["client": context.name(latest.client), "last": words.date(last)]))
    } else {
      fragments.append(words.rich("home.lead.end"))
    }
    return HTMLFragment(trusted: fragments.flatMap(\.utf8))
  }

  private var revenueSentence: HTMLFragment {
    let (now, before) = (summary.current.net, summary.previous.net)
    let amount = ["amount": words.short(now)]
    guard summary.current.invoices > 0 || now != 0 else {
      return words.rich("home.lead.none", ["day": words.date(context.day)])
    }
    guard hasYearBefore, let points = Share(now - before, of: before).basisPoints else {
      return words.rich("home.lead.alone", amount)
    }
    guard points.magnitude >= 5 else { return words.rich("home.lead.same", amount) }
    let percent = words.formats.percent(abs(points), scale: 4)
    return words.rich(
      points > 0 ? "home.lead.growth" : "home.lead.fall",
      amount.merging(["percent": percent]) { _, new in new })
  }

  private var latestBuyer: ClientAssessment? {
    clients.filter { $0.lastPurchase != nil }
      .max { ($0.recencyDays ?? 0, $0.client) > ($1.recencyDays ?? 0, $1.client) }
  }

  // MARK: Where the revenue is

  private var statuses: [StatusLine] {
    let order: [Status] = [.active, .atRisk, .inactive, .former, .prospect]
    let most = order.map { summary.byStatus[$0].netSales }.max() ?? 0
    return order.map { status in
      let row = summary.byStatus[status]
      return StatusLine(
        status: words.status(status), clients: row.clients, revenue: row.netSales,
        share: context.share(row.netSales).fixedPoint,
        bar: CellBar.draw(row.netSales, of: most, kind: status == .atRisk ? .alert : .plain))
    }
  }

  private var ranked: [ClientAssessment] {
    clients.filter { $0.abc.rank != nil }.sorted { ($0.abc.rank ?? 0) < ($1.abc.rank ?? 0) }
  }

  private var classes: [ClassLine] {
    let all = ranked
    let total = summary.concentration.total
    return ABCClass.allCases.map { abc in
      let members = all.filter { $0.abcClass == abc }
      let revenue = members.reduce(0) { $0 + $1.abc.value }
      return ClassLine(
        word: abc.rawValue, clients: members.count,
        clientShare: Share(Int64(members.count), of: Int64(all.count)).fixedPoint
          ?? FixedPoint(0, scale: 4),
        revenue: revenue,
        revenueShare: Share(revenue, of: total).fixedPoint ?? FixedPoint(0, scale: 4))
    }
  }

  private var abcChart: HTMLFragment? {
    let all = ranked
    guard !all.isEmpty else { return nil }
    let policy = context.assessment.policy.abc
    var end = 0
    var parts: [AccumulationCurve.Part] = []
    for (abc, share) in zip(ABCClass.allCases, [policy.shareA, policy.shareB, nil]) {
      let count = all.count { $0.abcClass == abc }
      end += count
      parts.append(
        AccumulationCurve.Part(
          name: abc.rawValue,
          label: words.text(
            "chart.abc-class", ["class": abc.rawValue, "count": words.formats.count(count)]),
          end: end, threshold: share.map { Int($0 / 10) },
          thresholdLabel: share.map {
            words.formats.decimal($0, scale: 2, places: .upTo(1))
          } ?? ""))
    }
    let first = classes.first
    let title = words.text(
      "chart.abc-title",
      [
        "count": words.formats.count(first?.clients ?? 0),
        "share": (first?.revenueShare).map { words.formats.percent($0.value, scale: 4) } ?? "–",
      ])
    return AccumulationCurve(
      id: "abc-c", title: title, unit: "%",
      words: .init(category: words.text("column.class")), amounts: all.map(\.abc.value),
      parts: parts,
      verticalTitle: words.text("chart.revenue-axis"),
      horizontalTitle: words.text("chart.clients-axis")
    ).draw()
  }

  private var segments: [SegmentLine] {
    let rows = summary.bySegment.rows.filter { $0.clients > 0 }
    let most = rows.map(\.clients).max() ?? 0
    return rows.map { row in
      SegmentLine(
        key: row.key.rawValue, word: words.segment(row.key), clients: row.clients,
        revenue: row.netSales, bar: CellBar.draw(Int64(row.clients), of: Int64(most)))
    }
  }

  // MARK: What we do not know

  private var gaps: [GapLine] {
    context.input.quality.gaps
      .prefix(HomeMaking.gapLimit)
      .map { gap in
        GapLine(
          word: words.field(gap.field), clients: gap.missing,
          share: Share(gap.missingRevenue, of: gap.totalRevenue).fixedPoint)
      }
  }

  private var rejectedNote: String {
    let rejected = context.input.quality.files.reduce(0) { $0 + $1.rejected }
    return rejected == 0
      ? words.text("home.rejected-none") : words.plural("home.rejected-some", rejected)
  }
}
