package import Markup
package import Templating

/// A page about something else than a client: a sentence, figures, and sections side by side.
package struct StudyPage: Sendable {
  package var page: PageFrame
  package var trail: Trail?
  package var title: String
  package var lead: HTMLFragment
  package var figures: KPIStrip?
  package var panels: [Panel]

  package static let schema = Schema<StudyPage>(
    "study", "A page of figures and sections: products, one product, what is expected",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .optionalRecord("trail", "The way from the first page to this one", Trail.schema) {
        $0.trail
      },
      .text("title", "Heading") { $0.title },
      .html("lead", "The page in one sentence") { $0.lead },
      .optionalRecord("figures", "Figures side by side", KPIStrip.schema) { $0.figures },
      .list("panels", "The sections", of: Panel.schema) { $0.panels },
    ])
}
