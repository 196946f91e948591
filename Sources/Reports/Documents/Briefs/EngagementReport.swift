package import Templating

/// What a client gets to read of the work with it: the only thing its engagement report is made from.
///
/// Its parts are those of the business review and as poor: no health, tier, price, margin, sentiment,
/// opportunity or other client is in it, whatever a template asks for.
package struct EngagementReport: Sendable {
  package var about: String
  package var client: String
  package var summary: String
  package var services: [Service]
  package var usage: [ClientReview.Line]
  package var objectives: [Objective]
  package var surveys: [ClientReview.Line]
  package var steps: [ClientReview.Step]
  package var team: [ClientReview.Member]

  /// Something that the client has from us.
  package struct Service: Sendable {
    package var name: String
    package var since: String
  }

  /// What the client wants, and how far it has come.
  package struct Objective: Sendable {
    package var name: String
    package var measure: String
    /// How much of the way is done, in words.
    package var done: String
    package var progress: FixedPoint?
    package var state: String
  }

  package static let schema = Schema<EngagementReport>(
    "engagement-report", audience: .external, "What a client gets to read of the work with it",
    [
      .text("about", "What the document is, of which day, from whom") { $0.about },
      .text("client", "Name of the client") { $0.client },
      .text("summary", "What was reached, in a sentence") { $0.summary },
      .flag("has-services", "Whether the client has anything from us") { !$0.services.isEmpty },
      .list("services", "What the client has from us", of: service) { $0.services },
      .flag("has-usage", "Whether use was measured") { !$0.usage.isEmpty },
      .list("usage", "Use of what the client has", of: line) { $0.usage },
      .flag("has-objectives", "Whether anything is wanted") { !$0.objectives.isEmpty },
      .list("objectives", "What was delivered against what is wanted", of: objective) {
        $0.objectives
      },
      .flag("has-surveys", "Whether the client was asked") { !$0.surveys.isEmpty },
      .list("surveys", "What the client was asked and answered", of: line) { $0.surveys },
      .flag("has-steps", "Whether anything is planned") { !$0.steps.isEmpty },
      .list("steps", "What comes next", of: step) { $0.steps },
      .flag("has-team", "Whether the team is known") { !$0.team.isEmpty },
      .list("team", "Who looks after the client", of: member) { $0.team },
    ])

  private static let service = Schema<Service>(
    "engagement-service", audience: .external, "Something that the client has from us",
    [
      .text("name", "What it is") { $0.name },
      .text("since", "Since when") { $0.since },
    ])

  private static let member = Schema<ClientReview.Member>(
    "engagement-member", audience: .external, "Somebody of ours",
    [
      .text("name", "Full name") { $0.name },
      .optionalText("role", "What the person does") { $0.role },
      .optionalText("email", "E-mail address") { $0.email },
      .optionalText("biography", "A short biography") { $0.biography },
    ])

  private static let line = ClientReview.line
  private static let objective = Schema<Objective>(
    "engagement-objective", audience: .external, "What the client wants, and how far it has come",
    [
      .text("name", "What the client wants") { $0.name },
      .text("measure", "The measure with its values") { $0.measure },
      .text("done", "How much of the way is done, in words") { $0.done },
      .optionalPercent("progress", "The same as a share; missing below nothing") { $0.progress },
      .text("state", "Proposed, accepted, delivered, verified") { $0.state },
    ])
  private static let step = ClientReview.step
}
