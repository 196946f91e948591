package import Analysis
package import Localization
package import Portfolio

/// Conditions and segments in words, for those who tell them outside of pages.
package struct ConditionText {
  private let conditions: ConditionWords

  package init(_ catalog: Catalog, currency: Currency) {
    conditions = ConditionWords(words: Words(catalog, currency: currency))
  }

  /// The name of a field.
  package func field(_ name: String) -> String { conditions.field(name) }

  /// What a test asks.
  package func test(_ test: ConditionTest) -> String { conditions.test(test) }

  /// A value that a test saw.
  package func value(_ value: ConditionValue, of field: ConditionField) -> String {
    conditions.value(value, of: field)
  }

  /// Why a client is in a segment of a portfolio's policy.
  package func reason(_ reason: SegmentReason, _ policy: SegmentPolicy) -> String {
    switch reason {
    case .rule(let grounds): return conditions.grounds(grounds)
    case .value(let field, let value): return conditions.word(value, of: field)
    case .band(let field, let number, let lower, let upper):
      let isMoney = policy.isMoney(field)
      return conditions.words.text(
        "group.ground",
        [
          "test": conditions.range(lower, upper, isMoney: isMoney),
          "value": conditions.number(number, isMoney: isMoney),
        ])
    }
  }
}

/// Conditions of the policy as a reader says them: `Setor: Saúde e Funcionários: 500 ou mais`.
struct ConditionWords {
  let words: Words
  /// Where products have their names; nil where ids are all there is.
  var records: ClientRecords?

  /// The name of a field: of a result, the one its column has in downloads; a column of the company's
  /// own is called what it is called in the configuration.
  func field(_ name: String) -> String {
    for section in ["group.field", "fields", "downloads.clients", "downloads.columns"] {
      if let known = words.known("\(section).\(name)") { return known }
    }
    return name
  }

  /// A condition as a sentence without its full stop.
  func sentence(_ condition: Condition) -> String {
    Words.capitalized(sentence(condition, isInside: false))
  }

  private func sentence(_ condition: Condition, isInside: Bool) -> String {
    switch condition {
    case .test(let test): return self.test(test)
    case .not(let part):
      return words.text("group.not", ["condition": sentence(part, isInside: true)])
    case .all(let parts): return joined(parts, "group.and", isInside)
    case .any(let parts): return joined(parts, "group.or", isInside)
    }
  }

  private func joined(_ parts: [Condition], _ key: String, _ isInside: Bool) -> String {
    guard parts.count > 1 else {
      return parts.first.map { sentence($0, isInside: isInside) } ?? ""
    }
    let text = parts.map { sentence($0, isInside: true) }
      .joined(separator: " \(words.text(key)) ")
    return isInside ? "(\(text))" : text
  }

  /// The tests that held, each with the value it saw.
  func grounds(_ grounds: [ConditionGround]) -> String {
    let tests = grounds.map { ground in
      let test =
        ground.isDenied
        ? words.text("group.not", ["condition": self.test(ground.test)]) : self.test(ground.test)
      guard saysMore(ground) else { return test }
      return words.text(
        "group.ground",
        ["test": test, "value": value(ground.value, of: ground.test.field)])
    }
    return Words.capitalized(tests.joined(separator: "; "))
  }

  /// Whether the value says more than the test: a number beyond a bound, one of several words.
  private func saysMore(_ ground: ConditionGround) -> Bool {
    if ground.isDenied { return ground.value != .missing }
    return switch ground.test.question {
    case .isOne(let values): values.count > 1
    case .includes, .within, .before, .after: true
    case .missing: false
    }
  }

  func test(_ test: ConditionTest) -> String {
    let field = test.field
    func text(_ key: String, _ more: [String: String] = [:]) -> String {
      words.text(
        "group.test.\(key)", more.merging(["field": self.field(field.name)]) { own, _ in own })
    }
    func none(_ key: String) -> String {
      text(key, ["field": Words.lowercased(self.field(field.name))])
    }
    func one(_ value: ConditionValue) -> [String: String] {
      ["value": self.value(value, of: field)]
    }
    switch test.question {
    case .isOne(let values) where values.count == 1: return text("is", one(values[0]))
    case .isOne(let values):
      return text(
        "in", ["values": values.map { value($0, of: field) }.joined(separator: ", ")])
    case .includes(let texts):
      let values = texts.map { word($0, of: field) }.joined(separator: ", ")
      return text(texts.count == 1 ? "includes" : "in", ["values": values])
    case .within(let lower?, let upper?):
      return text("between", ["from": value(lower, of: field), "to": value(upper, of: field)])
    case .within(let lower?, nil): return text("at-least", one(lower))
    case .within(nil, let upper?): return text("at-most", one(upper))
    case .within(nil, nil): return none("known")
    case .before(let day): return text("before", one(.day(day)))
    case .after(let day): return text("after", one(.day(day)))
    case .missing(let wanted): return none(wanted ? "missing" : "known")
    }
  }

  /// A value as readers see it: words of the catalogs for fixed lists, numbers in the locale.
  func value(_ value: ConditionValue, of field: ConditionField) -> String {
    switch value {
    case .missing: return words.text("word.unknown")
    case .text(let text): return word(text, of: field)
    case .texts(let texts): return texts.map { word($0, of: field) }.joined(separator: ", ")
    case .number(let number): return self.number(number, isMoney: field.type == .money)
    case .day(let day): return words.date(day)
    case .flag(let flag): return words.text(flag ? "word.yes" : "word.no")
    }
  }

  /// A word of a field; of a fixed list that has no words of its own here, the one of downloads.
  private func word(_ word: String, of field: ConditionField) -> String {
    let shown = self.word(word, of: field.name)
    guard shown == word, !field.words.isEmpty else { return shown }
    return words.known("downloads.words.\(word)") ?? words.known("\(field.name).\(word)") ?? word
  }

  /// A word of a fixed list as readers see it; a text of the data as it is written.
  func word(_ word: String, of field: String) -> String {
    let keys: [String: String] = [
      "status": "reports.status.", "tier": "assessment.tier.", "touch": "assessment.touch.",
      "tier-by-revenue": "assessment.tier.", "kind": "reports.group.kind.",
      "business-model": "reports.model-short.", "origin": "reports.origin.",
      "region": "reports.group.region.", "health-band": "assessment.band.",
      "rfm-segment": "reports.segment.", "opt-out-bucket": "assessment.bucket.",
      "contracts-state": "assessment.contract-state.", "risk-signals": "reports.signal-short.",
      "status-detail": "reports.status-note.", "cycle-source": "reports.cadence.source.",
      "tier-revenue-basis": "assessment.basis.",
    ]
    if word == "true" || word == "false" {
      return words.text(word == "true" ? "word.yes" : "word.no")
    }
    if field == "product", let product = records?.product(withID: word) {
      return product.displayName
    }
    guard let prefix = keys[field], words.catalog.message(prefix + word) != nil else {
      return word
    }
    return words.catalog.text(prefix + word)
  }

  /// A number in millionths, with its currency where it is money.
  func number(_ number: Int64, isMoney: Bool) -> String {
    isMoney
      ? words.figure(number, .money) : words.formats.decimal(number, scale: 6, places: .upTo(2))
  }

  /// A range of numbers in millionths: `de 10 a menos de 50`.
  func range(_ lower: Int64?, _ upper: Int64?, isMoney: Bool) -> String {
    func text(_ number: Int64) -> String { self.number(number, isMoney: isMoney) }
    return switch (lower, upper) {
    case (let lower?, let upper?):
      words.text("group.range", ["from": text(lower), "to": text(upper)])
    case (let lower?, nil): words.text("group.range-from", ["from": text(lower)])
    case (nil, let upper?): words.text("group.range-below", ["to": text(upper)])
    case (nil, nil): words.text("group.range-all")
    }
  }
}

extension SegmentPolicy {
  /// Whether the bands of a dimension are amounts.
  func isMoney(_ field: String) -> Bool {
    bands.contains { $0.field.name == field && $0.field.type == .money }
  }
}
