package import Templating

/// One client: what to do next, why, and everything known that bears on it.
///
/// A part is nil where the portfolio has no table for it, and carries an empty section where the table
/// is there and says nothing of this client.
package struct ProfilePage: Sendable {
  package var page: PageFrame
  /// The client's id, or its alias where the id speaks of a person.
  package var id: String
  package var title: String
  package var trail: Trail
  package var tabs: [NavigationItem]
  package var head: ClientHead
  package var purchases: PurchaseBlock?
  package var noPurchases: EmptySection?
  package var receivables: [ProfileFold.Block]
  package var health: HealthBlock?
  package var contracts: ContractBlock?
  package var noContracts: EmptySection?
  package var products: ProductBlock?
  package var notes: String?
  package var verdicts: [Verdict]
  /// What there is to do, by rank; missing where there is nothing.
  package var actions: ActionBlock?
  package var people: PeopleBlock?
  package var noPeople: EmptySection?
  package var conversations: ConversationBlock?
  package var noConversations: EmptySection?
  package var objectives: ObjectiveBlock?
  package var noObjectives: EmptySection?
  /// What is missing, worst first; the rest of a long list after a few.
  package var missing: [Statement]
  package var moreMissing: [Statement]
  package var folds: [ProfileFold]
  /// Which tables the whole portfolio is without, in a sentence.
  package var absentTables: String?

  package static let schema = Schema<ProfilePage>(
    "client-profile", version: 2, "One client: what to do next, why, and what is known",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("id", "Id, or its alias where the id speaks of a person") { $0.id },
      .text("title", "Name of the client") { $0.title },
      .record("trail", "Way here, and the clients before and after", Trail.schema) { $0.trail },
      .flag("has-tabs", "Whether the client has more than one page") { !$0.tabs.isEmpty },
      .list("tabs", "The client's pages", of: NavigationItem.schema) { $0.tabs },
      .record("head", "Status, next step and the first facts", ClientHead.schema) { $0.head },
      .optionalRecord("purchases", "Purchases; missing without any", PurchaseBlock.schema) {
        $0.purchases
      },
      .optionalRecord("no-purchases", "What is missing for them", EmptySection.schema) {
        $0.noPurchases
      },
      .flag("has-receivables", "Whether invoices say when they are due") {
        !$0.receivables.isEmpty
      },
      .list("receivables", "Payments and open invoices", of: ProfileFold.block) {
        $0.receivables
      },
      .optionalRecord("client-health", "How well the client does", HealthBlock.schema) {
        $0.health
      },
      .optionalRecord("contracts", "Recurring agreements", ContractBlock.schema) {
        $0.contracts
      },
      .optionalRecord("no-contracts", "What is missing for them", EmptySection.schema) {
        $0.noContracts
      },
      .optionalRecord("products", "What the client has of what we sell", ProductBlock.schema) {
        $0.products
      },
      .optionalText("notes", "Free notes in Markdown") { $0.notes },
      .list("verdicts", "Why status, class and segment are what they are", of: Verdict.schema) {
        $0.verdicts
      },
      .optionalRecord("client-actions", "What there is to do, by rank", ActionBlock.schema) {
        $0.actions
      },
      .optionalRecord("people", "People at the client", PeopleBlock.schema) { $0.people },
      .optionalRecord("no-people", "What is missing for them", EmptySection.schema) {
        $0.noPeople
      },
      .optionalRecord("talks", "Conversations", ConversationBlock.schema) {
        $0.conversations
      },
      .optionalRecord("no-talks", "What is missing for them", EmptySection.schema) {
        $0.noConversations
      },
      .optionalRecord("objectives", "What the client wants", ObjectiveBlock.schema) {
        $0.objectives
      },
      .optionalRecord("no-objectives", "What is missing for them", EmptySection.schema) {
        $0.noObjectives
      },
      .flag("has-missing", "Whether anything this page uses is missing") { !$0.missing.isEmpty },
      .integer("missing-count", "How many facts are missing") {
        $0.missing.count + $0.moreMissing.count
      },
      .record(
        "missing", "What is missing, what it costs, and where to add it", StatementList.schema
      ) { StatementList(statements: $0.missing) },
      .flag("has-more-missing", "Whether the list goes on") { !$0.moreMissing.isEmpty },
      .integer("more-missing-count", "How many more") { $0.moreMissing.count },
      .record("more-missing", "The rest of what is missing", StatementList.schema) {
        StatementList(statements: $0.moreMissing)
      },
      .list("folds", "Everything else, each with its verdict", of: ProfileFold.schema) {
        $0.folds
      },
      .optionalText("absent-tables", "Which tables the portfolio is without") {
        $0.absentTables
      },
    ])
}

/// Marked sentences that stand apart.
package struct StatementList: Sendable {
  package var statements: [Statement]

  package static let schema = Schema<StatementList>(
    "statement-list", "Marked sentences that stand apart",
    [.list("statements", "The sentences", of: Statement.schema) { $0.statements }])
}
