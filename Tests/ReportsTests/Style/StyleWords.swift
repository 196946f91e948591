import Localization
import Markup
import Portfolio
import Reports
import Templating

/// The texts of the style page, from a catalog that holds its own beside those of all pages.
struct StyleWords {
  let catalog: Catalog
  let formats: Formatters
  let currency = Currency.real

  init(_ catalog: Catalog) {
    self.catalog = catalog
    formats = Formatters(catalog)
  }

  func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    catalog.text("reports." + key, parameters)
  }

  func count(_ noun: String, _ count: Int) -> String {
    catalog.count("reports.count." + noun, count)
  }

  func date(_ day: Day) -> String {
    formats.day(day, catalog.locale == .english ? .medium : .short)
  }

  func whole(_ minorUnits: Int64) -> String {
    formats.wholeMoney(Money(minorUnits: minorUnits, currency: currency))
  }

  func short(_ minorUnits: Int64) -> String {
    formats.compactMoney(Money(minorUnits: minorUnits, currency: currency))
  }

  func escaped(_ key: String) -> HTMLFragment {
    var builder = HTMLBuilder()
    builder.text(text(key))
    return builder.fragment
  }
}
