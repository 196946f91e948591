import Analysis
import Localization
import Portfolio
import Templating

/// Figures now and before, and what to do first.
extension DigestMaking {
  private var dash: String { "–" }

  private func figure<Source>(
    _ key: String, _ now: Source?, _ before: Source?, _ write: (Source) -> String?
  ) -> BriefFigure {
    BriefFigure(
      name: words.text(key), now: now.flatMap(write) ?? words.text("word.unknown"),
      before: before.flatMap(write) ?? dash)
  }

  /// What an owner answers for.
  var ownerFigures: [BriefFigure] {
    let now = context.work.report.book(owner)
    let before = earlier?.book(owner)
    func count(_ key: String, _ value: @escaping (OwnerBook) -> Int) -> BriefFigure {
      figure(key, now, before) { words.formats.count(value($0)) }
    }
    return [
      count("column.clients") { $0.accounts.count },
      figure("work.at-risk", now, before, atRisk),
      figure("work.touch-coverage", now, before) { words.percent($0.touchCoverage) },
      figure("work.load", now, before) { words.percent($0.loadShare) },
      count("work.renewals") { $0.renewals },
      count("work.promises") { $0.overduePromises },
    ]
  }

  private func atRisk(_ book: OwnerBook) -> String? {
    let count = words.formats.count(book.atRisk)
    return book.atRisk == 0 ? count : "\(count) (\(words.short(book.atRiskSales)))"
  }

  /// What the company has.
  var companyFigures: [BriefFigure] {
    let now = PortfolioFigures(context.assessment, of: context.portfolio)
    let before = context.study.previous.map {
      PortfolioFigures($0.assessment, of: $0.portfolio)
    }
    func row(_ key: String, _ write: (PortfolioFigures) -> String?) -> BriefFigure? {
      guard write(now) != nil || before.flatMap(write) != nil else { return nil }
      return figure(key, now, before, write)
    }
    return [
      row("brief.director.active") { words.formats.count($0.clients(.active)) },
      row("work.at-risk") { figures in
        let clients = figures.clients(.atRisk)
        let count = words.formats.count(clients)
        guard clients > 0, let sales = figures.atRiskSales else { return count }
        return "\(count) (\(words.short(sales)))"
      },
      row("home.kpi.recurring") { $0.recurring.map(words.short) },
      row("column.revenue12") { $0.netSales.map(words.short) },
      row("trend.gross") { words.percentOrNone($0.grossRetention) },
      row("trend.net") { words.percentOrNone($0.netRetention) },
      row("brief.director.health") {
        $0.meanHealthTenths.map { words.formats.decimal($0, scale: 1, places: .fixed(1)) }
      },
    ].compactMap { $0 }
  }

  /// The owners, those with the most revenue at risk first.
  var owners: [PortfolioDigest.Owner] {
    context.work.report.books.sorted { left, right in
      left.atRiskSales != right.atRiskSales
        ? left.atRiskSales > right.atRiskSales
        : (left.id ?? "").utf8.lexicographicallyPrecedes((right.id ?? "").utf8)
    }.prefix(6).map { book in
      PortfolioDigest.Owner(
        name: context.ownerName(book), clients: words.formats.count(book.accounts.count),
        atRisk: atRisk(book) ?? dash, promises: words.formats.count(book.overduePromises),
        load: words.percent(book.loadShare) ?? dash, loadShare: book.loadShare.fixedPoint)
    }
  }

  // MARK: What to do first

  private func line(_ action: NextAction) -> BriefAction {
    BriefAction(
      client: context.name(action.client), action: context.title(of: action),
      atStake: words.amount(action.rank), day: action.day.map(words.date) ?? dash,
      effort: words.hours(action.effort),
      owner: context.ownerName(context.roster.owner(of: action.client, in: context.portfolio)))
  }

  /// What fits into an owner's week, with the line below it; nil for an owner with nothing to do.
  func week(_ most: Int) -> BriefWeek? {
    guard let queue = context.work.actions.queue(of: owner), !queue.entries.isEmpty else {
      return nil
    }
    let hours = ["hours": words.hours(queue.hours), "effort": words.hours(queue.effort)]
    let shown = queue.fitting.prefix(most)
    let unseen = queue.fitting.count - shown.count
    let cut =
      queue.beyond.isEmpty
      ? words.text("brief.owner.all-fits", hours)
      : words.plural(
        "work.cut", queue.beyond.count,
        [
          "hours": words.hours(queue.hours),
          "missing": words.hours(max(0, queue.effort - queue.hours)),
        ])
    return BriefWeek(
      heading: words.text("brief.owner.week", hours), actions: shown.map { line($0.action) },
      cut: unseen > 0 ? words.plural("brief.rest-actions", unseen) + " " + cut : cut)
  }

  /// The first actions of all owners.
  func first(_ most: Int) -> BriefWeek? {
    let open = context.work.actions.actions.filter { $0.snooze == nil }
    guard !open.isEmpty else { return nil }
    let fits = open.count { context.work.actions.place(of: $0)?.fits ?? false }
    return BriefWeek(
      heading: words.text("brief.director.actions"), actions: open.prefix(most).map(line),
      cut: words.text(
        "brief.director.cut",
        [
          "all": words.plural("work.count.actions", open.count),
          "fits": words.formats.count(fits),
        ]))
  }
}

extension Words {
  /// A share as a percentage; nil where it is not known.
  fileprivate func percentOrNone(_ share: Share?) -> String? { share.flatMap(percent) }
}
