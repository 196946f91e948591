import Diagnostics
import Portfolio

extension PortfolioAssembly {
  mutating func loadRates() throws(DiagnosticsError) {
    guard let loaded = try read(.rates, make: { _, _ in RateDraft() }) else { return }
    take(loaded)
    context.rates = ExchangeRates(loaded.records.compactMap(\.record.exchangeRate))
    records.rates = context.rates
  }

  mutating func loadHolidays() throws(DiagnosticsError) {
    guard let loaded = try read(.holidays, make: { _, _ in HolidayDraft() }) else { return }
    take(loaded)
    records.holidays = loaded.records.compactMap(\.record.holiday).sorted {
      $0.day != $1.day
        ? $0.day < $1.day : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  mutating func loadHistory() throws(DiagnosticsError) {
    if let loaded = try read(.snoozes, make: { id, _ in Snooze(id: id) }) {
      take(loaded)
      records.snoozes = loaded.records.map(\.record)
        .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
    guard
      var loaded = try read(.history, keepsCells: true, make: { id, _ in HistoryDraft(id: id) })
    else { return }
    nameDerivedClients()
    resolveHistory(&loaded)
    take(loaded)
    records.history = History(loaded.records.compactMap(\.record.entry))
  }

  /// Turns names of fields and records into those of the declarations and ids.
  private func resolveHistory(_ loaded: inout LoadedTable<HistoryDraft>) {
    var late = LateRejections(loaded.table)
    let fields = loaded.locations(of: "field")
    let places = loaded.locations(of: "record")
    var kept: [LoadedRecord<HistoryDraft>] = []
    for (index, var record) in loaded.records.enumerated() {
      guard let table = record.record.table, let written = record.record.field,
        let named = record.record.record
      else { continue }
      guard let field = field(written, of: table) else {
        late.add(
          Diagnostic(
            .unknownHistoryField, at: fields[index],
            facts: ["found": written, "table": table.rawValue],
            suggestion: HeaderAliases.suggestion(for: written, in: table)), record.place, index)
        continue
      }
      record.record.field = field
      switch context.reference(named, to: table, client: nil) {
      case .known(let id): record.record.record = id
      case .unchecked: break
      case .unknown:
        loaded.log.add(
          Diagnostic(
            .unknownReference, at: places[index],
            facts: [
              "found": named, "column": loaded.heading(of: "record", at: places[index]),
              "table": table.rawValue,
            ],
            suggestion: context.suggestion(for: named, in: table, client: nil)))
      }
      // Who answered before is called as who answers now; a name that nobody has stays as written.
      if let value = record.record.value, let target = target(of: field, in: table),
        case .known(let id) = context.reference(value, to: target, client: nil)
      {
        record.record.value = id
      }
      kept.append(record)
    }
    loaded.records = kept
    late.apply(to: &loaded)
  }

  /// The table that a past value of a field names a record of; nil where it is a value of its own.
  private func target(of field: String, in table: TableName) -> TableName? {
    guard table == .clients else { return nil }
    return switch field {
    case "owner", "executive": .team
    case "parent-client": .clients
    default: nil
    }
  }

  /// The field that a word names: as declared, by a heading of either language, or a column of the
  /// company's own.
  private func field(_ written: String, of table: TableName) -> String? {
    let custom = records.customFields.first { $0.table == table && $0.name == written }
    return custom?.name ?? HeaderAliases.field(for: written, in: table)
  }
}
