import Portfolio

extension AssessmentTable {
  /// How revenue is spread.
  static let concentration = AssessmentTable(
    "concentration",
    "How revenue is spread over clients and over groups, and what would be left without the largest.",
    fields: ConcentrationRow.fields
  ) { study in
    study.concentration.map {
      ConcentrationRow(
        report: $0,
        largest: $0.largest.first.map { study.portfolio.clients[$0.head].id })
    }
  }
}

private struct ConcentrationRow: Sendable {
  let report: ConcentrationReport
  let largest: String?

  /// Whether nothing is known of what would be left.
  private var isRestUnknown: Bool { report.withoutLargest.total == 0 && report.unknown > 0 }

  private typealias Field = AssessmentField<ConcentrationRow>

  static let fields: [AssessmentField<ConcentrationRow>] = [
    Field("basis", .word, "which revenue: " + ClientFields.words(RevenueBasis.self)) {
      .text($0.report.basis.rawValue)
    },
    Field("by-group", .boolean, "whether clients of one group count as one") {
      .boolean($0.report.isByGroup)
    },
    Field("count", .integer, "clients or groups with revenue") {
      .integer($0.report.isUnknown ? nil : $0.report.spread.clients)
    },
    Field(
      "unknown-clients", .integer,
      "clients whose contract values are not known: shares are at most what they are said to be"
    ) {
      .integer($0.report.unknown)
    },
    Field("total", .money, "their revenue of twelve months; empty where none is known") {
      .money($0.report.isUnknown ? nil : $0.report.spread.total)
    },
    share("top-1-percent", "part of the largest") { ($0.spread.top1, $0.spread.total) },
    share("top-5-percent", "part of the five largest") { ($0.spread.top5, $0.spread.total) },
    share("top-10-percent", "part of the ten largest") { ($0.spread.top10, $0.spread.total) },
    Field("herfindahl", .decimal, "Herfindahl–Hirschman index, 0–10,000") {
      $0.report.isUnknown
        ? .missing : .decimal($0.report.spread.herfindahlHundredths, scale: 2)
    },
    Field("effective", .decimal, "how many of equal size would make the same index") {
      $0.report.spread.effectiveClientsHundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("largest", .text, "id of the largest, or of the client at the head of the group") {
      $0.largest.map { .text($0) } ?? .missing
    },
    Field(
      "without-largest-total", .money, "revenue if the largest left; empty where none is known then"
    ) {
      .money($0.isRestUnknown ? nil : $0.report.withoutLargest.total)
    },
    share("without-largest-top-1-percent", "part of the next one then") {
      ($0.withoutLargest.top1, $0.withoutLargest.total)
    },
    Field("without-largest-herfindahl", .decimal, "the index then") {
      $0.isRestUnknown
        ? .missing : .decimal($0.report.withoutLargest.herfindahlHundredths, scale: 2)
    },
    Field(
      "without-largest-gross-retention-percent", .decimal,
      "gross retention of the year if the largest had left"
    ) {
      $0.report.retentionWithoutLargest.map { .percent($0) } ?? .missing
    },
    Field(
      "warnings", .words,
      ClientFields.words(ConcentrationWarning.self) + "; none while clients are unknown"
    ) {
      .text($0.report.warnings.map(\.rawValue).joined(separator: " "))
    },
  ]

  private static func share(
    _ name: String, _ meaning: String,
    _ part: @escaping @Sendable (ConcentrationReport) -> (Int64, Int64)
  ) -> AssessmentField<ConcentrationRow> {
    Field(name, .decimal, meaning) {
      let (part, whole) = part($0.report)
      return .percent(Share(part, of: whole))
    }
  }
}
