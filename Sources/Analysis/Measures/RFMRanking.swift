import Portfolio

/// Scores of 1–5 by the number of participants that are strictly worse: equal values share a score,
/// so no order of rows can move one.
struct RFMRanking: Sendable {
  private var indices: [Int32] = []
  private var lastDays: [Int64] = []
  private var invoices: [Int64] = []
  private var amounts: [Int64] = []

  /// Takes a client with a sale in the window; leaves out every other.
  mutating func add(_ measure: ClientMeasure, at index: Int) {
    guard measure.rfmLast != ClientAssessment.never else { return }
    indices.append(Int32(index))
    lastDays.append(Int64(measure.rfmLast))
    invoices.append(Int64(measure.rfmInvoices))
    amounts.append(measure.rfmAmount)
  }

  /// Takes what another ranking took, its clients moved on by `offset`.
  mutating func append(_ other: RFMRanking, offset: Int) {
    indices += other.indices.map { $0 + Int32(offset) }
    lastDays += other.lastDays
    invoices += other.invoices
    amounts += other.amounts
  }

  /// For each client taken, how many are strictly worse in each of the three.
  struct Places: Sendable {
    let recency: [Int32]
    let frequency: [Int32]
    let monetary: [Int32]
  }

  /// Ranks the clients taken against each other.
  func places() -> Places {
    Places(
      recency: RFMRanking.worse(lastDays), frequency: RFMRanking.worse(invoices),
      monetary: RFMRanking.worse(amounts))
  }

  /// Sets the scores: 1 + ⌊5 × strictly worse / participants⌋, and the segment of each cell.
  ///
  /// - Returns: The values where the scores begin. Recency counts to the day after the portfolio's
  ///   last invoice, or to the day where that comes first.
  func score(
    _ clients: inout [ClientAssessment], _ places: Places, _ policy: RFMPolicy, on day: Day,
    lastInvoice: Day?
  ) -> RFMScale {
    let (recency, frequency, monetary) = (places.recency, places.frequency, places.monetary)
    let count = indices.count
    func score(_ worse: Int32) -> Int { 1 + 5 * Int(worse) / count }
    let reference = lastInvoice.map { min(day, $0.adding(days: 1)) }
    var days = [Int?](repeating: nil, count: 5)
    var frequencies = days
    var cuts = [Int64?](repeating: nil, count: 5)
    for (position, index) in indices.enumerated() {
      let r = score(recency[position])
      let f = score(frequency[position])
      let m = score(monetary[position])
      clients[Int(index)].scores |= UInt16(r | f << 4 | m << 8)
      clients[Int(index)].segment = policy.segments[r, f]
      clients[Int(index)].worseRecency = recency[position]
      clients[Int(index)].worseFrequency = frequency[position]
      clients[Int(index)].worseMonetary = monetary[position]
      if let reference {
        let silent = Int(reference.number) - Int(lastDays[position])
        days[r - 1] = max(days[r - 1] ?? silent, silent)
      }
      frequencies[f - 1] = min(frequencies[f - 1] ?? Int.max, Int(invoices[position]))
      cuts[m - 1] = min(cuts[m - 1] ?? Int64.max, amounts[position])
    }
    return RFMScale(
      participants: count, referenceDay: count > 0 ? reference : nil, recencyDays: days,
      frequencies: frequencies, amounts: cuts)
  }

  /// For each value, how many are less.
  static func worse(_ values: [Int64]) -> [Int32] {
    guard let low = values.min(), let high = values.max() else { return [] }
    let (span, overflow) = high.subtractingReportingOverflow(low)
    if !overflow, span < 4 * Int64(values.count) + 65_536 {
      return counted(values, from: low, span: Int(span))
    }
    var ranked = values.enumerated().map { Ranked(value: $1, index: Int32($0)) }
    ranked.sortGreatestFirst()
    var worse = [Int32](repeating: 0, count: values.count)
    // From the least up: as many are less as come after the last of equal ones.
    var less = 0
    for position in ranked.indices.reversed() {
      if position + 1 < ranked.count, ranked[position].value != ranked[position + 1].value {
        less = ranked.count - position - 1
      }
      worse[Int(ranked[position].index)] = Int32(less)
    }
    return worse
  }

  /// Counting instead of sorting, for values close together such as days and numbers of invoices.
  private static func counted(_ values: [Int64], from low: Int64, span: Int) -> [Int32] {
    var below = [Int32](repeating: 0, count: span + 2)
    for value in values { below[Int(value - low) + 1] += 1 }
    for index in 1..<below.count { below[index] += below[index - 1] }
    return values.map { below[Int($0 - low)] }
  }
}
