import Analysis
import Diagnostics
import Localization
import Markup
import Portfolio

/// Makes the page that says how every number is computed.
struct MethodMaking {
  let context: SiteContext
  var words: Words { context.words }
  var policy: Policy { context.assessment.policy }

  func page() -> MethodPage {
    let settings = policy.settings
    let changed = settings.count { !isBuiltIn($0) }
    let year = YearRevenue(context)
    return MethodPage(
      page: context.frame(depth: 0, current: "method"), title: words.text("method.title"),
      lead: words.rich(
        year.key("method.lead"),
        [
          "day": words.date(context.day), "values": words.count("values", settings.count),
          "changed": changed == 0
            ? words.text("method.changed-none") : words.count("changed", changed),
          "amount": context.yearRevenue(year),
        ]),
      topics: [
        topic("revenue"), topic("status", steps: statusSteps, in: settings),
        topic("cadence", also: [alarmRate], in: settings), topic("abc", in: settings),
        topic("rfm", steps: segmentSteps, in: settings), topic("segments", steps: declaredSegments),
        topic("tiers", steps: pointRules, in: settings),
        topic("touch", steps: touchRules, in: settings), topic("contracts", in: settings),
        topic("risk", in: settings), topic("payments", in: settings),
        topic("satisfaction", in: settings), topic("voice"),
        topic("advocacy", in: settings), topic("win-back", in: settings),
        topic("relationship", in: settings),
        topic("consent"), topic("health", steps: healthLimits, in: settings),
        topic("counterfactual"), topic("contradictions", steps: contradictionSteps),
        topic("movements", values: ["revenue"], in: settings),
        topic("renewals", steps: renewalSteps, in: settings), topic("pipeline", in: settings),
        topic("cost"), topic("products", in: settings),
        topic("forecast", in: settings), topic("history"), topic("coverage", in: settings),
        topic("goals"), topic("calendar", in: settings), topic("roadmap", in: settings),
        topic("actions", values: ["expansion", "savability", "effort"], in: settings),
        topic("unknown"),
        topic("rounding"), topic("privacy"),
      ])
  }

  /// A subject with its paragraphs, numbered from 1 in the catalog, and the policy's values of it.
  private func topic(
    _ id: String, steps: [MethodPage.Step] = [], values sections: [String]? = nil,
    also further: [String] = [], in settings: [PolicySetting] = []
  ) -> MethodPage.Topic {
    var paragraphs: [String] = []
    let values = values(of: sections ?? [id])
    for number in 1...9 {
      let key = "method.\(id).p\(number)"
      guard words.catalog.message("reports." + key) != nil else { break }
      paragraphs.append(words.text(key, values))
    }
    return MethodPage.Topic(
      id: id, heading: words.text("method.\(id).heading"), paragraphs: paragraphs + further,
      values: (sections ?? [id]).flatMap { section in
        settings.filter { $0.name.hasPrefix(section + ".") && !isSegment($0) }.map(value)
      },
      steps: steps)
  }

  /// How often alarms of the cadence were false over this portfolio's own past.
  private var alarmRate: String {
    let alarms = context.alarms
    guard let late = words.percent(alarms.late), let broken = words.percent(alarms.broken) else {
      return words.text("method.alarm-rate.unknown")
    }
    return words.text(
      "method.alarm-rate.known",
      ["intervals": words.formats.count(alarms.intervals), "late": late, "broken": broken])
  }

  /// The policy's values by the last part of their names, to stand in the formulas; where two sections
  /// have the same key, that of the subject's own sections.
  private func values(of sections: [String] = []) -> [String: String] {
    var values: [String: String] = [:]
    var own: [String: String] = [:]
    for setting in policy.settings where !isSegment(setting) {
      let path = setting.name.split(separator: ".")
      guard let section = path.first, let key = path.last else { continue }
      values[String(key)] = text(of: setting.value)
      if sections.contains(String(section)) { own[String(key)] = text(of: setting.value) }
    }
    return values.merging(own) { $1 }
  }

  private func isSegment(_ setting: PolicySetting) -> Bool {
    setting.name.hasPrefix("rfm.segments.")
  }

  private func value(_ setting: PolicySetting) -> MethodPage.Value {
    let key = "method.values.\(setting.name)"
    return MethodPage.Value(
      word: words.catalog.message("reports." + key) == nil ? setting.name : words.text(key),
      key: setting.name, value: text(of: setting.value), source: source(setting.origin),
      isDefault: isBuiltIn(setting))
  }

  private static let builtIn = Dictionary(
    Policy.builtIn.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })

  /// Whether a value is the built-in one, be it that a file says so too.
  private func isBuiltIn(_ setting: PolicySetting) -> Bool {
    setting.origin == .builtIn || MethodMaking.builtIn[setting.name] == setting.value
  }

  private func source(_ origin: PolicyOrigin) -> String {
    switch origin {
    case .builtIn: words.text("method.built-in")
    // Its name alone: where the portfolio lies is nobody's business, and differs by machine.
    case .file(let location): String(location.file.split(separator: "/").last ?? "")
    }
  }

  private func text(of value: PolicyValue) -> String {
    switch value {
    case .days(let days): words.formats.days(days)
    case .weeks(let weeks): words.count("weeks", weeks)
    case .months(let months): words.count("months", months)
    case .count(let count): words.formats.count(count)
    case .percent(let points): words.percent(points, places: .upTo(2))
    case .factor(let factor): words.formats.decimal(factor, scale: 4, places: .upTo(4))
    case .window(.all): words.text("method.window-all")
    case .window(.months(let months)): words.count("months", months)
    case .amounts(let amounts): words.text("method.amounts.\(amounts.rawValue)")
    case .touch(let touch): words.catalog.text("assessment.touch.\(touch.rawValue)")
    case .amount(let amount): words.formats.decimal(amount, scale: 2, places: .upTo(2))
    case .tierMeasure(let measure): words.text("method.tier-measure.\(measure.rawValue)")
    case .flag(let flag): words.text(flag ? "method.yes" : "method.no")
    case .process(let process): words.text("method.model.\(process.rawValue)")
    case .productLedger(let use): words.text("method.product-ledger.\(use.rawValue)")
    case .cadenceSegment(let segment): words.text("method.cadence-segment.\(segment.rawValue)")
    case .cells(let cells): cells.map(\.description).joined(separator: "; ")
    }
  }

  private var statusSteps: [MethodPage.Step] {
    StatusRule.allCases.enumerated().flatMap { place, rule in
      ownStatusSteps(before: place) + [builtInStep(rule)]
    } + ownStatusSteps(before: StatusRule.allCases.count)
  }

  private func builtInStep(_ rule: StatusRule) -> MethodPage.Step {
    MethodPage.Step(
      heading: words.status(rule.status).word,
      words: words.text(
        "method.rule.\(rule.rawValue.lowercased())", values(of: ["status", "risk"])),
      rule: rule.rawValue)
  }

  /// The evidence that decides a renewal's category.
  private var renewalSteps: [MethodPage.Step] {
    RenewalRule.allCases.map { rule in
      MethodPage.Step(
        heading: words.catalog.text("assessment.renewal-category.\(rule.category.rawValue)"),
        words: words.text(
          "method.renewal-rule.\(rule.rawValue.lowercased())", values(of: ["renewals", "risk"])),
        rule: rule.rawValue)
    }
  }

  /// Which facts are taken as not going together.
  private var contradictionSteps: [MethodPage.Step] {
    Contradiction.Kind.allCases.map { kind in
      MethodPage.Step(
        heading: words.text("method.contradiction.\(kind.rawValue)"),
        words: words.text("method.contradiction-when.\(kind.rawValue)", values(of: ["status"])),
        rule: nil)
    }
  }

  private var segmentSteps: [MethodPage.Step] {
    RFMSegment.allCases.map { segment in
      MethodPage.Step(
        heading: words.segment(segment),
        words: words.text("method.segment.\(segment.rawValue)"),
        rule: (policy.rfm.segments.cells[segment] ?? []).map(\.description)
          .joined(separator: "; "))
    }
  }
}
