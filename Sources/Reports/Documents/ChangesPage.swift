package import Markup
package import Templating

/// What changed since the last month-end: who, from what to what, and how much hangs on it.
package struct ChangesPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  /// Why nothing can be compared; nil where something can.
  package var nothing: EmptySection?
  /// The clients that changed, the flows between statuses and bands, what is dated.
  package var panels: [Panel]

  package static let schema = Schema<ChangesPage>(
    "changes", "What changed since the last month-end",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading, with the two days") { $0.title },
      .html("lead", "The answer in one sentence, with money, a client and a day") { $0.lead },
      .optionalRecord("nothing", "Why nothing can be compared", EmptySection.schema) {
        $0.nothing
      },
      .list("panels", "Clients that changed, flows, and what is dated", of: Panel.schema) {
        $0.panels
      },
    ])
}
