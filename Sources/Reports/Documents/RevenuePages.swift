package import Markup
package import Templating

/// A page of sections in rows of twelve columns, some of them folded: retention, opportunities.
package struct PanelPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var figures: KPIStrip?
  package var panels: [Panel]
  package var folds: [Fold]
  /// What is missing where there is nothing to show.
  package var empty: EmptySection?

  /// Sections behind a summary: proofs and details.
  package struct Fold: Sendable {
    package var id: String
    package var heading: String
    package var verdict: String
    package var panels: [Panel]
  }

  /// Kept, lost and expected revenue.
  package static let retention = schema("retention", "What revenue was kept, lost, and is expected")

  /// Open and lost business.
  package static let opportunities = schema(
    "opportunities", "What business may come, what does not move, and what was lost")

  private static func schema(_ name: String, _ meaning: String) -> Schema<PanelPage> {
    Schema<PanelPage>(
      name, meaning,
      [
        .record("page", "What every page carries", PageFrame.schema) { $0.page },
        .text("title", "Heading") { $0.title },
        .html("lead", "The answer in one sentence, with money, a client and a day") { $0.lead },
        .optionalRecord("figures", "The figures at the head", KPIStrip.schema) { $0.figures },
        .list("panels", "The sections, in rows of twelve columns", of: Panel.schema) {
          $0.panels
        },
        .flag("has-folds", "Whether there are folded sections") { !$0.folds.isEmpty },
        .list("folds", "Sections behind a summary", of: fold) { $0.folds },
        .optionalRecord("empty", "What is missing where there is nothing", EmptySection.schema) {
          $0.empty
        },
      ])
  }

  private static let fold = Schema<Fold>(
    "panel-fold", "Sections behind a summary",
    [
      .text("id", "Unique on the page") { $0.id },
      .text("heading", "What they are about") { $0.heading },
      .text("verdict", "What they say, in short") { $0.verdict },
      .list("panels", "The sections", of: Panel.schema) { $0.panels },
    ])
}
