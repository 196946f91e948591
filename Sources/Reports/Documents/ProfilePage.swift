import Markup
package import Portfolio
package import Templating

/// One client: what to do next, and why.
package struct ProfilePage: Sendable {
  package var page: PageFrame
  /// The client's id, or its alias where the id speaks of a person.
  package var id: String
  package var title: String
  package var status: StatusView
  package var statusDetail: String?
  package var abc: String?
  package var segment: String?
  package var document: String?
  package var place: String?
  package var isUrgent: Bool
  package var answer: String
  package var answerWhy: String
  package var revenue: Int64
  package var revenueBefore: Int64?
  package var revenueShare: FixedPoint?
  package var owner: String?
  package var lastPurchase: Day?
  package var lastAgo: String
  package var expected: Day?
  package var isLate: Bool
  package var since: Day?
  package var purchases: PurchaseBlock?
  package var notes: String?
  package var notesFile: String
  package var reasons: [Reason]
  package var contacts: [ContactLine]
  package var missing: [MissingFact]
  package var record: [RecordLine]

  package static let schema = Schema<ProfilePage>(
    "client-profile", "One client: what to do next, and why",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("id", "Id, or its alias where the id speaks of a person") { $0.id },
      .text("title", "Name of the client") { $0.title },
      .record("status", "Status", StatusView.schema) { $0.status },
      .optionalText("status-detail", "What is worth saying beside the status") {
        $0.statusDetail
      },
      .optionalText("abc", "ABC class; missing without any invoice") { $0.abc },
      .optionalText("segment", "RFM segment; missing without a sale") { $0.segment },
      .optionalText("document", "CPF or CNPJ, masked") { $0.document },
      .optionalText("place", "City and state") { $0.place },
      .flag("is-urgent", "Whether the answer asks for action") { $0.isUrgent },
      .text("answer", "The answer in one sentence") { $0.answer },
      .text("answer-why", "What the answer rests on, with money and day") { $0.answerWhy },
      .money("revenue", "Revenue of the 12 months up to the day, less returns") { $0.revenue },
      .optionalMoney("revenue-before", "Revenue of the 12 months before those") {
        $0.revenueBefore
      },
      .optionalPercent("revenue-share", "Share of the portfolio's revenue") { $0.revenueShare },
      .optionalText("owner", "Who answers for the client") { $0.owner },
      .optionalDay("last-purchase", "Day of the last purchase") { $0.lastPurchase?.number },
      .text("last-ago", "How long ago that was") { $0.lastAgo },
      .optionalDay("expected", "When the next purchase is or was expected") {
        $0.expected?.number
      },
      .flag("is-late", "Whether the silence is longer than the late threshold") { $0.isLate },
      .optionalDay("since", "Client since") { $0.since?.number },
      .optionalRecord("purchases", "Purchases; missing without any", PurchaseBlock.schema) {
        $0.purchases
      },
      .optionalText("notes", "Free notes in Markdown") { $0.notes },
      .text("notes-file", "Where notes on this client go") { $0.notesFile },
      .list("reasons", "Why status, class and segment are what they are", of: Reason.schema) {
        $0.reasons
      },
      .flag("has-contacts", "Whether any contact is known") { !$0.contacts.isEmpty },
      .integer("contact-count", "How many contacts are known") { $0.contacts.count },
      .list("contacts", "People at the client", of: ContactLine.schema) { $0.contacts },
      .flag("has-missing", "Whether anything this page uses is missing") { !$0.missing.isEmpty },
      .integer("missing-count", "How many facts are missing") { $0.missing.count },
      .list("missing", "What is missing, what it costs, and where to add it", of: missingFact) {
        $0.missing
      },
      .list("record", "The client's record, field by field", of: recordLine) { $0.record },
    ])

  private static let missingFact = Schema<MissingFact>(
    "missing-fact", "Something this page could use and does not have",
    [
      .text("what", "The fact") { $0.what },
      .text("cost", "What its absence costs the reader") { $0.cost },
      .text("where", "Table and column to add it to") { $0.place },
    ])

  private static let recordLine = Schema<RecordLine>(
    "record-line", "A field of the client's record",
    [
      .text("word", "Name of the field") { $0.word },
      .optionalText("value", "Its value; missing where unknown") { $0.value },
    ])
}

/// A verdict with what it rests on.
package struct Reason: Sendable {
  package var heading: String
  package var words: String
  package var rule: String?
  package var evidence: String?

  package static let schema = Schema<Reason>(
    "reason", "A verdict with what it rests on",
    [
      .text("heading", "The verdict") { $0.heading },
      .text("words", "Why, with the arithmetic") { $0.words },
      .optionalText("rule", "Rule that fired") { $0.rule },
      .optionalText("evidence", "Records it rests on") { $0.evidence },
    ])
}

/// A person at the client, masked.
package struct ContactLine: Sendable {
  package var name: String?
  package var title: String?
  package var role: String?
  package var email: String?
  package var phone: String?
  package var doNotContact: Bool

  package static let schema = Schema<ContactLine>(
    "contact", "A person at the client, masked",
    [
      .optionalText("name", "Full name; missing for a vacant position") { $0.name },
      .optionalText("title", "Job title and department") { $0.title },
      .optionalText("role", "Part in decisions") { $0.role },
      .flag("has-reach", "Whether e-mail or phone is known") {
        $0.email != nil || $0.phone != nil
      },
      .optionalText("email", "E-mail, masked") { $0.email },
      .optionalText("phone", "Telephone, masked") { $0.phone },
      .flag("do-not-contact", "Whether the person asked not to be contacted") {
        $0.doNotContact
      },
    ])
}

/// Something a profile could use and does not have.
package struct MissingFact: Sendable {
  package var what: String
  package var cost: String
  package var place: String
}

/// A field of the client's record.
package struct RecordLine: Sendable {
  package var word: String
  package var value: String?
}
