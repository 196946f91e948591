import Analysis
import Loading
import Localization
import Portfolio

/// The words in which `check` speaks of data.
struct QualityWords {
  let catalog: Catalog
  private let formatters: Formatters

  init(catalog: Catalog) {
    self.catalog = catalog
    formatters = Formatters(catalog)
  }

  func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    catalog.text("commands.check.\(key)", parameters)
  }

  func table(_ table: TableName) -> String { catalog.text("commands.table.\(table.rawValue)") }

  /// The name of a table as a file of the reader's language has it.
  func fileName(_ table: TableName) -> String {
    let names = TableNames.names(of: table)
    let own = catalog.locale == .english ? names.english : names.portuguese
    return own.first ?? table.rawValue
  }

  /// A field of the client record.
  func field(_ name: String) -> String { catalog.text("reports.fields.\(name)") }

  /// A column by the heading that a new file would have.
  func column(_ column: ColumnCompleteness) -> String {
    catalog.locale == .english ? column.english : column.portuguese
  }

  /// What was found out about a file, in words where it has some.
  func guess(_ value: String) -> String {
    let key = "reports.quality.guessed-value.\(value)"
    return catalog.message(key) == nil ? value : catalog.text(key)
  }

  func count(_ count: Int) -> String { formatters.count(count) }

  /// A share with one decimal; a dash where there is no whole.
  func percent(_ part: Int64, of whole: Int64) -> String {
    Share(part, of: whole).basisPoints.map { formatters.percent($0, scale: 4) } ?? "–"
  }

  /// Why a field is known of nobody.
  func absence(of field: FieldCompleteness) -> String {
    let key = field.presence == .noTable ? "table-missing" : "column-missing"
    return catalog.text("reports.quality.\(key)", ["table": table(field.source)])
  }

  /// Whom to ask first about a field, and what that covers; nil where there is nobody to ask.
  func step(
    _ field: FieldCompleteness, _ weight: RevenueWeight, _ portfolio: Portfolio
  ) -> String? {
    guard let step = field.first else { return nil }
    let names = step.examples.map { portfolio.clients[$0].displayName }
    let examples = names.joined(separator: ", ") + (step.clients > names.count ? ", …" : "")
    var facts = [
      "field": self.field(field.field), "clients": count(step.clients),
      "missing": count(field.missing), "examples": examples,
    ]
    guard step.revenue > 0 else {
      return catalog.text("reports.quality.fill-without-revenue", facts)
    }
    facts["percent"] = percent(step.revenue, of: field.totalRevenue)
    facts["revenue"] = catalog.text("reports.quality.of-what.\(weight.rawValue)")
    return catalog.text("reports.quality.fill", facts)
  }
}
