import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// The rhythm of a client's purchases: a strip and the arithmetic in words.
struct CadenceMaking {
  let context: SiteContext
  let client: ClientAssessment
  let explanation: Explanation?
  private var words: Words { context.words }

  private static let intervalsShown = 8

  /// The strip; nil without a purchase.
  var chart: HTMLFragment? {
    guard let first = client.firstPurchase, let last = client.lastPurchase,
      let expected = client.expectedNext
    else { return nil }
    let day = context.day
    let year = 365
    let oldest = min(day.adding(days: -year), last.adding(days: -year / 2))
    let start = max(first.adding(days: -10), oldest)
    let broken = client.brokenOn.flatMap { $0 <= day.adding(days: 2 * year) ? $0 : nil }
    let latest = max(day, expected, broken ?? day)
    // Labels of days to come stand to the right of them and need room.
    let end = latest.adding(days: max(12, latest.days(since: start) / 6))
    let purchases = context.portfolio.ledger.days(of: client.client)
      .filter { $0.spotSales > 0 && $0.day >= start && $0.day <= day }.map(\.day)
    func mark(_ key: String, _ at: Day) -> DayMark {
      DayMark(
        day: Int(at.number),
        label: words.text(
          key, ["day": at.year == day.year ? words.formats.day(at, .dayMonth) : words.date(at)]))
    }
    let months = CadenceMaking.monthsNamed(from: start, to: end).enumerated().map { index, month in
      let isNamed = index == 0 || month.month == 1
      return DayMark(
        day: Int(month.number),
        label: isNamed
          ? words.formats.day(month, .shortMonthYear)
          : words.formats.shortMonthName(month.month) ?? "")
    }
    let catalog = words
    return CadenceStrip(
      id: "cadence-c",
      title: words.text(
        "chart.cadence-title",
        [
          "purchases": words.count("purchases", purchases.count), "last": words.date(last),
        ]),
      words: .init(
        day: words.text("strip.day"), event: words.text("strip.event"),
        interval: words.text("strip.interval"), purchase: words.text("strip.purchase")),
      purchases: purchases.map { Int($0.number) }, start: Int(start.number), end: Int(end.number),
      today: mark("chart.today", day),
      expected: mark("chart.expected", expected),
      broken: broken.map { mark("chart.broken", $0) }, months: months,
      interval: { catalog.text("chart.interval", ["days": String($0)]) },
      dayLabel: { catalog.date(Day(number: Int32(clamping: $0))) }
    ).draw()
  }

  /// The starts of months to name, so that names stay apart, over a span of days.
  static func monthsNamed(from start: Day, to end: Day) -> [Day] {
    let span = max(1, end.days(since: start))
    var step = 1
    for candidate in [1, 2, 3, 6, 12, 24, 60, 120] {
      step = candidate
      if span / (30 * candidate) <= 10 { break }
    }
    var months: [Day] = []
    var month = start.startOfMonth
    if month < start { month = month.adding(months: 1) }
    while month < end {
      if (month.year * 12 + month.month - 1) % step == 0 { months.append(month) }
      month = month.adding(months: 1)
    }
    return months
  }

  /// The arithmetic in words; the first sentence is the verdict and stands strong in `html`.
  var sentences: (html: HTMLFragment, text: String) {
    guard let cadence = client.cadence, client.lastPurchase != nil else {
      return (HTMLFragment(trusted: []), "")
    }
    let rest = [basis(cadence), thresholds(cadence)].joined(separator: " ")
    var output = OutputBuffer()
    output.append("<b>" as StaticString)
    output.append(verdict, as: .html)
    output.append("</b> " as StaticString)
    output.append(rest, as: .html)
    return (HTMLFragment(trusted: output.bytes), verdict + " " + rest)
  }

  private var verdict: String {
    let overdue = client.daysOverdue ?? 0
    if client.isLate {
      return words.text("cadence.late", ["days": words.formats.days(overdue)])
    }
    if overdue > 0 {
      return words.text("cadence.tolerated", ["days": words.formats.days(overdue)])
    }
    return words.text("cadence.on-time")
  }

  private func basis(_ cadence: Cadence) -> String {
    if cadence.source == .segment,
      let segment = context.assessment.segmentCycles.cycle(of: client.client)
    {
      return words.plural(
        "cadence.segment", cadence.intervals,
        [
          "minimum": words.formats.count(context.assessment.policy.cadence.minimumIntervals),
          "segment": segment.name, "cycle": words.halves(segment.halfDays),
          "clients": words.count("clients", segment.clients),
        ])
    }
    guard cadence.source == .client, let deviation = cadence.deviationQuarterDays else {
      return words.plural(
        "cadence.standard", cadence.intervals,
        [
          "minimum": words.formats.count(context.assessment.policy.cadence.minimumIntervals),
          "cycle": words.halves(cadence.cycleHalfDays),
        ])
    }
    let all = explanation?.cadence?.intervals ?? []
    let shown = all.suffix(CadenceMaking.intervalsShown).map { words.formats.count($0) }
    let list = (shown.count < all.count ? "… " : "") + shown.joined(separator: ", ")
    return words.plural(
      "cadence.own", cadence.intervals,
      [
        "list": list, "median": words.halves(cadence.cycleHalfDays),
        "deviation": words.formats.decimal(
          Int64(deviation) * 25, scale: 2, places: .upTo(2)),
      ])
  }

  private func thresholds(_ cadence: Cadence) -> String {
    words.text(
      "cadence.thresholds",
      [
        "late": words.formats.days(cadence.lateAfterDays),
        "late-on": client.lateOn.map(words.date) ?? "–",
        "broken": words.formats.days(cadence.brokenAfterDays),
        "broken-on": client.brokenOn.map(words.date) ?? "–",
        "inactive": words.formats.days(cadence.inactiveAfterDays),
        "inactive-on": client.inactiveOn.map(words.date) ?? "–",
      ])
  }

  /// Whose cycle was used.
  var source: String {
    client.cadence.map { words.text("cadence.source.\($0.source.rawValue)") } ?? ""
  }
}
