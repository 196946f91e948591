/// A rectangle of recency × frequency scores, written `R3-4 F4-5`.
public struct RFMCells: Sendable, Hashable, CustomStringConvertible {
  /// Recency scores.
  public let recency: ClosedRange<Int>
  /// Frequency scores.
  public let frequency: ClosedRange<Int>

  /// The cells as they are written in a policy.
  public var description: String {
    "R\(RFMCells.text(recency)) F\(RFMCells.text(frequency))"
  }

  init(_ recency: ClosedRange<Int>, _ frequency: ClosedRange<Int>) {
    self.recency = recency
    self.frequency = frequency
  }

  /// The cells written `R4 F1` or `R1-2 F3-4`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let recency = RFMCells.range(parts[0], after: "R"),
      let frequency = RFMCells.range(parts[1], after: "F")
    else { return nil }
    self.init(recency, frequency)
  }

  private static func range(_ text: Substring, after letter: Character) -> ClosedRange<Int>? {
    guard text.first == letter else { return nil }
    let bounds = text.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard (1...2).contains(bounds.count), let low = bounds.first ?? nil,
      let high = bounds.last ?? nil, low <= high, low >= 1, high <= 5
    else { return nil }
    return low...high
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }
}

/// Which segment each of the 25 cells of recency × frequency belongs to.
public struct RFMGrid: Sendable, Hashable {
  /// The cells of each segment, in the order of declaration of the segments.
  public let cells: [RFMSegment: [RFMCells]]
  private let table: [RFMSegment]

  /// The segment of a recency and a frequency score, each 1–5.
  public subscript(recency: Int, frequency: Int) -> RFMSegment {
    table[(recency - 1) * 5 + frequency - 1]
  }

  /// The usual ten segments.
  static let builtIn: RFMGrid = {
    let cells: [RFMSegment: [RFMCells]] = [
      .hibernating: [RFMCells(1...2, 1...2)],
      .atRisk: [RFMCells(1...2, 3...4)],
      .cantLose: [RFMCells(1...2, 5...5)],
      .aboutToSleep: [RFMCells(3...3, 1...2)],
      .needsAttention: [RFMCells(3...3, 3...3)],
      .loyal: [RFMCells(3...4, 4...5)],
      .promising: [RFMCells(4...4, 1...1)],
      .new: [RFMCells(5...5, 1...1)],
      .potentialLoyalist: [RFMCells(4...5, 2...3)],
      .champions: [RFMCells(5...5, 4...5)],
    ]
    return RFMGrid(cells: cells, table: table(of: cells).map { $0.first ?? .hibernating })
  }()

  /// A grid in which every cell has exactly one segment, or the first cell that has none or several.
  static func make(_ cells: [RFMSegment: [RFMCells]]) -> Result<RFMGrid, Conflict> {
    let owners = table(of: cells)
    for (index, segments) in owners.enumerated() where segments.count != 1 {
      return .failure(
        Conflict(cell: "R\(index / 5 + 1) F\(index % 5 + 1)", segments: segments))
    }
    return .success(RFMGrid(cells: cells, table: owners.map { $0[0] }))
  }

  /// A cell without a segment, or with several.
  struct Conflict: Error {
    let cell: String
    let segments: [RFMSegment]
  }

  private static func table(of cells: [RFMSegment: [RFMCells]]) -> [[RFMSegment]] {
    var owners = [[RFMSegment]](repeating: [], count: 25)
    for segment in RFMSegment.allCases {
      for rectangle in cells[segment] ?? [] {
        for recency in rectangle.recency {
          for frequency in rectangle.frequency {
            owners[(recency - 1) * 5 + frequency - 1].append(segment)
          }
        }
      }
    }
    return owners
  }
}
