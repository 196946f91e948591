import Portfolio
import Testing

@testable import Analysis

@Suite("Results that several programs share") struct SharedResultsTests {
  private func study(_ seed: UInt64, _ policy: Policy = .builtIn) -> Study {
    let portfolio = portfolio(randomClients(150, seed: seed))
    return Study(portfolio, assess(portfolio, policy, on: referenceDay))
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `are read as they were written, and give the same assessment`(seed: UInt64) throws {
    let study = study(seed)
    let results = SharedResults(study)
    let count = study.portfolio.clients.count
    let read = try #require(SharedResults(decoding: results.encoded, clients: count))
    #expect(read == results)
    #expect(read.history.figures.count == 24)
    let again = assess(study.portfolio, .builtIn, on: referenceDay, known: read)
    #expect(again.clients == study.assessment.clients)
    #expect(again.summary.tiers == study.assessment.summary.tiers)
    #expect(again.summary.rfm == study.assessment.summary.rfm)
    #expect(again.memory == study.assessment.memory)
    let other = Study(study.portfolio, again, known: read)
    #expect(other.history == study.history)
  }

  @Test func `keep the cycles of segments`() throws {
    let sectors = ["Alimentos", "alimentos", "Saúde"]
    let plain = portfolio(randomClients(150, seed: 5))
    let portfolio = Portfolio(
      clients: plain.clients.enumerated().map { index, client in
        var attributes = client.attributes
        attributes.sector = index % 5 == 0 ? nil : sectors[index % 3]
        return Client(id: client.id, attributes: attributes)
      }, ledger: plain.ledger, presentTables: plain.presentTables)
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let results = SharedResults(study)
    #expect(!results.segmentCycles.all.isEmpty)
    let read = try #require(SharedResults(decoding: results.encoded, clients: 150))
    #expect(read == results)
    #expect(
      assess(portfolio, .builtIn, on: referenceDay, known: read).clients
        == study.assessment.clients)
  }

  @Test func `are refused where they are cut, lengthened, or of other clients`() {
    let study = study(21)
    let count = study.portfolio.clients.count
    let bytes = SharedResults(study).encoded
    #expect(SharedResults(decoding: bytes, clients: count + 1) == nil)
    #expect(SharedResults(decoding: bytes + [0], clients: count) == nil)
    for length in [0, 1, 3, 4, 5, 100, bytes.count / 2, bytes.count - 1] {
      #expect(SharedResults(decoding: Array(bytes[..<length]), clients: count) == nil, "\(length)")
    }
  }

  @Test func `are refused where their sums are no numbers`() {
    let history = study(24).history
    var writer = ResultWriter()
    AssessmentHistory(
      figures: history.figures, states: history.states,
      revenues: history.revenues.map { $0.map { _ in Int64.max } }
    ).write(to: &writer)
    var reader = ResultReader(writer.bytes)
    let read = AssessmentHistory(&reader, clients: 150)
    #expect(read == nil)
  }

  @Test func `are never read beyond their end, whatever the bytes`() {
    let bytes = SharedResults(study(22)).encoded
    var random = FixedRandom(seed: 23)
    for _ in 0..<300 {
      var other = bytes
      let place = Int.random(in: 0..<other.count, using: &random)
      other[place] = UInt8.random(in: .min ... .max, using: &random)
      // Other numbers may be other results, and are told apart by their digest; nothing traps.
      _ = SharedResults(decoding: other, clients: 150)
    }
  }
}
