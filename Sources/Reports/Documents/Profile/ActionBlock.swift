package import Templating

/// What there is to do with a client, with the arithmetic and the place in its owner's week.
package struct ActionBlock: Sendable {
  package var remark: String
  package var statements: [Statement]
  /// Where the queue stands that the actions are in.
  package var link: NavigationItem

  package static let schema = Schema<ActionBlock>(
    "client-actions", "What there is to do with a client",
    [
      .text("remark", "How many actions, and how many fit this week") { $0.remark },
      .list("statements", "The actions, by rank", of: Statement.schema) { $0.statements },
      .record("link", "Where their queue stands", NavigationItem.schema) { $0.link },
    ])
}
