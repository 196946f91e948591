import Diagnostics
import Loading
import Localization
import Portfolio
import Publishing
import Settings

/// What `carteira.yaml` says.
struct Configuration: Sendable {
  /// The portfolio's name, on every page.
  var name = "Carteira"
  /// A text for the foot of every page.
  var notice: String?
  var locale = PortfolioLocale.standard
  var currency = Currency.real
  var homeCountry = "Brasil"
  /// Decides which day today is where `asOf` is not given.
  var timeZone = "America/Sao_Paulo"
  /// Where the time zone is named; nil where it is not.
  var timeZoneLocation: SourceLocation?
  var asOf: Day?
  var permissions = SitePermissions.private
  var sources = SourcesConfiguration.conventional
  var look = LookSettings()
  var mail = MailSettings()
  /// Texts of the user's own in place of the catalog's, by their keys.
  var labels: SettingsNode?

  /// Reads the file's mapping.
  ///
  /// - Parameters:
  ///   - node: The mapping.
  ///   - log: Receives everything that is wrong with it.
  init(_ node: SettingsNode, into log: inout DiagnosticLog) {
    var reader = SettingsReader(node)
    name = reader.string("name") ?? name
    notice = reader.string("notice")
    locale = reader.choice("locale") ?? locale
    currency = Configuration.currency(&reader) ?? currency
    homeCountry = reader.string("home-country") ?? homeCountry
    timeZone = reader.string("time-zone") ?? timeZone
    timeZoneLocation = reader.location(of: "time-zone")
    asOf = reader.day("as-of") { Day(iso: $0) }
    permissions = reader.choice("site-permissions") ?? permissions
    if let sources = reader.mapping("sources", { SourcesConfiguration(reading: &$0) }) {
      self.sources = sources
    }
    if let file = reader.string("holidays") {
      var source = SourceConfiguration(table: .holidays, files: [file])
      source.location = reader.location(of: "holidays")
      sources.holidays = source
    }
    if let look = reader.mapping("theme", { LookSettings(reading: &$0) }) { self.look = look }
    if let mail = reader.mapping("mail", { MailSettings(reading: &$0) }) { self.mail = mail }
    labels = reader.value("labels")
    reader.finish(into: &log)
  }

  private static func currency(_ reader: inout SettingsReader) -> Currency? {
    guard let node = reader.value("currency") else { return nil }
    if let currency = node.text.flatMap({ Currency(code: $0) }) { return currency }
    reader.refuse(node, of: "currency", .badCurrency)
    return nil
  }
}
