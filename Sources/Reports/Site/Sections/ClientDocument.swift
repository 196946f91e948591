import Analysis
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
  }

  /// Every document besides the profile, in the order of the tabs.
  static let all: [ClientDocument] = [roadmap]

  /// The templates and the documents they show.
  static var entries: [ReportDocuments.Entry] {
    all.flatMap { document in
      [document.template, document.twinTemplate].compactMap { $0 }.map {
        ReportDocuments.Entry(template: $0, schema: document.schema)
      }
    }
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
