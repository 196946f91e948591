package import Templating

/// What a verdict rests on: the rule that fired and the records it read.
package struct Evidence: Sendable, Hashable {
  /// The rule's id, such as `S-03`.
  package var rule: String?
  /// The records as a reader names them: `contrato CT-52, 53 · nota NF-1187`.
  package var records: String?

  package init(rule: String? = nil, records: String? = nil) {
    self.rule = rule
    self.records = records
  }

  package static let schema = Schema<Evidence>(
    "evidence", "What a verdict rests on",
    [
      .optionalText("rule", "Id of the rule that fired") { $0.rule },
      .optionalText("records", "Records it read, never rows") { $0.records },
      .flag("has-both", "Whether there is a rule and a record") {
        $0.rule != nil && $0.records != nil
      },
    ])
}

/// A verdict with why it holds.
package struct Verdict: Sendable {
  package var heading: String
  package var words: String
  package var evidence: Evidence?

  package init(heading: String, words: String, evidence: Evidence? = nil) {
    self.heading = heading
    self.words = words
    self.evidence = evidence
  }

  package static let schema = Schema<Verdict>(
    "verdict", "A verdict with why it holds",
    [
      .text("heading", "The verdict") { $0.heading },
      .text("words", "Why, with the arithmetic") { $0.words },
      .optionalRecord("evidence", "What it rests on", Evidence.schema) { $0.evidence },
    ])
}

/// A marked sentence of a list: what changed, what worries, what is missing.
package struct Statement: Sendable {
  /// The name of a mark, such as `at-risk`; nil for none.
  package var mark: String?
  /// `alert`, `caution` or empty: the class of mark and heading.
  package var tone: String
  package var heading: String
  /// Where the heading leads.
  package var href: String?
  package var words: String?
  package var evidence: Evidence?
  /// A number at the right.
  package var value: String?
  package var valueNote: String?

  package init(
    mark: String? = nil, tone: String = "", heading: String, href: String? = nil,
    words: String? = nil, evidence: Evidence? = nil, value: String? = nil,
    valueNote: String? = nil
  ) {
    self.href = href
    self.mark = mark
    self.tone = tone
    self.heading = heading
    self.words = words
    self.evidence = evidence
    self.value = value
    self.valueNote = valueNote
  }

  package static let schema = Schema<Statement>(
    "statement", "A marked sentence of a list",
    [
      .optionalText("mark", "Name of the mark, such as at-risk") { $0.mark },
      .text("tone", "alert, caution or empty") { $0.tone },
      .text("heading", "The fact") { $0.heading },
      .optionalText("href", "Where the heading leads") { $0.href },
      .optionalText("words", "What is worth adding") { $0.words },
      .optionalRecord("evidence", "What it rests on", Evidence.schema) { $0.evidence },
      .optionalText("value", "A number at the right") { $0.value },
      .optionalText("value-note", "What stands below the number") { $0.valueNote },
    ])
}

/// A section without data: what is missing, what that costs, and where to add it.
package struct EmptySection: Sendable {
  package var what: String
  package var cost: String
  /// What to do about it, up to the place.
  package var add: String?
  /// Table and column, or file and column.
  package var place: String?

  package init(what: String, cost: String, add: String? = nil, place: String? = nil) {
    self.what = what
    self.cost = cost
    self.add = add
    self.place = place
  }

  package static let schema = Schema<EmptySection>(
    "empty-section", "A section without data",
    [
      .text("what", "What is missing") { $0.what },
      .text("cost", "What its absence costs the reader") { $0.cost },
      .optionalText("add", "What to do about it") { $0.add },
      .optionalText("where", "Table and column to add it to") { $0.place },
    ])
}
