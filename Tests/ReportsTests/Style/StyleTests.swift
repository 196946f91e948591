import Foundation
import Localization
import Portfolio
import Reports
import Templating
import Testing
import TestSupport
import Theme

/// The generated page that shows every piece of the theme.
@Suite struct StyleTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let languages = [("pt-BR", "Português"), ("en", "English")]

  static func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  static func catalog(_ locale: PortfolioLocale) throws -> Catalog {
    let path = "docs/style/texts/\(locale.tag).yaml"
    return try Catalog(
      locale: locale,
      files: Theme.files.filter { CatalogFile.isCatalog(path: $0.path, of: locale) }
        .map { CatalogFile(file: $0.path, text: $0.text) }
        + [CatalogFile(file: path, text: read(path))])
  }

  static func page(_ locale: PortfolioLocale) throws -> String {
    let catalog = try catalog(locale)
    let template = TemplateSource(
      name: "style.html", text: try read("docs/style/template.html"),
      file: "docs/style/template.html")
    let library = try TemplateLibrary(
      sources: Fixture.theme.templates + [template],
      documents: ["style.html": StylePage.schema.record], filters: SiteBuilder.filters(catalog),
      messages: SiteBuilder.messages(catalog))
    let making = StyleMaking(
      words: StyleWords(catalog), root: "../../templates/",
      languages: languages.map { tag, name in
        NavigationItem(href: tag + ".html", word: name, isCurrent: tag == locale.tag)
      })
    var bytes: [UInt8] = []
    try library.render("style.html", StylePage.schema.value(of: making.page()), into: &bytes)
    #expect(catalog.problems.isEmpty, "\(catalog.problems)")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: PortfolioLocale.allCases)
  func theStylePageIsWrittenAnewFromTheTheme(locale: PortfolioLocale) throws {
    let text = try StyleTests.page(locale)
    let url = StyleTests.folder.appendingPathComponent("docs/style/\(locale.tag).html")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: url)
    }
    let written = try String(contentsOf: url, encoding: .utf8)
    #expect(
      written == text, "docs/style/\(locale.tag).html is out of step: make golden writes it")
  }

  @Test func everyPieceOfTheThemeIsShown() throws {
    let pieces = Theme.files.map(\.path).filter { $0.hasPrefix("partials/") }
      .map { String($0.dropFirst("partials/".count).dropLast(".html".count)) }
      .filter { $0 != "months" }
    #expect(Set(pieces) == Set(StylePage.included + StylePage.wrapping))
    let template = try StyleTests.read("docs/style/template.html")
    let sources = Fixture.theme.templates.map(\.text).joined() + template
    for piece in StylePage.included {
      #expect(sources.contains("{{> partials/\(piece)}}"), "\(piece)")
    }
    for piece in StylePage.wrapping {
      #expect(template.contains("{{<partials/\(piece)}}"), "\(piece)")
    }
    for piece in pieces {
      #expect(template.contains("{{lines.\(piece)}}"), "\(piece)")
    }
  }

  @Test(arguments: PortfolioLocale.allCases)
  func idsOfTheStylePageAreUnique(locale: PortfolioLocale) throws {
    let ids = Markings.values(of: " id=\"", in: try StyleTests.page(locale))
    #expect(Set(ids).count == ids.count)
  }

  @Test func theStylePageHoldsNoWordsOfItsOwn() throws {
    #expect(Markings.words(outside: try StyleTests.read("docs/style/template.html")) == [])
  }
}
