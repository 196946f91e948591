package import Templating

/// A client's success roadmap: what it wants, how far that is, and what comes next.
package struct RoadmapPage: Sendable {
  package var page: PageFrame
  /// The client's id, or its alias where the id speaks of a person.
  package var id: String
  package var title: String
  package var name: String
  package var trail: Trail
  package var tabs: [NavigationItem]
  package var head: ClientHead
  /// The answer of the head, as text.
  package var answer: String
  package var timeline: TimelineBlock?
  package var objectives: RoadmapObjectives?
  package var noObjectives: EmptySection?
  package var life: LifeBlock?
  package var noLife: EmptySection?
  package var calendar: RoadmapCalendar?
  package var noCalendar: String?
  package var playbooks: [PlaybookBlock]
  /// The business review made for the client; nil where there is none.
  package var review: String?

  package static let schema = Schema<RoadmapPage>(
    "client-roadmap", "A client's success roadmap: what it wants, how far that is, what comes next",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("id", "Id, or its alias where the id speaks of a person") { $0.id },
      .text("title", "What the page is, and of which client") { $0.title },
      .text("name", "Name of the client") { $0.name },
      .record("trail", "Way here, and the clients before and after", Trail.schema) { $0.trail },
      .flag("has-tabs", "Whether the client has more than one page") { !$0.tabs.isEmpty },
      .list("tabs", "The client's pages", of: NavigationItem.schema) { $0.tabs },
      .record("head", "Status, answer and the first facts", ClientHead.schema) { $0.head },
      .text("answer-text", "The answer without markup") { $0.answer },
      .optionalRecord("timeline", "What happened and is planned, over time", TimelineBlock.schema) {
        $0.timeline
      },
      .optionalRecord("objectives", "What the client wants", RoadmapObjectives.schema) {
        $0.objectives
      },
      .optionalRecord("no-objectives", "What is missing for them", EmptySection.schema) {
        $0.noObjectives
      },
      .optionalRecord("life", "Stages, beginning and first value", LifeBlock.schema) { $0.life },
      .optionalRecord("no-life", "What is missing for them", EmptySection.schema) { $0.noLife },
      .optionalRecord("calendar", "Deadlines and conversations ahead", RoadmapCalendar.schema) {
        $0.calendar
      },
      .optionalText("no-calendar", "Why nothing is planned") { $0.noCalendar },
      .flag("has-playbooks", "Whether a playbook runs") { !$0.playbooks.isEmpty },
      .list("playbooks", "The playbooks that run", of: PlaybookBlock.schema) { $0.playbooks },
      .optionalText("review", "Address of the review made for the client") { $0.review },
    ])
}

/// A drawing of time with the same facts as a list for phones and as a table.
package struct TimelineBlock: Sendable {
  package var heading: String
  package var figure: ChartFigure
  package var lines: [Line]
  /// How many things are left out; nil where none is.
  package var leftOut: String?

  /// A thing on the list of a phone.
  package struct Line: Sendable {
    package var when: String
    package var mark: String
    package var tone: String
    package var words: String
    package var lane: String
    package var isToday: Bool
  }

  package static let schema = Schema<TimelineBlock>(
    "timeline", "A drawing of time, and the same facts as a list and as a table",
    [
      .text("heading", "From when to when") { $0.heading },
      .record("figure", "The drawing and its table", ChartFigure.schema) { $0.figure },
      .list("lines", "The same facts from above to below", of: line) { $0.lines },
      .optionalText("left-out", "How many further from the day are left out; missing for none") {
        $0.leftOut
      },
    ])

  private static let line = Schema<Line>(
    "timeline-line", "A thing that happened or is planned",
    [
      .text("when", "Its day") { $0.when },
      .text("mark", "Name of its mark: done, planned, late") { $0.mark },
      .text("tone", "alert, accent or empty") { $0.tone },
      .text("words", "What it is") { $0.words },
      .text("lane", "Which lane it stands in") { $0.lane },
      .flag("is-today", "Whether it is the day of the page") { $0.isToday },
    ])
}
