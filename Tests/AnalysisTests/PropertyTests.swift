import Portfolio
import Testing

@testable import Analysis

/// What holds of every portfolio, and the aggregates written down a second time, slowly.
@Suite("What always holds") struct PropertyTests {
  private func study(_ count: Int, _ seed: UInt64) -> Study {
    let portfolio = portfolio(randomClients(count, seed: seed))
    return Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
  }

  @Test(arguments: [51, 52, 53, 54] as [UInt64])
  func `parts of a whole make the whole`(seed: UInt64) {
    let study = study(140, seed)
    let summary = study.assessment.summary
    let clients = study.assessment.clients
    // Ranked by amount, each stands on the sum of those before it, and the last one ends the whole.
    let ranked = clients.filter { $0.abc.rank != nil }
      .sorted { ($0.abc.rank ?? 0) < ($1.abc.rank ?? 0) }
    var before: Int64 = 0
    for (place, client) in ranked.enumerated() {
      #expect(client.abc.rank == place + 1)
      #expect(client.abc.before == before)
      before += client.abc.value
    }
    #expect(before == summary.concentration.total)
    let shares = ranked.compactMap {
      Share($0.abc.value, of: summary.concentration.total).fraction
    }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    #expect(summary.byStatus.rows.reduce(0) { $0 + $1.clients } == clients.count)
    #expect(summary.byABC.rows.reduce(0) { $0 + $1.clients } == clients.count)
    #expect(summary.byStatus.rows.reduce(0) { $0 + $1.netSales } == summary.current.net)
    #expect(summary.byABC.rows.reduce(0) { $0 + $1.netSales } == summary.current.net)
    let tiered = clients.filter { $0.tier != nil }.count
    #expect(summary.byTier.rows.reduce(0) { $0 + $1.clients } == tiered)
    #expect(summary.byTouch.rows.reduce(0) { $0 + $1.clients } == tiered)
  }

  @Test(arguments: [61, 62, 63] as [UInt64])
  func `concentration agrees with the plain way`(seed: UInt64) {
    let study = study(90, seed)
    let amounts = study.assessment.clients.map(\.abc.value).filter { $0 > 0 }.sorted(by: >)
    let total = amounts.reduce(0, +)
    let spread = study.assessment.summary.concentration
    #expect(spread.clients == amounts.count)
    #expect(spread.total == total)
    #expect(spread.top1 == amounts.prefix(1).reduce(0, +))
    #expect(spread.top5 == amounts.prefix(5).reduce(0, +))
    #expect(spread.top10 == amounts.prefix(10).reduce(0, +))
    let squares = amounts.reduce(0.0) {
      $0 + (Double($1) / Double(total)) * (Double($1) / Double(total))
    }
    #expect(abs(spread.herfindahl - squares) < 1e-12)
    #expect(spread.fifthClients == (amounts.count + 4) / 5)
  }

  @Test(arguments: [71, 72, 73] as [UInt64])
  func `sums of a portfolio agree with the plain way`(seed: UInt64) {
    let clients = randomClients(100, seed: seed)
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let known = clients.filter { client in
      portfolio.client(withID: client.id).flatMap { assessment.client($0) } != nil
    }
    func days(_ client: TestClient, after first: Day?) -> [PurchaseDay] {
      client.days.filter { bought in
        bought.day <= referenceDay && (first == nil || bought.day > first ?? referenceDay)
      }
    }
    for (totals, first) in [
      (assessment.summary.total, nil as Day?),
      (assessment.summary.current, referenceDay.adding(months: -12)),
    ] {
      let found = known.flatMap { days($0, after: first) }
      #expect(totals.sales == found.reduce(0) { $0 + $1.sales })
      #expect(totals.returns == found.reduce(0) { $0 + $1.returns })
      #expect(totals.invoices == found.reduce(0) { $0 + $1.saleInvoices })
    }
    #expect(
      assessment.summary.currentBuyers
        == known.count { client in
          days(client, after: referenceDay.adding(months: -12)).contains { $0.sales > 0 }
        })
    for month in assessment.summary.months {
      let found = known.flatMap(\.days).filter {
        Month(of: $0.day) == month.month && $0.day <= referenceDay
      }
      #expect(month.totals.net == found.reduce(0) { $0 + $1.net })
    }
  }

  @Test(arguments: [81, 82, 83] as [UInt64])
  func `false alarms agree with the plain way`(seed: UInt64) {
    let clients = randomClients(60, seed: seed)
    let rate = AlarmRate(of: portfolio(clients), .builtIn, on: referenceDay)
    var (intervals, late, broken) = (0, 0, 0)
    for client in clients {
      let days = Set(client.days.filter { $0.sales > 0 && $0.day <= referenceDay }.map(\.day))
        .sorted()
      for end in days.indices {
        guard let limits = PlainReference.thresholds(Array(days[..<end])),
          let last = days[..<end].last
        else { continue }
        intervals += 1
        if days[end].days(since: last) > limits.late { late += 1 }
        if days[end].days(since: last) > limits.broken { broken += 1 }
      }
    }
    #expect(rate.intervals == intervals)
    #expect(rate.falselyLate == late)
    #expect(rate.falselyBroken == broken)
  }

  @Test(arguments: [91, 92] as [UInt64])
  func `no table of results knows the order of rows`(seed: UInt64) {
    let clients = randomClients(70, seed: seed)
    var random = FixedRandom(seed: seed)
    let (first, second) = (portfolio(clients), portfolio(clients.shuffled(using: &random)))
    let studies = [first, second].map { Study($0, assess($0, .builtIn, on: referenceDay)) }
    for table in AssessmentTable.all {
      #expect(table.rows(studies[0]) == table.rows(studies[1]), "\(table.name)")
    }
  }

  @Test(arguments: [101, 102] as [UInt64])
  func `what is dated after the day changes nothing`(seed: UInt64) {
    let clients = randomClients(70, seed: seed)
    let past = clients.map { client in
      var client = client
      client.days = client.days.filter { $0.day <= day("2026-03-31") }
      if let ended = client.ended, ended > day("2026-03-31") { client.ended = nil }
      return client
    }
    // Who is known by later invoices alone does not exist yet.
    let buyers = Set(past.filter { !$0.days.isEmpty }.map(\.id))
    let sides = [clients, past].map { clients -> [ClientAssessment] in
      let portfolio = portfolio(clients)
      return assess(portfolio, .builtIn, on: day("2026-03-31")).clients.filter {
        buyers.contains(portfolio.clients[$0.client].id)
      }
    }
    #expect(sides[0].count == buyers.count)
    #expect(sides[0].map(\.status) == sides[1].map(\.status))
    #expect(sides[0].map(\.abc) == sides[1].map(\.abc))
    #expect(sides[0].map(\.rfm) == sides[1].map(\.rfm))
    #expect(sides[0].map(\.tier) == sides[1].map(\.tier))
  }
}
