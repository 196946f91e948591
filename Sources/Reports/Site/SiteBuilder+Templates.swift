public import Diagnostics
public import Localization
public import Portfolio
public import Templating

extension SiteBuilder {
  /// What is wrong with templates, without rendering anything; empty when all is well.
  public static func check(
    _ theme: SiteTheme, catalog: Catalog, currency: Currency = .real
  ) -> [Diagnostic] {
    do {
      _ = try library(theme, Words(catalog, currency: currency))
      return []
    } catch {
      return error.diagnostics
    }
  }

  /// The filters that templates may use, in the order of the documentation.
  public static func filters(_ catalog: Catalog, currency: Currency = .real) -> [Filter] {
    Filters.all(Words(catalog, currency: currency))
  }

  static func library(
    _ theme: SiteTheme, _ words: Words, after earlier: SiteBuilder? = nil
  ) throws(DiagnosticsError) -> TemplateLibrary {
    if let earlier, let compiled = earlier.compiled(words) {
      return earlier.theme.templates == theme.templates
        ? compiled : try compiled.with(theme.templates)
    }
    return try TemplateLibrary(
      sources: theme.templates, documents: ReportDocuments.schemas,
      filters: Filters.all(words), messages: messages(words.catalog))
  }

  /// The texts of the section `reports`, by key without it.
  package static func messages(_ catalog: Catalog) -> [String: Templating.Message] {
    let prefix = "reports."
    var messages: [String: Templating.Message] = [:]
    for key in catalog.keys where key.hasPrefix(prefix) {
      guard let message = catalog.message(key) else { continue }
      messages[String(key.dropFirst(prefix.count))] =
        switch message {
        case .text(let pattern): .text(pattern.source)
        case .plural(let one, let other): .plural(one: one.source, other: other.source)
        }
    }
    return messages
  }
}
