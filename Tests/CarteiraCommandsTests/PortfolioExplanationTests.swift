import Testing

@Suite("The figures of the portfolio, explained") struct PortfolioExplanationTests {
  private func lines(_ invoices: String, policy: String? = nil) throws -> [String] {
    let shop = try Workshop(
      invoices: "client,number,date,amount\n" + invoices,
      configuration: "name: Sol\nlocale: en\ncurrency: BRL\nas-of: 2026-03-31\n")
    if let policy { try shop.put(policy, at: "policy.yaml") }
    return try shop.run("explain", "--portfolio").outputLines.map { String($0) }
  }

  @Test func `equations of returns beyond the sales are true`() throws {
    let lines = try lines(
      """
      A,1,2024-04-10,1000.00
      A,2,2025-03-10,1000.00
      A,3,2025-09-10,1500.00
      B,4,2024-12-10,2000.00
      B,5,2025-05-10,-800.00
      C,6,2024-11-01,100.00
      C,7,2024-12-01,-400.00
      C,8,2025-12-01,200.00

      """)
    let bridge = try #require(lines.first { $0.contains("below zero −R$500.00") })
    #expect(bridge.contains("R$3,700.00 + new"))
    #expect(bridge.hasSuffix("= R$900.00"))
    #expect(lines.contains { $0.contains("R$1,500.00 ÷ R$4,000.00 = 37.5%") })
    #expect(lines.contains { $0.contains("retention is of the R$4,000.00") })
  }

  @Test func `a goal that began at its target is held, and no way is computed`() throws {
    let lines = try lines(
      "A,1,2025-09-10,1500.00\n",
      policy: """
        goals:
          - {measure: buyers, target: 1, start: 2, from: 2026-01-01, by: 2026-12-31}
          - {measure: buyers, target: 4, start: 0, from: 2026-01-01, by: 2026-12-31}

        """)
    let paces = lines.filter { $0.contains("expected by today") }
    #expect(paces.count == 2)
    #expect(
      paces.first?.contains("expected by today: 1, since 2 was there already; by Dec 31, 2026")
        == true)
    #expect(paces.last?.contains("0 + (4 − 0) × 90 ÷ 365 days") == true)
    #expect(!lines.contains { $0.contains("below zero") })
  }
}
