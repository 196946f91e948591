import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes the page of former clients: whom to ask back, why they left, who came back.
struct FormerMaking {
  let context: SiteContext
  let list: WinBackList
  let rate: WinBackRate
  let reasons: EndReasonSummary
  var words: Words { context.words }

  init(context: SiteContext) {
    self.context = context
    list = WinBackList(context.assessment, of: context.portfolio)
    rate = WinBackRate(context.study)
    reasons = EndReasonSummary(context.assessment, of: context.portfolio)
  }

  /// Whether anybody ever left.
  static func exists(_ context: SiteContext) -> Bool {
    context.assessment.clients.contains { $0.status == .former }
  }

  var all: [WinBackCandidate] { list.candidates + list.excluded }

  func page() -> GroupPage {
    GroupPage(
      page: context.frame(depth: 0, current: "former"), title: words.text("page.former"),
      lead: lead, figures: strip,
      panels: [order.cut(words, table: "win-back"), reasonTable, back, excluded, exits].compactMap {
        $0
      })
  }

  func href(_ client: Int) -> String { "clients/\(context.slugs[client])/index.html" }

  func reason(_ reason: EndReason?) -> String {
    reason.map { words.catalog.text("assessment.end-reason.\($0.rawValue)") }
      ?? words.text("former.no-reason")
  }

  /// The sum of what is known; nil where it is known of nobody.
  func total(_ candidates: [WinBackCandidate], _ path: KeyPath<WinBackCandidate, Int64?>)
    -> Int64?
  {
    knownSum(candidates.map { $0[keyPath: path] })
  }

  /// An amount, or that nobody knows it.
  func amount(
    _ minorUnits: Int64?, note: String? = nil, tone: String = ""
  ) -> DataTable.Cell {
    minorUnits.map { .init(words.whole($0), note: note, tone: tone) }
      ?? .init(words.text("word.unknown"), tone: "caution")
  }

  private func short(_ minorUnits: Int64?) -> String {
    minorUnits.map(words.short) ?? words.text("word.unknown")
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    var parameters = [
      "clients": words.count("former", all.count),
      "amount": short(total(all, \.value)),
    ]
    guard let first = list.candidates.first else {
      parameters["day"] = words.date(context.day)
      return words.rich("former.lead.nobody", counting: all.count, parameters)
    }
    parameters["client"] = context.name(first.client)
    parameters["expected"] = short(first.expected)
    parameters["reason"] = reason(first.ending.reason).lowercased()
    guard let day = first.ending.day else {
      return words.rich("former.lead.undated", counting: all.count, parameters)
    }
    parameters["day"] = words.date(day)
    return words.rich("former.lead.first", counting: all.count, parameters)
  }

  private var strip: KPIStrip {
    let known = reasons.rows.reduce(0) { $0 + $1.clients.count }
    let other = reasons.rows.first { $0.reason == .other }?.clients.count ?? 0
    return KPIStrip(
      name: words.text("page.former"),
      figures: [
        KPI(
          word: words.text("page.former"), figure: words.formats.count(all.count),
          notes: [words.text("former.of-all")],
          href: "clients/index.html#status=\(Status.former.rawValue)"),
        KPI(
          word: words.text("former.worth"), figure: short(total(all, \.value)),
          notes: [words.text("former.worth-note")]),
        KPI(
          word: words.text("former.expected"),
          figure: short(total(list.candidates, \.expected)),
          notes: [words.count("clients", list.candidates.count)]),
        KPI(
          word: words.text("former.rate"), figure: words.percent(rate.total) ?? "–",
          notes: [
            words.text(
              "former.rate-note",
              [
                "back": words.formats.count(rate.departed.count(where: \.isBack)),
                "left": words.formats.count(rate.departed.count),
              ])
          ]),
        KPI(
          word: words.text("former.excluded"), figure: words.formats.count(list.excluded.count),
          notes: [short(total(list.excluded, \.value))]),
        KPI(
          word: words.text("former.vague"),
          figure: words.percent(Share(Int64(other), of: Int64(known))) ?? "–",
          notes: [
            words.text(
              reasons.isTooVague ? "former.too-vague" : "former.clear",
              [
                "limit": words.percent(
                  context.assessment.policy.contracts.otherReasons, places: .upTo(1))
              ])
          ]),
      ])
  }

  // MARK: Sections

  private var order: Panel {
    let rows = list.candidates.map { candidate in
      DataTable.Row(
        context.name(candidate.client), href: href(candidate.client), note: said(candidate),
        [
          .init(reason(candidate.ending.reason)), .init(ended(candidate)),
          amount(
            candidate.value,
            note: candidate.basis.map { words.catalog.text("assessment.basis.\($0.rawValue)") }),
          .init(factor(candidate.reasonFactor)),
          .init(
            factor(candidate.timeFactor),
            note: candidate.daysSince.map { words.formats.days($0) }),
          amount(candidate.expected, tone: "strong"), tone(candidate),
          .init(evidence(candidate.ending.key), tone: "src"),
        ])
    }
    return Panel(
      id: "order", title: words.text("former.order"), width: "c12",
      remark: words.text("former.order-remark"),
      say: rows.isEmpty ? words.text("former.nobody") : nil,
      table: rows.isEmpty
        ? nil
        : DataTable(
          name: words.text("former.order"),
          columns: [
            .init(words.text("column.client")), .init(words.text("former.reason")),
            .init(words.text("former.left-on"), .date),
            .init(words.text("former.worth"), .number),
            .init(words.text("former.by-reason"), .number),
            .init(words.text("former.by-time"), .number),
            .init(words.text("former.result"), .number), .init(words.text("former.tone")),
            .init(words.text("column.source")),
          ], rows: rows,
          total: DataTable.Row(
            words.text("word.total"),
            [
              .init(""), .init(""), amount(total(list.candidates, \.value)),
              .init(""), .init(""), amount(total(list.candidates, \.expected)),
              .init(""), .init(""),
            ]), isNarrow: false), isStacked: true,
      note: words.text("former.order-note"),
      link: NavigationItem(href: "method.html#win-back", word: words.text("page.how-computed")))
  }

  /// What was written of the end, where it says more than the reason.
  func said(_ candidate: WinBackCandidate) -> String? {
    candidate.ending.text == reason(candidate.ending.reason) ? nil : candidate.ending.text
  }

  func ended(_ candidate: WinBackCandidate) -> String {
    words.dateOrUnknown(candidate.ending.day)
  }

  /// A record of the data, the client's own under the id that pages show.
  func evidence(_ key: RecordKey) -> String {
    guard key.table == .clients, let client = context.portfolio.client(withID: key.key) else {
      return words.evidence(key)
    }
    return words.evidence(RecordKey(table: .clients, key: context.shownID(client)))
  }

  private func factor(_ factor: Int64) -> String {
    "× " + words.formats.decimal(factor, scale: 4, places: .fixed(2))
  }

  /// How they last spoke: the last answer, whatever its age.
  private func tone(_ candidate: WinBackCandidate) -> DataTable.Cell {
    guard let answer = candidate.lastAnswer else {
      return .init(words.text("former.no-tone"), tone: "caution")
    }
    return .init(
      "\(VoiceWords(words: words).kind(answer.kind)) \(answer.score)",
      note: words.date(answer.day),
      tone: answer.isLow(by: context.assessment.policy.risk) ? "alert" : "")
  }

  /// The reasons, with what they cost and how many came back.
  private var reasonTable: Panel? {
    let rows = rate.rows
    guard !rows.isEmpty else { return nil }
    let values = Dictionary(uniqueKeysWithValues: all.map { ($0.client, $0.value) })
    // Those who came back are in no win-back list: with them nothing is lost.
    let known = rows.map { row in knownSum(row.left.compactMap { values[$0] }) }
    let lost = known.map { $0 ?? 0 }
    let unit = ChartUnit(lost, words)
    let most = lost.max() ?? 0
    return Panel(
      id: "reasons", title: words.text("former.reasons"), width: "c7",
      remark: words.text("former.reasons-remark"),
      table: DataTable(
        name: words.text("former.reasons"),
        columns: [
          .init(words.text("former.reason-who")), .init(words.text("former.left"), .number),
          .init(words.text("former.lost"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar),
          .init(words.text("former.returned"), .number),
          .init(words.text("former.rate"), unit: "%", .number),
        ],
        rows: zip(rows, zip(known, unit.labels(ofParts: lost))).map { row, lost in
          DataTable.Row(
            reason(row.reason), note: names(row.left),
            [
              .init(
                words.formats.count(row.left.count),
                href: ClientSet(
                  row.left, words.text("revenue.set-reason", ["reason": reason(row.reason)])
                ).href(context)),
              lost.0 == nil
                ? .init(words.text("word.unknown"), tone: "caution") : .init(lost.1),
              .bar(CellBar.draw(lost.0 ?? 0, of: most)),
              .init(
                words.formats.count(row.returned.count),
                href: ClientSet(row.returned, words.text("former.back")).href(context),
                tone: row.returned.isEmpty ? "faint" : ""),
              .init(words.points(row.rate)),
            ])
        }, isNarrow: false), isStacked: true, note: reasons.isTooVague ? vague : nil)
  }

  private var vague: String {
    words.text(
      "former.vague-note",
      [
        "limit": words.percent(
          context.assessment.policy.contracts.otherReasons, places: .upTo(1))
      ])
  }

  private func names(_ clients: [Int]) -> String {
    let shown = clients.prefix(3).map(context.name).joined(separator: ", ")
    return clients.count > 3
      ? words.text(
        "voice.and-more",
        ["names": shown, "count": words.formats.count(clients.count - 3)]) : shown
  }

  /// Those who came back.
  private var back: Panel {
    let rows = rate.departed.filter(\.isBack).sorted {
      let days = ($0.returned?.number ?? 0, $1.returned?.number ?? 0)
      return days.0 != days.1 ? days.0 > days.1 : $0.client < $1.client
    }.map { client in
      DataTable.Row(
        context.name(client.client), href: href(client.client), note: reason(client.reason),
        [
          .init(words.dateOrUnknown(client.left)), .init(client.returned.map(words.date) ?? "–"),
          amount(client.value),
        ])
    }
    return Panel(
      id: "back", title: words.text("former.back"), width: "c5",
      remark: words.count("clients", rows.count),
      say: rows.isEmpty ? words.text("former.nobody-back") : nil,
      table: rows.isEmpty
        ? nil
        : DataTable(
          name: words.text("former.back"),
          columns: [
            .init(words.text("column.client")), .init(words.text("former.left-on"), .date),
            .init(words.text("former.returned-on"), .date),
            .init(words.text("voice.revenue-year"), .number),
          ], rows: rows))
  }
}
