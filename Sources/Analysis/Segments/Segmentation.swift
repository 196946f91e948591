public import Portfolio

/// What makes a segment.
public enum SegmentSource: Sendable, Hashable {
  /// A rule of the policy, by its position.
  case rule(Int)
  /// A value of a dimension.
  case value(field: String, value: String)
  /// Numbers from `lower` to below `upper`, in millionths; nil is open.
  case band(field: String, lower: Int64?, upper: Int64?)
}

/// Clients that have something in common.
public struct Segment: Sendable {
  /// What makes it.
  public let source: SegmentSource
  /// Positions of its clients in `Portfolio.clients`, ascending.
  public internal(set) var members: [Int] = []
  /// Clients of whom it cannot be told, since a value is missing.
  public internal(set) var unknown = 0
  /// Net sales of its clients in the last twelve months, in minor units.
  public internal(set) var netSales: Int64 = 0
  /// How its clients are to be treated.
  public let approach: Approach
}

/// Which segments the clients of an assessment are in: many each, or none.
public struct Segmentation: Sendable {
  /// Rules in the order of the policy, then dimensions and bands in theirs, values by their bytes.
  ///
  /// A rule without any client is there too; a value exists because somebody has it.
  public let segments: [Segment]
  /// The segments of client `c` are `places[starts[c]..<starts[c + 1]]`.
  private let starts: [UInt32]
  private let places: [UInt32]

  /// The segments of a client, by position in ``segments``; empty for a client in none.
  public func segments(of client: Int) -> [Int] {
    guard client >= 0, client + 1 < starts.count else { return [] }
    return places[Int(starts[client])..<Int(starts[client + 1])].map(Int.init)
  }

  /// Puts every client of an assessment into its segments.
  ///
  /// - Complexity: linear in clients × declared segments, and n log n in values.
  public init(of portfolio: Portfolio, in assessment: Assessment) {
    let policy = assessment.policy.segments
    var sorting = SegmentSorting(policy)
    let asksMore = !policy.rules.isEmpty || !policy.bands.isEmpty
    let hasContracts = portfolio.presentTables.contains(.contracts)
    let background = ResultBackground(Study(portfolio, assessment))
    for client in assessment.clients
    where asksMore || hasContracts || portfolio.clients[client.client].hasAttributes {
      sorting.add(
        ConditionSubject(
          client, of: portfolio, on: assessment.day,
          abcTotal: assessment.summary.concentration.total,
          forecast: assessment.forecast(of: client.client), background: background),
        netSales: client.current.net)
    }
    segments = sorting.segments
    (starts, places) = Segmentation.places(segments, clients: portfolio.clients.count)
  }

  /// The segments client by client, each client's ascending, and where those of each begin.
  private static func places(
    _ segments: [Segment], clients: Int
  ) -> (starts: [UInt32], places: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: clients + 1)
    for segment in segments {
      for member in segment.members { starts[member + 1] += 1 }
    }
    for client in 0..<clients { starts[client + 1] += starts[client] }
    var next = starts
    var places = [UInt32](repeating: 0, count: Int(starts[clients]))
    for (index, segment) in segments.enumerated() {
      for member in segment.members {
        places[Int(next[member])] = UInt32(index)
        next[member] += 1
      }
    }
    return (starts, places)
  }
}

/// Segments while clients come in.
private struct SegmentSorting {
  let policy: SegmentPolicy
  private var rules: [Segment]
  private var bands: [[Segment]]
  private var values: [ValueSegments]

  init(_ policy: SegmentPolicy) {
    self.policy = policy
    rules = policy.rules.indices.map {
      Segment(source: .rule($0), approach: policy.rules[$0].approach)
    }
    bands = policy.bands.map { bands in
      let edges: [Int64?] = [nil] + bands.limits.map { $0 } + [nil]
      return zip(edges, edges.dropFirst()).map { lower, upper in
        Segment(
          source: .band(field: bands.field.name, lower: lower, upper: upper),
          approach: Approach())
      }
    }
    values = policy.dimensions.map { _ in ValueSegments() }
  }

  mutating func add(_ subject: ConditionSubject, netSales: Int64) {
    for index in rules.indices {
      switch policy.rules[index].condition.truth(for: subject) {
      case .yes: rules[index].take(subject.client, netSales)
      case .unknown: rules[index].unknown += 1
      case .no: break
      }
    }
    for (index, dimension) in policy.dimensions.enumerated() {
      for value in dimension.value(subject).words {
        let place = values[index].place(value) {
          SegmentSorting.segment(dimension.name, value, policy)
        }
        values[index].segments[place].take(subject.client, netSales)
      }
    }
    for (index, band) in policy.bands.enumerated() {
      guard let number = subject.number(of: band) else {
        for part in bands[index].indices { bands[index][part].unknown += 1 }
        continue
      }
      bands[index][band.limits.count { $0 <= number }].take(subject.client, netSales)
    }
  }

  var segments: [Segment] {
    rules
      + values.flatMap(\.sorted) + bands.flatMap { $0.filter { !$0.members.isEmpty } }
  }

  private static func segment(
    _ field: String, _ value: String, _ policy: SegmentPolicy
  ) -> Segment {
    let said = policy.approaches.first { $0.field == field && $0.value == value }
    return Segment(
      source: .value(field: field, value: value), approach: said?.approach ?? Approach())
  }
}

/// The segments of a dimension, each under its value.
private struct ValueSegments {
  private var places: [String: Int] = [:]
  var segments: [Segment] = []

  /// Where the segment of a value stands, which is made for the first who has it.
  mutating func place(_ value: String, make: () -> Segment) -> Int {
    if let known = places[value] { return known }
    places[value] = segments.count
    segments.append(make())
    return segments.count - 1
  }

  /// The segments by the bytes of their values.
  var sorted: [Segment] {
    places.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { segments[$0.value] }
  }
}

extension Segment {
  fileprivate mutating func take(_ client: Int, _ netSales: Int64) {
    members.append(client)
    self.netSales = sum(self.netSales, netSales)
  }
}

extension ConditionValue {
  /// The values of a dimension that a client has; empty where unknown.
  var words: [String] {
    switch self {
    case .text(let text): [text]
    case .texts(let texts): texts
    case .flag(let flag): [flag ? "true" : "false"]
    case .missing, .number, .day: []
    }
  }
}
