package import Markup
package import Templating

/// A document that is written as Markdown first, inside the site's frame.
package struct MarkdownPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var trail: Trail
  package var tabs: [NavigationItem]
  /// Its Markdown file, beside it.
  package var source: String
  package var body: HTMLFragment

  package static let schema = Schema<MarkdownPage>(
    "markdown-page", "A document that is written as Markdown first, inside the site's frame",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "What it is, and of which client") { $0.title },
      .record("trail", "Way here", Trail.schema) { $0.trail },
      .flag("has-tabs", "Whether the client has more than one page") { !$0.tabs.isEmpty },
      .list("tabs", "The client's pages", of: NavigationItem.schema) { $0.tabs },
      .text("source", "Its Markdown file") { $0.source },
      .html("body", "The document, made from its Markdown") { $0.body },
    ])
}
