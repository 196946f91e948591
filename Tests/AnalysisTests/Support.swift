import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis

/// Clients as a few lines of code.
struct TestClient {
  var id: String
  var since: Day?
  var ended: Day?
  var days: [PurchaseDay] = []
}

func day(_ text: String) -> Day {
  Day(iso: text) ?? Day(number: 0)
}

/// A client that bought for `amount` cents on each of some days.
func buyer(_ id: String, on days: [String], each amount: Int64 = 10_000) -> TestClient {
  TestClient(id: id, days: days.map { PurchaseDay(day: day($0), sales: amount) })
}

/// A client with one sale of an amount.
func buyer(_ id: String, amount: Int64, on text: String = "2026-06-01") -> TestClient {
  TestClient(id: id, days: [PurchaseDay(day: day(text), sales: amount)])
}

/// A portfolio of clients, whatever their order.
func portfolio(_ clients: [TestClient], tables: Set<TableName> = [.clients, .invoices]) -> Portfolio
{
  let sorted = clients.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  return Portfolio(
    clients: sorted.map { client in
      var attributes = ClientAttributes()
      attributes.since = client.since
      attributes.ended = client.ended
      return Client(id: client.id, attributes: attributes)
    }, ledger: Ledger(purchases: sorted.map(\.days)), presentTables: tables)
}

/// The policy that a YAML text makes of the built-in one.
func policy(_ text: String) throws -> Policy {
  var log = DiagnosticLog()
  let policy = Policy.read(try SettingsNode.parse(text, file: "policy.yaml"), into: &log)
  #expect(log.diagnostics == [])
  return policy
}

extension Assessment {
  /// The client of an id.
  func client(_ id: String, in portfolio: Portfolio) throws -> ClientAssessment {
    let position = try #require(portfolio.client(withID: id))
    return try #require(client(position))
  }
}

/// A small generator that gives the same numbers everywhere.
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Clients of every sort, within three years before 2026-11-16 and a little after it.
func randomClients(_ count: Int, seed: UInt64) -> [TestClient] {
  var random = FixedRandom(seed: seed)
  return (0..<count).map { index in
    var client = TestClient(id: "c\(index)")
    if Int.random(in: 0..<4, using: &random) == 0 {
      client.since = day("2024-01-01").adding(days: Int.random(in: 0..<1100, using: &random))
    }
    if Int.random(in: 0..<12, using: &random) == 0 {
      client.ended = day("2026-01-01").adding(days: Int.random(in: 0..<400, using: &random))
    }
    var date = day("2023-11-16").adding(days: Int.random(in: 0..<900, using: &random))
    let step = Int.random(in: 1...120, using: &random)
    for _ in 0..<Int.random(in: 0..<40, using: &random) {
      let isReturn = Int.random(in: 0..<9, using: &random) == 0
      client.days.append(
        PurchaseDay(
          day: date, sales: isReturn ? 0 : Int64.random(in: 1...50, using: &random) * 1_000,
          returns: isReturn ? -Int64.random(in: 1...60, using: &random) * 1_000 : 0,
          saleInvoices: isReturn ? 0 : Int.random(in: 1...3, using: &random),
          returnInvoices: isReturn ? 1 : 0))
      date = date.adding(days: Int.random(in: 1...(step * 2), using: &random))
    }
    return client
  }
}

let referenceDay = day("2026-11-16")
