import Analysis
import Charts
import Localization
import Portfolio
import Templating

/// How the revenue is spread: over months, over classes, over the largest clients; and what is missing.
extension HomeMaking {
  private static let gapLimit = 5
  /// What one client, the five and the ten largest bring at most, in hundredths of a percent.
  private var limits: [Int64] {
    let policy = context.assessment.policy.revenue
    return [policy.oneClient, policy.topFive, policy.topTen]
  }

  /// Revenue by month; nil without any.
  func months(isAlone: Bool) -> Panel? {
    let months = Months(summary.months)
    guard let chart = months.bars(id: "months-c", width: isAlone ? 1232 : 700, words) else {
      return nil
    }
    return Panel(
      id: "months", title: words.text("home.months"), width: isAlone ? "c12" : "c7",
      remark: words.text("chart.unit-note", ["unit": months.unit(words).name]),
      figure: ChartFigure(
        name: words.text("home.months"), drawing: chart.draw(), legend: chart.drawLegend(),
        note: note(ofPartial: months), table: chart.table.draw(),
        tableSize: words.count("months", chart.bars.count)))
  }

  private func note(ofPartial months: Months) -> String? {
    let partial = months.partialWords(words, day: context.day)
    return partial.isEmpty ? nil : words.text("home.months-partial", ["month": partial])
  }

  private var ranked: [ClientAssessment] {
    clients.filter { $0.abc.rank != nil }.sorted { ($0.abc.rank ?? 0) < ($1.abc.rank ?? 0) }
  }

  /// The ABC curve with its classes; nil without revenue.
  var abc: Panel? {
    let all = ranked
    guard !all.isEmpty else { return nil }
    let policy = context.assessment.policy.abc
    let thresholds: [Int64?] = [policy.shareA, policy.shareB, nil]
    let amounts = ABCClass.allCases.map { abc in
      all.reduce(Int64(0)) { $1.abcClass == abc ? $0 + $1.abc.value : $0 }
    }
    let unit = ChartUnit(amounts, words)
    let labels = unit.labels(ofParts: amounts)
    var end = 0
    var parts: [AccumulationCurve.Part] = []
    for (index, abc) in ABCClass.allCases.enumerated() {
      let count = all.count { $0.abcClass == abc }
      end += count
      parts.append(
        AccumulationCurve.Part(
          name: abc.rawValue,
          label: words.text(
            "chart.abc-class", ["class": abc.rawValue, "count": words.formats.count(count)]),
          end: end, threshold: thresholds[index].map { Int($0 / 10) },
          thresholdLabel: thresholds[index].map {
            words.formats.decimal($0, scale: 2, places: .upTo(1))
          } ?? "",
          cells: [
            words.formats.count(count), words.points(Share(Int64(count), of: Int64(all.count))),
            labels[index], words.points(Share(amounts[index], of: summary.concentration.total)),
          ]))
    }
    let curve = AccumulationCurve(
      id: "abc-c",
      title: words.plural(
        "chart.abc-title", all.count { $0.abcClass == .a },
        [
          "share": words.percent(Share(amounts[0], of: summary.concentration.total)) ?? "–"
        ]), unit: "%",
      words: .init(category: words.text("column.class")), amounts: all.map(\.abc.value),
      parts: parts, verticalTitle: words.text("chart.revenue-axis"),
      horizontalTitle: words.text("chart.clients-axis"))
    return Panel(
      id: "abc", title: words.text("home.abc"), width: "c4",
      remark: words.plural("home.abc-note", summary.concentration.clients),
      figure: ChartFigure(
        name: words.text("home.abc"), drawing: curve.draw(), table: nil, tableSize: ""),
      table: classes(parts, unit))
  }

  private func classes(_ parts: [AccumulationCurve.Part], _ unit: ChartUnit) -> DataTable {
    DataTable(
      name: words.text("home.abc"),
      columns: [
        .init(words.text("column.class")), .init(words.text("column.clients"), .number),
        .init("%", .number), .init(words.text("column.revenue12"), unit: unit.name, .number),
        .init("%", .number),
      ],
      rows: parts.map { part in
        let isEmpty = part.cells[0] == words.formats.count(0)
        return DataTable.Row(
          part.name,
          [
            DataTable.Cell(
              part.cells[0], href: isEmpty ? nil : list(("class", part.name)),
              tone: isEmpty ? "faint" : "")
          ] + part.cells.dropFirst().map { DataTable.Cell($0) })
      })
  }

  /// How much the largest clients bring, against the limits; nil without revenue.
  var concentration: Panel? {
    let spread = summary.concentration
    guard spread.total > 0 else { return nil }
    let sums = [spread.top1, spread.top5, spread.top10]
    let rows = zip(zip(sums, limits), ["top1", "top5", "top10"]).map { pair, key in
      let share = Share(pair.0, of: spread.total)
      let isBeyond = share.basisPoints ?? 0 > pair.1
      return DataTable.Row(
        words.text("home.\(key)"),
        [
          DataTable.Cell(words.points(share), tone: isBeyond ? "alert" : ""),
          .bar(
            CellBar.draw(
              share.basisPoints ?? 0, of: 10_000, limit: pair.1,
              kind: isBeyond ? .alert : .plain)),
          DataTable.Cell(words.points(pair.1)),
        ])
    }
    return Panel(
      id: "concentration", title: words.text("home.concentration"), width: "c4",
      remark: words.text("home.concentration-remark"),
      table: DataTable(
        name: words.text("home.concentration"),
        columns: [
          .init(words.text("column.clients")), .init(words.text("column.of-revenue"), .number),
          .init(words.text("home.proportion-limit"), .bar),
          .init(words.text("home.limit"), unit: "%", .number),
        ], rows: rows), note: concentrationNote,
      link: link(words.text("home.see-concentration"), "retention.html#concentration"))
  }

  private var concentrationNote: String {
    let spread = summary.concentration
    let index = words.formats.decimal(
      spread.herfindahlHundredths, scale: 2, places: .fixed(0))
    let limit = Int64(context.assessment.policy.revenue.herfindahl) * 100
    let key =
      spread.herfindahlHundredths > limit
      ? "home.hhi-high" : spread.herfindahlHundredths > 100_000 ? "home.hhi-middle" : "home.hhi-low"
    let reports = context.study.concentration
      .filter { $0.basis == .transactional }
    guard let report = reports.first, let largest = report.largest.first,
      let client = context.assessment.client(largest.head)
    else { return words.text(key, ["index": index]) }
    var parts = [
      words.text(
        "home.concentration-largest",
        [
          "client": context.name(largest.head),
          "share": words.percent(Share(largest.amount, of: report.spread.total)) ?? "–",
          "status": words.status(client.status).word.lowercased(),
        ])
    ]
    if let after = report.retentionWithoutLargest.flatMap(words.percent),
      let before = words.percent(summary.yearMovements.grossRetention)
    {
      parts.append(
        words.text("home.concentration-leaves", ["before": before, "after": after]))
    }
    if let groups = reports.last(where: \.isByGroup), let first = groups.largest.first {
      parts.append(
        words.text(
          "home.concentration-group",
          [
            "client": context.name(first.head),
            "share": words.percent(Share(first.amount, of: groups.spread.total)) ?? "–",
          ]))
    }
    return (parts + [words.text(key, ["index": index])]).joined(separator: " ")
  }

  /// The fields that are unknown for the most revenue.
  var gaps: Panel {
    let gaps = context.input.quality.gaps.prefix(HomeMaking.gapLimit)
    return Panel(
      id: "unknown", title: words.text("home.unknown"), width: "c4",
      say: gaps.isEmpty ? words.text("home.nothing-missing") : nil,
      table: gaps.isEmpty ? nil : table(of: gaps), note: rejectedNote,
      link: link(words.text("home.see-quality"), "quality.html"))
  }

  private func table(of gaps: some Collection<FieldCompleteness>) -> DataTable {
    DataTable(
      name: words.text("home.unknown"),
      columns: [
        .init(words.text("column.missing")), .init(words.text("column.clients"), .number),
        .init(
          context.input.quality.weight == .sales
            ? words.text("column.of-revenue")
            : words.text("quality.of.\(context.input.quality.weight.rawValue)"), .number),
      ],
      rows: gaps.map { gap in
        DataTable.Row(
          words.field(gap.field),
          [
            DataTable.Cell(words.formats.count(gap.missing), href: "quality.html#completeness"),
            DataTable.Cell(words.points(Share(gap.missingRevenue, of: gap.totalRevenue))),
          ])
      })
  }

  private var rejectedNote: String {
    let rejected = context.input.quality.files.reduce(0) { $0 + $1.rejected }
    return rejected == 0
      ? words.text("home.rejected-none") : words.plural("home.rejected-some", rejected)
  }
}
