import Analysis
import Localization
import Parallel
import Portfolio

/// The segments of a portfolio with their pages' names, worked out once for a site.
struct SegmentPages: Sendable {
  let segmentation: Segmentation
  let dimensions: [DimensionSummary]
  /// The figures of each segment, in the order of the segmentation.
  let figures: [GroupFigures]
  /// The figures of the whole portfolio.
  let whole: GroupFigures
  /// The names of the pages' files without ending; nil for a segment without clients.
  let slugs: [String?]

  init(_ context: SiteContext) {
    let study = context.study
    let segmentation = study.segmentation
    self.segmentation = segmentation
    dimensions = segmentation.dimensions(of: study.assessment)
    figures = segmentation.segments.map { study.figures(of: $0.members) }
    whole = study.figures
    let policy = study.policy.segments
    let keys = segmentation.segments.map { $0.key(in: policy) }
    let plain = keys.map(SegmentPages.id)
    let counts = Dictionary(plain.map { ($0, 1) }, uniquingKeysWith: +)
    // Two values that look alike without their capitals and spaces are told apart by their hash.
    let ids = zip(keys, plain).map { counts[$1] == 1 ? $1 : $0 + "=" }
    let names = Slug.make(ids: ids, key: context.settings.aliasKey, reserved: ["index"])
    slugs = zip(segmentation.segments, names).map { $0.members.isEmpty ? nil : $1 }
  }

  /// Field and value as an id: slugs of plain values stay readable.
  private static func id(_ key: String) -> String {
    String(key.lowercased().map { $0 == "=" || $0 == " " ? "-" : $0 })
  }

  /// The segments that the policy declares by rules, by position.
  var rules: [Int] {
    segmentation.segments.indices.filter { segmentation.segments[$0].field == nil }
  }
}

extension SiteContext {
  /// The segments with the names of their pages.
  var segmentPages: SegmentPages { segmentCache { SegmentPages(self) } }

  /// The words of conditions, with the names of the portfolio's products.
  var conditions: ConditionWords { ConditionWords(words: words, records: portfolio.records) }

  /// Whether the bands of a dimension are amounts.
  func isMoney(_ field: String) -> Bool {
    assessment.policy.segments.isMoney(field)
  }

  /// What a segment is called on pages.
  func label(of segment: Segment) -> String {
    switch segment.source {
    case .rule(let index): assessment.policy.segments.rules[index].label
    case .value(let field, let value): shownValue(field, value)
    case .band(let field, let lower, let upper):
      conditions.range(lower, upper, isMoney: isMoney(field))
    }
  }

  private func shownValue(_ field: String, _ value: String) -> String {
    if field == "owner" || field == "executive" { return member(value) }
    return conditions.word(value, of: field)
  }

  /// What a segment is called where nothing says of which field it is: `Setor: Saúde`.
  func fullLabel(of segment: Segment) -> String {
    guard let field = segment.field else { return label(of: segment) }
    return words.text(
      "group.full-label",
      ["field": conditions.field(field), "value": label(of: segment)])
  }

  /// Why a client is in a segment.
  func reason(of client: ClientAssessment, in segment: Segment) -> String {
    switch study.reason(of: client, in: segment) {
    case nil: "–"
    case .rule(let grounds)?: conditions.grounds(grounds)
    case .value(let field, _)?:
      words.text(
        "group.test.is", ["field": conditions.field(field), "value": label(of: segment)])
    case .band(let field, let number, _, _)?:
      words.text(
        "group.test.is",
        [
          "field": conditions.field(field),
          "value": conditions.number(number, isMoney: isMoney(field)),
        ])
    }
  }

  /// A contact's name for its id; the reference itself where nobody has it.
  func person(_ reference: String, at client: Int) -> String {
    portfolio.contacts(of: client).first { $0.id == reference }?.name ?? reference
  }
}
