import Analysis
import Localization
import Portfolio

/// One client with its records as they stood on the day: what is dated later does not exist yet.
struct ClientDossier {
  let context: SiteContext
  let client: ClientAssessment
  let explanation: Explanation?
  let detail: PurchaseDetail?
  /// With support only as far as it counts on the day.
  let contacts: [Contact]
  /// Newest first; the undated last.
  let interactions: [Interaction]
  let opportunities: [Opportunity]
  let objectives: [Objective]
  let milestones: [Milestone]
  /// Newest first.
  let handoffs: [Handoff]

  var words: Words { context.words }
  var day: Day { context.day }
  var number: Int { client.client }
  var records: ClientRecords { context.portfolio.records }
  var attributes: ClientAttributes { context.portfolio.clients[number].attributes }

  /// - Parameters:
  ///   - context: What all pages know of each other.
  ///   - client: The client on the day.
  ///   - isWhole: Whether purchases and the reasons of verdicts are wanted, which take a while.
  init(_ context: SiteContext, _ client: ClientAssessment, isWhole: Bool = true) {
    let number = client.client
    let records = context.portfolio.records
    let day = context.day
    self.context = context
    self.client = client
    explanation = isWhole ? context.input.explanation(number) : nil
    detail = isWhole && client.lastPurchase != nil ? context.input.purchaseDetail(number) : nil
    let people = client.relationship?.people ?? []
    let standings = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    contacts = context.portfolio.contacts(of: number).map { $0.asJudged(standings[$0.id]) }
    interactions = records.interactions.of(number).reversed().filter { $0.date.isPast(on: day) }
    opportunities = records.opportunities.of(number).filter { $0.stageSince.isPast(on: day) }
      .map { $0.asKnown(on: day) }
    objectives = records.objectives.of(number).map { $0.asKnown(on: day) }
    milestones = records.milestones.of(number).map { $0.asKnown(on: day) }
    handoffs = records.handoffs.of(number).reversed().filter { $0.date.isPast(on: day) }
  }

  /// How the relation ended; nil unless the client is a former one.
  var ending: Ending? { Ending(of: client, in: context.portfolio) }

  /// Whether the rhythm is that of orders besides contracts, whose invoices do not feed it.
  var hasContractInvoices: Bool {
    context.portfolio.ledger.days(of: number).contains { $0.contractSales > 0 }
  }

  /// What a former client brought in its last year with us, as the page of former clients says it;
  /// nil where nothing is known to have come.
  var formerWorth: Int64? {
    let candidate = WinBackList.candidate(client, in: context.assessment, of: context.portfolio)
    guard let value = candidate?.value, value > 0 || client.total.net > 0 else { return nil }
    return value
  }

  /// Whether both sides have spoken on a day or after it.
  func hasTalked(since first: Day) -> Bool {
    interactions.contains { talk in
      talk.isTwoWay == true && talk.date.map { $0 >= first } ?? false
    }
  }

  /// Whether touches after a day leave open who spoke, and no other conversation came after it.
  func isSilenceUnknown(since first: Day) -> Bool {
    !hasTalked(since: first)
      && interactions.contains { $0.isTwoWay == nil && $0.date.map { $0 >= first } ?? false }
  }

  /// How many days a conversation or a ticket counts as recent.
  static let recentDays = 90

  /// Whether a conversation went both ways, of late.
  func isRecentTalk(_ interaction: Interaction) -> Bool {
    interaction.isTwoWay == true && isRecent(interaction)
  }

  /// Whether a touch was of late.
  func isRecent(_ interaction: Interaction) -> Bool {
    interaction.date.map { day.days(since: $0) < ClientDossier.recentDays } ?? false
  }

  /// Whether the portfolio has a table at all.
  func has(_ table: TableName) -> Bool { context.portfolio.presentTables.contains(table) }

  // MARK: Names for ids

  /// A contact's name for its id; the reference itself where nobody has it.
  func person(_ reference: String) -> String {
    contacts.first { $0.id == reference }?.name ?? reference
  }

  /// A contact's name for its id, with a mark on whoever has left: somebody else has to be named.
  func personNow(_ reference: String) -> String {
    let name = person(reference)
    return hasLeft(reference) ? words.text("event.gone", ["name": name]) : name
  }

  /// Whether an id or a name as written speaks of somebody who has left.
  func hasLeft(_ reference: String) -> Bool {
    contact(reference)?.map.left.map { $0 <= day } ?? false
  }

  /// To whom somebody reports, by name; of a post that nobody holds, the post.
  func superior(_ reference: String) -> String {
    guard let contact = contact(reference), contact.name == nil else { return person(reference) }
    let post = contact.map.position ?? contact.title
    return post.map { words.text("map.vacant-post", ["post": $0]) } ?? reference
  }

  /// The contact that an id or a name as written speaks of.
  func contact(_ reference: String) -> Contact? {
    contacts.first { $0.id == reference } ?? contacts.first { $0.name == reference }
  }

  /// A product's name for its id; the reference itself where there is no such product.
  func product(_ reference: String) -> String {
    records.product(withID: reference)?.displayName ?? reference
  }

  /// A record as evidence: `contrato CT-52`.
  func evidence(_ table: TableName, _ key: String) -> String {
    words.evidence(RecordKey(table: table, key: key))
  }

  /// A record as evidence, for a verdict.
  func source(_ table: TableName, _ key: String) -> Evidence {
    Evidence(records: evidence(table, key))
  }

  /// Money in its own currency, whole units.
  func whole(_ money: Money) -> String { words.formats.wholeMoney(money) }

  /// A table and a column where something can be added.
  func place(_ table: TableName, _ columns: String) -> String {
    words.text(
      columns.contains(",") ? "gap.where-columns" : "gap.where",
      ["table": words.text("table.\(table.rawValue)"), "column": headings(columns, of: table)])
  }

  /// A record and a column where something can be added.
  func place(_ table: TableName, _ key: String, _ columns: String) -> String {
    words.text(
      columns.contains(",") ? "gap.where-record-columns" : "gap.where-record",
      [
        "table": words.text("table.\(table.rawValue)"), "key": key,
        "column": headings(columns, of: table),
      ])
  }

  /// Columns as files in the reader's language have them.
  private func headings(_ columns: String, of table: TableName) -> String {
    columns.split(separator: ", ").map { context.heading(of: String($0), in: table) }
      .joined(separator: ", ")
  }

  /// The values of a record's own columns as facts, in the order of their declaration.
  func custom(_ values: [String: CustomValue], of table: TableName) -> [Fact] {
    guard !values.isEmpty else { return [] }
    return records.customFields.filter { $0.table == table }.compactMap { field in
      values[field.name].map { value in
        Fact(
          word: field.label, value: words.custom(value),
          note: field.isSensitive ? words.text("profile.sensitive") : nil)
      }
    }
  }
}

extension Day? {
  /// Whether a dated thing exists on a day; what has no date does.
  func isPast(on day: Day) -> Bool { map { $0 <= day } ?? true }

  /// The date as far as it was known on a day.
  func known(on day: Day) -> Day? { flatMap { $0 <= day ? $0 : nil } }
}

extension Contact {
  /// Without support that was said after the day, or too long before it to count.
  func asJudged(_ standing: PersonStanding?) -> Contact {
    guard let standing else { return self }
    var known = self
    known.map.support = standing.support
    known.map.supportDate = standing.supportDay
    return known
  }
}

extension Opportunity {
  /// Without what happened after the day.
  func asKnown(on day: Day) -> Opportunity {
    guard let closed, closed > day else { return self }
    var known = self
    known.closed = nil
    known.result = nil
    known.lostReason = nil
    return known
  }

  var isOpen: Bool { result == nil && closed == nil }
}

extension Objective {
  /// Without what was measured or said after the day.
  func asKnown(on day: Day) -> Objective {
    var known = self
    if !baselineDate.isPast(on: day) { known.baseline = nil }
    if !actualDate.isPast(on: day) { known.actual = nil }
    if !stateOn.isPast(on: day) {
      known.state = nil
      known.stateBy = nil
      known.stateOn = nil
    }
    return known
  }
}

extension Milestone {
  /// Without what was done after the day.
  func asKnown(on day: Day) -> Milestone {
    var known = self
    known.done = done.known(on: day)
    return known
  }
}

extension Words {
  /// A number as it was measured: `71,6`.
  func decimal(_ number: DecimalNumber) -> String {
    formats.decimal(number.value, scale: Int(number.scale), places: .upTo(Int(number.scale)))
  }

  /// A value of a column of the company's own.
  func custom(_ value: CustomValue) -> String {
    switch value {
    case .text(let text): text
    case .list(let list): list.joined(separator: ", ")
    case .number(let number): decimal(number)
    case .money(let money): formats.money(money)
    case .day(let day): date(day)
    case .flag(let flag): text(flag ? "word.yes" : "word.no")
    }
  }

  /// A day as lists write it: without the year where that is the reader's own.
  func shortDate(_ day: Day, near today: Day) -> String {
    day.year == today.year ? formats.day(day, .dayMonth) : date(day)
  }
}
