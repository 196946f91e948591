import Charts
import Localization
import Markup
import Portfolio
import Reports

/// Fills the style page with invented clients, people and amounts.
struct StyleMaking {
  let words: StyleWords
  /// Where the theme's `assets` folder is, seen from the page.
  let root: String
  /// The page in each language: its address and its language's name.
  let languages: [NavigationItem]

  let day = Day(number: 20_773)

  func page() -> StylePage {
    StylePage(
      page: PageFrame(
        language: words.catalog.locale.tag, root: root, home: "#main", method: "#main",
        portfolio: text("portfolio"), currency: words.formats.symbol(of: words.currency),
        notice: nil, asOf: day, navigation: languages.map(NavigationGroup.init)),
      title: words.text("style.title"), samples: samples,
      charts: StyleCharts(words: words, day: day).all)
  }

  private func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.text("style.sample." + key, parameters)
  }

  private func date(_ days: Int) -> String { words.date(day.adding(days: days)) }

  /// An amount in whole units of the currency.
  private func money(_ units: Int64) -> String { words.whole(units * 100) }

  private func number(_ units: Int64) -> String { words.formats.count(Int(units)) }

  private var samples: StyleSamples {
    StyleSamples(
      lead: words.escaped("style.lead"), colors: colors,
      statuses: ["active", "at-risk", "inactive", "former", "prospect"].map {
        StatusView(mark: $0, word: words.text("status.\($0)"))
      },
      tiers: tiers, touch: TouchView(word: text("touch")), healths: healths, changes: changes,
      levels: [level(4), level(1), LevelView(mark: nil, words: words.text("word.unknown"))],
      supports: [support(-2), support(0), support(1), support(nil)],
      directions: [twoWay, DirectionView(isTwoWay: false, word: text("one-way"))],
      progresses: ProgressView.State.allCases.map {
        ProgressView($0, word: text("progress.\($0.rawValue)"))
      },
      evidence: evidence, tags: [text("tag-1"), text("tag-2"), text("tag-3")], head: head,
      strip: strip, smallStrip: smallStrip, facts: FactList(facts: facts), verdicts: verdicts,
      statements: statements, coverage: coverage, conversations: conversations, table: table,
      stack: stack,
      empty: EmptySection(
        what: text("empty"), cost: text("empty-cost"), add: text("empty-add"),
        place: text("empty-place")),
      notices: notices,
      trail: Trail(
        steps: [
          NavigationItem(href: "#main", word: words.text("page.home")),
          NavigationItem(href: "#main", word: words.text("page.clients")),
        ],
        here: text("client"),
        previous: NavigationItem(href: "#main", word: text("previous")),
        next: NavigationItem(href: "#main", word: text("next")),
        position: text("position", ["place": "17", "all": "161"])),
      tabs: ["tab-1", "tab-2", "tab-3"].enumerated().map {
        NavigationItem(href: "#ways", word: text($1), isCurrent: $0 == 0)
      },
      pages: (1...4).map { PageLink(number: $0, href: "#ways", isCurrent: $0 == 2) },
      filterBar: FilterBar(
        filters: [
          ListFilter(
            name: "status", word: words.text("column.status"),
            choices: ["active", "at-risk"].map {
              Choice(key: $0, word: words.text("status.\($0)"))
            })
        ], isHidden: false))
  }

  private var tiers: [TierView] {
    (1...5).reversed().map {
      TierView(mark: StepMark.draw(filled: $0, of: 5), word: text("tier-\($0)"))
    } + [TierView(mark: StepMark.draw(filled: 6, of: 9), word: text("tier-of-nine"))]
  }

  private var healths: [HealthView] {
    [
      HealthView(score: 82, band: text("band.good"), tone: "good"),
      HealthView(score: 61, band: text("band.caution"), tone: "caution", change: fall),
      HealthView(score: 34, band: text("band.alert"), tone: "alert"),
    ]
  }

  private var fall: ChangeView {
    ChangeView(tone: "bad", mark: "down", words: text("change-bad", ["points": "−5"]))
  }

  private var changes: [ChangeView] {
    [
      ChangeView(
        tone: "good", mark: "up", words: text("change-good", ["amount": "+" + money(16_800)])),
      ChangeView(
        tone: "bad", mark: "up",
        words: text("change-risk", ["points": words.formats.percentPoints(16, scale: 3)])),
      ChangeView(tone: "", mark: "same", words: text("change-none")),
    ]
  }

  private func level(_ filled: Int) -> LevelView {
    LevelView(
      mark: SquareMark.draw(filled: filled),
      words: text("influence", ["level": String(filled)]))
  }

  private func support(_ value: Int?) -> SupportView {
    SupportView(
      value: value,
      words: value.map { text("support", ["level": SupportView.signed($0)]) }
        ?? words.text("word.unknown"))
  }

  private var twoWay: DirectionView { DirectionView(isTwoWay: true, word: text("two-way")) }

  private var evidence: Evidence { Evidence(rule: "S-03", records: text("records")) }

  private var head: ClientHead {
    ClientHead(
      title: text("client"),
      status: StatusView(mark: "at-risk", word: words.text("status.at-risk")),
      tier: TierView(mark: StepMark.draw(filled: 4, of: 5), word: text("tier-4")),
      touch: TouchView(word: text("touch")), details: [text("document"), text("place")],
      answer: Answer(
        isUrgent: true, step: text("step", ["day": date(3)]),
        why: text("step-why", ["amount": money(31_200), "day": date(14)]), href: "#figures",
        link: text("step-link")),
      facts: [
        Fact(
          word: text("revenue"), value: money(41_350), tone: "strong",
          note: text("contracted")),
        Fact(word: text("health"), value: nil, health: healths[1]),
        Fact(word: words.text("column.owner"), value: text("ours"), href: "#main"),
        Fact(
          word: text("deadline"), value: date(14), tone: "alert", note: text("in-days")),
        Fact(word: text("cost-of-service"), value: nil),
      ])
  }

  private var facts: [Fact] {
    [
      Fact(word: text("since"), value: words.date(Day(number: 19_783))),
      Fact(
        word: text("deadline"), value: date(14), tone: "alert",
        evidence: Evidence(records: text("record-contract"))),
      Fact(word: text("cost-of-service"), value: nil),
    ]
  }

  private var strip: KPIStrip {
    func figure(_ key: String, _ figure: String, unit: String? = nil, _ change: ChangeView) -> KPI {
      let spark = StyleCharts(words: words, day: day).sparkline(id: "spark-\(key)")
      return KPI(
        word: text("kpi.\(key)"), figure: figure, unit: unit, drawing: spark.draw(),
        notes: [text("kpi.\(key)-note")], change: change)
    }
    let percent = { (value: Int64) in words.formats.decimal(value, scale: 1, places: .fixed(1)) }
    return KPIStrip(
      name: text("kpis"),
      figures: [
        figure("revenue", words.short(241_000_000), changes[0]),
        figure("retention", percent(917), unit: "%", changes[2]),
        figure("risk", percent(158), unit: "%", changes[1]),
      ])
  }

  private var smallStrip: KPIStrip {
    KPIStrip(
      name: text("kpis-small"), isSmall: true,
      figures: [
        KPI(
          word: words.text("profile.months12"), figure: money(496_200), notes: [text("against")]),
        KPI(word: words.text("profile.ticket"), figure: money(41_350), notes: [text("invoices")]),
        KPI(word: words.text("profile.first"), figure: words.date(Day(number: 19_783))),
      ])
  }

  private var verdicts: [Verdict] {
    [
      Verdict(
        heading: text("verdict-1"), words: text("verdict-1-why", ["day": date(14)]),
        evidence: evidence),
      Verdict(
        heading: text("verdict-2"), words: text("verdict-2-why", ["amount": money(103_800)]),
        evidence: Evidence(rule: "N-04")),
    ]
  }

  private var statements: [Statement] {
    [
      Statement(
        mark: "at-risk", tone: "alert", heading: text("said-1"), words: text("said-1-why"),
        evidence: Evidence(records: text("record-ticket")), value: number(41_350)),
      Statement(
        mark: "up", heading: text("said-2"), words: text("said-2-why"), value: "+" + number(12_400)),
      Statement(
        mark: "inactive", heading: text("said-3"), words: text("said-3-why"),
        evidence: Evidence(records: text("record-column"))),
    ]
  }

  private var coverage: CoverageView {
    CoverageView(slots: [
      CoverageView.Slot(
        heading: text("slot-1"), words: text("slot-1-who", ["day": date(-12)]), isCovered: true,
        evidence: Evidence(records: text("record-person"))),
      CoverageView.Slot(heading: text("slot-2"), words: text("slot-2-who"), isCovered: false),
    ])
  }

  private var conversations: [ConversationView] {
    [
      ConversationView(
        day: day.adding(days: -4), channel: text("channel-1"), people: text("people-1"),
        direction: twoWay, summary: text("talk-1"),
        promise: text("promise", ["day": date(2)]), promiseState: text("promise-open"),
        evidence: Evidence(records: text("record-talk"))),
      ConversationView(
        day: day.adding(days: -17), channel: text("channel-2"), people: text("people-2"),
        direction: DirectionView(isTwoWay: false, word: text("one-way")),
        summary: text("talk-2")),
    ]
  }

  private var notices: [Notice] {
    [
      Notice(heading: text("notice-1"), words: text("notice-1-words")),
      Notice(
        tone: "caution", heading: text("notice-2"), words: text("notice-2-words"), href: "#tables",
        link: text("notice-2-link")),
      Notice(
        tone: "alert", heading: text("notice-3"), words: text("notice-3-words", ["day": date(-21)])),
    ]
  }
}
