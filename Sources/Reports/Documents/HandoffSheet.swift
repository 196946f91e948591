package import Portfolio
package import Templating

/// What was sold, promised and handed over by one of ours to another, with its checklist.
package struct HandoffSheet: Sendable {
  package var title: String
  package var from: String
  package var to: String
  package var day: Day?
  package var record: String
  package var verdict: String
  package var parts: [Part]
  package var checks: [Check]
  package var people: [String]
  package var contracts: [String]
  package var promises: [String]
  package var earlier: [String]

  /// A part of the sheet: what was sold, promised, wanted, feared.
  package struct Part: Sendable {
    package var heading: String
    /// The words of who handed over, in Markdown.
    package var text: String?
    package var missing: String
    package var place: String
  }

  /// A line of the checklist.
  package struct Check: Sendable {
    package var isDone: Bool
    package var words: String
  }

  package static let schema = Schema<HandoffSheet>(
    "handoff-sheet", "What was sold, promised and handed over, with its checklist",
    [
      .text("title", "What it is, and of which client") { $0.title },
      .text("from", "Who handed over") { $0.from },
      .text("to", "Who took over") { $0.to },
      .optionalDay("day", "When") { $0.day?.number },
      .text("record", "The record") { $0.record },
      .text("verdict", "How complete it is") { $0.verdict },
      .list("parts", "What was sold, promised, wanted, feared", of: part) { $0.parts },
      .list("checks", "The checklist", of: check) { $0.checks },
      .flag("has-people", "Whether anybody bears on decisions") { !$0.people.isEmpty },
      .texts("people", "Who decides, who is for us, who against") { $0.people },
      .flag("has-contracts", "Whether contracts run") { !$0.contracts.isEmpty },
      .texts("contracts", "What runs, for how much and how long") { $0.contracts },
      .flag("has-promises", "Whether promises are open") { !$0.promises.isEmpty },
      .texts("promises", "What was promised in conversations and is open") { $0.promises },
      .flag("has-earlier", "Whether there were handoffs before") { !$0.earlier.isEmpty },
      .texts("earlier", "Handoffs before") { $0.earlier },
    ])

  private static let part = Schema<Part>(
    "handoff-part", "A part of a handoff",
    [
      .text("heading", "What it is about") { $0.heading },
      .optionalText("text", "The words of who handed over, in Markdown") { $0.text },
      .text("missing", "What its absence costs") { $0.missing },
      .text("where", "Where to add it") { $0.place },
    ])

  private static let check = Schema<Check>(
    "handoff-check", "A line of the checklist",
    [
      .flag("is-done", "Whether the data shows it") { $0.isDone },
      .text("words", "What") { $0.words },
    ])
}
