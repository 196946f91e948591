import Analysis
public import Diagnostics
public import Files
public import Localization
import Markup
import Parallel
import Portfolio
import Privacy
import Templating

/// Makes the files of a site, each on its own, from one value.
///
/// `shared` lists the files about several clients, `jobs(ofClient:)` those of one; `render` makes one,
/// on any thread, and gives the same bytes every time.
public struct SiteBuilder: Sendable {
  /// The files about all clients or several.
  public let shared: [PageJob]
  let context: SiteContext
  let entries: [SiteEntry]
  private var library: TemplateLibrary
  /// What documents for clients of other languages are made with.
  private(set) var foreign: [PortfolioLocale: (library: TemplateLibrary, words: Words)]
  private(set) var theme: SiteTheme

  /// Prepares a site: compiles the templates and works out what pages share.
  ///
  /// - Parameters:
  ///   - input: What the pages are made from.
  ///   - settings: What the configuration says about them.
  ///   - catalog: The texts of the locale.
  ///   - theme: Templates and assets.
  ///   - earlier: A site before: documents by the same templates are not compiled again.
  /// - Throws: Everything that is wrong with the templates.
  public init(
    _ input: SiteInput, settings: SiteSettings, catalog: Catalog, theme: SiteTheme,
    after earlier: SiteBuilder? = nil
  ) throws(DiagnosticsError) {
    let words = Words(catalog, currency: input.portfolio.currency)
    self.library = try SiteBuilder.library(theme, words, after: earlier)
    var foreign: [PortfolioLocale: (library: TemplateLibrary, words: Words)] = [:]
    for other in input.otherCatalogs where other.locale != catalog.locale {
      let words = Words(other, currency: input.portfolio.currency)
      foreign[other.locale] = (try SiteBuilder.library(theme, words, after: earlier), words)
    }
    self.foreign = foreign
    var context = SiteContext(input, settings, words)
    self.theme = theme
    self.entries = SiteSection.all.flatMap { $0.entries(context) }
    self.shared = PageJob.shared(context, theme.look.logo, entries)
    context.navigation = SiteNavigation.groups(of: shared)
    context.logo = theme.look.logo
    self.context = context
  }

  /// The templates as they are compiled for some words; nil where they are compiled for none that are the same.
  func compiled(_ words: Words) -> TemplateLibrary? {
    if context.words.isSame(as: words) { return library }
    guard let other = foreign[words.catalog.locale], other.words.isSame(as: words) else {
      return nil
    }
    return other.library
  }

  /// The same site by other templates, with all that pages share as it was worked out.
  ///
  /// - Parameter theme: Templates and assets, with the look that the site has.
  /// - Returns: The site.
  /// - Throws: Everything that is wrong with the templates.
  public func with(_ theme: SiteTheme) throws(DiagnosticsError) -> SiteBuilder {
    var builder = self
    builder.library = try SiteBuilder.library(theme, context.words, after: self)
    for (locale, (_, words)) in foreign {
      builder.foreign[locale] = (try SiteBuilder.library(theme, words, after: self), words)
    }
    builder.theme = theme
    return builder
  }

  /// The files in the folder of a client, listed when they are asked for: a list for every client of a
  /// large portfolio would weigh more than what is known about them.
  ///
  /// - Parameter client: Its position in `Portfolio.clients`.
  /// - Returns: Its files in a fixed order; none where the client is not there on the day.
  public func jobs(ofClient client: Int) -> [PageJob] {
    context.assessment.client(client).map { PageJob.all(of: $0, context) } ?? []
  }

  /// Lets go of what no page of a client needs; call it when the files about several are made.
  public func forgetShared() { context.study.forgetPrevious() }

  /// Every file of the site: those about several first, then client by client in the order of the
  /// portfolio.
  package var jobs: [PageJob] {
    shared + context.assessment.clients.flatMap { PageJob.all(of: $0, context) }
  }

  /// The folder of a client's pages inside the site, such as `clients/acme`.
  public func folder(ofClient client: Int) -> String { "clients/\(context.slugs[client])" }

  /// Makes a page, and its Markdown twin where it has one.
  ///
  /// - Returns: The files: the page first.
  /// - Throws: A finding of the template, with the record it was rendering.
  public func render(_ job: PageJob) throws(Diagnostic) -> [OutputFile] {
    var context = context
    context.path = job.path
    return switch job.kind {
    case .home: try [page(job, HomePage.schema, HomeMaking(context: context).page())]
    case .clientList(let number):
      try [page(job, ClientListPage.schema, ListMaking(context: context).page(number))]
    case .clientIndex(let part):
      try [file(job.path, job, ListMaking(context: context).index(part: part))]
    case .profile(let client):
      try pages(job, client) { [context] in
        ProfilePage.schema.value(of: ProfileMaking(context: context, client: $0).page())
      }
    case .document(let number, let client):
      try document(job, ClientDocument.all[number], client, context)
    case .review(let client): try review(job, client)
    case .calendarFile(let client):
      try [file(job.path, job, CalendarFile(context, client: client).bytes)]
    case .entry(let number): try made(entries[number], job, context)
    case .quality: try [page(job, QualityPage.schema, QualityMaking(context: context).page())]
    case .method: try [page(job, MethodPage.schema, MethodMaking(context: context).page())]
    case .stylesheet: try [file(job.path, job, stylesheet)]
    case .logo(let forDark): try [file(job.path, job, logo(forDark: forDark)?.bytes ?? [])]
    case .script: try [file(job.path, job, Array(theme.script.utf8))]
    case .robots: try [file(job.path, job, Array("User-agent: *\nDisallow: /\n".utf8))]
    }
  }

  /// A finished file; one for a client is looked through first, in the language that it is in.
  private func file(
    _ path: String, _ job: PageJob, _ bytes: [UInt8], audience: Audience = .internal,
    in words: Words? = nil
  ) throws(Diagnostic) -> OutputFile {
    guard let place = OutputPath(path) else {
      throw Diagnostic(.pagePathUnsafe, facts: ["path": path])
    }
    if audience == .external, let client = job.client,
      let leak = leak(in: bytes, for: client, words: words ?? context.words)
    {
      throw Diagnostic(.externalLeak, facts: ["path": path, "field": leak.field])
    }
    return OutputFile(
      path: place, bytes: bytes, audience: audience,
      subjects: context.input.wantsSubjects ? subjects(job) : OutputSubjects())
  }

  /// The first thing in a document for a client that is not for it; nil where all is well.
  func leak(in bytes: [UInt8], for client: Int, words: Words) -> TextFinder.Text? {
    var context = context
    context.words = words
    return context.leaks { LeakScan(self.context, templates: theme.templates.map(\.text)) }
      .first(in: bytes, for: client, context)
  }

  /// The words of a client's documents.
  func wordsOfDocuments(for client: ClientAssessment) -> Words {
    foreign[ReviewMaking.locale(context, client)]?.words ?? context.words
  }

  private func page<Page>(
    _ job: PageJob, _ schema: Schema<Page>, _ page: Page
  ) throws(Diagnostic) -> OutputFile {
    try rendered(job, job.template, at: job.path, schema.value(of: page))
  }

  private func rendered(
    _ job: PageJob, _ template: String?, at path: String, _ value: TemplateRecord
  ) throws(Diagnostic) -> OutputFile {
    var bytes: [UInt8] = []
    let key = job.client.map { context.shownID($0) }
    try library.render(template ?? "", value, key: key, into: &bytes)
    return try file(path, job, bytes)
  }

  /// The page of a client and its Markdown twin, both from one value.
  private func pages(
    _ job: PageJob, _ number: Int, _ value: (ClientAssessment) -> TemplateRecord
  ) throws(Diagnostic) -> [OutputFile] {
    guard let client = context.assessment.client(number) else {
      throw Diagnostic(.pageClientUnknown, facts: ["client": String(number)])
    }
    let value = value(client)
    let page = try rendered(job, job.template, at: job.path, value)
    guard let twin = job.twinPath else { return [page] }
    return try [page, rendered(job, job.twinTemplate, at: twin, value)]
  }

  /// A document of a client; one that is written as Markdown first has its page made from that.
  private func document(
    _ job: PageJob, _ document: ClientDocument, _ number: Int, _ context: SiteContext
  ) throws(Diagnostic) -> [OutputFile] {
    guard let frame = document.frame, let path = job.twinPath else {
      return try pages(job, number) { document.value(context, $0) }
    }
    guard let client = context.assessment.client(number) else {
      throw Diagnostic(.pageClientUnknown, facts: ["client": String(number)])
    }
    let source = try rendered(job, job.twinTemplate, at: path, document.value(context, client))
    let body = Notes.document(source.bytes)
    return try [
      rendered(job, job.template, at: job.path, frame(context, client, body)), source,
    ]
  }

  /// The business review of a client, in its language: the page is made from the Markdown.
  private func review(_ job: PageJob, _ number: Int) throws(Diagnostic) -> [OutputFile] {
    guard let client = context.assessment.client(number) else {
      throw Diagnostic(.pageClientUnknown, facts: ["client": String(number)])
    }
    let other = foreign[ReviewMaking.locale(context, client)]
    var context = context
    if let other { context.words = other.words }
    let library = other?.library ?? self.library
    let key = context.shownID(number)
    let review = ReviewMaking(context: context, client: client).review
    var source: [UInt8] = []
    try library.render(
      ReviewMaking.source, ClientReview.schema.value(of: review), key: key, into: &source)
    let page = ExternalPage(
      language: context.words.catalog.locale.tag, root: "../../",
      title: ReviewMaking.title(context, client), company: context.settings.portfolioName,
      asOf: context.day, body: Notes.document(source))
    var bytes: [UInt8] = []
    try library.render(
      ReviewMaking.file, ExternalPage.schema.value(of: page), key: key, into: &bytes)
    return try [
      file(job.path, job, bytes, audience: .external, in: context.words),
      file(job.twinPath ?? job.path, job, source, audience: .external, in: context.words),
    ]
  }

  private func made(
    _ entry: SiteEntry, _ job: PageJob, _ context: SiteContext
  ) throws(Diagnostic) -> [OutputFile] {
    switch entry.content {
    case .page(let template, let value):
      return try [rendered(job, template, at: job.path, value(context))]
    case .file(let bytes): return try [file(job.path, job, bytes(context))]
    case .pieces(let pieces):
      var files: [[UInt8]] = [[], []]
      try pieces(context) { number, bytes in files[number] += bytes }
      var made = try [file(job.path, job, files[0])]
      if let twin = job.twinPath { made.append(try file(twin, job, files[1])) }
      return made
    }
  }

  /// Hands over a file for which `isStream` holds, and the one beside it, piece by piece; nothing of
  /// others.
  ///
  /// - Parameters:
  ///   - job: The file.
  ///   - take: Takes the next bytes: of the job's own path (0), or of its twin's (1).
  /// - Throws: What keeps it from being made, or what `take` throws.
  public func stream(
    _ job: PageJob, _ take: (_ file: Int, [UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard case .entry(let number) = job.kind, case .pieces(let pieces) = entries[number].content
    else { return }
    try pieces(context, take)
  }

  /// Whether a file is better taken piece by piece.
  public func isStream(_ job: PageJob) -> Bool {
    guard case .entry(let number) = job.kind, case .pieces = entries[number].content else {
      return false
    }
    return true
  }
}
