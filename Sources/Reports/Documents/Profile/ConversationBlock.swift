package import Templating

/// What was said between us, newest first.
package struct ConversationBlock: Sendable {
  package var remark: String
  package var recent: [ConversationView]
  package var older: ConversationList
  package var olderSummary: String
  package var promises: String
  /// Said where even the folded list is cut.
  package var cut: String?

  package static let schema = Schema<ConversationBlock>(
    "conversations", "What was said between us",
    [
      .text("remark", "How many went both ways of late") { $0.remark },
      .list("conversations", "The latest, newest first", of: ConversationView.schema) {
        $0.recent
      },
      .flag("has-older", "Whether there are more") { !$0.older.conversations.isEmpty },
      .record("older", "The others, newest first", ConversationList.schema) { $0.older },
      .text("older-summary", "How many more, since when") { $0.olderSummary },
      .text("promises", "What became of the promises") { $0.promises },
      .optionalText("cut", "Said where even this list is cut") { $0.cut },
    ])
}

/// Conversations that stand apart.
package struct ConversationList: Sendable {
  package var conversations: [ConversationView]

  package static let schema = Schema<ConversationList>(
    "conversation-list", "Conversations that stand apart",
    [
      .list("conversations", "The conversations", of: ConversationView.schema) {
        $0.conversations
      }
    ])
}
