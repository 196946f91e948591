package import Portfolio
package import Templating

/// What a client may see of the work with it: the only thing its business review is made from.
///
/// It holds no health, tier, margin, sentiment, opportunity or other client, so that none of them can
/// reach the document, whatever a template asks for.
package struct ClientReview: Sendable {
  package var client: String
  package var company: String
  package var asOf: Day
  package var summary: String
  package var objectives: [Objective]
  package var usage: [Line]
  package var surveys: [Line]
  package var steps: [Step]
  package var team: [Member]

  /// What the client wants, and how far it has come.
  package struct Objective: Sendable {
    package var name: String
    package var measure: String
    package var progress: FixedPoint?
    /// Whether the measure went the wrong way: then no part of the way is done.
    package var isWorse: Bool
    package var state: String
  }

  /// A fact with its value.
  package struct Line: Sendable {
    package var name: String
    package var value: String
  }

  /// What comes next.
  package struct Step: Sendable {
    package var day: Day
    package var what: String
    package var who: String
  }

  /// Somebody of ours.
  package struct Member: Sendable {
    package var name: String
    package var role: String?
    package var email: String?
    package var biography: String?
  }

  package static let schema = Schema<ClientReview>(
    "client-review", audience: .external, "What a client may see of the work with it",
    [
      .text("client", "Name of the client") { $0.client },
      .text("company", "Name of our company") { $0.company },
      .day("as-of", "Day of the review") { $0.asOf.number },
      .text("summary", "What was reached, in a sentence") { $0.summary },
      .flag("has-objectives", "Whether anything is wanted") { !$0.objectives.isEmpty },
      .list("objectives", "What the client wants", of: objective) { $0.objectives },
      .flag("has-usage", "Whether use was measured") { !$0.usage.isEmpty },
      .list("usage", "Use of what the client has", of: line) { $0.usage },
      .flag("has-surveys", "Whether the client was asked") { !$0.surveys.isEmpty },
      .list("surveys", "What the client was asked and answered", of: line) { $0.surveys },
      .flag("has-steps", "Whether anything is planned") { !$0.steps.isEmpty },
      .list("steps", "What comes next", of: step) { $0.steps },
      .flag("has-team", "Whether the team is known") { !$0.team.isEmpty },
      .list("team", "Who looks after the client", of: member) { $0.team },
    ])

  private static let objective = Schema<Objective>(
    "review-objective", audience: .external, "What the client wants, and how far it has come",
    [
      .text("name", "What the client wants") { $0.name },
      .text("measure", "The measure with its values") { $0.measure },
      .optionalPercent("progress", "How much of the way is done") { $0.progress },
      .flag("is-worse", "Whether the measure is worse than at the start") { $0.isWorse },
      .text("state", "Proposed, accepted, delivered, verified") { $0.state },
    ])

  static let line = Schema<Line>(
    "review-line", audience: .external, "A fact with its value",
    [
      .text("name", "What it is") { $0.name },
      .text("value", "Its value") { $0.value },
    ])

  static let step = Schema<Step>(
    "review-step", audience: .external, "What comes next",
    [
      .day("day", "When") { $0.day.number },
      .text("what", "What it is") { $0.what },
      .text("who", "Who of ours and of theirs") { $0.who },
    ])

  private static let member = Schema<Member>(
    "review-member", audience: .external, "Somebody of ours",
    [
      .text("name", "Full name") { $0.name },
      .optionalText("role", "What the person does") { $0.role },
      .optionalText("email", "E-mail address") { $0.email },
    ])
}
