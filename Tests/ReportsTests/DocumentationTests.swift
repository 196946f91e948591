import Foundation
import Localization
import Reports
import Templating
import Testing

@Suite struct DocumentationTests {
  private static let introduction = """
    # Templates

    A portfolio's `templates/` folder replaces the built-in theme file by file: a file of the same
    name wins, the rest stays. `carteira templates eject profile.html` copies a built-in file there to be
    edited, `carteira serve` shows what became of it (see [serve.md](serve.md)), and `carteira templates check`
    tells what is wrong with it before anything is written. The language is described in [template-language.md](template-language.md); every text
    is in the catalogs, `locales/<language>/*.yaml`, and stands in templates as `{{t.home.title}}`
    for the key `reports.home.title`.

    | file | what it is |
    |---|---|
    | `layout.html` | what surrounds every page |
    | `partials/*.html` | pieces that several pages share, each shown in [style/en.html](style/en.html) |
    | `home/*.html`, `map/*.html` | pieces of the home page and of the account map |
    | `assets/site.css`, `assets/site.js` | the style sheet and the script; pages work without the script |
    | `assets/pages/*.css`, `assets/pages/*.js` | what single pages add; all are joined into the two files |
    | `home.html`, `clients.html`, `profile.html`, `quality.html`, `method.html`, `downloads.html` | some of the pages |
    | `actions.html`, `owners.html`, `owner.html` | our people's work: all actions, all owners, one owner |
    | `work/*.html` | what those three share |
    | `profile.md`, `map.md` | the Markdown twins of profile and map: one fact a line |
    | `handoff.md` | the handoff sheet, written as Markdown first |
    | `document.html` | what surrounds documents that are written as Markdown first |

    This file is written from the program's declarations, and a test holds it in step:
    `RECORD_GOLDEN=1 swift test --filter DocumentationTests` writes it anew.

    """

  @Test func everyFieldAndFilterIsDocumented() throws {
    var templates: [String: [String]] = [:]
    for entry in ReportDocuments.entries {
      templates[entry.schema.name, default: []].append(entry.template)
    }
    let documents = ReportDocuments.entries.filter {
      templates[$0.schema.name]?.first == $0.template
    }.map {
      DocumentDeclaration(templates: templates[$0.schema.name] ?? [], schema: $0.schema)
    }
    let text =
      DocumentationTests.introduction + "\n"
      + SchemaDocumentation.markdown(
        for: documents, filters: SiteBuilder.filters(try Fixture.catalog(.english)))
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/templates.md")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: url)
    }
    let written = try String(contentsOf: url, encoding: .utf8)
    #expect(written == text, "docs/templates.md is out of step: RECORD_GOLDEN=1 writes it")
  }
}
