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

  @Test("without a sentence are their facts in order")
  func fallback() throws {
    let catalog = try Catalog(locale: .english, files: [])
    #expect(
      catalog.diagnosticWords.sentence(of: diagnostic) == "expected: pt-BR, en; found: pt-RB")
  }
}
