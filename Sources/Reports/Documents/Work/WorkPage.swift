package import Markup
package import Templating

/// A page about our people's work: everybody's actions, the owners, or one owner.
package struct WorkPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var trail: Trail?
  package var lead: HTMLFragment
  /// The parts of the page that are worth a jump.
  package var jumps: [NavigationItem]
  package var figures: KPIStrip?
  package var sections: [WorkSection]

  package static let schema = Schema<WorkPage>(
    "work", "Our people's work: actions, owners, or one owner",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading of the page") { $0.title },
      .optionalRecord("trail", "The way here; missing on first pages", Trail.schema) { $0.trail },
      .html("lead", "The page in a sentence") { $0.lead },
      .flag("has-jumps", "Whether there are parts worth a jump") { !$0.jumps.isEmpty },
      .list("jumps", "Addresses of the page's parts", of: NavigationItem.schema) { $0.jumps },
      .optionalRecord("figures", "Figures side by side", KPIStrip.schema) { $0.figures },
      .list("sections", "The parts", of: WorkSection.schema) { $0.sections },
    ])
}

/// A part of a page about work.
package struct WorkSection: Sendable {
  /// Unique on the page.
  package var id: String
  package var title: String
  /// How many of twelve columns it takes, as a class.
  package var width: String
  package var remark: String?
  package var blocks: [WorkBlock]

  package init(
    id: String, title: String, width: String = "c12", remark: String? = nil, _ blocks: [WorkBlock]
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.remark = remark
    self.blocks = blocks
  }

  package static let schema = Schema<WorkSection>(
    "work-section", "A part of a page about work",
    [
      .text("id", "Unique on the page") { $0.id },
      .text("title", "Heading") { $0.title },
      .text("width", "How many of twelve columns it takes, as a class") { $0.width },
      .optionalText("remark", "On the right of the heading: unit, period or count") { $0.remark },
      .list("blocks", "What stands in it, in order", of: WorkBlock.schema) { $0.blocks },
    ])
}

/// A sentence, a line, a table or a folded table.
package struct WorkBlock: Sendable {
  /// A sentence.
  package var say: String?
  /// The line that the hours draw through a queue.
  package var cut: String?
  package var table: DataTable?
  /// A heading under which the table is folded, and the verdict at its right.
  package var fold: String?
  package var verdict: String
  /// What is missing, where the part is empty.
  package var empty: EmptySection?
  /// A small remark, with where to read more.
  package var note: String?
  package var link: NavigationItem?

  package init(
    say: String? = nil, cut: String? = nil, table: DataTable? = nil, fold: String? = nil,
    verdict: String = "", empty: EmptySection? = nil, note: String? = nil,
    link: NavigationItem? = nil
  ) {
    self.say = say
    self.cut = cut
    self.table = table
    self.fold = fold
    self.verdict = verdict
    self.empty = empty
    self.note = note
    self.link = link
  }

  package static let schema = Schema<WorkBlock>(
    "work-block", "A sentence, a line, a table or a folded table",
    [
      .optionalText("say", "A sentence") { $0.say },
      .optionalText("cut", "The line that the hours draw through a queue") { $0.cut },
      .optionalRecord("table", "A table that stands open", DataTable.schema) {
        $0.fold == nil ? $0.table : nil
      },
      .optionalText("fold", "Heading of a folded table") { $0.fold },
      .text("verdict", "What a folded table says, at the right of its heading") { $0.verdict },
      .optionalRecord("folded", "The folded table", DataTable.schema) {
        $0.fold == nil ? nil : $0.table
      },
      .optionalRecord("empty", "What is missing", EmptySection.schema) { $0.empty },
      .flag("has-after", "Whether a remark stands below") { $0.note != nil || $0.link != nil },
      .optionalText("note", "A small remark") { $0.note },
      .optionalRecord("link", "Where more of it stands", NavigationItem.schema) { $0.link },
    ])
}
