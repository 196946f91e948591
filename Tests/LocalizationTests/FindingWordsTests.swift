import Diagnostics
import Localization
import Testing

@Suite("Findings in the reader's language")
struct FindingWordsTests {
  private let diagnostic = Diagnostic(
    LocalizationDiagnostics.codes[6], at: SourceLocation(file: "carteira.yaml", line: 2, column: 9),
    facts: ["found": "pt-RB", "expected": "pt-BR, en"],
    excerpt: .init(line: "locale: pt-RB", column: 9, length: 5), suggestion: "pt-BR",
    other: SourceLocation(file: "policy.yaml", line: 1), context: ["build"])

  @Test("are whole in Portuguese")
  func portuguese() throws {
    let words = try themeCatalog(.brazilianPortuguese).diagnosticWords
    #expect(
      DiagnosticFormatter(words: words).text(diagnostic) == """
        carteira.yaml:2:9: error[E406]: não há o idioma ‘pt-RB’; esperado: pt-BR, en
          locale: pt-RB
                  ^~~~~
          você quis dizer ‘pt-BR’?
          note: veja também policy.yaml:1
          em build

        """)
  }

  @Test("are whole in English")
  func english() throws {
    let words = try themeCatalog(.english).diagnosticWords
    let text = DiagnosticFormatter(words: words).text(diagnostic)
    #expect(text.contains("there is no language ‘pt-RB’; expected pt-BR, en"))
    #expect(text.contains("did you mean ‘pt-BR’?"))
  }

  @Test("choose the plural form by the fact that counts")
  func plural() throws {
    let catalog = try Catalog(
      locale: .english,
      files: [
        CatalogFile(
          file: "a.yaml",
          text: "diagnostics: {E406: {one: '{count} row', other: '{count} rows'}}")
      ])
    let code = LocalizationDiagnostics.codes[6]
    #expect(catalog.sentence(of: Diagnostic(code, facts: ["count": "1"])) == "1 row")
    #expect(catalog.sentence(of: Diagnostic(code, facts: ["count": "2"])) == "2 rows")
  }

  @Test("say days, amounts and what has a text for each language in their reader's")
  func forms() throws {
    func sentence(_ locale: PortfolioLocale, _ facts: [String: String]) throws -> String? {
      try themeCatalog(locale).sentence(
        of: Diagnostic(DiagnosticCode(.warning, facts["paid"] == nil ? 157 : 176), facts: facts))
    }
    let future = [
      "id": "T1", "found": "2027-01-05", "day": "2026-11-16", "field": "closed",
      "field.pt-BR": "Fechado em", "field.en": "closed",
    ]
    #expect(
      try sentence(.brazilianPortuguese, future)
        == "Fechado em de T1 é 05/01/2027, depois de 16/11/2026")
    #expect(try sentence(.english, future) == "closed of T1 is 2027-01-05, after 2026-11-16")
    let overpaid = ["invoice": "NF-1", "paid": "1300.00", "billed": "0.50"]
    #expect(
      try sentence(.brazilianPortuguese, overpaid)?.contains("somam 1.300,00, mas foram") == true)
    #expect(
      try sentence(.brazilianPortuguese, overpaid)?.contains("faturados 0,50;") == true)
  }

  @Test("without a sentence are their facts in order")
  func fallback() throws {
    let catalog = try Catalog(locale: .english, files: [])
    #expect(
      catalog.diagnosticWords.sentence(of: diagnostic) == "expected: pt-BR, en; found: pt-RB")
  }
}
