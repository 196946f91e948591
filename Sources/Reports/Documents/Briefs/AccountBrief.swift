package import Templating

/// What who walks into a conversation with a client has to know of it, on a page.
package struct AccountBrief: Sendable {
  package var about: String
  package var client: String
  package var standing: String
  package var step: String
  package var why: String
  package var isUrgent: Bool
  package var changes: BriefList?
  package var points: [BriefLine]
  package var actions: [BriefLine]
  package var peopleHeading: String
  package var people: [Person]
  package var promises: [BriefLine]
  package var facts: [FactLine]

  /// Somebody at the client.
  package struct Person: Sendable {
    package var name: String
    package var part: String?
    package var influence: String
    package var support: String
    package var lastTalk: String
  }

  /// What everybody asks first.
  package struct FactLine: Sendable {
    package var word: String
    package var value: String?
    package var note: String
  }

  package static let schema = Schema<AccountBrief>(
    "account-brief", "What to know of a client before speaking with it",
    [
      .text("about", "What the document is, of which day, for whom") { $0.about },
      .text("client", "Name of the client") { $0.client },
      .text("standing", "Status, tier, touch, health and revenue in a line") { $0.standing },
      .text("do", "The next step: a person, a verb and a date") { $0.step },
      .text("why", "What it rests on, with money and day") { $0.why },
      .flag("is-urgent", "Whether it asks for action now") { $0.isUrgent },
      .optionalRecord("changes", "What changed", BriefList.schema) { $0.changes },
      .flag("has-points", "Whether there is anything to talk about") { !$0.points.isEmpty },
      .list("points", "What to talk about, at most three", of: BriefLine.schema) { $0.points },
      .flag("has-actions", "Whether there is more to do") { !$0.actions.isEmpty },
      .list("actions", "What else there is to do", of: BriefLine.schema) { $0.actions },
      .text("people-heading", "How many people are known") { $0.peopleHeading },
      .flag("has-people", "Whether anybody is known") { !$0.people.isEmpty },
      .list("people", "Who decides, who is for us, who against", of: person) { $0.people },
      .flag("has-promises", "Whether promises are open") { !$0.promises.isEmpty },
      .list("promises", "What was promised and is open", of: BriefLine.schema) { $0.promises },
      .flag("has-facts", "Whether there are figures") { !$0.facts.isEmpty },
      .list("facts", "Figures and days", of: fact) { $0.facts },
    ])

  private static let person = Schema<Person>(
    "brief-person", "Somebody at the client",
    [
      .text("name", "Full name") { $0.name },
      .optionalText("part", "Part in the decision, or title") { $0.part },
      .text("influence", "Influence from 1 to 5") { $0.influence },
      .text("support", "Support from −2 to +2") { $0.support },
      .text("last-talk", "The last conversation") { $0.lastTalk },
    ])

  private static let fact = Schema<FactLine>(
    "brief-fact", "What everybody asks first",
    [
      .text("word", "What it is") { $0.word },
      .optionalText("value", "Its value; missing where it is unknown") { $0.value },
      .text("note", "What is to be said of it") { $0.note },
    ])
}
