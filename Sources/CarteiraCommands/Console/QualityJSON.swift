import Analysis
import Diagnostics
import Loading
import Portfolio

/// What `check --format json` says of the data: one object on one line.
struct QualityJSON {
  let loaded: LoadedPortfolio
  let log: DiagnosticLog

  private var quality: DataQuality { loaded.quality }

  var bytes: [UInt8] {
    JSONValue.object([
      ("clients", .integer(loaded.portfolio.clients.count)),
      ("currency", .text(loaded.portfolio.currency.code)),
      ("revenue-basis", .text(quality.weight.rawValue)),
      ("errors", .integer(log.count(of: .error))),
      ("warnings", .integer(log.count(of: .warning))),
      ("unattributed-lines", .integer(quality.unattributedLines)),
      ("unattributed-amount", amount(quality.unattributedAmount)),
      ("files", .list(quality.files.map(file))),
      ("tables", .list(quality.tables.map(table))),
      ("fields", .list(quality.completeness.map(field))),
      ("fill-first", .list(quality.gaps.map { .text($0.field) })),
      ("wanted-tables", .list(quality.wantedTables.map { .text($0.rawValue) })),
    ]).line
  }

  private func file(_ file: FileSummary) -> JSONValue {
    .object([
      ("file", .text(file.file)), ("table", .text(file.table.rawValue)),
      ("rows", .integer(file.rows)), ("rejected", .integer(file.rejected)),
      ("left-out", .integer(file.leftOut)),
      ("reading", .object(file.reading.map { ($0.name, .text($0.value)) })),
      (
        "columns",
        .list(
          file.columns.map {
            .object([
              ("heading", .text($0.heading)), ("field", $0.field.map { .text($0) } ?? .null),
            ])
          })
      ),
    ])
  }

  private func table(_ table: TableCompleteness) -> JSONValue {
    .object([
      ("table", .text(table.table.rawValue)), ("present", .flag(table.isPresent)),
      ("rows", .integer(table.rows)), ("rejected", .integer(table.rejected)),
      ("left-out", .integer(table.leftOut)), ("clients", JSONValue(table.clients)),
      (
        "clients-percent",
        table.clients.map { share(Int64($0), of: Int64(table.totalClients)) } ?? .null
      ),
      ("revenue", table.revenue.map(amount) ?? .null),
      ("revenue-percent", table.revenue.map { share($0, of: table.totalRevenue) } ?? .null),
      (
        "columns",
        .list(
          table.columns.map { column in
            .object([
              ("field", .text(column.field)), ("present", .flag(column.isPresent)),
              ("rows", .integer(column.rows)), ("known", JSONValue(column.known)),
              ("percent", column.known.map { share(Int64($0), of: Int64(column.rows)) } ?? .null),
            ])
          })
      ),
    ])
  }

  private func field(_ field: FieldCompleteness) -> JSONValue {
    .object([
      ("field", .text(field.field)), ("table", .text(field.source.rawValue)),
      ("presence", .text(field.presence.rawValue)), ("known", .integer(field.known)),
      ("missing", .integer(field.missing)),
      ("percent", share(Int64(field.known), of: Int64(field.total))),
      ("revenue", amount(field.knownRevenue)),
      ("revenue-percent", share(field.knownRevenue, of: field.totalRevenue)),
      (
        "first",
        field.first.map { step in
          .object([
            ("clients", .integer(step.clients)), ("revenue", amount(step.revenue)),
            ("revenue-percent", share(step.revenue, of: field.totalRevenue)),
            (
              "examples", .list(step.examples.map { .text(loaded.portfolio.clients[$0].id) })
            ),
          ])
        } ?? .null
      ),
    ])
  }

  private func amount(_ minorUnits: Int64) -> JSONValue {
    number(.money(minorUnits))
  }

  /// A share in percent with two decimals, as `assess` writes them; null where there is no whole.
  private func share(_ part: Int64, of whole: Int64) -> JSONValue {
    guard let points = Share(part, of: whole).basisPoints else { return .null }
    return number(.decimal(points, scale: 2))
  }

  private func number(_ value: AssessmentValue) -> JSONValue {
    .number(value.text(currency: loaded.portfolio.currency) ?? "null")
  }
}
