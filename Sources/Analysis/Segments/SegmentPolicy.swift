public import Diagnostics
import Portfolio

/// How the company means to treat the clients of a segment, in its own words.
public struct Approach: Sendable, Hashable {
  /// How to speak with them.
  public var tone: String?
  /// How much work they get.
  public var effort: String?
  /// What to offer them.
  public var offers: [String] = []

  /// Nothing said yet.
  public init() {}

  /// Whether nothing was said.
  public var isEmpty: Bool { tone == nil && effort == nil && offers.isEmpty }
}

/// A segment that the policy declares by a condition.
public struct SegmentRule: Sendable {
  /// Its name in policies and exports.
  public let name: String
  /// Its name on pages; the name where none was given.
  public let label: String
  /// Who belongs to it.
  public let condition: Condition
  /// How its clients are to be treated.
  public let approach: Approach
  /// Where it was written.
  public let location: SourceLocation
}

/// Segments of a number field, between limits.
public struct SegmentBands: Sendable {
  /// The field.
  public let field: ConditionField
  /// Where each band but the first begins, ascending, in millionths.
  public let limits: [Int64]
}

extension ConditionSubject {
  /// The number of the client that bands cut; nil where it is not known.
  func number(of band: SegmentBands) -> Int64? {
    guard case .number(let number) = band.field.value(self) else { return nil }
    return number
  }
}

/// How an approach is tied to the value of a dimension.
public struct DimensionApproach: Sendable {
  /// Name of the field.
  public let field: String
  /// The value.
  public let value: String
  /// How its clients are to be treated.
  public let approach: Approach
}

/// Which segments a portfolio has.
public struct SegmentPolicy: Sendable {
  /// Fields of which every value is a segment, in the order of pages.
  public var dimensions: [ConditionField]
  /// Number fields cut into bands.
  public var bands: [SegmentBands] = []
  /// Segments by condition.
  public var rules: [SegmentRule] = []
  /// What is to be done about values of dimensions.
  public var approaches: [DimensionApproach] = []

  /// The dimensions of a policy that names none.
  public static let standardDimensions = [
    "region", "state", "sector", "size", "kind", "origin", "business-model", "entry-channel",
    "product",
  ]

  /// Bands of numbers that a policy can name as a dimension, with where each but the first begins.
  static let readyBands: [(name: String, field: String, limits: [Int64])] = [
    ("age-band", "age-years", [18, 30, 45, 60]),
    ("revenue-band", "annual-revenue", [360_000, 4_800_000, 90_000_000, 300_000_000]),
    ("purchase-volume", "net-sales-12-months", [1, 10_000, 50_000, 200_000, 1_000_000]),
  ]

  /// A ready-made band by its name.
  static func readyBand(_ name: String, _ fields: ConditionFields) -> SegmentBands? {
    guard let ready = readyBands.first(where: { $0.name == name }),
      let field = fields.field(named: ready.field)
    else { return nil }
    return SegmentBands(field: field, limits: ready.limits.map { $0 * ConditionValue.unit })
  }

  init() {
    let fields = ConditionFields()
    dimensions = SegmentPolicy.standardDimensions.compactMap { fields.field(named: $0) }
    bands = SegmentPolicy.readyBands.compactMap { SegmentPolicy.readyBand($0.name, fields) }
  }
}
