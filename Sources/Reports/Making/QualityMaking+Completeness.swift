import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

extension QualityMaking {
  private static let stepLimit = 3

  func field(_ field: FieldCompleteness) -> QualityPage.FieldLine {
    QualityPage.FieldLine(
      word: words.field(field.field), field: field.field, known: field.known,
      missing: field.missing,
      share: Share(Int64(field.known), of: Int64(field.total)).fixedPoint,
      revenueShare: Share(field.knownRevenue, of: field.totalRevenue).fixedPoint,
      bar: CellBar.draw(Int64(field.known), of: Int64(field.total)), absence: absence(of: field))
  }

  private func absence(of field: FieldCompleteness) -> String? {
    let table = ["table": words.text("table.\(field.source.rawValue)")]
    return switch field.presence {
    case .present: nil
    case .noColumn: words.text("quality.column-missing", table)
    case .noTable: words.text("quality.table-missing", table)
    }
  }

  /// What to fill in first, the field that hides the most revenue before the others.
  var steps: [String] {
    quality.gaps.prefix(QualityMaking.stepLimit).compactMap { gap in
      guard let step = gap.first else { return nil }
      let names = step.examples.map(context.name)
      var facts = [
        "field": words.field(gap.field), "clients": words.formats.count(step.clients),
        "missing": words.formats.count(gap.missing),
        "examples": names.joined(separator: ", ") + (step.clients > names.count ? ", …" : ""),
      ]
      guard step.revenue > 0, let percent = words.percent(Share(step.revenue, of: gap.totalRevenue))
      else { return words.text("quality.fill-without-revenue", facts) }
      facts["percent"] = percent
      facts["revenue"] = words.text("quality.of-what.\(quality.weight.rawValue)")
      return words.text("quality.fill", facts)
    }
  }

  // MARK: Tables

  var tablesNote: String {
    words.text(
      "quality.tables-note",
      [
        "present": words.formats.count(quality.tables.count { $0.isPresent }),
        "all": words.formats.count(quality.tables.count),
      ])
  }

  var absentTables: String? {
    let absent = quality.tables.filter { !$0.isPresent }
    guard !absent.isEmpty else { return nil }
    let names = absent.map { words.text("table.\($0.table.rawValue)") }
    return words.text("quality.absent", ["list": names.joined(separator: ", ")])
  }

  func table(_ table: TableCompleteness) -> QualityPage.TableLine {
    let columns = table.columns.filter { $0.isPresent && $0.known != nil && $0.rows > 0 }
    return QualityPage.TableLine(
      word: words.text("table.\(table.table.rawValue)"), rows: table.rows,
      rejected: table.rejected, clients: table.clients,
      share: table.clients.flatMap { Share(Int64($0), of: Int64(table.totalClients)).fixedPoint },
      revenueShare: table.revenue.flatMap { Share($0, of: table.totalRevenue).fixedPoint },
      columns: columns.enumerated().sorted { first, second in
        let known = (first.element.known ?? 0, second.element.known ?? 0)
        return known.0 != known.1 ? known.0 < known.1 : first.offset < second.offset
      }.map { column($0.element) },
      columnsNote: words.plural("quality.filled-columns", columns.count))
  }

  private func column(_ column: ColumnCompleteness) -> QualityPage.ColumnLine {
    let known = column.known ?? 0
    return QualityPage.ColumnLine(
      word: words.catalog.locale == .english ? column.english : column.portuguese, known: known,
      share: Share(Int64(known), of: Int64(column.rows)).fixedPoint,
      bar: CellBar.draw(Int64(known), of: Int64(column.rows)))
  }
}
