import Diagnostics
import Localization
import Testing

@Suite("A catalog")
struct CatalogTests {
  private func catalog(
    _ text: String, replacements: String? = nil, _ locale: PortfolioLocale = .english
  ) throws -> Catalog {
    try Catalog(
      locale: locale, files: [CatalogFile(file: "a.yaml", text: text)],
      replacements: replacements.map { [CatalogFile(file: "own.yaml", text: $0)] } ?? [])
  }

  private func findings(_ files: [CatalogFile], _ replacements: [CatalogFile] = []) -> [Diagnostic]
  {
    do {
      _ = try Catalog(locale: .english, files: files, replacements: replacements)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test("flattens nested keys and fills in parameters")
  func nested() throws {
    let catalog = try catalog("home:\n  title: Portfolio of {name}\n  sub:\n    note: A note\n")
    #expect(catalog.keys == ["home.sub.note", "home.title"])
    #expect(catalog.text("home.title", ["name": "Ana"]) == "Portfolio of Ana")
    #expect(catalog.text("home.sub.note") == "A note")
    #expect(catalog.problems == [])
  }

  @Test("merges several files, whatever their order")
  func merges() throws {
    let files = [
      CatalogFile(file: "a.yaml", text: "home: {title: A}"),
      CatalogFile(file: "b.yaml", text: "home: {note: B}"),
    ]
    let catalog = try Catalog(locale: .english, files: files)
    #expect(catalog.keys == ["home.note", "home.title"])
    #expect(try Catalog(locale: .english, files: files.reversed()).keys == catalog.keys)
  }

  @Test(
    "chooses the plural form as the language does",
    arguments: [
      (PortfolioLocale.english, 0, "0 days"), (.english, 1, "1 day"), (.english, 2, "2 days"),
      (.english, -1, "-1 days"), (.english, 1234, "1,234 days"),
      (.brazilianPortuguese, 0, "0 day"), (.brazilianPortuguese, 1, "1 day"),
      (.brazilianPortuguese, 2, "2 days"), (.brazilianPortuguese, 1_234_567, "1.234.567 days"),
    ])
  func plurals(_ locale: PortfolioLocale, _ count: Int, _ expected: String) throws {
    let catalog = try catalog("days: {one: '{count} day', other: '{count} days'}", locale)
    #expect(catalog.count("days", count) == expected)
  }

  @Test("shows a key it lacks in brackets and tells of it, with the nearest one")
  func missingKey() throws {
    let catalog = try catalog("home: {title: A}")
    #expect(catalog.text("home.titel") == "[home.titel]")
    #expect(catalog.text("home.titel") == "[home.titel]")
    #expect(catalog.count("other.thing", 3) == "[other.thing]")
    #expect(catalog.problems.map(\.code.id) == ["E404", "E404"])
    #expect(catalog.problems.first?.suggestion == "home.title")
    #expect(catalog.problems.first?.facts["locale"] == "en")
  }

  @Test("leaves a parameter without a value in braces and tells of it")
  func missingParameter() throws {
    let catalog = try catalog("hello: Hello {name}")
    #expect(catalog.text("hello") == "Hello {name}")
    #expect(
      catalog.problems.map(\.facts) == [["key": "hello", "locale": "en", "parameter": "name"]])
  }

  @Test("takes braces that open no name as they are")
  func braces() {
    #expect(MessagePattern("a {} {b c} {d").parts == [.literal("a {} {b c} {d")])
    #expect(MessagePattern("{a}{b-2}").parts == [.parameter("a"), .parameter("b-2")])
    #expect(MessagePattern("{{a}}").filled(["a": "x"]) == "{x}")
  }

  @Test("is replaced text by text by files of the user")
  func replacements() throws {
    let catalog = try catalog(
      "home: {title: 'A {name}', note: B}", replacements: "home: {title: 'My {name}'}")
    #expect(catalog.text("home.title", ["name": "x"]) == "My x")
    #expect(catalog.text("home.note") == "B")
  }

  @Test(
    "refuses what is not a text",
    arguments: [
      "a: [1, 2]", "a: ''", "a:", "a: {one: x}", "a: {other: x}", "a: {one: x, other: [1]}",
    ])
  func shapes(_ text: String) {
    let found = findings([CatalogFile(file: "a.yaml", text: text)])
    #expect(found.map(\.code.id) == ["E401"])
    #expect(found.first?.location == SourceLocation(file: "a.yaml", line: 1, column: 1))
  }

  @Test("takes a mapping with other keys beside `other` for nested keys")
  func otherAsKey() throws {
    let catalog = try catalog("reason: {price: Price, other: Other}")
    #expect(catalog.keys == ["reason.other", "reason.price"])
  }

  @Test("reports a key that stands in two files, with both places")
  func repeated() {
    let found = findings([
      CatalogFile(file: "a.yaml", text: "x: 1"), CatalogFile(file: "b.yaml", text: "\nx: 2"),
    ])
    #expect(found.map(\.code.id) == ["E400"])
    #expect(found.first?.location?.file == "b.yaml")
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.other == SourceLocation(file: "a.yaml", line: 1, column: 1))
  }

  @Test("reports all unknown keys and parameters of a user's file at once")
  func unknownInReplacement() {
    let found = findings(
      [CatalogFile(file: "a.yaml", text: "home: {title: 'A {name}'}")],
      [CatalogFile(file: "own.yaml", text: "home: {title: 'B {nmae}', titel: C}")])
    #expect(found.map(\.code.id).sorted() == ["E402", "E403"])
    #expect(Set(found.map(\.suggestion)) == ["home.title", "{name}"])
    #expect(found.allSatisfy { $0.location?.file == "own.yaml" })
  }

  @Test("is that of a language tag in the forms people write")
  func tags() throws {
    for tag in ["pt-BR", "pt_br", "pt"] {
      #expect(try PortfolioLocale(tag: tag) == .brazilianPortuguese)
    }
    #expect(try PortfolioLocale(tag: "EN") == .english)
    #expect(throws: Diagnostic.self) { try PortfolioLocale(tag: "pt-RB") }
    do {
      _ = try PortfolioLocale(tag: "pt-RB")
    } catch {
      #expect(error.suggestion == "pt-BR")
    }
  }
}
