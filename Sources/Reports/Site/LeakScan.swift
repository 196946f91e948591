import Analysis
import Localization
import Portfolio
import Privacy

/// Looks through the finished bytes of documents for clients: for names of other clients and of their people,
/// and for what we think of the client itself.
///
/// The types of those documents hold none of it. This is the second lock: a template of somebody's own, a
/// text of the catalog or a mistake in the making cannot pass it either.
struct LeakScan: Sendable {
  private let names: TextFinder
  /// The clients that each name belongs to.
  private let owners: [String: Set<Int>]

  init(_ context: SiteContext) {
    var texts: [TextFinder.Text] = []
    var owners: [String: Set<Int>] = [:]
    let portfolio = context.portfolio
    func add(_ field: String, _ text: String?, _ client: Int) {
      guard let text, text.utf8.count >= TextFinder.shortest else { return }
      if owners[text] == nil { texts.append(TextFinder.Text(text, field: field)) }
      owners[text, default: []].insert(client)
    }
    for (index, client) in portfolio.clients.enumerated() where client.hasAttributes {
      let attributes = client.attributes
      add("clients.name", attributes.name, index)
      add("clients.legal-name", attributes.legalName, index)
      add("clients.document", attributes.document?.text, index)
      add("clients.document", attributes.document?.characters, index)
      add("clients.email", attributes.email, index)
    }
    for contact in portfolio.contacts {
      add("contacts.name", contact.name, contact.client)
      add("contacts.email", contact.email, contact.client)
    }
    names = TextFinder(texts)
    self.owners = owners
  }

  /// The first thing in a document that is not for its client; nil where all is well.
  func first(
    in bytes: [UInt8], for client: Int, _ context: SiteContext
  ) -> TextFinder.Text? {
    let allowed = LeakScan.allowed(client, context)
    func isAllowed(_ text: TextFinder.Text) -> Bool {
      let finder = TextFinder([text])
      return allowed.contains { finder.first(in: Array($0.utf8)) != nil }
    }
    let others = names.all(in: bytes).filter { owners[$0.text]?.contains(client) != true }
    let own = TextFinder(LeakScan.secrets(client, context)).all(in: bytes)
    return (others + own).first { !isAllowed($0) }
  }

  /// What a client may read, whatever else has the same words: what it wants, what it has, who we are.
  private static func allowed(_ client: Int, _ context: SiteContext) -> [String] {
    let portfolio = context.portfolio
    let attributes = portfolio.clients[client].attributes
    var texts = [context.settings.portfolioName, attributes.name, attributes.legalName]
    for objective in portfolio.records.objectives.of(client) {
      texts += [objective.title, objective.kpi, objective.unit, objective.stateBy]
    }
    texts += portfolio.records.milestones.of(client).map(\.title)
    texts += portfolio.records.usage.of(client).map(\.metric)
    texts += portfolio.records.products.flatMap { [$0.name, $0.id] }
    texts += portfolio.team.flatMap { [$0.name, $0.role, $0.email] }
    texts += portfolio.contacts(of: client).flatMap { [$0.name, $0.email] }
    let catalog = context.words.catalog
    // The sentences of the document itself.
    for key in catalog.keys where key.hasPrefix("reports.review.") {
      switch catalog.message(key) {
      case .text(let pattern): texts.append(pattern.source)
      case .plural(let one, let other): texts += [one.source, other.source]
      case nil: continue
      }
    }
    return texts.compactMap { $0 }
  }

  /// What is known and thought of a client, and is not for it.
  private static func secrets(_ client: Int, _ context: SiteContext) -> [TextFinder.Text] {
    let portfolio = context.portfolio
    let attributes = portfolio.clients[client].attributes
    var secrets: [TextFinder.Text] = []
    func add(_ field: String, _ text: String?) {
      if let text { secrets.append(TextFinder.Text(text, field: field)) }
    }
    func add(_ field: String, _ amount: Int64?) {
      guard let amount, amount.magnitude >= 100_000 else { return }
      add(field, context.words.money(amount))
    }
    if let record = context.assessment.client(client) {
      let words = context.words
      add("tier", record.tier.map { words.text("tier.\($0.rawValue)") })
      add("touch", record.touch.map { words.catalog.text("assessment.touch.\($0.rawValue)") })
      add("status", record.status == .atRisk ? words.text("status.at-risk") : nil)
      add("revenue", record.current.net)
      add("tier-revenue", record.tierRevenue)
    }
    for (field, list) in [
      ("clients.competitors", attributes.competitors), ("clients.strengths", attributes.strengths),
      ("clients.weaknesses", attributes.weaknesses), ("clients.tags", attributes.tags),
    ] {
      for text in list { add(field, text) }
    }
    add("clients.cost-of-service", attributes.costOfService?.minorUnits)
    add("clients.tier-reason", attributes.tierOverride?.reason)
    add("clients.touch-reason", attributes.touchOverride?.reason)
    add("clients.end-reason", attributes.endReason)
    for field in portfolio.records.customFields where field.table == .clients && field.isSensitive {
      guard case .text(let text)? = attributes.custom[field.name] else { continue }
      add("clients.\(field.name)", text)
    }
    // A line that is a sentence: headings and rules of tables are in every document.
    for line in context.note(client)?.split(separator: "\n") ?? []
    where line.split(separator: " ").count > 4 && line.contains(where: \.isLetter) {
      add("notes", String(line))
    }
    for interaction in portfolio.records.interactions.of(client) {
      add("interactions.summary", interaction.summary)
    }
    for opportunity in portfolio.records.opportunities.of(client) {
      add("opportunities.title", opportunity.title)
      add("opportunities.value", opportunity.value?.minorUnits)
    }
    for survey in portfolio.records.surveys.of(client) { add("surveys.comment", survey.comment) }
    return secrets
  }
}
