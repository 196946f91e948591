package import Markup
package import Templating

/// A page about a group of clients, or a side of all of them: its answer, its figures, its sections.
package struct GroupPage: Sendable {
  package var page: PageFrame
  package var title: String
  /// The answer in one sentence, with money, a client and a day where there is one.
  package var lead: HTMLFragment
  /// The way from the first page to this one; nil on pages of the navigation.
  package var trail: Trail?
  package var figures: KPIStrip?
  /// How its clients are to be treated; nil where the policy does not say, or nobody asks.
  package var approach: FactList?
  /// What to add where the approach is missing.
  package var noApproach: EmptySection?
  /// What is missing where the page has nothing to say.
  package var nothing: EmptySection?
  package var panels: [Panel]

  package init(
    page: PageFrame, title: String, lead: HTMLFragment, trail: Trail? = nil,
    figures: KPIStrip? = nil, approach: FactList? = nil, noApproach: EmptySection? = nil,
    nothing: EmptySection? = nil, panels: [Panel]
  ) {
    self.page = page
    self.title = title
    self.lead = lead
    self.trail = trail
    self.figures = figures
    self.approach = approach
    self.noApproach = noApproach
    self.nothing = nothing
    self.panels = panels
  }

  package static let schema = Schema<GroupPage>(
    "group", "A page about a group of clients, or a side of all of them",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading") { $0.title },
      .html("lead", "The answer in one sentence, with money, a client and a day") { $0.lead },
      .optionalRecord("trail", "The way from the first page to this one", Trail.schema) {
        $0.trail
      },
      .optionalRecord("figures", "What matters most, in numbers", KPIStrip.schema) { $0.figures },
      .optionalRecord("approach", "How its clients are to be treated", FactList.schema) {
        $0.approach
      },
      .optionalRecord("no-approach", "What to add where it is missing", EmptySection.schema) {
        $0.noApproach
      },
      .optionalRecord("nothing", "What is missing for this page", EmptySection.schema) {
        $0.nothing
      },
      .list("panels", "The sections", of: Panel.schema) { $0.panels },
    ])
}
