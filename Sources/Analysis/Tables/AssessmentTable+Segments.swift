import Portfolio

extension AssessmentTable {
  /// The segments of the portfolio with what their clients are together.
  static let segments = AssessmentTable(
    "segments",
    "Every segment with its clients together: rules of the policy, then dimensions, then bands.",
    fields: SegmentRow.fields
  ) { study in
    study.segmentation.segments.map {
      SegmentRow(
        segment: $0, policy: study.policy.segments, figures: study.figures(of: $0.members),
        knowsInvoices: study.assessment.summary.knowsInvoices)
    }
  }

  /// Who is in which segment, and why.
  static let segmentMembers = AssessmentTable(
    "segment-members", "Every membership of a client in a segment, with what made it one.",
    fields: MemberRow.fields
  ) { study in
    study.segmentation.segments.flatMap { segment in
      let key = segment.key(in: study.policy.segments)
      // Whoever has a value is in for the same reason.
      let shared: String? =
        if case .value(let field, let value) = segment.source {
          SegmentReason.value(field: field, value: value).written
        } else {
          nil
        }
      return segment.members.compactMap { member -> MemberRow? in
        guard let client = study.assessment.client(member) else { return nil }
        return MemberRow(
          segment: key, client: study.portfolio.clients[member].id,
          reason: shared ?? study.reason(of: client, in: segment)?.written ?? "")
      }
    }
  }

  /// The dimensions and how far they are known.
  static let dimensions = AssessmentTable(
    "dimensions", "The fields that sort the clients, and of how many the value is known.",
    fields: DimensionRow.fields
  ) { study in
    study.segmentation.dimensions(of: study.assessment)
      .map { DimensionRow(summary: $0, knowsInvoices: study.assessment.summary.knowsInvoices) }
  }
}

private struct SegmentRow: Sendable, InvoiceSubject {
  let segment: Segment
  let policy: SegmentPolicy
  let figures: GroupFigures
  let knowsInvoices: Bool

  private typealias Field = AssessmentField<SegmentRow>

  static let fields: [AssessmentField<SegmentRow>] = source + numbers + approach

  private static let source: [AssessmentField<SegmentRow>] = [
    Field("segment", .text, "name of the rule, or field and value") {
      .text($0.segment.key(in: $0.policy))
    },
    Field("source", .word, "`rule`, `value` of a dimension, or `band` of numbers") {
      switch $0.segment.source {
      case .rule: .text("rule")
      case .value: .text("value")
      case .band: .text("band")
      }
    },
    Field("field", .text, "the field of the dimension or band; empty for rules") {
      $0.segment.field.map { .text($0) } ?? .missing
    },
    Field("label", .text, "the name on pages") {
      switch $0.segment.source {
      case .rule(let index): .text($0.policy.rules[index].label)
      case .value(_, let value): .text(value)
      case .band(_, let lower, let upper): .text(Segment.range(lower, upper))
      }
    },
    Field("condition", .text, "who belongs to it, as the policy writes it; empty unless a rule") {
      guard case .rule(let index) = $0.segment.source else { return .missing }
      return .text($0.policy.rules[index].condition.written)
    },
  ]

  private static let numbers: [AssessmentField<SegmentRow>] = [
    Field("clients", .integer, "clients in it") { .integer($0.segment.members.count) },
    Field("undecided", .integer, "clients of whom it cannot be told, since a value is missing") {
      .integer($0.segment.unknown)
    },
    Field("buyers", .integer, "clients with revenue in the last twelve months") {
      .integer($0.figures.buyers)
    }.ofInvoices,
    Field("net-sales-12-months", .money, "sales less returns of the last twelve months") {
      .money($0.figures.netSales)
    }.ofInvoices,
    Field("monthly-recurring-revenue", .money, "what the contracts in force bring a month") {
      .money($0.figures.monthlyRevenue)
    },
    Field("at-risk", .integer, "clients at risk") { .integer($0.figures.atRisk) },
    Field("net-sales-at-risk", .money, "their sales less returns of the last twelve months") {
      .money($0.figures.revenueAtRisk)
    }.ofInvoices,
    Field("health", .integer, "mean of the health scores; empty without one") {
      .integer($0.figures.health)
    },
    Field("health-scored", .integer, "clients that have a score") { .integer($0.figures.scored) },
    Field("health-red", .integer, "clients in the red band") { .integer($0.figures.red) },
    Field("gross-retention-percent", .decimal, "invoiced revenue kept of the 12 months before") {
      $0.figures.movements.map { .percent($0.grossRetention) } ?? .missing
    },
    Field("net-retention-percent", .decimal, "the same with the growth of the same clients") {
      $0.figures.movements.map { .percent($0.netRetention) } ?? .missing
    },
    Field("nps", .decimal, "promoters less detractors; empty below three answers") {
      $0.figures.nps.hundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("nps-answers", .integer, "answers that still count") { .integer($0.figures.nps.count) },
  ]

  private static let approach: [AssessmentField<SegmentRow>] = [
    Field("tone", .text, "how to speak with its clients") {
      $0.segment.approach.tone.map { .text($0) } ?? .missing
    },
    Field("effort", .text, "how much work they get") {
      $0.segment.approach.effort.map { .text($0) } ?? .missing
    },
    Field("offers", .text, "what to offer them, with semicolons between") {
      $0.segment.approach.offers.isEmpty
        ? .missing : .text($0.segment.approach.offers.joined(separator: "; "))
    },
  ]
}

private struct MemberRow: Sendable {
  let segment: String
  let client: String
  let reason: String

  static let fields: [AssessmentField<MemberRow>] = [
    AssessmentField("segment", .text, "the segment, as in the table `segments`") {
      .text($0.segment)
    },
    AssessmentField("client", .text, "the client's id") { .text($0.client) },
    AssessmentField("because", .text, "the tests that held, with the value each saw") {
      .text($0.reason)
    },
  ]
}

private struct DimensionRow: Sendable, InvoiceSubject {
  let summary: DimensionSummary
  let knowsInvoices: Bool

  static let fields: [AssessmentField<DimensionRow>] = [
    AssessmentField("field", .text, "the field") { .text($0.summary.field) },
    AssessmentField("banded", .boolean, "whether its numbers are cut into bands") {
      .boolean($0.summary.isBanded)
    },
    AssessmentField("values", .integer, "values, or bands, with a client") {
      .integer($0.summary.segments.count)
    },
    AssessmentField("clients", .integer, "clients whose value is known") {
      .integer($0.summary.known)
    },
    AssessmentField("unknown", .integer, "clients whose value is not known") {
      .integer($0.summary.unknown)
    },
    AssessmentField("net-sales-12-months", .money, "net sales of the clients whose value is known")
    {
      .money($0.summary.knownNetSales)
    }.ofInvoices,
  ]
}
