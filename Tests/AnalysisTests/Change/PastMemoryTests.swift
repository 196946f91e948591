import Portfolio
import Testing

@testable import Analysis

@Suite("What is remembered of month-ends") struct PastMemoryTests {
  /// Several clients, of whom contracts are known too, so that no sweep serves.
  private func portfolio(_ amount: Int64, isFirst: Bool = true) -> Portfolio {
    let buyers = [
      buyer("b", on: ["2025-01-05", "2025-06-05", "2026-03-05"], each: 90_000),
      buyer("c", on: ["2025-02-05", "2025-07-05", "2026-08-05"], each: amount),
    ]
    let all =
      (isFirst ? [buyer("a", on: ["2025-03-01", "2026-05-01"], each: 40_000)] : []) + buyers
    let plain = AnalysisTests.portfolio(all)
    var contract = Contract(id: "K", client: plain.clients.count - 1)
    contract.start = day("2025-01-01")
    var records = ClientRecords()
    records.contracts = ByClient([contract])
    return Portfolio(
      clients: plain.clients, ledger: plain.ledger, records: records,
      presentTables: plain.presentTables.union([.contracts]))
  }

  private func history(_ portfolio: Portfolio, _ memory: PastMemory?) -> AssessmentHistory {
    AssessmentHistory(
      of: portfolio, in: assess(portfolio, .builtIn, on: referenceDay), threads: 2, memory: memory)
  }

  @Test func `serves whoever stayed the same, and gives what is found without it`() {
    let memory = PastMemory()
    for amount: Int64 in [50_000, 50_000, 120_000, 10_000] {
      #expect(history(portfolio(amount), memory) == history(portfolio(amount), nil))
    }
    // Everybody moves up one place.
    let fewer = portfolio(10_000, isFirst: false)
    #expect(history(fewer, memory) == history(fewer, nil))
  }
}
