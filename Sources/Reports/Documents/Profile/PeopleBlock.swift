package import Templating

/// People at the client, those who decide first.
package struct PeopleBlock: Sendable {
  package var remark: String
  /// Who left, who is against us, whom nobody covers.
  package var flags: [Statement]
  package var people: [Person]
  package var rest: [Person]
  /// How many others there are, those among them whom no list holds.
  package var restCount: Int
  package var leftOut: String?
  package var after: String

  /// A person at the client, masked.
  package struct Person: Sendable {
    package var name: String?
    package var title: String?
    package var isChampion: Bool
    package var isBlocker: Bool
    /// The parts played besides champion and blocker, and authority.
    package var role: String?
    /// What is worth a word: left, veto, outside, do not contact.
    package var notes: [Note]
    package var lastTouch: String
    package var lastTone: String
    package var email: String?
    package var phone: String?
    package var influence: LevelView
    package var support: SupportView
    package var covered: String?
    package var level: String?
    package var id: String

    /// Something worth a word about a person.
    package struct Note: Sendable {
      package var words: String
      package var tone: String

      package static let schema = Schema<Note>(
        "person-note", "Something worth a word about a person",
        [
          .text("words", "What") { $0.words },
          .text("tone", "alert, caution or empty") { $0.tone },
        ])
    }
  }

  package static let schema = Schema<PeopleBlock>(
    "people", "People at the client, those who decide first",
    [
      .text("remark", "How many there are") { $0.remark },
      .flag("has-flags", "Whether anything about them needs attention") { !$0.flags.isEmpty },
      .list("statements", "What needs attention", of: Statement.schema) { $0.flags },
      .list("people", "Those who matter most", of: person) { $0.people },
      .flag("has-rest", "Whether there are more") { !$0.rest.isEmpty },
      .integer("rest-count", "How many more") { $0.restCount },
      .list("rest", "The others", of: person) { $0.rest },
      .optionalText("left-out", "Of how many these are the first; missing where they are all") {
        $0.leftOut
      },
      .text("after", "What is masked") { $0.after },
    ])

  private static let person = Schema<Person>(
    "contact", version: 2, "A person at the client, masked",
    [
      .text("id", "The contact as evidence") { $0.id },
      .optionalText("name", "Full name; missing for a vacant position") { $0.name },
      .optionalText("title", "Job title and department") { $0.title },
      .flag("is-champion", "Whether the person is a champion of ours") { $0.isChampion },
      .flag("is-blocker", "Whether the person blocks") { $0.isBlocker },
      .flag("has-part", "Whether any part in decisions is known") {
        $0.isChampion || $0.isBlocker || $0.role != nil
      },
      .optionalText("role", "Other parts in decisions, and authority") { $0.role },
      .list("notes", "What is worth a word: left, veto, outside", of: Person.Note.schema) {
        $0.notes
      },
      .text("last-touch", "When we last spoke") { $0.lastTouch },
      .text("last-tone", "alert, caution, faint or empty") { $0.lastTone },
      .optionalText("email", "E-mail, masked") { $0.email },
      .optionalText("phone", "Telephone, masked") { $0.phone },
      .record("influence", "Influence, 1 to 5", LevelView.schema) { $0.influence },
      .record("support", "Support, −2 to +2", SupportView.schema) { $0.support },
      .optionalText("covered", "Who of us covers the person") { $0.covered },
      .optionalText("level", "What we are to the person, and want to be") { $0.level },
    ])
}
