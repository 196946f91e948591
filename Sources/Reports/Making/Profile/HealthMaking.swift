import Analysis
import Charts
import Localization
import Portfolio

/// How well a client does, with the arithmetic, family by family.
struct HealthMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }

  /// The score in a line, for the head; nil where too little was measured.
  var line: HealthView? {
    guard let health = dossier.client.health, let score = health.score, let band = health.band
    else { return nil }
    return HealthView(score: score, band: name(band), tone: tone(band), change: change(score))
  }

  /// The score at the last month-end at which there was one.
  private var before: PastStanding? {
    let context = dossier.context
    let history = context.study.history
    return history.days.indices.last.flatMap { history.standing(of: dossier.number, at: $0) }
      .flatMap { $0.health == nil ? nil : $0 }
  }

  /// How the score differs from that of the last month-end.
  private func change(_ score: Int) -> ChangeView? {
    before.flatMap { words.healthChange(score, from: $0) }
  }

  var block: HealthBlock? {
    guard let health = dossier.client.health, health.coverage > 0 else { return nil }
    return HealthBlock(
      remark: remark(health), chart: chart(health), sentence: sentence(health),
      account: table(health),
      coverage: words.text(
        "health.coverage", ["coverage": percent(health.coverage)]))
  }

  private func name(_ band: HealthBand) -> String {
    words.catalog.text("assessment.band.\(band.rawValue)")
  }

  private func tone(_ band: HealthBand) -> String {
    switch band {
    case .red: "alert"
    case .yellow: "caution"
    case .green: "good"
    }
  }

  private func percent(_ value: Int) -> String {
    words.formats.percent(Int64(value), scale: 2, places: .fixed(0))
  }

  private func remark(_ health: HealthScore) -> String {
    guard let score = health.score, let band = health.band else {
      return words.text("health.no-score")
    }
    return words.text("health.score", ["score": String(score), "band": name(band)])
  }

  /// What limits the score, or how far it can be believed.
  private func sentence(_ health: HealthScore) -> String {
    if let own = health.ownCap ?? health.floor, let uncapped = health.uncapped {
      return words.text(
        health.ownCap == nil ? "health.own-floored" : "health.own-capped",
        ["rule": own.rule, "limit": String(own.limit), "uncapped": String(uncapped)])
    }
    if let cap = health.cap, let limit = health.capLimit {
      return words.text(
        "health.capped",
        [
          "limit": String(limit), "uncapped": String(health.uncapped ?? limit),
          "reason": words.catalog.text("assessment.cap.\(cap.rawValue.lowercased())"),
          "rule": cap.rawValue,
        ])
    }
    guard health.score != nil else {
      return words.text(
        "health.too-little",
        [
          "coverage": percent(health.coverage),
          "least": percent(dossier.context.assessment.policy.health.lowCoverage),
        ])
    }
    return words.text(
      "health.confidence",
      ["confidence": words.catalog.text("assessment.confidence.\(health.confidence.rawValue)")])
  }

  private func chart(_ health: HealthScore) -> ChartFigure? {
    guard let score = health.score, let band = health.band else { return nil }
    let policy = dossier.context.assessment.policy.health
    let bounds = [policy.redMost + 1, policy.yellowMost + 1].map {
      Level(Int64($0), label: String($0))
    }
    let line = PositionLine(
      id: "health-c",
      title: words.text("health.title", ["score": String(score), "band": name(band)]), unit: "",
      words: .init(
        position: words.text("health.position"), value: words.text("health.points"),
        now: words.text("health.now"), before: words.text("health.before"),
        bound: words.text("health.bound")),
      low: Level(0, label: "0 " + name(.red)), high: Level(100, label: name(.green) + " 100"),
      bounds: bounds, bands: [name(.yellow)],
      value: Level(Int64(score), label: String(score)),
      before: before.flatMap { past in
        past.health.flatMap { $0 == score ? nil : Level(Int64($0), label: String($0)) }
      })
    return ChartFigure(
      name: words.text("profile.health"), drawing: line.draw(), table: nil, tableSize: "")
  }

  private func table(_ health: HealthScore) -> DataTable {
    DataTable(
      name: words.text("health.account"),
      columns: [
        .init(words.text("health.family")), .init(words.text("health.seen")),
        .init(words.text("health.weight"), unit: "%", .number),
        .init(words.text("health.points"), unit: "0–100", .number),
        .init(words.text("page.proportion"), .bar),
        .init(words.text("health.gives"), .number),
      ],
      rows: health.families.map(row),
      total: DataTable.Row(
        words.text("health.sum"),
        [
          .init(""),
          .init(String(health.families.reduce(0) { $0 + $1.weight })), .init(""), .init(""),
          .init(health.uncapped.map(String.init) ?? "–"),
        ]))
  }

  private func row(_ family: HealthFamily) -> DataTable.Row {
    let isLow = family.points.map { $0 <= dossier.context.assessment.policy.health.redMost }
    let signals = SignalWords(context: dossier.context, client: dossier.client)
    let seen = family.facts.filter { $0.value != .none }.map { fact in
      let name = words.catalog.text("commands.explain.fact.\(fact.name.rawValue)")
      return "\(name): \(signals.write(fact.value))"
    }
    return DataTable.Row(
      words.catalog.text("assessment.family.\(family.kind.rawValue)"),
      [
        .init(seen.isEmpty ? "–" : seen.joined(separator: "; ")), .init(String(family.weight)),
        family.points.map { .init(String($0)) }
          ?? .init(words.text("word.unknown"), tone: "caution"),
        family.points.map {
          .bar(CellBar.draw(Int64($0), of: 100, kind: isLow == true ? .alert : .plain))
        } ?? .init(""),
        .init(family.contribution.map(String.init) ?? "–"),
      ])
  }
}

extension Words {
  /// How a health score differs from an earlier one: arrow, words, and when that was.
  func healthChange(_ score: Int, from past: PastStanding) -> ChangeView? {
    guard let before = past.health else { return nil }
    let mark = score > before ? "up" : score < before ? "down" : "same"
    return ChangeView(
      tone: score > before ? "good" : score < before ? "bad" : "", mark: mark,
      words: text(
        "head.health-change.\(mark)",
        [
          "points": String(abs(score - before)), "before": String(before),
          "day": date(past.day),
        ]))
  }
}
