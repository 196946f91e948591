import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes the page of what clients say of us, and who may be asked to say it to others.
struct VoiceMaking {
  let context: SiteContext
  let report: VoiceReport
  var words: Words { context.words }
  var voice: VoiceWords { VoiceWords(words: words) }

  init(context: SiteContext) {
    self.context = context
    report = VoiceReport(context.study)
  }

  func page() -> GroupPage {
    let advocacy = AdvocacyMaking(context: context)
    return GroupPage(
      page: context.frame(depth: 0, current: "voice"), title: words.text("page.voice"),
      lead: lead, figures: report.scores.isEmpty ? nil : strip(advocacy.register),
      nothing: report.scores.isEmpty
        ? EmptySection(
          what: words.text("voice.no-surveys"), cost: words.text("voice.no-surveys-cost"),
          place: words.text("voice.no-surveys-where")) : nil,
      panels: [scores, sides, trend, waiting, themes, bySegment].compactMap { $0 } + advocacy.panels
    )
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    guard let nps = report[.nps], let score = nps.nps?.hundredths else {
      return words.rich(
        "voice.lead.no-score",
        [
          "answers": words.count("answers", report[.nps]?.count ?? 0),
          "day": words.date(context.day),
        ])
    }
    var parameters = [
      "score": words.formats.decimal(score, scale: 2, places: .fixed(0), sign: .always),
      "margin": voice.margin(nps.nps ?? NPSScore([])),
    ]
    guard let first = report.low.first(where: \.isUnanswered) ?? report.low.first else {
      parameters["day"] = nps.newest.map(words.date) ?? "–"
      let year = YearRevenue(context)
      parameters["amount"] = context.yearRevenue(year)
      return words.rich(year.key("voice.lead.calm"), parameters)
    }
    parameters["client"] = context.name(first.client)
    parameters["answer"] = String(first.answer.score)
    parameters["kind"] = voice.kind(first.answer.kind)
    parameters["day"] = words.date(first.answer.day)
    parameters["amount"] = first.revenue.map(words.short) ?? words.text("word.unknown")
    let key = first.isUnanswered ? "waiting" : first.reply == nil ? "unknown" : "replied"
    return words.rich("voice.lead.\(key)", parameters)
  }

  private func strip(_ register: AdvocacyRegister) -> KPIStrip {
    let waiting = report.low.filter(\.isUnanswered)
    let scores = report.scores.map { score in
      KPI(
        word: voice.kind(score.kind), figure: voice.score(score),
        notes: [
          score.isScored
            ? words.text(
              "voice.kpi",
              ["answers": words.count("answers", score.count), "interval": voice.interval(score)])
            : words.plural("voice.too-few", score.count)
        ])
    }
    return KPIStrip(
      name: words.text("page.voice"),
      figures: scores + [
        responseRate,
        KPI(
          word: words.text("voice.waiting"), figure: words.formats.count(waiting.count),
          notes: [
            knownSum(waiting.map(\.revenue)).map(words.short) ?? words.text("word.unknown")
          ]),
        KPI(
          word: words.text("voice.may-be-asked"),
          figure: words.formats.count(register.candidates.count(where: \.mayBeAsked)),
          notes: [words.text("voice.may-be-asked-note")]),
      ])
  }

  // MARK: Scores

  private var scores: Panel? {
    guard !report.scores.isEmpty else { return nil }
    return Panel(
      id: "scores", title: words.text("voice.scores"), width: "c12",
      remark: words.text("voice.scores-remark"),
      table: DataTable(
        name: words.text("voice.scores"),
        columns: [
          .init(words.text("survey.kind")), .init(words.text("survey.score"), .number),
          .init(words.text("voice.interval-head"), .number),
          .init(words.text("voice.answers"), .number), .init(words.text("voice.stale"), .number),
          .init(words.text("voice.sent"), .number),
          .init(words.text("voice.response-rate"), unit: "%", .number),
          .init(words.text("voice.newest"), .date),
        ],
        rows: report.scores.map { score in
          DataTable.Row(
            voice.kind(score.kind), note: words.text("voice.kind-note.\(score.kind.rawValue)"),
            [
              .init(voice.score(score)), .init(voice.interval(score)),
              .init(
                words.formats.count(score.count),
                href: set(score.kind, "voice.set-answered") { !$0.isStale }),
              .init(
                words.formats.count(score.stale),
                href: set(score.kind, "voice.set-stale") { $0.isStale },
                tone: score.stale == 0 ? "faint" : "caution"),
              sentCell(score), rateCell(score),
              .init(score.newest.map(words.date) ?? "–"),
            ])
        }, isNarrow: false), isStacked: true,
      note: [
        words.text(
          "voice.scores-note",
          ["stale": words.formats.days(context.assessment.policy.satisfaction.staleDays)]),
        report.scores.contains { $0.sent == nil } ? words.text("voice.sent-unknown-note") : nil,
      ].compactMap { $0 }.joined(separator: " "),
      link: NavigationItem(href: "method.html#voice", word: words.text("page.how-computed")))
  }

  /// The clients with an answer of a kind.
  private func set(
    _ kind: SurveyKind, _ key: String, where isWanted: (SurveyAnswer) -> Bool
  ) -> String? {
    let clients = context.assessment.clients.filter { client in
      (client.satisfaction?.answers ?? []).contains { $0.kind == kind && isWanted($0) }
    }
    return ClientSet(
      clients.map(\.client), words.text(key, ["kind": voice.kind(kind)])
    ).href(context)
  }

  /// Who answered the NPS how: promoters, neutrals, detractors, each with the clients behind it.
  private var sides: Panel? {
    guard let score = report[.nps], score.count > 0 else { return nil }
    let sides: [(key: String, scores: ClosedRange<Int>)] = [
      ("promoters", 9...10), ("passives", 7...8), ("detractors", 0...6),
    ]
    let answers = context.assessment.clients.flatMap { client in
      (client.satisfaction?.answers ?? []).filter { $0.kind == .nps && !$0.isStale }
        .map { (client: client, score: $0.score) }
    }
    let parts = sides.map { side in answers.filter { side.scores.contains($0.score) } }
    let revenues = parts.map { part in
      knownSum(
        Set(part.map(\.client.client)).compactMap { context.assessment.client($0) }
          .map(\.tierRevenue))
    }
    let unit = ChartUnit(revenues.compactMap { $0 }, words)
    let most = parts.map(\.count).max() ?? 0
    return Panel(
      id: "sides", title: words.text("voice.sides"), width: "c5",
      remark: words.count("answers", score.count),
      table: DataTable(
        name: words.text("voice.sides"),
        columns: [
          .init(words.text("voice.side")), .init(words.text("voice.answers"), .number),
          .init(words.text("page.proportion"), .bar), .init(words.text("column.clients"), .number),
          .init(words.text("voice.revenue-year"), unit: unit.name, .number),
        ],
        rows: sides.indices.map { place in
          let clients = Set(parts[place].map(\.client.client))
          let name = words.text("voice.side-\(sides[place].key)")
          return DataTable.Row(
            name, note: words.text("voice.side-\(sides[place].key)-note"),
            [
              .init(
                words.formats.count(parts[place].count),
                tone: parts[place].isEmpty ? "faint" : ""),
              .bar(CellBar.draw(Int64(parts[place].count), of: Int64(most))),
              .init(
                words.formats.count(clients.count),
                href: ClientSet(clients, name).href(context),
                tone: clients.isEmpty ? "faint" : ""),
              revenues[place].map { .init(unit.label($0)) } ?? unknown,
            ])
        }), note: words.text("voice.sides-after"))
  }

  private var trend: Panel? {
    let quarters = report.quarters
    guard quarters.count(where: { $0.nps.hundredths != nil }) > 1 else { return nil }
    let points = quarters.map { quarter -> DataPoint in
      let name = words.text(
        "voice.quarter",
        [
          "quarter": String((quarter.first.month - 1) / 3 + 1), "year": String(quarter.first.year),
        ])
      let label =
        quarter.nps.hundredths.map {
          words.text(
            "voice.point",
            [
              "score": words.formats.decimal($0, scale: 2, places: .fixed(0), sign: .always),
              "n": words.formats.count(quarter.nps.count),
            ])
        } ?? words.plural("voice.too-few", quarter.nps.count)
      return DataPoint(name: name, value: quarter.nps.hundredths, label: label)
    }
    let last = points.last { $0.value != nil }
    let chart = LineChart(
      id: "nps-c",
      title: words.text(
        "voice.trend-title", ["quarter": last?.name ?? "–", "score": last?.label ?? "–"]),
      unit: "NPS",
      words: .init(category: words.text("voice.quarter-head"), value: "NPS"), points: points,
      ticks: [Level(0, label: "0"), Level(5000, label: "+50")])
    return Panel(
      id: "trend", title: words.text("voice.trend"), width: "c7",
      remark: words.text("voice.trend-remark"),
      figure: ChartFigure(
        chart, name: words.text("voice.trend"), note: words.text("voice.trend-note"),
        tableSize: words.count("quarters", points.count)))
  }

  /// Low answers, those nobody answered first.
  private var waiting: Panel? {
    guard !report.scores.isEmpty else { return nil }
    let rows = report.low.map { low -> DataTable.Row in
      let owner = context.owner(low.client)
      return DataTable.Row(
        context.name(low.client), href: "clients/\(context.slugs[low.client])/index.html",
        note: low.comment,
        [
          .init(
            "\(voice.kind(low.answer.kind)) \(low.answer.score)",
            note: words.text("voice.of-most", ["most": String(low.answer.kind.scores.upperBound)]),
            tone: "alert"),
          .init(
            low.answer.contact.map { context.person($0, at: low.client) }
              ?? words.text("word.unknown"), tone: low.answer.contact == nil ? "caution" : ""),
          .init(words.date(low.answer.day)),
          reply(low),
          .init(words.amount(low.revenue)),
          .init(owner ?? words.text("word.unknown"), tone: owner == nil ? "caution" : ""),
          .init(words.evidence(low.answer.key), tone: "src"),
        ])
    }
    return Panel(
      id: "low", title: words.text("voice.low"), width: "c12",
      remark: words.text("voice.low-remark"),
      say: rows.isEmpty ? words.text("voice.no-low") : nil,
      table: rows.isEmpty
        ? nil
        : DataTable(
          name: words.text("voice.low"),
          columns: [
            .init(words.text("voice.client-said")), .init(words.text("survey.score")),
            .init(words.text("survey.who")), .init(words.text("voice.answered-on"), .date),
            .init(words.text("voice.reply")), .init(words.text("voice.revenue-year"), .number),
            .init(words.text("column.owner")), .init(words.text("column.source")),
          ], rows: rows, isNarrow: false), isStacked: true)
  }

  var unknown: DataTable.Cell { .init(words.text("word.unknown"), tone: "caution") }

  private func reply(_ low: LowAnswer) -> DataTable.Cell {
    guard low.knowsTouches else { return unknown }
    guard let reply = low.reply else {
      return .init(
        words.text(
          "voice.waits",
          ["days": words.formats.days(context.day.days(since: low.answer.day))]), tone: "alert")
    }
    return .init(words.text("voice.replied", ["day": words.date(reply)]))
  }
}
