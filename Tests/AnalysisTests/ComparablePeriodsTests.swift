import Portfolio
import Testing

@testable import Analysis

@Suite("Comparable periods") struct ComparablePeriodsTests {
  /// Days between purchases, and how many of those intervals a period has.
  struct Rhythm: Sendable, CustomTestStringConvertible {
    let step: Int
    let cycles: Int
    var testDescription: String { "every \(step) days" }
  }

  static let rhythms = [
    Rhythm(step: 7, cycles: 13), Rhythm(step: 14, cycles: 7), Rhythm(step: 21, cycles: 4),
    Rhythm(step: 30, cycles: 3), Rhythm(step: 31, cycles: 3), Rhythm(step: 40, cycles: 2),
    Rhythm(step: 45, cycles: 2), Rhythm(step: 50, cycles: 2), Rhythm(step: 60, cycles: 2),
    Rhythm(step: 75, cycles: 2), Rhythm(step: 90, cycles: 2), Rhythm(step: 100, cycles: 2),
    Rhythm(step: 120, cycles: 2), Rhythm(step: 180, cycles: 2),
  ]

  private func explanation(
    _ client: TestClient, _ policy: Policy = .builtIn, on date: Day = referenceDay
  ) throws -> Explanation {
    let portfolio = portfolio([client])
    return try #require(explain(client: 0, in: assess(portfolio, policy, on: date), of: portfolio))
  }

  /// Regular purchases of seven years up to the day.
  private func steady(_ step: Int) -> TestClient {
    StatusTests.regular(step: step, count: 2_555 / step, lastAgo: 3)
  }

  @Test(arguments: rhythms)
  func `are whole cycles of the client`(rhythm: Rhythm) throws {
    let volume = try explanation(steady(rhythm.step)).volume
    let length = try #require(volume.length)
    #expect((length.cycles, length.cycleHalfDays) == (rhythm.cycles, 2 * rhythm.step))
    #expect(length.days == rhythm.cycles * rhythm.step)
    #expect(volume.periods.map(\.net) == Array(repeating: Int64(rhythm.cycles) * 10_000, count: 4))
    for period in volume.periods.dropLast() {
      #expect(period.last.days(since: period.first) + 1 == length.days)
    }
  }

  @Test(arguments: rhythms)
  func `steady clients neither fall nor rise on any day of a year`(rhythm: Rhythm) throws {
    var random = FixedRandom(seed: UInt64(rhythm.step))
    let jitter = max(1, rhythm.step / 10)
    var clients: [TestClient] = []
    for number in 0..<20 {
      var client = TestClient(id: "c\(number + 100)")
      let phase = Int.random(in: 0..<rhythm.step, using: &random)
      for back in (0..<2_920 / rhythm.step).reversed() {
        let moved = Int.random(in: -jitter...jitter, using: &random)
        client.days.append(
          PurchaseDay(
            day: referenceDay.adding(days: moved - phase - back * rhythm.step), sales: 100_000))
      }
      clients.append(client)
    }
    let portfolio = portfolio(clients)
    for ago in stride(from: 0, through: 364, by: 14) {
      let date = referenceDay.adding(days: -ago)
      let assessment = assess(portfolio, .builtIn, on: date)
      var scan = ClientScan(.builtIn, on: date)
      for client in assessment.clients {
        let volume = scan.measure(client.client, of: portfolio.ledger).volume
        #expect(volume.obstacle == nil)
        #expect(!client.signals.contains(.volumeFall))
        #expect(volume.last * 10 < volume.median * 13)
      }
    }
  }

  @Test(arguments: rhythms)
  func `halved amounts are a fall`(rhythm: Rhythm) throws {
    var client = steady(rhythm.step)
    for index in client.days.indices.suffix(rhythm.cycles) {
      client.days[index] = PurchaseDay(day: client.days[index].day, sales: 5_000)
    }
    let volume = try explanation(client).volume
    #expect(volume.isFall)
    #expect(volume.share.basisPoints == 5_000)
  }

  @Test(arguments: rhythms)
  func `every second purchase missing is a fall`(rhythm: Rhythm) throws {
    var client = steady(rhythm.step)
    let count = client.days.count
    client.days = client.days.enumerated().filter { index, _ in
      let back = count - 1 - index
      return back > rhythm.cycles || back % 2 == 0
    }.map(\.element)
    #expect(try explanation(client).volume.isFall)
  }

  @Test func `a rhythm rarer than every half year is not judged`() throws {
    for step in [201, 365] {
      let explanation = try explanation(StatusTests.regular(step: step, count: 12, lastAgo: 20))
      #expect(explanation.volume.obstacle == .tooRare)
      #expect(explanation.volume.length == nil)
      #expect(
        explanation.signalChecks.first { $0.signal == .volumeFall }?.outcome == .tooFew)
      #expect(explanation.client.status == .active)
    }
    let half = try explanation(StatusTests.regular(step: 200, count: 12, lastAgo: 20))
    #expect(half.volume.obstacle == nil)
  }

  @Test(arguments: [(1, 30, 2), (1, 7, 4), (6, 60, 3), (12, 60, 6), (12, 180, 2)])
  func `have the cycles nearest to the months of the policy`(
    months: Int, step: Int, cycles: Int
  ) throws {
    let policy = try policy("status: { volume-period-months: \(months) }")
    #expect(try explanation(steady(step), policy).volume.length?.cycles == cycles)
  }

  @Test func `halves of a day are kept`() throws {
    // Ten days and eleven by turns: a median of ten and a half.
    var client = TestClient(id: "a")
    for back in (0..<121).reversed() {
      let ago = back / 2 * 21 + (back % 2 == 0 ? 0 : 10)
      client.days.append(PurchaseDay(day: referenceDay.adding(days: -ago), sales: 10_000))
    }
    let volume = try explanation(client).volume
    #expect(volume.length?.cycleHalfDays == 21)
    // Nine cycles are 94.5 days.
    #expect(volume.length?.days == 95)
    #expect(volume.share.basisPoints == 10_000)
  }

  @Test func `count a rise as much as it makes in a year`() throws {
    let portfolio = portfolio([steady(60)])
    let client = assess(portfolio, .builtIn, on: referenceDay).clients[0]
    let periods = try #require(ComparablePeriods(client, StatusPolicy()))
    #expect(periods.days == 120)
    #expect(periods.yearly(12_000) == 36_500)
  }

  @Test func `no product is dropped by a client that buys it every two months`() throws {
    var fixture = ProductFixture()
    let days = (0..<16).reversed().map { referenceDay.adding(days: -60 * $0).description }
    fixture.buy("A", on: days)
    fixture.buy("B", on: days)
    for ago in stride(from: 0, through: 240, by: 15) {
      let date = referenceDay.adding(days: -ago)
      let assessment = assess(fixture.portfolio, .builtIn, on: date)
      #expect(!assessment.clients[0].signals.contains(.productDropped))
      for product in ProductStudy(of: Study(fixture.portfolio, assessment)).products(of: 0) {
        #expect(product.change?.volume == .steady)
        #expect(product.change?.mix == .steady)
      }
    }
  }

  @Test func `products are not judged either where the rhythm is too long`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: (0..<8).reversed().map { "\(2026 - $0)-11-01" })
    let products = ProductStudy(of: fixture.study()).products(of: 0)
    #expect(products.count == 1)
    #expect(products[0].change == nil)
    #expect(fixture.assessment().clients[0].droppedProducts.isEmpty)
  }
}
