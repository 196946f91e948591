import Analysis
import Diagnostics
import Loading
import Portfolio

/// Everything computed about one client, with its arithmetic, as lines of text.
struct ExplanationText {
  let explanation: Explanation
  let client: Client
  let places: RecordPlaces
  /// All lines of the client up to the day, oldest first.
  let lines: [LocatedLine]
  let shownLines: Int
  let policy: Policy
  let forecast: Result<Forecast, ForecastRefusal>?
  let products: ProductContext
  let plan: WorkPlan
  /// The whole portfolio, for what concerns the client beyond itself.
  let study: Study
  let words: ExplanationWords

  var assessed: ClientAssessment { explanation.client }

  func text() -> [String] {
    let judged =
      heading() + status() + counterfactuals() + checked() + contradictions() + purchases()
      + cadence() + forecastLines() + volume() + abc() + rfm() + segments() + tier()
    let accounts =
      contracts() + winBack() + revenue() + productLines() + payments() + satisfaction()
      + advocacy() + people() + exposure() + consents()
    return judged + accounts + success() + roadmap() + health() + coverage() + actions()
      + changes() + history() + records()
  }

  private func heading() -> [String] {
    var lines = ["\(client.displayName) (\(client.id))"]
    lines.append(words.text("as-of", ["day": words.day(explanation.day)]))
    if let defined = places.text(RecordKey(table: .clients, key: client.id)) {
      lines.append(words.text("defined", ["place": defined]))
    }
    return lines
  }

  func section(_ key: String, _ lines: [String]) -> [String] {
    ["", words.text(key)] + lines.map { "  " + $0 }
  }

  private func status() -> [String] {
    var lines = [
      words.text(
        "status-line",
        [
          "status": words.status(assessed.status),
          "rule": assessed.ownStatus?.rule ?? assessed.rule.rawValue,
        ])
    ]
    if let detail = assessed.detail {
      lines.append(words.text("detail.\(detail.rawValue)"))
    } else if assessed.statusNote != .signals, assessed.statusNote != .own {
      lines.append(words.note(assessed.statusNote))
    }
    for signal in assessed.signals.all {
      lines.append(words.text("signal.\(signal.rawValue)"))
      let keys = assessed.signalEvidence.filter { $0.signal == signal }.flatMap(\.keys)
      if !keys.isEmpty {
        lines.append(
          words.text("records-seen", ["keys": keys.map(words.key).joined(separator: ", ")]))
      }
    }
    lines += ownRules()
    for check in explanation.rules {
      let facts = check.facts.map { fact in
        "\(words.text("fact.\(fact.name.rawValue)")): \(words.value(fact.value))"
      }
      let verdict = words.text(check.holds ? "holds" : "holds-not")
      let seen = facts.isEmpty ? "" : "  " + facts.joined(separator: "; ")
      lines.append("\(check.rule.rawValue) \(verdict)\(seen)")
    }
    if let next = explanation.nextChange {
      lines.append(
        words.text(
          "next",
          [
            "status": words.status(next.status), "day": words.day(next.day),
            "rule": next.ruleID,
          ]))
    } else {
      lines.append(words.text("stays"))
    }
    return section("status", lines)
  }

  private func purchases() -> [String] {
    var lines = [
      total("total", assessed.total), total("current", assessed.current),
      total("previous", assessed.previous),
    ]
    if let first = assessed.firstPurchase, let last = assessed.lastPurchase {
      lines.append(
        words.text(
          "first-last",
          [
            "first": words.day(first), "last": words.day(last),
            "days": words.count(assessed.purchaseDays),
            "recency": words.count(assessed.recencyDays ?? 0),
          ]))
    } else {
      lines.append(words.text("never-bought"))
    }
    return section("purchases", lines)
  }

  private func total(_ key: String, _ totals: SalesTotals) -> String {
    words.text(
      "sum",
      [
        "span": words.text("span.\(key)"), "sales": words.money(totals.sales),
        "returns": words.money(totals.returns), "net": words.money(totals.net),
        "invoices": words.count(totals.invoices),
        "ticket": totals.averageTicket.map { words.money($0) } ?? words.text("unknown"),
      ])
  }

  private func cadence() -> [String] {
    guard let arithmetic = explanation.cadence else { return [] }
    let cadence = arithmetic.cadence
    var lines: [String] = []
    if let median = cadence.medianHalfDays, let deviation = cadence.deviationQuarterDays {
      lines.append(
        words.text(
          "intervals",
          [
            "intervals": intervals(arithmetic.intervals), "median": words.halves(median),
            "deviation": words.quarters(deviation),
          ]))
    }
    lines.append(
      words.text(
        "cycle",
        [
          "cycle": words.halves(cadence.cycleHalfDays),
          "source": words.text("source.\(cadence.source.rawValue)"),
          "count": words.count(cadence.intervals),
          "minimum": words.count(arithmetic.minimumIntervals),
        ]))
    lines += segmentCycle()
    let late = [
      "days": words.count(cadence.lateAfterDays), "grace": words.count(arithmetic.graceDays),
    ]
    lines.append(
      arithmetic.spread.map { spread in
        words.text("late", late.merging(["spread": words.factor(spread)]) { first, _ in first })
      } ?? words.text("late-default", late))
    lines.append(
      words.text(
        "broken",
        [
          "days": words.count(cadence.brokenAfterDays),
          "factor": words.factor(arithmetic.brokenFactor),
        ]))
    lines.append(
      words.text(
        "inactive",
        [
          "days": words.count(cadence.inactiveAfterDays),
          "minimum": words.count(arithmetic.inactiveDays),
        ]))
    lines.append(words.text("silent", ["days": words.count(arithmetic.silentDays)]))
    if let expected = assessed.expectedNext {
      lines.append(words.text("expected", ["day": words.day(expected)]))
    }
    return section("cadence", lines + alarmRate())
  }

  /// All intervals where they are few, else the last ones.
  private func intervals(_ intervals: [Int]) -> String {
    let shown = intervals.suffix(24).map(String.init).joined(separator: ", ")
    return intervals.count > 24 ? "…, " + shown : shown
  }

  private func abc() -> [String] {
    let abc = explanation.abc
    guard let rank = abc.position.rank else {
      return section(
        "abc",
        [window(abc.from), words.text("abc-none", ["value": words.money(abc.position.value)])])
    }
    return section(
      "abc",
      [
        window(abc.from),
        words.text(
          "abc-line",
          [
            "class": abc.position.abcClass.rawValue, "value": words.money(abc.position.value),
            "total": words.money(abc.total), "share": words.percent(abc.share.basisPoints),
            "rank": words.count(rank), "clients": words.count(abc.clients),
          ]),
        words.text(
          "abc-before",
          [
            "before": words.money(abc.position.before),
            "share": words.percent(abc.shareBefore.basisPoints),
            "a": words.percent(abc.policy.shareA), "b": words.percent(abc.policy.shareB),
          ]),
      ])
  }

  /// Which days an analysis counts.
  private func window(_ first: Day?) -> String {
    let last = words.day(explanation.day)
    return first.map { words.text("window", ["first": words.day($0), "last": last]) }
      ?? words.text("window-all", ["last": last])
  }

  private func rfm() -> [String] {
    guard let rfm = explanation.rfm else { return section("rfm", [words.text("rfm-none")]) }
    let position = rfm.position
    func score(_ name: String, _ value: String, _ worse: Int, _ score: Int) -> String {
      words.text(
        "score",
        [
          "name": name, "value": value, "worse": words.count(worse),
          "participants": words.count(rfm.scale.participants), "score": String(score),
        ])
    }
    return section(
      "rfm",
      [
        window(rfm.from),
        score(
          "R",
          words.text(
            "recency",
            [
              "days": words.count(rfm.recencyDays),
              "reference": rfm.scale.referenceDay.map { words.day($0) } ?? "–",
            ]), position.worseRecency, position.recency),
        score(
          "F", words.text("frequency", ["count": words.count(rfm.invoices)]),
          position.worseFrequency, position.frequency),
        score(
          "M", words.text("monetary", ["amount": words.money(rfm.amount)]),
          position.worseMonetary, position.monetary),
        words.text(
          "segment",
          [
            "segment": words.segment(position.segment), "r": String(position.recency),
            "f": String(position.frequency),
          ]),
      ] + (assessed.isCalledSilentUnderContract ? [words.text("rfm-contract")] : []))
  }

  private func records() -> [String] {
    guard !lines.isEmpty else { return [] }
    let shown = lines.suffix(shownLines).reversed().map { located in
      let line = located.line
      let parts = [
        words.day(line.day), line.invoice ?? "–", words.money(line.amount), line.product ?? "",
      ]
      return "\(place(located.location))  \(parts.joined(separator: "  "))"
    }
    let rest = lines.count - shown.count
    return section(
      "records", rest > 0 ? shown + [words.text("more-lines", ["count": words.count(rest)])] : shown
    )
  }

  private func place(_ location: SourceLocation) -> String {
    location.file + (location.line.map { ":\($0)" } ?? "")
  }
}
