package import Markup
package import Portfolio
package import Templating

/// A document for people outside the company: no way into the site, its own foot.
package struct ExternalPage: Sendable {
  package var language: String
  package var root: String
  package var title: String
  package var company: String
  package var asOf: Day
  package var body: HTMLFragment

  package static let schema = Schema<ExternalPage>(
    "external-page", audience: .external, "A document for people outside the company",
    [
      .text("language", "Language of the texts, as in lang") { $0.language },
      .text("root", "Way from the page's folder to the site's") { $0.root },
      .text("title", "What it is, and for whom") { $0.title },
      .text("company", "Name of our company") { $0.company },
      .day("as-of", "Day of the document") { $0.asOf.number },
      .html("body", "The document, made from its Markdown") { $0.body },
    ])
}
