public import Portfolio

/// What follows from all clients together and is dear to work out: made once, it serves several
/// programs of which each makes the pages of some clients.
///
/// The tiers of the last month-ends, the cycles of segments, and how every client stood at the
/// month-ends before: each of them asks an assessment of its own, or a look at every client's days.
public struct SharedResults: Sendable, Equatable {
  let memory: TierMemory
  let segmentCycles: SegmentCycles
  let history: AssessmentHistory

  /// The results of a study.
  public init(_ study: Study) {
    memory = study.assessment.memory
    segmentCycles = study.assessment.segmentCycles
    history = study.history
  }

  /// The results as bytes, the same on every machine.
  public var encoded: [UInt8] {
    var writer = ResultWriter()
    memory.write(to: &writer)
    segmentCycles.write(to: &writer)
    history.write(to: &writer)
    return writer.bytes
  }

  /// Reads what `encoded` wrote; nil for anything that it would not have written for so many clients.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - clients: How many clients the portfolio has.
  public init?(decoding bytes: [UInt8], clients: Int) {
    var reader = ResultReader(bytes)
    guard let memory = TierMemory(&reader, clients: clients),
      let cycles = SegmentCycles(&reader, clients: clients),
      let history = AssessmentHistory(&reader, clients: clients), reader.isAtEnd
    else { return nil }
    self.memory = memory
    segmentCycles = cycles
    self.history = history
  }
}

/// What a portfolio looks like on a day under a policy, with results that are known already.
///
/// The same assessment as without them, for less work: they must be of the same portfolio, policy and day.
///
/// - Parameters:
///   - portfolio: The clients and what is known about them.
///   - policy: The rules.
///   - day: The day of the assessment.
///   - known: What was worked out before.
///   - threads: The most threads at work at once; the result does not depend on it.
/// - Returns: The assessment of every client that exists on the day, and of the portfolio.
public func assess(
  _ portfolio: Portfolio, _ policy: Policy, on day: Day, known: SharedResults, threads: Int = 1
) -> Assessment {
  assess(
    portfolio, policy, on: day, threads: threads, isBrief: false, memory: known.memory,
    segments: known.segmentCycles)
}

/// Writes results: numbers with the lowest byte first, lists with their length before them.
struct ResultWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add<Number: FixedWidthInteger>(_ number: Number) {
    var rest = number
    for _ in 0..<Number.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func add(_ number: Int?) {
    add(UInt8(number == nil ? 0 : 1))
    add(Int64(number ?? 0))
  }

  mutating func add(_ share: Share?) {
    add(UInt8(share == nil ? 0 : 1))
    add(share?.part ?? 0)
    add(share?.whole ?? 0)
  }

  mutating func add(_ text: String) {
    add(UInt32(text.utf8.count))
    bytes += text.utf8
  }

  mutating func add<Number: FixedWidthInteger>(_ numbers: [Number]) {
    add(UInt32(numbers.count))
    bytes.reserveCapacity(bytes.count + numbers.count * Number.bitWidth / 8)
    for number in numbers { add(number) }
  }
}

/// Reads results; nil where the bytes end too early or are not as they were written.
struct ResultReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number? {
    let width = Number.bitWidth / 8
    guard bytes.count - next >= width else { return nil }
    var number: Number = 0
    for place in 0..<width {
      number |= Number(truncatingIfNeeded: bytes[next + place]) << (8 * place)
    }
    next += width
    return number
  }

  /// A number from 0 that is no index of memory larger than the bytes that are left.
  mutating func count(ofWidth width: Int) -> Int? {
    guard let count = number(UInt32.self), Int(count) <= (bytes.count - next) / max(1, width)
    else { return nil }
    return Int(count)
  }

  mutating func optionalNumber() -> Int?? {
    guard let isThere = number(UInt8.self), isThere < 2, let value = number(Int64.self)
    else { return nil }
    return .some(isThere == 1 ? Int(value) : nil)
  }

  mutating func share() -> Share?? {
    guard let isThere = number(UInt8.self), isThere < 2, let part = number(Int64.self),
      let whole = number(Int64.self)
    else { return nil }
    return .some(isThere == 1 ? Share(part, of: whole) : nil)
  }

  mutating func text() -> String? {
    guard let count = count(ofWidth: 1) else { return nil }
    defer { next += count }
    return String(validating: bytes[next..<next + count], as: UTF8.self)
  }

  /// A list of as many numbers as one of some counts says.
  mutating func numbers<Number: FixedWidthInteger>(
    _: Number.Type = Number.self, count wanted: Int...
  ) -> [Number]? {
    guard let count = count(ofWidth: Number.bitWidth / 8), wanted.contains(count) else {
      return nil
    }
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      guard let value = number(Number.self) else { return nil }
      numbers.append(value)
    }
    return numbers
  }
}
