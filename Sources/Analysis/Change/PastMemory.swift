import Parallel
import Portfolio
import Synchronization

/// What single clients were at the month-ends, before they are ranked among all: kept by whoever assesses the
/// same portfolio again and again, such as a preview, for the clients of whom nothing has changed.
///
/// It holds for one policy: whoever has another one begins with a new memory.
public final class PastMemory: Sendable {
  private struct Moment: Hashable {
    let day: Day
    /// What all clients have in common.
    let common: Int
  }

  private let moments = Mutex<[Moment: [Int: PastCase]]>([:])

  /// A memory of nothing.
  public init() {}

  /// What is remembered of a day, by the numbers of clients.
  fileprivate func cases(on day: Day, _ common: Int) -> [Int: PastCase] {
    moments.withLock { $0[Moment(day: day, common: common)] ?? [:] }
  }

  /// Remembers a day.
  fileprivate func keep(_ cases: [Int: PastCase], on day: Day, _ common: Int) {
    moments.withLock { $0[Moment(day: day, common: common)] = cases }
  }

  /// Forgets all days of another common ground.
  fileprivate func forgetOthers(than common: Int) {
    moments.withLock { $0 = $0.filter { $0.key.common == common } }
  }
}

/// What a client was on a day by its own records.
struct PastCase: Sendable {
  /// The cycle of its segment, which others of the segment decide.
  let segmentCycle: Int32?
  /// What it was; nil where it was not there yet.
  let record: ClientAssessment?
}

/// The numbers of a portfolio's clients, under which a memory keeps them.
struct PastNumbers: Sendable {
  let memory: PastMemory
  private let common: Int
  /// By position in `Portfolio.clients`.
  private let numbers: [Int]

  init(_ memory: PastMemory, _ portfolio: Portfolio, threads: Int) {
    self.memory = memory
    common = PastNumbers.common(portfolio)
    let chunk = 64
    let count = portfolio.clients.count
    numbers = Parallel.map((count + chunk - 1) / chunk, threads: threads) { part in
      (part * chunk..<min(count, (part + 1) * chunk)).map { client in
        var hasher = Hasher()
        portfolio.hashRecords(of: client, into: &hasher)
        return hasher.finalize()
      }
    }.flatMap { $0 }
    memory.forgetOthers(than: common)
  }

  /// A number for what the judgement of every client asks besides its own records.
  private static func common(_ portfolio: Portfolio) -> Int {
    let records = portfolio.records
    var hasher = Hasher()
    hasher.combine(portfolio.currency)
    hasher.combine(portfolio.homeCountry)
    hasher.combine(portfolio.presentTables)
    hasher.combine(portfolio.team)
    hasher.combine(portfolio.productLedger?.products)
    hasher.combine(records.products)
    hasher.combine(records.rates)
    hasher.combine(records.customFields)
    hasher.combine(portfolio.receivables.firstPayment)
    hasher.combine([
      records.contracts.isEmpty, records.interactions.isEmpty, records.objectives.isEmpty,
      records.milestones.isEmpty, records.stages.isEmpty, records.handoffs.isEmpty,
      records.surveys.isEmpty, records.usage.isEmpty, records.tickets.isEmpty,
      records.advocacy.isEmpty, portfolio.contacts.isEmpty, portfolio.receivables.isEmpty,
      portfolio.ledger.contracts.isEmpty,
    ])
    return hasher.finalize()
  }

  /// What is known of a day.
  func cases(on day: Day) -> PastCases {
    PastCases(known: memory.cases(on: day, common), numbers: numbers)
  }

  /// Keeps what every client was on a day.
  ///
  /// - Parameters:
  ///   - records: The clients as they were before they were ranked.
  ///   - segments: The cycles of the day.
  ///   - day: The day.
  func keep(_ records: [ClientAssessment], _ segments: SegmentCycles, on day: Day) {
    var cases: [Int: PastCase] = [:]
    cases.reserveCapacity(numbers.count)
    for client in numbers.indices {
      cases[numbers[client]] = PastCase(segmentCycle: segments.halfDays(of: client), record: nil)
    }
    for record in records {
      cases[numbers[record.client]] = PastCase(
        segmentCycle: segments.halfDays(of: record.client), record: record)
    }
    memory.keep(cases, on: day, common)
  }
}

/// What is known of the clients on a day.
struct PastCases: Sendable {
  fileprivate let known: [Int: PastCase]
  fileprivate let numbers: [Int]

  /// What a client was, at its place of now; nil where it must be judged.
  func `case`(of client: Int, _ segments: SegmentCycles) -> PastCase? {
    guard let found = known[numbers[client]],
      found.segmentCycle == segments.halfDays(of: client)
    else { return nil }
    return PastCase(segmentCycle: found.segmentCycle, record: found.record?.moved(to: client))
  }
}

extension ClientAssessment {
  /// The same client at another position.
  fileprivate func moved(to client: Int) -> ClientAssessment {
    var moved = self
    moved.position = Int32(client)
    return moved
  }
}
