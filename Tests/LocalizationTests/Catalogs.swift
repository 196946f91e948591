import Localization
import Testing
import Theme

/// The catalog of a locale as the program carries it.
func themeCatalog(_ locale: PortfolioLocale) throws -> Catalog {
  let files = Theme.files
    .filter { CatalogFile.isCatalog(path: $0.path, of: locale) }
    .map { CatalogFile(file: "templates/\($0.path)", text: $0.text) }
  return try Catalog(locale: locale, files: files)
}

/// The formats of a locale with the words that the program carries.
func formatters(_ locale: PortfolioLocale, _ style: NumberStyle = .page) throws -> Formatters {
  Formatters(try themeCatalog(locale), style: style)
}
