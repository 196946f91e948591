/// How the numbers of one column are written: which mark is the decimal one.
public enum NumberStyle: String, Sendable, Hashable, CaseIterable {
  /// `1.234,56`: a decimal comma, dots between groups of three.
  case comma
  /// `1,234.56`: a decimal point, commas between groups of three.
  case point
  /// `1234`: whole numbers without marks; a value with a mark is refused.
  case plain

  /// The words a configuration may use.
  static let words: [(word: String, style: NumberStyle)] = [
    ("comma", .comma), ("point", .point), ("dot", .point), ("plain", .plain),
    ("none", .plain), ("virgula", .comma), ("vírgula", .comma), ("ponto", .point),
    (",", .comma), (".", .point),
  ]

  /// The style a configuration names, such as `comma`; nil for other words.
  public init?(named name: String) {
    let wanted = name.lowercased()
    guard let found = NumberStyle.words.first(where: { $0.word == wanted }) else { return nil }
    self = found.style
  }

  /// The byte of the decimal mark; a byte that no UTF-8 holds where there is none.
  @inline(__always)
  var decimalMark: UInt8 {
    switch self {
    case .comma: 0x2C
    case .point: 0x2E
    case .plain: 0xFF
    }
  }

  /// The byte that stands between groups of three.
  var groupMark: UInt8 {
    switch self {
    case .comma: 0x2E
    case .point: 0x2C
    case .plain: 0xFF
    }
  }
}

/// What the values seen so far say about the style of a column.
///
/// A value such as `1.234` may be a thousand or a one and a bit; it says nothing alone. Values of
/// several chunks are collected apart and merged in the order of the chunks, so that the example
/// named in a message does not depend on threads.
///
/// A reader of the style found refuses what does not fit it, so a sample that is decided can stand
/// for the column. A sample that holds whole numbers only cannot: go on adding.
public struct NumberStyleEvidence: Sendable, Hashable {
  /// Values that can only be read with a decimal comma.
  public private(set) var commaValues = 0
  /// Values that can only be read with a decimal point.
  public private(set) var pointValues = 0
  /// Values with one mark before exactly three digits.
  public private(set) var ambiguousValues = 0
  /// Values of digits only.
  public private(set) var plainValues = 0
  private var commaExample: String?
  private var pointExample: String?
  private var ambiguousExample: String?

  /// Nothing seen yet.
  public init() {}

  /// What a column's values say.
  public enum Verdict: Sendable, Hashable {
    /// Nothing there that is a number.
    case none
    /// One style reads them all.
    case style(NumberStyle)
    /// Only values such as `1.234`; the first of them.
    case ambiguous(example: String)
    /// Some values need the comma, others the point; the first of each.
    case contradictory(comma: String, point: String)
  }

  /// What the values seen so far say.
  public var verdict: Verdict {
    if let commaExample, let pointExample {
      return .contradictory(comma: commaExample, point: pointExample)
    }
    if commaValues > 0 { return .style(.comma) }
    if pointValues > 0 { return .style(.point) }
    if let ambiguousExample { return .ambiguous(example: ambiguousExample) }
    return plainValues > 0 ? .style(.plain) : .none
  }

  /// Takes one value of the column into account; blanks and text say nothing.
  public mutating func add(_ bytes: Span<UInt8>) {
    guard let core = NumberCore(bytes) else { return }
    switch core.reading(of: bytes) {
    case .plain:
      if core.digits(of: bytes, style: .plain, places: 0) != nil { plainValues += 1 }
    case .comma:
      guard core.digits(of: bytes, style: .comma, places: 6) != nil else { return }
      commaValues += 1
      if commaExample == nil { commaExample = example(bytes) }
    case .point:
      guard core.digits(of: bytes, style: .point, places: 6) != nil else { return }
      pointValues += 1
      if pointExample == nil { pointExample = example(bytes) }
    case .ambiguous:
      ambiguousValues += 1
      if ambiguousExample == nil { ambiguousExample = example(bytes) }
    case .notANumber: return
    }
  }

  /// A value as messages name it.
  private func example(_ bytes: Span<UInt8>) -> String {
    bytes.extracting(bytes.trimmedRange(in: 0..<bytes.count)).text
  }

  /// Adds what a later part of the same column said.
  public mutating func merge(_ later: NumberStyleEvidence) {
    commaValues += later.commaValues
    pointValues += later.pointValues
    ambiguousValues += later.ambiguousValues
    plainValues += later.plainValues
    commaExample = commaExample ?? later.commaExample
    pointExample = pointExample ?? later.pointExample
    ambiguousExample = ambiguousExample ?? later.ambiguousExample
  }
}
