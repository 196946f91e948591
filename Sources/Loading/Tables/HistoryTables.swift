import Portfolio

extension TableDeclaration where Record == Snooze {
  /// Actions put off.
  static let snoozes = TableDeclaration(.snoozes, "An action that was put off") { make in
    [
      make.column("action", .text, \.action, "renewal-C-001", "Id of the action", isNeeded: true),
      make.column(
        "until", .day, \.until, "2026-12-18", "The last day on which the action stays away"),
      make.column(
        "reason", .text, \.reason, BilingualText("férias do cliente", "client on holiday"), "Why"),
    ]
  }.with { $0.hasClient = false }
}

/// A past value while it is being read.
struct HistoryDraft: Sendable {
  let id: String
  var table: TableName?
  var record: String?
  var field: String?
  var value: String?
  var from: Day?

  init(id: String) { self.id = id }

  /// The entry; nil while something it needs is missing.
  var entry: HistoryEntry? {
    guard let table, let record, let field, let from else { return nil }
    return HistoryEntry(
      id: id, table: table, record: record, field: field, value: value, from: from)
  }
}

extension TableDeclaration where Record == HistoryDraft {
  /// Past values.
  static let history = TableDeclaration(
    .history, "A value that a field took on a day, for views of the past"
  ) { make in
    [
      make.word(
        "table", ValueWords.table, \.table, "The table of the record that changed", isNeeded: true),
      make.column("record", .text, \.record, "C-001", "Id of the record", isNeeded: true),
      make.column(
        "field", .text, \.field, BilingualText("responsável", "owner"),
        "Name of the column, in either language", isNeeded: true),
      make.column(
        "value", .text, \.value, "Ana Prado", "The value; empty where it became unknown"),
      make.column("from", .day, \.from, "2025-07-15", "The first day of the value", isNeeded: true),
    ]
  }.with {
    $0.hasClient = false
    $0.past = ["from"]
    $0.located = ["field", "record"]
  }
}

/// A rate while it is being read.
struct RateDraft: Sendable {
  var currency: Currency?
  var day: Day?
  var rate: DecimalNumber?

  /// The rate; nil while something it needs is missing.
  var exchangeRate: ExchangeRate? {
    guard let currency, let day, let rate else { return nil }
    return ExchangeRate(currency: currency, day: day, rate: rate)
  }
}

extension TableDeclaration where Record == RateDraft {
  /// Exchange rates.
  static let rates = TableDeclaration(
    .rates, "What one unit of a foreign currency is worth, from a day on"
  ) { make in
    [
      make.column(
        "currency", .currency, \.currency, "USD", "The foreign currency", isNeeded: true),
      make.column("day", .day, \.day, "2026-10-15", "The first day of the rate", isNeeded: true),
      make.column(
        "rate", .decimal, \.rate, "5.4321", "Units of the portfolio's currency for one of it",
        isNeeded: true
      ).notBelow(.aboveZero),
    ]
  }.with {
    $0.hasClient = false
    $0.identity = .fields(["currency", "day"])
  }
}

/// Days off while they are being read.
struct HolidayDraft: Sendable {
  var day: Day?
  var until: Day?
  var name: String?
  var works: Bool?

  /// The days; nil while something they need is missing.
  var holiday: CompanyHoliday? {
    guard let day, let name else { return nil }
    return CompanyHoliday(day: day, until: until, name: name, works: works ?? false)
  }
}

extension TableDeclaration where Record == HolidayDraft {
  /// The company's own holidays.
  static let holidays = TableDeclaration(
    .holidays, "Days on which the company is closed, beside the national holidays"
  ) { make in
    [
      make.column(
        "day", .day, \.day, "2026-12-21", "The day, or the first of several", isNeeded: true),
      make.column("until", .day, \.until, "2027-01-03", "The last day; empty for a single one"),
      make.column(
        "name", .text, \.name, BilingualText("Recesso", "Recess"), "What the days are called",
        isNeeded: true),
      make.flag(
        "works", \.works, BilingualText("não", "no"),
        "Whether the company works on them: yes takes a national holiday back"),
    ]
  }.with {
    $0.hasClient = false
    $0.identity = .fields(["day", "name"])
    $0.orders = [("day", "until")]
  }
}
