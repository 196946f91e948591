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
  /// Where words and markup of every document stand: a client called Main or Contato must not stop a build.
  ///
  /// A name of several words is no accident, whoever wrote it into a template.
  private let common: [String]
  /// The language of those words.
  private let locale: PortfolioLocale

  /// A scan for the clients of a portfolio.
  ///
  /// - Parameters:
  ///   - context: The portfolio and its texts.
  ///   - templates: The sources of the templates.
  init(_ context: SiteContext, templates: [String]) {
    common = templates + LeakScan.sentences(context) { _ in true }
    locale = context.words.catalog.locale
    var texts: [TextFinder.Text] = []
    var owners: [String: Set<Int>] = [:]
    LeakScan.forEachName(in: context.portfolio) { field, text, client in
      if owners[text] == nil { texts.append(TextFinder.Text(text, field: field)) }
      owners[text, default: []].insert(client)
    }
    names = TextFinder(texts)
    self.owners = owners
  }

  /// Goes through the names and addresses of all clients and of their people, in a fixed order.
  static func forEachName(
    in portfolio: Portfolio, _ body: (_ field: String, _ text: String, _ client: Int) -> Void
  ) {
    func add(_ field: String, _ text: String?, _ client: Int) {
      guard let text, text.utf8.count >= TextFinder.shortest else { return }
      body(field, text, client)
    }
    for (index, client) in portfolio.clients.enumerated() where client.hasAttributes {
      let attributes = client.attributes
      add("clients.name", attributes.name, index)
      add("clients.legal-name", attributes.legalName, index)
      add("clients.document", attributes.document?.text, index)
      add("clients.document", attributes.document?.characters, index)
      add("clients.email", LeakScan.address(attributes.email), index)
    }
    for contact in portfolio.contacts {
      add("contacts.name", contact.name, contact.client)
      add("contacts.email", LeakScan.address(contact.email), contact.client)
    }
  }

  /// An e-mail that is one; other text in its place is nobody's address.
  private static func address(_ text: String?) -> String? {
    text.flatMap { text in
      text.contains("@") && !text.contains { $0.isWhitespace || "<>\"'".contains($0) }
        ? text : nil
    }
  }

  /// The first thing in a document that is not for its client; nil where all is well.
  func first(
    in bytes: [UInt8], for client: Int, _ context: SiteContext
  ) -> TextFinder.Text? {
    let others = names.all(in: bytes).filter { owners[$0.text]?.contains(client) != true }
    let secrets = TextFinder(LeakScan.secrets(client, context)).all(in: bytes)
    // Most documents hold nothing to be asked about.
    guard !others.isEmpty || !secrets.isEmpty else { return nil }
    let allowed = LeakScan.allowed(client, context)
    func stands(_ text: TextFinder.Text, in sources: [String]) -> Bool {
      let finder = TextFinder([text])
      return sources.contains { finder.first(in: Array($0.utf8)) != nil }
    }
    // A document in another language has words of its own.
    let ownWords =
      context.words.catalog.locale == locale ? [] : LeakScan.sentences(context) { _ in true }
    let leak = others.first {
      !stands($0, in: allowed)
        && ($0.text.contains(" ") || !(stands($0, in: common) || stands($0, in: ownWords)))
    }
    return leak ?? secrets.first { !stands($0, in: allowed) }
  }

  /// What a client may read, whatever else has the same words: what it wants, what it has, who we are.
  private static func allowed(_ client: Int, _ context: SiteContext) -> [String] {
    let portfolio = context.portfolio
    let attributes = portfolio.clients[client].attributes
    var texts = [context.settings.portfolioName, attributes.name, attributes.legalName]
    for objective in portfolio.records.objectives.of(client) {
      texts += [
        objective.title, objective.kpi, objective.unit, objective.stateBy, objective.ownerOurs,
        objective.ownerTheirs,
      ]
    }
    for milestone in portfolio.records.milestones.of(client) {
      texts += [milestone.title, milestone.kind]
    }
    for usage in portfolio.records.usage.of(client) { texts += [usage.metric, usage.product] }
    texts += portfolio.records.contracts.of(client).flatMap { [$0.product, $0.id] }
    texts += portfolio.records.products.flatMap { [$0.name, $0.id] }
    texts += portfolio.team.flatMap { [$0.name, $0.role, $0.email] }
    texts += portfolio.contacts(of: client).flatMap { [$0.name, $0.email] }
    texts += [attributes.owner, attributes.executive]
    // The sentences of the document itself.
    texts += sentences(context) { key in
      ["reports.review.", "reports.brief.engagement.", "reports.brief.foot"].contains {
        key.hasPrefix($0)
      }
    }
    return texts.compactMap { $0 }
  }

  /// The texts of the catalog under some keys.
  private static func sentences(
    _ context: SiteContext, where isWanted: (String) -> Bool
  ) -> [String] {
    let catalog = context.words.catalog
    return catalog.keys.filter(isWanted).flatMap { key -> [String] in
      switch catalog.message(key) {
      case .text(let pattern): [pattern.source]
      case .plural(let one, let other): [one.source, other.source]
      case nil: []
      }
    }
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
