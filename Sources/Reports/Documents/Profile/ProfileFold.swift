package import Templating

/// A part of a profile that is closed until somebody asks: its heading, its verdict, its proof.
package struct ProfileFold: Sendable {
  /// The anchor, such as `tickets`.
  package var id: String
  package var heading: String
  /// What most people want to know of it.
  package var verdict: String
  /// `alert`, `caution` or empty: the class of the verdict.
  package var tone: String
  package var isOpen: Bool
  package var blocks: [Block]

  package init(
    id: String, heading: String, verdict: String, tone: String = "", isOpen: Bool = false,
    blocks: [Block]
  ) {
    self.id = id
    self.heading = heading
    self.verdict = verdict
    self.tone = tone
    self.isOpen = isOpen
    self.blocks = blocks
  }

  /// A piece of it: one of a paragraph, Markdown, a list, facts, a table, statements or what is missing.
  package struct Block: Sendable {
    package var heading: String?
    package var words: String?
    package var markdown: String?
    package var items: [String] = []
    package var facts: FactList?
    package var table: DataTable?
    package var statements: [Statement] = []
    package var empty: EmptySection?

    package init(heading: String? = nil) {
      self.heading = heading
    }

    package static func words(_ words: String) -> Block {
      var block = Block()
      block.words = words
      return block
    }

    package static func facts(_ facts: [Fact], heading: String? = nil) -> Block {
      var block = Block(heading: heading)
      block.facts = FactList(facts: facts)
      return block
    }

    package static func table(_ table: DataTable, heading: String? = nil) -> Block {
      var block = Block(heading: heading)
      block.table = table
      return block
    }

    package static func statements(_ statements: [Statement]) -> Block {
      var block = Block()
      block.statements = statements
      return block
    }

    package static func markdown(_ markdown: String, heading: String) -> Block {
      var block = Block(heading: heading)
      block.markdown = markdown
      return block
    }

    package static func items(_ items: [String], heading: String) -> Block {
      var block = Block(heading: heading)
      block.items = items
      return block
    }

    package static func empty(_ empty: EmptySection, heading: String? = nil) -> Block {
      var block = Block(heading: heading)
      block.empty = empty
      return block
    }
  }

  package static let schema = Schema<ProfileFold>(
    "profile-fold", "A part of a profile that is closed until somebody asks",
    [
      .text("id", "Its anchor") { $0.id },
      .text("heading", "What it is about") { $0.heading },
      .text("verdict", "What most people want to know of it") { $0.verdict },
      .text("tone", "alert, caution or empty: the class of the verdict") { $0.tone },
      .flag("is-open", "Whether it stands open from the start") { $0.isOpen },
      .list("blocks", "Its pieces", of: ProfileFold.block) { $0.blocks },
    ])

  package static let block = Schema<Block>(
    "profile-block", "A piece of a folded part; each shows what it has",
    [
      .optionalText("subheading", "What the piece is about") { $0.heading },
      .optionalText("paragraph", "A paragraph") { $0.words },
      .optionalText("markdown", "Somebody's own words, in Markdown") { $0.markdown },
      .flag("has-items", "Whether there is a list of words") { !$0.items.isEmpty },
      .texts("items", "A list of words") { $0.items },
      .optionalRecord("fact-list", "Facts", FactList.schema) { $0.facts },
      .optionalRecord("table", "A table", DataTable.schema) { $0.table },
      .flag("has-statements", "Whether there are marked sentences") { !$0.statements.isEmpty },
      .list("statements", "Marked sentences", of: Statement.schema) { $0.statements },
      .optionalRecord("nothing", "What is missing", EmptySection.schema) { $0.empty },
    ])
}
