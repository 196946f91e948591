import Parallel
import Portfolio

/// How often the clients of a segment buy: the median of their own medians.
public struct SegmentCycle: Sendable, Hashable {
  /// The segment as the data writes it: of several spellings the first by its bytes.
  public let name: String
  /// How many clients with a cycle of their own it was made of.
  public let clients: Int
  /// The median of their cycles in half days, half away from zero.
  public let halfDays: Int
}

/// The cycles of segments, for clients who have too few intervals for one of their own.
///
/// A segment is what clients have in one column, `cadence.segment` of the policy; case and accents do
/// not matter. Without the column there are none, and nothing is computed.
public struct SegmentCycles: Sendable, Equatable {
  /// The segments with enough clients, by name.
  public private(set) var all: [SegmentCycle] = []
  /// Position in ``all`` of each client's segment, -1 for none; empty where there are no segments.
  private var ofClient: [Int32] = []

  /// No segments.
  init() {}

  /// The segments of a portfolio as seen on a day.
  ///
  /// - Complexity: linear in client-days of clients that have a segment.
  init(of portfolio: Portfolio, _ policy: Policy, on day: Day, threads: Int = 1) {
    guard let (numbers, names) = SegmentCycles.membership(of: portfolio, policy) else { return }
    guard policy.cadence.given.isEmpty else {
      take(policy.cadence.given, numbers, names)
      return
    }
    let size = 8192
    let cycles = Parallel.map((numbers.count + size - 1) / size, threads: threads) { chunk in
      var scan = ClientScan(policy, on: day)
      return (chunk * size..<min(numbers.count, (chunk + 1) * size)).map {
        numbers[$0] < 0 ? nil : scan.ownCycle($0, of: portfolio.ledger)
      }
    }
    var known = [[Int32]](repeating: [], count: names.count)
    for (number, cycle) in zip(numbers, cycles.joined()) {
      if let cycle { known[Int(number)].append(cycle) }
    }
    var places = [Int32](repeating: -1, count: names.count)
    for segment in names.indices.sorted(by: {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }) where known[segment].count >= policy.cadence.segmentClients {
      places[segment] = Int32(all.count)
      all.append(
        SegmentCycle(
          name: names[segment], clients: known[segment].count,
          halfDays: SegmentCycles.median(known[segment])))
    }
    if !all.isEmpty { ofClient = numbers.map { $0 < 0 ? -1 : places[Int($0)] } }
  }

  /// Writes the cycles.
  func write(to writer: inout ResultWriter) {
    writer.add(UInt32(all.count))
    for cycle in all {
      writer.add(cycle.name)
      writer.add(Int64(cycle.clients))
      writer.add(Int64(cycle.halfDays))
    }
    writer.add(ofClient)
  }

  /// Reads the cycles of so many clients; nil where they are not as they were written.
  init?(_ reader: inout ResultReader, clients: Int) {
    guard let count = reader.count(ofWidth: 20) else { return nil }
    for _ in 0..<count {
      guard let name = reader.text(), let clients = reader.number(Int64.self),
        let halfDays = reader.number(Int64.self)
      else { return nil }
      all.append(SegmentCycle(name: name, clients: Int(clients), halfDays: Int(halfDays)))
    }
    guard let numbers = reader.numbers(Int32.self, count: 0, clients),
      numbers.allSatisfy({ $0 >= -1 && $0 < count })
    else { return nil }
    ofClient = numbers
  }

  /// Takes cycles that are known already, of segments of the same names.
  private mutating func take(_ given: [SegmentCycle], _ numbers: [Int32], _ names: [String]) {
    let places = names.map { name -> Int32 in
      let fold = PlainText.fold(name)
      guard let known = given.first(where: { PlainText.fold($0.name) == fold }) else { return -1 }
      all.append(SegmentCycle(name: name, clients: known.clients, halfDays: known.halfDays))
      return Int32(all.count - 1)
    }
    ofClient = numbers.map { $0 < 0 ? -1 : places[Int($0)] }
  }

  /// The cycle of a client's segment; nil where it has none.
  public func cycle(of client: Int) -> SegmentCycle? {
    guard client < ofClient.count, ofClient[client] >= 0 else { return nil }
    return all[Int(ofClient[client])]
  }

  func halfDays(of client: Int) -> Int32? {
    ofClient.isEmpty ? nil : cycle(of: client).map { Int32(clamping: $0.halfDays) }
  }

  /// Which segment each client is in; nil where no client is in any.
  static func membership(
    of portfolio: Portfolio, _ policy: Policy
  ) -> (numbers: [Int32], names: [String])? {
    let column = policy.cadence.segment
    let isThere = portfolio.clients.contains { column.value(of: $0) != nil }
    return isThere ? segments(of: portfolio, column) : nil
  }

  /// The number of each client's segment, -1 for none, and the name of each segment.
  private static func segments(
    of portfolio: Portfolio, _ column: CadenceSegment
  ) -> (numbers: [Int32], names: [String]) {
    var texts: [String: Int32] = [:]
    var folds: [String: Int32] = [:]
    var names: [String] = []
    let numbers = portfolio.clients.map { client -> Int32 in
      guard let text = column.value(of: client) else { return -1 }
      if let known = texts[text] { return known }
      let fold = PlainText.fold(text)
      let number = folds[fold] ?? Int32(names.count)
      if Int(number) == names.count {
        names.append(text)
        folds[fold] = number
      } else if text.utf8.lexicographicallyPrecedes(names[Int(number)].utf8) {
        names[Int(number)] = text
      }
      texts[text] = number
      return number
    }
    return (numbers, names)
  }

  private static func median(_ cycles: [Int32]) -> Int {
    Int(Median.of(cycles.map(Int64.init)) ?? 0)
  }
}

extension CadenceSegment {
  /// What the column says of a client; nil where it says nothing, or none is read.
  fileprivate func value(of client: Client) -> String? {
    switch self {
    case .sector: client.sector
    case .size: client.size
    case .state: client.state
    case .none: nil
    }
  }
}

/// The middle of some values.
enum Median {
  /// The median, half away from zero between two middle values; nil without values.
  static func of(_ values: [Int64]) -> Int64? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : Rounding.divide(sum(sorted[middle - 1], sorted[middle]), by: 2)
  }
}
