import Portfolio
import Testing

@testable import Analysis

/// The hand-checked cases of the reference that no other suite holds.
@Suite("Hand-checked cases") struct VectorTests {
  @Test(
    "NPS",
    arguments: [
      (5, 3, 2, Int64(3_000), nil as Int64?), (90, 70, 40, 2_500, 1_062), (10, 0, 0, 10_000, 0),
      (1, 1, 1, 0, nil),
    ])
  func nps(promoters: Int, passives: Int, detractors: Int, score: Int64, margin: Int64?) {
    let nps = NPSScore(promoters: promoters, passives: passives, detractors: detractors)
    #expect(nps.hundredths == score)
    if let margin { #expect(nps.marginHundredths == margin) }
    let answers =
      [Int](repeating: 10, count: promoters) + [Int](repeating: 7, count: passives)
      + [Int](repeating: 0, count: detractors)
    #expect(NPSScore(answers) == nps)
  }

  @Test("which answer is what", arguments: 0...10)
  func answers(score: Int) {
    let nps = NPSScore([score])
    #expect(nps.promoters == (score >= 9 ? 1 : 0))
    #expect(nps.detractors == (score <= 6 ? 1 : 0))
    #expect(nps.passives == (score == 7 || score == 8 ? 1 : 0))
    #expect(nps.hundredths == nil)
  }

  @Test(
    "CSAT after Wilson",
    arguments: [
      (960, 1_200, Int64(8_000), 7_764 as Int64, 8_217 as Int64), (10, 10, 10_000, 7_225, 10_000),
    ])
  func csat(satisfied: Int, count: Int, share: Int64, low: Int64, high: Int64) {
    let csat = SatisfactionShare(satisfied: satisfied, count: count)
    #expect(csat.share.basisPoints == share)
    #expect(csat.interval == low...high)
  }

  @Test(
    "bands are on the rounded score",
    arguments: [
      (5_000, HealthBand.red), (5_040, .red), (5_050, .yellow), (7_500, .yellow), (7_549, .yellow),
      (7_550, .green), (7_600, .green),
    ])
  func bands(hundredths: Int, band: HealthBand) {
    // Two families of equal points in hundredths: 100 × share of the first.
    let whole = hundredths / 100
    let rest = hundredths % 100
    let score = HealthScore(
      [(.trend, whole + 1, []), (.payments, whole, [])], caps: [],
      {
        var policy = HealthPolicy()
        policy.trendWeight = rest
        policy.paymentsWeight = 100 - rest
        return policy
      }())
    #expect(score.band == band)
  }

  @Test(
    "annualising by power",
    arguments: [
      (9_800, 1, Int64(7_847)), (10_000, 1, 10_000), (9_000, 3, 6_561), (9_500, 12, 9_500),
    ])
  func annualising(kept: Int, months: Int, expected: Int64) {
    #expect(Share(Int64(kept), of: 10_000).annualised(months: months) == expected)
  }

  @Test func `a month with 10 of churn, contraction and expansion each on 100`() {
    var totals = MovementTotals(.recurring)
    totals.add(before: 10, after: 0, isNew: false)
    totals.add(before: 40, after: 30, isNew: false)
    totals.add(before: 50, after: 60, isNew: false)
    #expect(totals.begin == 100)
    #expect(totals.lost == 20)
    #expect(totals.grossRetention.basisPoints == 8_000)
    #expect(totals.netRetention.basisPoints == 9_000)
    #expect(
      totals.end
        == totals.begin + totals.amount(.new) + totals.amount(.expansion)
        + totals.amount(.reactivation) - totals.amount(.contraction) - totals.amount(.churn))
  }

  @Test(
    "31 January and a month more",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2026-01-31", 2, "2026-03-31"),
    ])
  func months(from: String, months: Int, to: String) {
    #expect(day(from).adding(months: months) == day(to))
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func `RFM cells part the clients, whatever the order of rows`(seed: UInt64) {
    let clients = randomClients(150, seed: seed)
    let assessment = assess(portfolio(clients), .builtIn, on: referenceDay)
    let buyers = assessment.clients.filter { $0.rfm != nil }
    #expect(assessment.summary.bySegment.rows.reduce(0) { $0 + $1.clients } == buyers.count)
    for client in buyers {
      let rfm = client.rfm
      let holding = RFMSegment.allCases.filter { segment in
        (RFMGrid.builtIn.cells[segment] ?? []).contains { cells in
          cells.recency.contains(rfm?.recency ?? 0) && cells.frequency.contains(rfm?.frequency ?? 0)
        }
      }
      #expect(holding == [rfm?.segment])
    }
    var random = FixedRandom(seed: seed)
    #expect(
      assess(portfolio(clients.shuffled(using: &random)), .builtIn, on: referenceDay).clients
        == assessment.clients)
  }

  @Test func `every segment of the grid and every class has clients where there are many`() {
    let summary = assess(portfolio(randomClients(600, seed: 24)), .builtIn, on: referenceDay)
      .summary
    #expect(summary.bySegment.rows.filter { $0.clients == 0 }.map(\.key) == [])
    #expect(summary.byABC.rows.filter { $0.clients == 0 }.map(\.key) == [])
    #expect(summary.byTier.rows.filter { $0.clients == 0 }.map(\.key) == [])
    #expect(summary.byStatus.rows.filter { $0.clients == 0 }.map(\.key) == [])
  }

  @Test(arguments: [31, 32, 33] as [UInt64])
  func `an unknown changes no measured part of a score, and shares add up`(seed: UInt64) {
    var random = FixedRandom(seed: seed)
    for _ in 0..<200 {
      let parts = HealthKind.allCases.map { _ in
        (
          points: Bool.random(using: &random) ? Int.random(in: 0...100, using: &random) : nil,
          weight: Int.random(in: 0...30, using: &random)
        )
      }
      let score = WeightedScore(parts: parts)
      let more = WeightedScore(parts: parts + [(points: nil, weight: 17)])
      #expect(more.score == score.score)
      #expect(more.hundredths == score.hundredths)
      #expect(Array(more.contributions.dropLast()) == score.contributions)
      #expect(more.coverage <= score.coverage)
      if let whole = score.score {
        #expect(score.contributions.compactMap { $0 }.reduce(0, +) == whole)
      }
    }
    let assessment = assess(portfolio(randomClients(90, seed: seed)), .builtIn, on: referenceDay)
    let total = assessment.summary.concentration.total
    let positive = assessment.clients.map { max(0, $0.abc.value) }.reduce(0, +)
    #expect(positive == total)
  }
}
