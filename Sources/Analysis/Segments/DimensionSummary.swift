/// A way to sort the clients by one field: how many values it has and of whom nothing is known.
public struct DimensionSummary: Sendable {
  /// The field.
  public let field: String
  /// Whether numbers are cut into bands.
  public let isBanded: Bool
  /// Positions of its segments in ``Segmentation/segments``, in their order.
  public let segments: [Int]
  /// Clients in at least one of them.
  public let known: Int
  /// Clients in none: their value is not known.
  public let unknown: Int
  /// Net sales of twelve months of the clients in at least one, in minor units.
  public let knownNetSales: Int64
}

extension Segmentation {
  /// The dimensions in the order of the policy, bands last; those without any value are left out.
  public func dimensions(of assessment: Assessment) -> [DimensionSummary] {
    let policy = assessment.policy.segments
    let fields =
      policy.dimensions.map { ($0.name, false) } + policy.bands.map { ($0.field.name, true) }
    return fields.compactMap { field, isBanded in
      let places = segments.indices.filter { index in
        switch segments[index].source {
        case .rule: false
        case .value(let name, _): !isBanded && name == field
        case .band(let name, _, _): isBanded && name == field
        }
      }
      guard !places.isEmpty else { return nil }
      let members = Set(places.flatMap { segments[$0].members })
      let revenue = assessment.clients.reduce(Int64(0)) {
        members.contains($1.client) ? sum($0, $1.current.net) : $0
      }
      return DimensionSummary(
        field: field, isBanded: isBanded, segments: places, known: members.count,
        unknown: assessment.clients.count - members.count, knownNetSales: revenue)
    }
  }
}
