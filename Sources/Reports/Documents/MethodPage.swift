package import Markup
package import Templating

/// How every number is computed, with the values in force and where each comes from.
package struct MethodPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var topics: [Topic]

  /// One subject: its formulas, its values, its rules.
  package struct Topic: Sendable {
    package var id: String
    package var heading: String
    package var paragraphs: [String]
    package var values: [Value]
    package var steps: [Step]

    package init(
      id: String, heading: String, paragraphs: [String], values: [Value] = [],
      steps: [Step] = []
    ) {
      self.id = id
      self.heading = heading
      self.paragraphs = paragraphs
      self.values = values
      self.steps = steps
    }
  }

  /// A value of the policy.
  package struct Value: Sendable {
    package var word: String
    package var key: String
    package var value: String
    package var source: String
    package var isDefault: Bool
  }

  /// A rule of an ordered list.
  package struct Step: Sendable {
    package var heading: String
    package var words: String
    package var rule: String?
  }

  package static let schema = Schema<MethodPage>(
    "method", "How every number is computed, with the values in force",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading") { $0.title },
      .html("lead", "The method in one sentence") { $0.lead },
      .list("topics", "The subjects", of: topic) { $0.topics },
    ])

  private static let topic = Schema<Topic>(
    "method-topic", "One subject of the method",
    [
      .text("id", "Anchor on the page") { $0.id },
      .text("heading", "Name of the subject") { $0.heading },
      .texts("paragraphs", "Formulas and rules in words") { $0.paragraphs },
      .flag("has-values", "Whether the policy has values for it") { !$0.values.isEmpty },
      .list("values", "The policy's values", of: value) { $0.values },
      .flag("has-steps", "Whether it is an ordered list of rules") { !$0.steps.isEmpty },
      .list("steps", "The rules in their order", of: step) { $0.steps },
    ])

  private static let value = Schema<Value>(
    "policy-value", "A value of the policy",
    [
      .text("word", "What it is") { $0.word },
      .text("key", "Its key in policy.yaml") { $0.key },
      .text("value", "The value in force") { $0.value },
      .text("source", "Where it comes from") { $0.source },
      .flag("is-default", "Whether it is the built-in value") { $0.isDefault },
    ])

  private static let step = Schema<Step>(
    "method-step", "A rule of an ordered list",
    [
      .text("heading", "What it gives") { $0.heading },
      .text("words", "When it holds") { $0.words },
      .optionalText("rule", "Its id") { $0.rule },
    ])
}
