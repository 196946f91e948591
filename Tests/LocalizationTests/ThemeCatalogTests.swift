import Diagnostics
import Localization
import Settings
import Testing

@Suite("The catalogs that the program carries")
struct ThemeCatalogTests {
  let portuguese: Catalog
  let english: Catalog

  init() throws {
    portuguese = try themeCatalog(.brazilianPortuguese)
    english = try themeCatalog(.english)
  }

  @Test("have the same keys in both languages")
  func sameKeys() {
    let inPortuguese = Set(portuguese.keys)
    let inEnglish = Set(english.keys)
    #expect(inPortuguese.subtracting(inEnglish).sorted() == [], "missing in English")
    #expect(inEnglish.subtracting(inPortuguese).sorted() == [], "missing in Portuguese")
    #expect(inPortuguese.count > 100)
  }

  @Test("ask for the same parameters in both languages, but for the forms of dates")
  func sameParameters() {
    for key in portuguese.keys where !key.hasPrefix("calendar.forms.") {
      #expect(
        portuguese.message(key)?.parameters == english.message(key)?.parameters, "\(key)")
    }
  }

  @Test("have plural forms in both languages or in neither, and never the same form twice in both")
  func pluralsAreUsed() throws {
    for key in portuguese.keys {
      let inPortuguese = try #require(portuguese.message(key))
      let inEnglish = try #require(english.message(key), "\(key)")
      #expect(inPortuguese.isPlural == inEnglish.isPlural, "\(key)")
      guard inPortuguese.isPlural else { continue }
      #expect(isNeeded(inPortuguese) || isNeeded(inEnglish), "\(key) needs no plural forms")
    }
  }

  private func isNeeded(_ message: Message) -> Bool {
    guard case .plural(let one, let other) = message else { return false }
    return one != other
  }

  @Test("have a sentence for every code of the modules below", arguments: PortfolioLocale.allCases)
  func sentences(_ locale: PortfolioLocale) {
    let catalog = locale == .english ? english : portuguese
    for code in LocalizationDiagnostics.codes + SettingsDiagnostics.codes {
      let diagnostic = Diagnostic(code)
      #expect(catalog.sentence(of: diagnostic) != nil, "diagnostics.\(code.id)")
    }
  }

  @Test("hold everything that the formats need", arguments: PortfolioLocale.allCases)
  func formats(_ locale: PortfolioLocale) throws {
    let catalog = try themeCatalog(locale)
    _ = Formatters(catalog)
    _ = catalog.diagnosticWords
    #expect(catalog.problems == [])
  }

  @Test("end no sentence of a finding with a full stop")
  func headlines() {
    for catalog in [portuguese, english] {
      for key in catalog.keys where key.hasPrefix("diagnostics.") {
        guard case .text(let pattern)? = catalog.message(key) else { continue }
        #expect(!pattern.source.hasSuffix("."), "\(key): \(pattern.source)")
      }
    }
  }
}
