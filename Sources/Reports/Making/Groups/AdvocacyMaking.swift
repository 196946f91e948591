import Analysis
import Charts
import Localization
import Portfolio

/// Makes the sections about who speaks for us: whom to ask, what was said, who brought whom.
struct AdvocacyMaking {
  let context: SiteContext
  let register: AdvocacyRegister
  let chains: ReferralChains
  private var words: Words { context.words }

  /// Four long lists share a page with what clients say.
  private static let mostRows = 100

  init(context: SiteContext) {
    self.context = context
    register = AdvocacyRegister(context.study)
    chains = ReferralChains(context.study)
  }

  var panels: [Panel] {
    [
      askable?.cut(words, table: "advocacy", to: AdvocacyMaking.mostRows),
      notNow?.cut(words, table: "advocacy", to: AdvocacyMaking.mostRows),
      acts?.cut(words, table: "advocacy-acts", to: AdvocacyMaking.mostRows),
      referrals?.cut(words, table: "referrals", to: AdvocacyMaking.mostRows),
    ].compactMap { $0 }
  }

  private func href(_ client: Int) -> String { "clients/\(context.slugs[client])/index.html" }

  private func person(_ reference: String?, _ client: Int) -> DataTable.Cell {
    reference.map { .init(context.person($0, at: client)) }
      ?? .init(words.text("word.unknown"), tone: "caution")
  }

  // MARK: Whom to ask

  private var askable: Panel? {
    guard !register.candidates.isEmpty else { return nil }
    let rows = register.candidates.filter(\.mayBeAsked).map { candidate in
      DataTable.Row(
        context.name(candidate.client), href: href(candidate.client),
        [
          person(candidate.person, candidate.client), .init(grounds(candidate)),
          .init(words.formats.count(candidate.asks)), calls(candidate),
          .init(words.amount(candidate.revenue)),
        ])
    }
    let policy = context.assessment.policy.advocacy
    return Panel(
      id: "askable", title: words.text("advocate.askable"), width: "c12",
      remark: words.count("clients", rows.count),
      say: rows.isEmpty ? words.text("advocate.nobody-today") : nil,
      table: rows.isEmpty
        ? nil
        : DataTable(
          name: words.text("advocate.askable"),
          columns: [
            .init(words.text("column.client")), .init(words.text("advocate.whom")),
            .init(words.text("advocate.why")), .init(words.text("advocate.asks"), .number),
            .init(words.text("advocate.calls"), .number),
            .init(words.text("voice.revenue-year"), .number),
          ], rows: rows, isNarrow: false), isStacked: true,
      note: words.text(
        "advocate.caps",
        [
          "asks": words.formats.count(policy.asksAYear),
          "calls": words.formats.count(policy.callsAYear),
          "between": words.formats.days(policy.daysBetween),
          "commercial": words.formats.days(policy.commercialDays),
        ]),
      link: NavigationItem(href: "method.html#advocacy", word: words.text("page.how-computed")))
  }

  private func grounds(_ candidate: AdvocacyCandidate) -> String {
    guard !candidate.grounds.isEmpty else { return words.text("advocate.ground.none") }
    return candidate.grounds.map { ground in
      switch ground {
      case .promoter(let answer):
        words.text(
          "advocate.ground.promoter",
          ["score": String(answer.score), "day": words.date(answer.day)])
      case .champion(let person):
        words.text(
          "advocate.ground.champion",
          ["person": context.person(person, at: candidate.client)])
      case .achieved(let key):
        words.text("advocate.ground.achieved", ["record": words.evidence(key)])
      }
    }.joined(separator: "; ")
  }

  private func calls(_ candidate: AdvocacyCandidate) -> DataTable.Cell {
    .init(
      words.formats.count(candidate.calls),
      note: candidate.bearsCall ? nil : words.text("advocate.no-call"))
  }

  private var notNow: Panel? {
    let rows = register.candidates.filter { !$0.mayBeAsked }.map { candidate in
      DataTable.Row(
        context.name(candidate.client), href: href(candidate.client),
        [
          .init(candidate.obstacles.map(sentence).joined(separator: "; ")),
          .init(grounds(candidate)),
          candidate.freeOn.map { .init(words.date($0)) }
            ?? .init(words.text("advocate.depends"), tone: "faint"),
        ])
    }
    guard !rows.isEmpty else { return nil }
    return Panel(
      id: "not-now", title: words.text("advocate.not-now"), width: "c12",
      remark: words.count("clients", rows.count),
      table: DataTable(
        name: words.text("advocate.not-now"),
        columns: [
          .init(words.text("column.client")), .init(words.text("advocate.obstacle-head")),
          .init(words.text("advocate.why")), .init(words.text("advocate.free-on"), .date),
        ], rows: rows, isNarrow: false), isStacked: true)
  }

  private func sentence(_ obstacle: AdvocacyObstacle) -> String {
    words.text(
      "advocate.obstacle.\(obstacle.kind.rawValue)",
      [
        "day": obstacle.until.map(words.date) ?? "–",
        "record": obstacle.key.map(words.evidence) ?? "–",
      ])
  }

  // MARK: What was said

  private var acts: Panel? {
    guard !register.acts.isEmpty else { return nil }
    return Panel(
      id: "register", title: words.text("advocate.register"), width: "c12",
      remark: words.count("acts", register.acts.count),
      table: DataTable(
        name: words.text("advocate.register"),
        columns: [
          .init(words.text("column.client")), .init(words.text("advocacy.kind")),
          .init(words.text("column.person")), .init(words.text("advocacy.asked-on"), .date),
          .init(words.text("advocacy.given-on"), .date), .init(words.text("advocacy.use")),
          .init(words.text("column.source")),
        ],
        rows: register.acts.map { act in
          DataTable.Row(
            context.name(act.client), href: href(act.client),
            [
              .init(
                act.kind.map { words.text("advocacy-kind.\($0.rawValue)") }
                  ?? words.text("word.unknown")), person(act.person, act.client),
              .init(act.asked.map(words.date) ?? "–"), .init(act.given.map(words.date) ?? "–"),
              state(act), .init(words.evidence(act.key), tone: "src"),
            ])
        }, isNarrow: false), isStacked: true)
  }

  private func state(_ act: AdvocacyStanding) -> DataTable.Cell {
    switch act.state {
    case .open: return .init(words.text("advocacy.waiting"), tone: "faint")
    case .given: return .init(words.text("advocacy.unapproved"), tone: "caution")
    case .usable:
      return .init(
        act.expires.map { words.text("advocacy.until", ["day": words.date($0)]) }
          ?? words.text("advocate.usable"))
    case .expired:
      return .init(
        words.text(
          "advocate.expiry.\(act.expiry?.rawValue ?? "date")",
          ["day": act.expires.map(words.date) ?? "–"]), tone: "alert")
    }
  }

  // MARK: Who brought whom

  private var referrals: Panel? {
    guard !chains.credits.isEmpty else { return nil }
    let unit = ChartUnit((chains.credits.map(\.value) + [chains.total]).compactMap { $0 }, words)
    let labels = unit.labels(ofParts: chains.credits.map { $0.value ?? 0 })
    let best = chains.referrers.first
    return Panel(
      id: "referrals", title: words.text("advocate.referrals"), width: "c12",
      remark: words.text("advocate.referrals-remark"),
      say: best.map {
        words.text(
          "advocate.best",
          [
            "client": context.name($0.client),
            "clients": words.count("clients", $0.referred),
            "amount": $0.value.map(words.short) ?? words.text("word.unknown"),
            "chain": words.formats.count($0.chain),
          ])
      },
      table: DataTable(
        name: words.text("advocate.referrals"),
        columns: [
          .init(words.text("advocate.came")), .init(words.text("advocate.brought-by")),
          .init(words.text("advocate.head")), .init(words.text("advocate.depth"), .number),
          .init(words.text("column.date"), .date),
          .init(words.text("advocate.credited"), unit: unit.name, .number),
          .init(words.text("column.source")),
        ],
        rows: zip(chains.credits, labels).map { credit, label in
          DataTable.Row(
            context.name(credit.to), href: href(credit.to),
            note: words.status(context.assessment.client(credit.to)?.status ?? .former).word,
            [
              .init(context.name(credit.from), href: href(credit.from)),
              .init(context.name(credit.root), href: href(credit.root)),
              .init(words.formats.count(credit.depth)),
              .init(credit.day.map(words.date) ?? words.text("word.unknown")),
              credited(credit, label),
              .init(words.evidence(credit.key), tone: "src"),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            .init(""), .init(""), .init(""), .init(""),
            chains.total.map { .init(unit.label($0)) } ?? unknown, .init(""),
          ]),
        isNarrow: false), isStacked: true, note: words.text("advocate.referrals-note"))
  }

  private func credited(_ credit: ReferralCredit, _ label: String) -> DataTable.Cell {
    guard credit.isCredited else {
      return .init("–", note: words.text("advocate.credited-elsewhere"))
    }
    guard let basis = credit.basis, credit.value != nil else { return unknown }
    return .init(label, note: words.catalog.text("assessment.basis.\(basis.rawValue)"))
  }

  private var unknown: DataTable.Cell { .init(words.text("word.unknown"), tone: "caution") }
}
