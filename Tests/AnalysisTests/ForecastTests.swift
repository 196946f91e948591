import Foundation
import Portfolio
import TestSupport
import Testing

@testable import Analysis

/// Rows of a table of reference results, by heading.
private func reference(_ name: String) throws -> [[String: String]] {
  let url = try #require(SharedFolder.url("reference/\(name)"))
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  let heading = try #require(lines.first)
  return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(heading, $0)) }
}

extension [String: String] {
  fileprivate func number(_ key: String) throws -> Double {
    let text = try #require(self[key])
    return try #require(Double(text))
  }

  fileprivate func history() throws -> RepeatHistory {
    RepeatHistory(
      repeats: Int(try number("x")), last: try number("t_x"), age: try number("T"))
  }
}

/// How far a value is from the one wanted, as part of it.
private func error(_ value: Double, _ wanted: Double) -> Double {
  wanted == 0 ? abs(value) : abs(value / wanted - 1)
}

private let exact = RepeatPurchaseParameters(
  r: 0.242594522430, alpha: 4.41360201901, a: 0.792922017226, b: 2.42590677683)
private let published = RepeatPurchaseParameters(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)

@Suite(
  "Forecasts agree with published results",
  .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
struct ForecastReferenceTests {
  private func cdnow() throws -> [[String: String]] { try reference("cdnow-sample-cbs.csv") }

  @Test("the likelihood at the exact parameters of CDNOW is the exact one")
  func likelihood() throws {
    let base = RepeatHistories(try cdnow().map { try $0.history() })
    let value = base.likelihood(.betaGeometric, exact).value
    #expect(error(value, -9582.42920667393) < 1e-9)
    #expect(base.count == 2357)
    #expect(base.repeaters == 946)
  }

  @Test("BG/NBD fitted to CDNOW finds the exact maximum")
  func betaGeometric() throws {
    let fit = try RepeatPurchaseFit.fit(try cdnow().map { try $0.history() }, .betaGeometric)
    #expect(abs(fit.logLikelihood - -9582.42920667393) < 1e-6)
    let p = fit.model.parameters
    for (found, wanted) in [(p.r, exact.r), (p.alpha, exact.alpha), (p.a, exact.a), (p.b, exact.b)]
    {
      #expect(error(found, wanted) < 1e-5)
    }
  }

  @Test("MBG/NBD fitted to CDNOW finds the exact maximum and doubts one-time buyers")
  func modified() throws {
    let fit = try RepeatPurchaseFit.fit(
      try cdnow().map { try $0.history() }, .modifiedBetaGeometric)
    #expect(abs(fit.logLikelihood - -9582.135715553748) < 1e-6)
    #expect(error(fit.model.parameters.r, 0.524843131419483) < 1e-5)
    #expect(error(fit.model.parameters.alpha, 6.183085055071659) < 1e-5)
    #expect(error(fit.model.parameters.a, 0.8913594072676664) < 1e-5)
    #expect(error(fit.model.parameters.b, 1.614002456508365) < 1e-5)
    for (x, last, wanted) in [
      (0, 0.0, 0.3897150949777649), (2, 30.43, 0.7061256966666307), (7, 29.43, 0.6226386693183704),
    ] {
      let alive = fit.model.probabilityAlive(RepeatHistory(repeats: x, last: last, age: 38.86))
      #expect(error(alive, wanted) < 1e-5)
    }
  }

  @Test("every client of CDNOW has the probability and the purchases of the reference")
  func everyClient() throws {
    let model = RepeatPurchaseModel(.betaGeometric, exact)
    let full = try reference("cdnow-sample-full.csv")
    var expected = 0.0
    for (row, wanted) in zip(try cdnow(), full) {
      let history = try row.history()
      let purchases = model.expectedPurchases(history, weeks: 39)
      #expect(error(model.probabilityAlive(history), try wanted.number("palive")) < 1e-6)
      #expect(error(purchases, try wanted.number("cet39")) < 1e-5)
      expected += purchases
    }
    #expect(abs(expected - 1653.41) < 0.005)
  }

  @Test("hard points keep ten digits and more", arguments: ["bgnbd_edge_cases.csv"])
  func edgeCases(_ file: String) throws {
    for row in try reference(file) {
      let model = RepeatPurchaseModel(
        .betaGeometric, row["params"] == "published" ? published : exact)
      let history = try row.history()
      #expect(error(model.probabilityAlive(history), try row.number("palive")) < 1e-10)
      for (column, weeks) in [("cet39", 39.0), ("cet52", 52), ("cet2", 2)] {
        let found = model.expectedPurchases(history, weeks: weeks)
        #expect(error(found, try row.number(column)) < 1e-10, "\(row) \(column)")
      }
    }
  }

  @Test("hard parameters keep ten digits and more")
  func hardParameters() throws {
    for row in try reference("bgnbd_param_edge_cases.csv") {
      let model = RepeatPurchaseModel(
        .betaGeometric,
        RepeatPurchaseParameters(
          r: try row.number("r"), alpha: try row.number("alpha"), a: try row.number("a"),
          b: try row.number("b")))
      let history = try row.history()
      #expect(error(model.probabilityAlive(history), try row.number("palive")) < 1e-10)
      let found = model.expectedPurchases(history, weeks: try row.number("t"))
      #expect(error(found, try row.number("cet")) < 1e-10)
    }
  }

  @Test("the spend model fitted to CDNOW finds the exact maximum")
  func spend() throws {
    let histories = try cdnow().compactMap {
      SpendHistory(repeats: Int(try $0.number("x")), mean: try $0.number("m_x"))
    }
    let fit = try SpendFit.fit(histories)
    #expect(error(fit.model.p, 6.249572271) < 1e-5)
    #expect(error(fit.model.q, 3.744224667) < 1e-5)
    #expect(error(fit.model.gamma, 15.44352096) < 1e-5)
    #expect(abs(fit.logLikelihood - -4055.917694802) < 1e-6)
  }

  @Test(
    "Online Retail is refused, since its likelihood is flat", arguments: DropoutProcess.allCases)
  func flat(_ process: DropoutProcess) throws {
    let end = day("2011-12-09")
    let histories = try reference("online-retail-sales-clients.csv").map { row in
      let first = day(row["first"] ?? "")
      return RepeatHistory(
        repeats: Int(try row.number("days")) - 1,
        last: Double(day(row["last"] ?? "").days(since: first)) / 7,
        age: Double(end.days(since: first)) / 7)
    }
    do {
      _ = try RepeatPurchaseFit.fit(histories, process)
      Issue.record("a flat likelihood was believed")
    } catch ForecastRefusal.flatLikelihood(let error, let gain) {
      #expect(error.map { $0 > 1 } ?? false)
      #expect(gain < 2)
    }
  }
}

@Suite("Forecasts") struct ForecastTests {
  private func histories(_ count: Int) -> [RepeatHistory] {
    var random = FixedRandom(seed: 3)
    return (0..<count).map { _ in
      let age = Double.random(in: 10...60, using: &random)
      // Half of them stop after a while.
      let life = Bool.random(using: &random) ? age : Double.random(in: 0...20, using: &random)
      let repeats = Int(min(life, age) / Double.random(in: 2...9, using: &random))
      return RepeatHistory(
        repeats: repeats, last: min(life, age) * Double.random(in: 0.8...1, using: &random),
        age: age)
    }
  }

  @Test("the fit does not depend on the order of clients")
  func order() throws {
    let histories = histories(400)
    let fit = try RepeatPurchaseFit.fit(histories, .modifiedBetaGeometric)
    #expect(try RepeatPurchaseFit.fit(histories.reversed(), .modifiedBetaGeometric) == fit)
  }

  @Test("too few clients and too few that came back are refused with both numbers")
  func tooFew() {
    let histories = histories(99)
    #expect(throws: ForecastRefusal.tooFewClients(found: 99, needed: 100)) {
      try RepeatPurchaseFit.fit(histories, .betaGeometric)
    }
    let once = (0..<200).map { RepeatHistory(repeats: $0 < 7 ? 1 : 0, last: 3, age: 20) }
    #expect(throws: ForecastRefusal.tooFewRepeaters(found: 7, needed: 50)) {
      try RepeatPurchaseFit.fit(once, .betaGeometric)
    }
  }

  @Test("the gradient is the slope of the likelihood", arguments: DropoutProcess.allCases)
  func gradient(_ process: DropoutProcess) {
    let base = RepeatHistories(histories(50))
    let at = [0.7, 6.0, 0.9, 2.2]
    func likelihood(_ p: [Double]) -> (value: Double, gradient: [Double]) {
      base.likelihood(process, RepeatPurchaseParameters(r: p[0], alpha: p[1], a: p[2], b: p[3]))
    }
    let gradient = likelihood(at).gradient
    for index in 0..<4 {
      var (above, below) = (at, at)
      above[index] += 1e-6
      below[index] -= 1e-6
      let slope = (likelihood(above).value - likelihood(below).value) / 2e-6
      #expect(abs(slope - gradient[index]) < 1e-4 * max(1, abs(slope)))
    }
  }

  @Test("a client silent for longer is never more alive, and expects never more")
  func silence() {
    let model = RepeatPurchaseModel(.modifiedBetaGeometric, exact)
    var before = (alive: 1.0, purchases: Double.infinity)
    for age in stride(from: 10.0, through: 200, by: 5) {
      let history = RepeatHistory(repeats: 4, last: 10, age: age)
      let alive = model.probabilityAlive(history)
      let purchases = model.expectedPurchases(history, weeks: 26)
      #expect(alive <= before.alive)
      #expect(purchases <= before.purchases)
      before = (alive, purchases)
    }
  }

  @Test("a long horizon and a long life end in numbers")
  func extremes() {
    for process in DropoutProcess.allCases {
      let model = RepeatPurchaseModel(process, exact)
      for history in [
        RepeatHistory(repeats: 0, last: 0, age: 0), RepeatHistory(repeats: 5000, last: 9, age: 9),
        RepeatHistory(repeats: 1, last: 0, age: 1e6),
      ] {
        #expect((0...1).contains(model.probabilityAlive(history)))
        #expect(model.expectedPurchases(history, weeks: 5200).isFinite)
        #expect(model.expectedPurchases(history, weeks: 0) == 0)
      }
    }
  }

  @Test("a past forecast is laid beside what came, by repeats, and nothing later is seen")
  func backTest() throws {
    let portfolio = portfolio(randomClients(600, seed: 11))
    var wanted = ForecastPolicy()
    wanted.isWanted = true
    var limits = wanted
    limits.minimumRepeaters = 30
    let test = try? BackTest(of: portfolio, limits, on: referenceDay)
    guard let test else { return }
    #expect(test.day == referenceDay.adding(days: -182))
    let later = portfolio.clients.indices.reduce(0) { sum, client in
      let days = portfolio.ledger.days(of: client).filter { $0.sales > 0 || $0.saleInvoices > 0 }
      guard let first = days.first, first.day <= test.day else { return sum }
      return sum + days.count { $0.day > test.day && $0.day <= referenceDay }
    }
    #expect(test.actual == later)
    #expect(test.rows.reduce(0) { $0 + $1.clients } == test.fit.clients)
  }

  @Test("nothing is expected of a former client")
  func former() throws {
    let clients = (0..<240).map { number in
      let age = 120 + number * 37 % 300
      let life = number.isMultiple(of: 2) ? age : number * 29 % 100
      let days = stride(from: 0, through: life, by: 10 + number * 53 % 50)
      var client = buyer(
        "c\(number)", on: days.map { referenceDay.adding(days: $0 - age).description })
      client.ended = number == 0 ? referenceDay.adding(days: -1) : nil
      return client
    }
    let portfolio = portfolio(clients)
    var policy = Policy.builtIn
    policy.forecast.isWanted = true
    let assessment = assess(portfolio, policy, on: referenceDay)
    let gone = try #require(portfolio.client(withID: "c0"))
    let other = try #require(portfolio.client(withID: "c2"))
    #expect(assessment.forecast(of: gone) == nil)
    #expect(assessment.forecast(of: other) != nil)
    #expect(assessment.forecasts.count == 239)
    let field = try #require(ClientFields.all.first { $0.name == "alive-percent" })
    let result = ClientResult(assessment.clients[gone], in: assessment, of: portfolio)
    #expect(field.value(result) == .missing)
  }

  @Test("an alarm is false where the client came back after it")
  func falseAlarms() {
    // Ten days apart, then once 18 days (late: beyond 17) and once 40 (broken: beyond 20).
    let offsets = [0, 10, 20, 30, 48, 58, 68, 108]
    let client = buyer(
      "a", on: offsets.map { day("2026-01-01").adding(days: $0).description })
    let rate = AlarmRate(of: portfolio([client]), .builtIn, on: referenceDay)
    #expect(rate.intervals == 4)
    #expect(rate.falselyLate == 2)
    #expect(rate.falselyBroken == 1)
    let early = AlarmRate(of: portfolio([client]), .builtIn, on: day("2026-02-01"))
    #expect(early.intervals == 0)
    #expect(early.late.basisPoints == nil)
  }
}
