import Markup
import Reports
import Templating

/// Something to show in each piece of the theme: invented, and every sum on it adds up.
struct StyleSamples: Sendable {
  var lead: HTMLFragment
  var colors: DataTable
  var statuses: [StatusView]
  var tiers: [TierView]
  var touch: TouchView
  var healths: [HealthView]
  var changes: [ChangeView]
  var levels: [LevelView]
  var supports: [SupportView]
  var directions: [DirectionView]
  var progresses: [ProgressView]
  var evidence: Evidence
  var tags: [String]
  var head: ClientHead
  var strip: KPIStrip
  var smallStrip: KPIStrip
  var facts: FactList
  var verdicts: [Verdict]
  var statements: [Statement]
  var coverage: CoverageView
  var conversations: [ConversationView]
  var table: DataTable
  var stack: DataTable
  var empty: EmptySection
  var notices: [Notice]
  var trail: Trail
  var tabs: [NavigationItem]
  var pages: [PageLink]
  var filterBar: FilterBar

  static let schema = Schema<StyleSamples>(
    "style-samples", "Something to show in each piece",
    [
      .record("colors", "Every colour with its contrast", DataTable.schema) { $0.colors },
      .list("statuses", "Every status", of: StatusView.schema) { $0.statuses },
      .list("tiers", "Five tiers, and one of nine", of: TierView.schema) { $0.tiers },
      .record("touch", "A touch", TouchView.schema) { $0.touch },
      .list("healths", "Each band", of: HealthView.schema) { $0.healths },
      .list("changes", "Good, bad and none", of: ChangeView.schema) { $0.changes },
      .list("levels", "Known and unknown", of: LevelView.schema) { $0.levels },
      .list("supports", "Against, neutral, for, unknown", of: SupportView.schema) {
        $0.supports
      },
      .list("directions", "Two-way and one-way", of: DirectionView.schema) { $0.directions },
      .list("progresses", "Done, planned, late", of: ProgressView.schema) { $0.progresses },
      .record("evidence", "A rule and its records", Evidence.schema) { $0.evidence },
      .texts("tags", "Words in frames") { $0.tags },
      .record("head", "The head of a client's pages", ClientHead.schema) { $0.head },
      .record("strip", "The figures of a page", KPIStrip.schema) { $0.strip },
      .record("small-strip", "The figures of a section", KPIStrip.schema) { $0.smallStrip },
      .record("fact-list", "Facts below each other", FactList.schema) { $0.facts },
      .list("verdicts", "Why something is as it is", of: Verdict.schema) { $0.verdicts },
      .list("statements", "What changed", of: Statement.schema) { $0.statements },
      .record("coverage", "Who plays which part", CoverageView.schema) { $0.coverage },
      .list("conversations", "Two conversations", of: ConversationView.schema) {
        $0.conversations
      },
      .record("table", "A table with sums", DataTable.schema) { $0.table },
      .record("stack", "A table whose rows stack on phones", DataTable.schema) { $0.stack },
      .record("empty", "A section without data", EmptySection.schema) { $0.empty },
      .list("notices", "What to know of the whole page", of: Notice.schema) { $0.notices },
      .record("trail", "The way here", Trail.schema) { $0.trail },
      .list("tabs", "A client's pages", of: NavigationItem.schema) { $0.tabs },
      .list("pages", "The pages of a list", of: PageLink.schema) { $0.pages },
      .record("filter-bar", "Search and filters", FilterBar.schema) { $0.filterBar },
    ])
}
