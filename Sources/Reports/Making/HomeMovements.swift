import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// What moved the recurring revenue, month by month, and who: a month that grew may hide those who left.
struct HomeMovements {
  let context: SiteContext
  /// The periods of a month each, oldest first; never empty.
  let periods: [MovementPeriod]
  private var words: Words { context.words }

  private static let statementLimit = 7
  private static let monthsShown = 12
  private static let nameLimit = 6

  /// The movements of a portfolio with contracts; nil without any.
  init?(_ context: SiteContext) {
    guard context.summary.contracts != nil else { return nil }
    let periods = Array(
      context.study.movements(.recurring).drop {
        // The months before anything is known say nothing.
        ($0.totals.wholeBegin ?? 0) == 0 && ($0.totals.wholeEnd ?? 0) == 0
      })
    guard !periods.isEmpty else { return nil }
    self.context = context
    self.periods = periods
  }

  /// The unit of every number here.
  private var unit: ChartUnit {
    ChartUnit(
      periods.compactMap(\.totals.wholeEnd) + periods.compactMap(\.totals.wholeBegin), words)
  }
  private var monthlyUnit: String { words.text("unit.monthly", ["unit": unit.name]) }

  /// The clients that the page names.
  var clientsShown: [Int] {
    (latest.map { shown($0).map(\.client) } ?? [])
      + periods.suffix(HomeMovements.monthsShown).flatMap { $0.movements.map(\.client) }
  }

  /// The clients that left in a period, those with the most revenue first.
  private func left(_ period: MovementPeriod) -> [ClientMovement] {
    period.movements(.churn)
  }

  /// The last month that is over, else the last.
  private var latest: MovementPeriod? { periods.last { !$0.isPartial } ?? periods.last }

  /// A month and its year, such as `outubro de 2026`.
  private func month(_ period: MovementPeriod) -> String {
    words.formats.day(last(period), .monthYear)
  }

  /// The last day of a month, or the day of the page.
  private func last(_ period: MovementPeriod) -> Day {
    min(context.day, (first(period) ?? context.day).adding(months: 1).adding(days: -1))
  }

  private func first(_ period: MovementPeriod) -> Day? { period.month.firstDay }

  private func signed(_ amount: Int64) -> String { unit.label(amount, sign: .always) }

  // MARK: The last month

  /// Who left and who came in the last whole month; nil where nothing moved.
  var changes: Panel? {
    guard let period = latest, !period.movements.isEmpty else { return nil }
    let shown = shown(period)
    let rest = period.movements.count - shown.count
    return Panel(
      id: "changes", title: words.text("home.changes", ["month": month(period)]), width: "c5",
      remark: monthlyUnit, say: sentence(period), statements: shown.map(statement),
      note: rest > 0 ? words.plural("home.changes-rest", rest) : nil,
      link: NavigationItem(
        href: "changes.html", word: words.text("home.see-changes"), isCurrent: false))
  }

  /// Those who left come first, then the greatest movements.
  private func shown(_ period: MovementPeriod) -> [ClientMovement] {
    let left = left(period)
    return Array(
      (left + period.movements.filter { $0.kind != .churn }).prefix(HomeMovements.statementLimit))
  }

  /// Whether the month grew, what the growth hides, and whom it says nothing of.
  private func sentence(_ period: MovementPeriod) -> String {
    let moved = movement(period)
    guard period.totals.unknownClients > 0 else { return moved }
    return moved + " " + words.plural("revenue.unknown-clients", period.totals.unknownClients)
  }

  private func movement(_ period: MovementPeriod) -> String {
    let difference = period.totals.end - period.totals.begin
    let amount = words.short(Int64(difference.magnitude))
    let left = left(period)
    guard !left.isEmpty else {
      return words.text(
        difference > 0 ? "home.month-up" : difference < 0 ? "home.month-down" : "home.month-same",
        ["amount": amount])
    }
    return words.plural(
      difference >= 0 ? "home.month-up-hides" : "home.month-down-left", left.count,
      ["amount": amount, "lost": words.short(period.totals.amount(.churn))])
  }

  private func statement(_ movement: ClientMovement) -> Statement {
    let kind = movement.kind
    let mark =
      switch kind {
      case .new: "prospect"
      case .expansion: "up"
      case .reactivation: "active"
      case .contraction: "down"
      case .churn: "former"
      }
    return Statement(
      mark: mark, tone: kind == .churn ? "alert" : "",
      heading: context.name(movement.client), href: context.profile(movement.client),
      words: words.text(
        "home.moved.\(kind.rawValue)",
        ["before": unit.label(movement.before), "after": unit.label(movement.after)]),
      value: signed(movement.change))
  }

  // MARK: Month by month

  /// A row for each month, the latest first, with the names of those who left.
  var table: Panel? {
    let shown = Array(periods.suffix(HomeMovements.monthsShown).reversed())
    guard shown.contains(where: { !$0.movements.isEmpty }) else { return nil }
    let columns: [DataTable.Column] = [
      .init(words.text("column.month")),
      .init(words.text("movement.new"), unit: unit.name, .number),
      .init(words.text("movement.expansion"), unit: unit.name, .number),
      .init(words.text("movement.reactivation"), unit: unit.name, .number),
      .init(words.text("movement.contraction"), unit: unit.name, .number),
      .init(words.text("movement.churn"), unit: unit.name, .number),
      .init(words.text("movement.difference"), unit: unit.name, .number),
      .init(words.text("movement.end"), unit: unit.name, .number),
    ]
    return Panel(
      id: "movements", title: words.text("home.movements"), width: "c12", remark: monthlyUnit,
      table: DataTable(
        name: words.text("home.movements"), columns: columns, rows: rows(shown), isNarrow: false),
      isStacked: true,
      note: words.text("home.movements-note")
        + (shown.contains { $0.totals.unknownClients > 0 }
          ? " " + words.text("home.movements-unknown") : ""))
  }

  /// A row for each month; months one after another in which nothing moved share one.
  private func rows(_ shown: [MovementPeriod]) -> [DataTable.Row] {
    var rows: [DataTable.Row] = []
    var still: [MovementPeriod] = []
    func end() {
      if still.count > 1, let latest = still.first, let earliest = still.last {
        var row = self.row(latest)
        row.name = words.text(
          "home.months-still", ["from": month(earliest), "to": month(latest)])
        row.note = words.text("home.nothing-moved")
        rows.append(row)
      } else {
        rows += still.map(row)
      }
      still = []
    }
    for period in shown {
      if isStill(period) {
        still.append(period)
      } else {
        end()
        rows.append(row(period))
      }
    }
    end()
    return rows
  }

  /// Whether a whole month is known, and nothing moved in it.
  private func isStill(_ period: MovementPeriod) -> Bool {
    let totals = period.totals
    return period.movements.isEmpty && !period.isPartial && !totals.isUnknown
      && totals.unknownClients == 0 && totals.becameKnown == 0 && totals.becameUnknown == 0
  }

  private func row(_ period: MovementPeriod) -> DataTable.Row {
    let left = left(period)
    let totals = period.totals
    let unknown = DataTable.Cell(words.text("word.unknown"), tone: "caution")
    func cell(_ kind: MovementKind, sign: Int64 = 1, tone: String = "") -> DataTable.Cell {
      if totals.isUnknown { return unknown }
      let amount = totals.amount(kind) * sign
      let who = ClientSet(
        period.movements(kind).map(\.client),
        words.text(
          "home.set-moved",
          ["kind": words.text("movement.\(kind.rawValue)"), "month": month(period)]))
      return DataTable.Cell(
        amount == 0 ? "0" : signed(amount), href: who.href(context),
        tone: amount == 0 ? "faint" : tone)
    }
    let difference = totals.end - totals.begin
    return DataTable.Row(
      period.isPartial
        ? words.text(
          "home.month-until",
          ["month": month(period), "day": words.formats.day(last(period), .dayMonth)])
        : month(period),
      note: note(period, left),
      [
        cell(.new), cell(.expansion), cell(.reactivation), cell(.contraction, sign: -1),
        cell(.churn, sign: -1, tone: "alert"),
        totals.isUnknown
          ? unknown
          : DataTable.Cell(
            difference == 0 ? "0" : signed(difference), tone: difference == 0 ? "faint" : ""),
        totals.wholeEnd.map { DataTable.Cell(unit.label($0)) } ?? unknown,
      ])
  }

  /// Who left, and what the month's movements do not show because it became known or unknown.
  private func note(_ period: MovementPeriod, _ left: [ClientMovement]) -> String? {
    let totals = period.totals
    var parts = [names(left, hides: totals.hidesChurn)].compactMap { $0 }
    if totals.unknownClients > 0 {
      parts.append(words.plural("home.unknown-clients", totals.unknownClients))
    }
    if totals.belowZero != 0 {
      parts.append(
        words.text(
          "home.below-zero", ["amount": unit.label(totals.belowZero, sign: .always)]))
    }
    if totals.becameKnown != 0 {
      parts.append(words.text("home.became-known", ["amount": unit.label(totals.becameKnown)]))
    }
    if totals.becameUnknown != 0 {
      parts.append(words.text("home.became-unknown", ["amount": unit.label(totals.becameUnknown)]))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// The names of those who left, and that the month grew all the same.
  private func names(_ left: [ClientMovement], hides: Bool) -> String? {
    guard !left.isEmpty else { return nil }
    let shown = left.prefix(HomeMovements.nameLimit).map { context.name($0.client) }
    let rest = left.count - shown.count
    let names =
      shown.joined(separator: ", ")
      + (rest > 0 ? " " + words.text("home.and-others", ["count": words.formats.count(rest)]) : "")
    return words.plural(
      hides ? "home.left-hidden" : "home.left", left.count, ["names": names])
  }

  // MARK: The year

  private var year: ArraySlice<MovementPeriod> { periods.suffix(12) }

  /// The recurring revenue at the end of each month.
  func spark(id: String) -> HTMLFragment? {
    words.spark(
      id, words.text("home.kpi.recurring"),
      periods.filter { !$0.isPartial }.compactMap { period in
        period.totals.wholeEnd.map { (month: last(period), value: $0) }
      }, unit: unit)
  }

  /// How the recurring revenue differs from that a year ago; nil where some of it became known or unknown
  /// in between, which is neither growth nor loss.
  var yearChange: ChangeView? {
    guard year.allSatisfy({ $0.totals.becameKnown == 0 && $0.totals.becameUnknown == 0 }),
      let before = year.first?.totals.wholeBegin, let after = year.last?.totals.wholeEnd,
      before > 0,
      let points = Share(after - before, of: before).basisPoints
    else { return nil }
    let percent = words.percent(points, sign: .always)
    return ChangeView(
      tone: points > 0 ? "good" : points < 0 ? "bad" : "",
      mark: points > 0 ? "up" : points < 0 ? "down" : "same",
      words: words.text("home.kpi.year-change", ["percent": percent]))
  }
}
