import Analysis
public import Diagnostics
import Files
public import Localization
import Parallel
import Portfolio
import Privacy
import Templating

/// Makes the documents that are sent, each on its own, from one value.
///
/// A document of a kind is one Markdown template over a value of a declared type; what goes into a message
/// and what goes to paper are made from that Markdown. The same input gives the same bytes every time.
public struct BriefBuilder: Sendable {
  let context: SiteContext
  let library: TemplateLibrary
  /// What documents for clients of other languages are made with.
  private let foreign: [PortfolioLocale: (library: TemplateLibrary, words: Words)]
  let styles: [String: String]
  /// The sources of the templates, among whose words names are looked for.
  private let templates: [String]
  /// Who gets the digest of the company: ids or names of the team table.
  private let directors: [String]
  private let earlier: CoverageReport?

  /// Prepares documents: compiles the templates and works out what they share.
  ///
  /// - Parameters:
  ///   - input: What the documents are made from.
  ///   - settings: What the configuration says about them.
  ///   - catalog: The texts of the locale.
  ///   - theme: Templates and style sheets.
  ///   - directors: Who gets the digest of the company: ids or names of the team table.
  /// - Throws: Everything that is wrong with the templates.
  public init(
    _ input: SiteInput, settings: SiteSettings, catalog: Catalog, theme: SiteTheme,
    directors: [String] = []
  ) throws(DiagnosticsError) {
    let words = Words(catalog, currency: input.portfolio.currency)
    library = try SiteBuilder.library(theme, words)
    var foreign: [PortfolioLocale: (library: TemplateLibrary, words: Words)] = [:]
    for other in input.otherCatalogs where other.locale != catalog.locale {
      let words = Words(other, currency: input.portfolio.currency)
      foreign[other.locale] = (try SiteBuilder.library(theme, words), words)
    }
    self.foreign = foreign
    context = SiteContext(input, settings, words)
    styles = theme.styles
    templates = theme.templates.map(\.text)
    self.directors = directors
    earlier = context.study.previous.map { CoverageReport($0) }
  }

  /// The owners with a client, by id, in the order of their names.
  public var owners: [String] { context.owners.owners.compactMap(\.id) }

  /// The owner that a word means: an id or a name of the team table, or the text of the clients; nil
  /// where nobody with a client or something to do is called so.
  public func owner(_ word: String) -> String? {
    let id = context.roster.id(word)
    return owners.contains(id) ? id : owners.first { context.ownerName($0) == word }
  }

  /// Every name by which an owner may be called.
  public var ownerNames: [String] { owners.flatMap { [$0, context.ownerName($0)] } }

  /// The clients whose relation goes on, of one owner or of all, by position in `Portfolio.clients`.
  public func currentClients(of owner: String? = nil) -> [Int] {
    context.order.map { context.assessment.clients[$0] }.filter { client in
      (client.status == .active || client.status == .atRisk)
        && (owner == nil || context.roster.owner(of: client.client, in: context.portfolio) == owner)
    }.map(\.client)
  }

  /// Whether somebody of a client is called so, by id or name.
  public func knows(_ person: String, at client: Int) -> Bool {
    context.portfolio.contacts(of: client).contains { $0.id == person || $0.name == person }
  }

  /// The names of a client's people.
  public func people(at client: Int) -> [String] {
    context.portfolio.contacts(of: client).compactMap(\.name)
  }

  /// Makes a document.
  ///
  /// - Parameter request: What is asked for.
  /// - Returns: The document, or why there is none.
  /// - Throws: A finding of the template, with the record it was rendering.
  public func make(_ request: BriefRequest) throws(Diagnostic) -> BriefOutcome {
    switch request {
    case .owner(let owner): try digest(.owner, owner)
    case .director: try digest(.director, nil)
    case .client(let kind, let number, let meeting, let person):
      try document(kind, number, meeting, person)
    }
  }

  // MARK: Digests

  private func digest(_ kind: BriefKind, _ owner: String?) throws(Diagnostic) -> BriefOutcome {
    let making = DigestMaking(context, owner: owner, earlier: earlier)
    if making.news.isEmpty, let previous = context.study.previous {
      return .refused(
        RefusedBrief(
          kind: kind, title: making.title,
          why: context.words.text(
            "brief.refused.nothing-new", ["day": context.words.date(previous.day)]),
          isQuiet: true))
    }
    let value = making.digest
    let clients = context.portfolio.clients.indices.filter {
      owner == nil || context.roster.owner(of: $0, in: context.portfolio) == owner
    }
    let whom = owner.map { [$0] } ?? directors
    return .made(
      try brief(
        BriefDraft(
          kind: kind,
          stem: owner.map { "owner-" + context.owners.anchor($0) } ?? "director",
          subject: context.words.text(
            "brief.\(owner == nil ? "director" : "owner").subject",
            [
              "portfolio": context.settings.portfolioName, "day": context.words.date(context.day),
              "owner": context.ownerName(owner),
            ]),
          preheader: value.lead, isUrgent: !making.news.worse.isEmpty,
          recipients: whom.map(BriefAddressees(context: context).member),
          subjects: OutputSubjects(
            clients: clients.map { context.portfolio.clients[$0].id }, owner: owner)),
        PortfolioDigest.schema.value(of: value), key: owner, context.words, library))
  }

  // MARK: Documents of a client

  private func document(
    _ kind: BriefKind, _ number: Int, _ meeting: BriefMeeting?, _ person: String?
  ) throws(Diagnostic) -> BriefOutcome {
    guard let client = context.assessment.client(number) else {
      throw Diagnostic(.pageClientUnknown, facts: ["client": context.shownID(number)])
    }
    switch kind {
    case .account: return .made(try account(client, meeting))
    case .handoff:
      guard HandoffMaking.exists(context, client) else {
        return refused(kind, client, "no-handoff", isQuiet: true)
      }
      return .made(try handoff(client))
    case .engagement, .review: return try external(kind, client, person)
    case .owner, .director: return try digest(kind, nil)
    }
  }

  private func refused(
    _ kind: BriefKind, _ client: ClientAssessment, _ key: String,
    _ parameters: [String: String] = [:], isQuiet: Bool = false
  ) -> BriefOutcome {
    .refused(
      RefusedBrief(
        kind: kind, title: context.name(client.client),
        why: context.words.text("brief.refused.\(key)", parameters), isQuiet: isQuiet))
  }

  private func account(
    _ client: ClientAssessment, _ meeting: BriefMeeting?
  ) throws(Diagnostic) -> Brief {
    let making = AccountMaking(context, client, meeting)
    let value = making.brief
    let words = context.words
    let name = ["client": value.client, "day": words.date(meeting?.day ?? context.day)]
    var draft = BriefDraft(
      kind: .account,
      stem: meeting.map { "meeting-\(context.slugs[client.client])-\($0.day)" }
        ?? "account-\(context.slugs[client.client])",
      subject: words.text(
        meeting == nil ? "brief.account.subject" : "brief.account.subject-meeting", name),
      preheader: value.step, isUrgent: value.isUrgent,
      recipients: BriefAddressees(context: context).owner(of: client.client),
      subjects: subjects(client.client))
    draft.invitation = meeting.map {
      MeetingInvitation(
        context: context, client: client.client, meeting: $0,
        person: making.person?.name ?? $0.person, step: value.step
      ).bytes
    }
    return try brief(
      draft, AccountBrief.schema.value(of: value), key: context.shownID(client.client), words,
      library)
  }

  private func handoff(_ client: ClientAssessment) throws(Diagnostic) -> Brief {
    let sheet = HandoffMaking(context, client).sheet
    let records = context.portfolio.records.handoffs.of(client.client)
    let latest = records.last { $0.date.isPast(on: context.day) }
    let addressees = BriefAddressees(context: context)
    return try brief(
      BriefDraft(
        kind: .handoff, stem: "handoff-\(context.slugs[client.client])", subject: sheet.title,
        preheader: sheet.verdict, isUrgent: false,
        recipients: latest?.to.map { [addressees.member($0)] }
          ?? addressees.owner(of: client.client),
        subjects: subjects(client.client)),
      HandoffSheet.schema.value(of: sheet), key: context.shownID(client.client), context.words,
      library)
  }

  /// A document for the client, in its language; only where somebody there may be written to.
  private func external(
    _ kind: BriefKind, _ client: ClientAssessment, _ person: String?
  ) throws(Diagnostic) -> BriefOutcome {
    let exists =
      kind == .review ? ReviewMaking.exists(client) : EngagementMaking.exists(client)
    guard exists else { return refused(kind, client, "nothing-to-report", isQuiet: true) }
    let recipient: Contact
    switch BriefAddressees(context: context).outside(client, person, kind) {
    case .success(let contact): recipient = contact
    case .failure(let refusal):
      return .refused(
        RefusedBrief(
          kind: kind, title: context.name(client.client), why: refusal.why, isQuiet: false))
    }
    let other = foreign[ReviewMaking.locale(context, client)]
    var context = context
    if let other { context.words = other.words }
    let words = context.words
    let review = ReviewMaking(context: context, client: client).review
    let report = EngagementMaking(context: context, client: client).report
    let value =
      kind == .review
      ? ClientReview.schema.value(of: review) : EngagementReport.schema.value(of: report)
    let name = context.name(client.client)
    let draft = BriefDraft(
      kind: kind, stem: "\(kind.rawValue)-\(context.slugs[client.client])",
      subject: kind == .review
        ? ReviewMaking.title(context, client)
        : words.text(
          "brief.engagement.subject",
          ["client": name, "company": context.settings.portfolioName]),
      preheader: kind == .review ? review.summary : report.summary, isUrgent: false,
      recipients: [
        BriefRecipient(
          id: recipient.id, name: recipient.name ?? recipient.id, address: recipient.email)
      ], subjects: subjects(client.client))
    let made = try brief(
      draft, value, key: context.shownID(client.client), words, other?.library ?? library)
    try check(made, client.client, context)
    return .made(made)
  }

  /// Looks through every form of a document for a client before anybody gets it.
  private func check(
    _ brief: Brief, _ client: Int, _ context: SiteContext
  ) throws(Diagnostic) {
    let scan = context.leaks { LeakScan(self.context, templates: templates) }
    let forms = [
      (".md", brief.markdown), (".txt", brief.text), (".mail.html", brief.message),
      (".html", brief.sheet), (".eml", Array(brief.subject.utf8)),
    ]
    for (ending, bytes) in forms {
      if let leak = scan.first(in: bytes, for: client, context) {
        throw Diagnostic(
          .externalLeak, facts: ["path": brief.stem + ending, "field": leak.field])
      }
    }
  }

  private func subjects(_ client: Int) -> OutputSubjects {
    OutputSubjects(
      clients: [context.portfolio.clients[client].id],
      persons: context.portfolio.contacts(of: client).map(\.id),
      owner: context.roster.owner(of: client, in: context.portfolio))
  }
}
