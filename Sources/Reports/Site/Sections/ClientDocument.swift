import Analysis
import Markup
import Templating

/// A document about one client besides its profile: account map, success roadmap.
///
/// A document that the site gains is a declaration beside its making and a line in ``all``.
struct ClientDocument: Sendable {
  /// The end of its word's key, `reports.document.<key>`, and its name in the tabs.
  let key: String
  /// Its file in the client's folder, such as `map.html`.
  let file: String
  /// The template that makes it.
  let template: String
  /// Its Markdown twin in the same folder, such as `map.md`; nil where it has none.
  let twin: String?
  /// The template that makes the twin.
  let twinTemplate: String?
  /// The declaration of the document.
  let schema: RecordSchema
  /// Whether a client has it.
  let exists: @Sendable (SiteContext, ClientAssessment) -> Bool
  /// What page and twin are made from, worked out once for both.
  let value: @Sendable (SiteContext, ClientAssessment) -> TemplateRecord
  /// What shows a document that is written as Markdown first; nil for those that have a page of
  /// their own.
  let frame: (@Sendable (SiteContext, ClientAssessment, HTMLFragment) -> TemplateRecord)?

  /// A document and the declaration of the value that it shows.
  init<Page>(
    key: String, file: String, template: String, twin: String? = nil, twinTemplate: String? = nil,
    schema: Schema<Page>,
    exists: @escaping @Sendable (SiteContext, ClientAssessment) -> Bool = { _, _ in true },
    _ make: @escaping @Sendable (SiteContext, ClientAssessment) -> Page
  ) {
    self.key = key
    self.file = file
    self.template = template
    self.twin = twin
    self.twinTemplate = twinTemplate
    self.schema = schema.record
    self.exists = exists
    value = { schema.value(of: make($0, $1)) }
    frame = nil
  }

  /// A document that one Markdown template makes; its page is made from that Markdown.
  ///
  /// - Parameters:
  ///   - key: Its name in the tabs.
  ///   - file: Its page.
  ///   - source: Its Markdown.
  ///   - sourceTemplate: The template of the Markdown.
  ///   - schema: What the template shows.
  ///   - exists: Whether a client has it.
  ///   - title: The title of the page.
  ///   - make: What the template is given.
  init<Sheet>(
    markdownFirst key: String, file: String, source: String, sourceTemplate: String,
    schema: Schema<Sheet>, exists: @escaping @Sendable (SiteContext, ClientAssessment) -> Bool,
    title: @escaping @Sendable (SiteContext, ClientAssessment) -> String,
    _ make: @escaping @Sendable (SiteContext, ClientAssessment) -> Sheet
  ) {
    self.key = key
    self.file = file
    template = ClientDocument.markdownTemplate
    twin = source
    twinTemplate = sourceTemplate
    self.schema = schema.record
    self.exists = exists
    value = { schema.value(of: make($0, $1)) }
    frame = { context, client, body in
      MarkdownPage.schema.value(
        of: MarkdownPage(
          page: context.frame(depth: 2, current: "clients"), title: title(context, client),
          trail: context.trail(
            of: client.client, document: key, file: file, exists: { exists(context, $0) }),
          tabs: context.tabs(client, current: key), source: source, body: body))
    }
  }

  /// The template around documents that are written as Markdown first.
  static let markdownTemplate = "document.html"

  /// Every document besides the profile, in the order of the tabs.
  static let all: [ClientDocument] = [map, roadmap, handoff]

  /// The templates and the documents they show.
  static var entries: [ReportDocuments.Entry] {
    let own = all.flatMap { document in
      [document.frame == nil ? document.template : nil, document.twinTemplate].compactMap { $0 }
        .map { ReportDocuments.Entry(template: $0, schema: document.schema) }
    }
    return own + [
      ReportDocuments.Entry(template: markdownTemplate, schema: MarkdownPage.schema.record)
    ]
  }
}

extension SiteContext {
  /// The documents of a client as tabs; empty where the profile is all there is.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - current: The key of the document on which the tabs stand; `profile` for the profile.
  /// - Returns: The tabs: the profile first.
  func tabs(_ client: ClientAssessment, current: String) -> [NavigationItem] {
    let others = ClientDocument.all.filter { $0.exists(self, client) }
    guard !others.isEmpty else { return [] }
    return ([("profile", "index.html")] + others.map { ($0.key, $0.file) }).map { key, file in
      NavigationItem(href: file, word: words.text("document.\(key)"), isCurrent: key == current)
    }
  }
}
