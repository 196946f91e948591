import Analysis
import Charts
import Diagnostics
import Localization
import Markup
import Portfolio
import Templating

/// Makes the page about the data itself.
struct QualityMaking {
  let context: SiteContext
  var words: Words { context.words }
  var quality: DataQuality { context.input.quality }

  private static let exampleLimit = 5
  let review: RetentionReview

  init(context: SiteContext) {
    self.context = context
    review = RetentionReview(context.portfolio, on: context.day)
  }

  func page() -> QualityPage {
    let columns = quality.files.flatMap(\.columns)
    let log = context.input.findings
    return QualityPage(
      page: context.frame(depth: 0, current: "quality"), title: words.text("quality.title"),
      lead: lead, files: quality.files.map(file),
      filesNote: words.text(
        "quality.files-note",
        ["files": words.count("files", quality.files.count), "rows": words.count("rows", rows)]),
      columnsNote: columnsNote(columns), findings: findings,
      findingsNote: log.counts.isEmpty
        ? ""
        : words.text(
          "quality.findings-note",
          [
            "errors": words.plural("quality.errors", log.count(of: .error)),
            "warnings": words.plural("quality.warnings", log.count(of: .warning)),
          ]), hasRejected: rejected > 0, clients: context.assessment.clients.count,
      fields: quality.completeness.map(field),
      revenueHead: words.text("quality.of.\(quality.weight.rawValue)"), steps: steps,
      tables: quality.tables.filter(\.isPresent).map(table), tablesNote: tablesNote,
      absentTables: absentTables,
      unattributed: quality.unattributedLines == 0
        ? nil
        : words.text(
          "quality.unattributed",
          [
            "lines": words.count("lines", quality.unattributedLines),
            "amount": words.money(quality.unattributedAmount),
          ]), retention: retention, retentionNote: retentionNote)
  }

  private var rows: Int { quality.files.reduce(0) { $0 + $1.rows } }
  private var rejected: Int { quality.files.reduce(0) { $0 + $1.rejected } }

  private var lead: HTMLFragment {
    var parameters = [
      "rows": words.count("rows", rows), "files": words.count("files", quality.files.count),
      "rejected": words.count("rows", rejected),
    ]
    var key = rejected == 0 ? "quality.lead.clean" : "quality.lead.rejected"
    if let last = context.summary.lastInvoice {
      parameters["last"] = words.date(last)
    } else {
      key += "-no-purchase"
    }
    var fragments = [words.rich(key, parameters)]
    if quality.unattributedLines > 0 {
      fragments.append(
        words.rich(
          "quality.lead.unattributed", ["amount": words.short(quality.unattributedAmount)]))
    }
    if let gap = quality.gaps.first {
      fragments.append(
        words.rich(
          "quality.lead.gap.\(quality.weight.rawValue)",
          [
            "field": words.field(gap.field),
            "clients": words.count("clients", gap.missing),
            "amount": words.short(gap.missingRevenue),
          ]))
    }
    return HTMLFragment(
      trusted: Array(fragments.map(\.utf8).joined(separator: " ".utf8)))
  }

  private func file(_ file: FileSummary) -> QualityPage.File {
    QualityPage.File(
      file: file.file, table: words.text("table.\(file.table.rawValue)"), rows: file.rows,
      rejected: file.rejected, leftOut: file.leftOut,
      reading: file.reading.map {
        QualityPage.Reading(
          word: guessWord($0.name), value: guessValue($0.value), isConfigured: $0.isConfigured)
      },
      columns: file.columns.map {
        QualityPage.Column(
          heading: $0.heading, field: $0.field.map { columnWord($0, file.table) })
      },
      columnsNote: columnsNote(file.columns))
  }

  private func guessWord(_ name: String) -> String {
    words.catalog.message("reports.quality.guess.\(name)") == nil
      ? name : words.text("quality.guess.\(name)")
  }

  private func guessValue(_ value: String) -> String {
    let key = "quality.guessed-value.\(value)"
    return words.catalog.message("reports." + key) == nil ? value : words.text(key)
  }

  private func columnWord(_ field: String, _ table: TableName) -> String {
    let known = words.field(field)
    return known == field ? context.heading(of: field, in: table) : known
  }

  private func columnsNote(_ columns: [FileSummary.ColumnUse]) -> String {
    let used = columns.count { $0.field != nil }
    return words.plural("quality.columns-used", used) + ", "
      + words.plural("quality.columns-unused", columns.count - used)
  }

  // MARK: Findings

  private var findings: [QualityPage.Finding] {
    let log = context.input.findings
    let codes = log.counts.keys.sorted {
      ($1.severity.rawValue, $0.id) < ($0.severity.rawValue, $1.id)
    }
    return codes.map { code in
      let kept = log.diagnostics.filter { $0.code == code }
      let examples = kept.prefix(QualityMaking.exampleLimit).map { diagnostic in
        QualityPage.Example(
          sentence: sentence(diagnostic), place: diagnostic.location.map(place))
      }
      return QualityPage.Finding(
        code: code.id, sentence: examples.first?.sentence ?? code.id,
        count: log.counts[code] ?? kept.count, examples: Array(examples))
    }
  }

  private func sentence(_ diagnostic: Diagnostic) -> String {
    words.catalog.sentence(of: diagnostic) ?? diagnostic.code.id
  }

  private func place(_ location: SourceLocation) -> String {
    location.line.map { "\(location.file):\($0)" } ?? location.file
  }
}
