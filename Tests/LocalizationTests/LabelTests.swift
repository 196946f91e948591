import Diagnostics
import Localization
import Settings
import Testing

@Suite("Labels of the user's own") struct LabelTests {
  private func catalog(_ locale: PortfolioLocale = .english) throws -> Catalog {
    try Catalog(
      locale: locale,
      files: [
        CatalogFile(
          file: "base.yaml",
          text: """
            reports:
              page: {clients: Clients, home: Portfolio}
              home: {title: "Portfolio on {day}"}
              count: {clients: {one: "{count} client", other: "{count} clients"}}
            commands: {done: Done}
            """)
      ])
  }

  private func labelled(
    _ text: String, _ locale: PortfolioLocale = .english
  ) throws -> Catalog {
    let node = try SettingsNode.parse(text, file: "carteira.yaml")
    return try catalog(locale).replacing(node["labels"], in: "reports")
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    do {
      _ = try labelled(text)
      return []
    } catch let error as DiagnosticsError {
      return error.diagnostics
    }
  }

  @Test(
    "replace texts, dotted or nested, and leave the others", arguments: PortfolioLocale.allCases)
  func replace(locale: PortfolioLocale) throws {
    let catalog = try labelled(
      "labels:\n  page.clients: Accounts\n  home:\n    title: 'At {day}'\n", locale)
    #expect(catalog.text("reports.page.clients") == "Accounts")
    #expect(catalog.text("reports.home.title", ["day": "today"]) == "At today")
    #expect(catalog.text("reports.page.home") == "Portfolio")
  }

  @Test("hold for one language where they stand under its tag")
  func oneLocale() throws {
    let text = "labels:\n  page.clients: Accounts\n  pt-BR: {page.clients: Contas}\n"
    #expect(try labelled(text).text("reports.page.clients") == "Accounts")
    #expect(
      try labelled(text, .brazilianPortuguese).text("reports.page.clients") == "Contas")
  }

  @Test("name an unknown key with its place and the nearest one")
  func unknown() throws {
    let found = try findings("labels:\n  page.clinets: Accounts\n")
    #expect(found.map(\.code.id) == ["E402"])
    #expect(found.first?.suggestion == "page.clients")
    #expect(found.first?.facts["key"] == "page.clinets")
    #expect(found.first?.location == SourceLocation(file: "carteira.yaml", line: 2, column: 3))
  }

  @Test("are checked for the other languages as well")
  func otherLocale() throws {
    #expect(
      try findings("labels:\n  pt-BR: {page.clinets: Contas}\n").map(\.code.id) == ["E402"])
    #expect(try findings("labels:\n  pt-BR: Contas\n").map(\.code.id) == ["E219"])
  }

  @Test("reach nothing outside the pages")
  func section() throws {
    #expect(try findings("labels:\n  commands.done: X\n").map(\.code.id) == ["E402"])
  }

  @Test("get the parameters of the text they replace, and no others")
  func parameters() throws {
    let found = try findings("labels:\n  home.title: 'At {dya}'\n")
    #expect(found.map(\.code.id) == ["E403"])
    #expect(found.first?.suggestion == "{day}")
    #expect(try findings("labels:\n  home.title: At last\n") == [])
  }

  @Test("have both forms where the text has a plural")
  func plurals() throws {
    #expect(try findings("labels:\n  count.clients: accounts\n").map(\.code.id) == ["E407"])
    let catalog = try labelled(
      "labels:\n  count.clients: {one: '{count} account', other: '{count} accounts'}\n")
    #expect(catalog.count("reports.count.clients", 2) == "2 accounts")
  }

  @Test("are texts under keys", arguments: ["labels: x\n", "labels: [a]\n"])
  func shape(text: String) throws {
    #expect(try findings(text).map(\.code.id) == ["E219"])
  }
}
