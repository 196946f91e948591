import Analysis
import Localization
import Portfolio

/// The words and figures of `explain`, from the catalog.
struct ExplanationWords {
  let catalog: Catalog
  let currency: Currency
  /// Where records stand; nil where nobody asks for it.
  private let places: RecordPlaces?
  /// The names of contacts and of our people, by id.
  private let names: [String: String]
  private let formats: Formatters

  init(
    catalog: Catalog, currency: Currency, places: RecordPlaces? = nil,
    names: [String: String] = [:]
  ) {
    self.catalog = catalog
    self.currency = currency
    self.places = places
    self.names = names
    formats = Formatters(catalog)
  }

  func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    catalog.text("commands.explain.\(key)", parameters)
  }

  func money(_ minorUnits: Int64) -> String {
    formats.money(Money(minorUnits: minorUnits, currency: currency))
  }

  /// `03/04/2026` reads one way in Portuguese, but two ways in English.
  func day(_ day: Day) -> String {
    formats.day(day, catalog.locale == .english ? .medium : .short)
  }

  func count(_ count: Int) -> String { formats.count(count) }

  func days(_ days: Int) -> String { formats.days(days) }

  /// Tenths of days, or that they are not known.
  func days(tenths: Int64?) -> String {
    tenths.map { formats.days(tenths: $0) } ?? text("unknown")
  }

  /// A day, or that it is not known.
  func optional(_ day: Day?) -> String { day.map { self.day($0) } ?? text("unknown") }

  /// An amount, or that it is not known.
  func optional(money: Int64?) -> String { money.map { self.money($0) } ?? text("unknown") }

  /// A number of the last of `scale` decimals, without zeros at its end.
  func decimal(_ value: Int64, scale: Int) -> String {
    formats.decimal(value, scale: scale, places: .upTo(scale))
  }

  /// Tenths: 25 as `2,5`.
  func tenths(_ value: Int64) -> String { formats.decimal(value, scale: 1, places: .upTo(1)) }

  /// A word of an assessment, such as a tier.
  func label(_ key: String, _ parameters: [String: String] = [:]) -> String {
    catalog.text("assessment.\(key)", parameters)
  }

  /// A record as evidence names it, with file and line: `contratos CT-7 [data/contratos.csv:12]`.
  ///
  /// A contact without an id of its own goes by its name: the digest in place of an id says nothing.
  func key(_ key: RecordKey) -> String {
    let isMade = key.table == .contacts && key.key.hasPrefix("~")
    let name =
      catalog.text("commands.table.\(key.table.rawValue)") + " "
      + (isMade ? person(key.key) : key.key)
    return places?.text(key).map { "\(name) [\($0)]" } ?? name
  }

  /// The name of a contact or of one of our people; the id where the data has no name for it.
  func person(_ id: String) -> String { names[id] ?? id }

  /// People one after another.
  func people(_ ids: [String]) -> String { ids.map(person).joined(separator: ", ") }

  /// Records one after another.
  func keys(_ keys: [RecordKey]) -> String { keys.map(key).joined(separator: ", ") }

  /// Hundredths: 250 as `2,5`.
  func hundredths(_ value: Int64?) -> String {
    value.map { formats.decimal($0, scale: 2, places: .upTo(2)) } ?? text("unknown")
  }

  /// A parameter of a model, with four decimals; unknown where it fits no number.
  func parameter(_ value: Double) -> String {
    Int64(exactly: (value * 10_000).rounded()).map {
      formats.decimal($0, scale: 4, places: .upTo(4))
    }
      ?? text("unknown")
  }

  /// Half days as days: 61 as `30,5`.
  func halves(_ halves: Int) -> String {
    formats.decimal(Int64(halves) * 5, scale: 1, places: .upTo(1))
  }

  /// Quarter days as days.
  func quarters(_ quarters: Int) -> String {
    formats.decimal(Int64(quarters) * 25, scale: 2, places: .upTo(2))
  }

  /// Ten-thousandths.
  func factor(_ value: Int64) -> String {
    formats.decimal(value, scale: 4, places: .upTo(4))
  }

  func percent(_ basisPoints: Int64?) -> String {
    basisPoints.map { formats.percent($0, scale: 4, places: .upTo(2)) } ?? text("unknown")
  }

  func status(_ status: Status) -> String { catalog.text("reports.status.\(status.rawValue)") }

  func segment(_ segment: RFMSegment) -> String {
    catalog.text("reports.segment.\(segment.rawValue)")
  }

  /// The value of a fact that a rule saw.
  func value(_ value: Fact.Value) -> String {
    switch value {
    case .none: text("none")
    case .day(let day): self.day(day)
    case .days(let days): formats.days(days)
    case .halfDays(let days): formats.days(tenths: Int64(days) * 5)
    case .count(let count): self.count(count)
    case .money(let amount): money(amount)
    case .percent(let basisPoints): percent(basisPoints)
    case .source(let source): text("source.\(source.rawValue)")
    case .halves(let count): halves(count)
    case .tenths(let value): tenths(value)
    case .hundredths(let value): formats.decimal(value, scale: 2, places: .upTo(2))
    case .text(let text): person(text)
    case .role(let role): label("role.\(role.rawValue)")
    case .contracts(let state): text("contracts-state.\(state.rawValue)")
    }
  }
}
