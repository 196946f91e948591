import Portfolio

extension AssessmentHistory {
  /// Writes the history.
  func write(to writer: inout ResultWriter) {
    writer.add(UInt32(figures.count))
    for index in figures.indices {
      figures[index].write(to: &writer)
      writer.add(states[index].map(\.bits))
      writer.add(revenues[index])
    }
  }

  /// Reads the history of so many clients; nil where it is not as it was written.
  init?(_ reader: inout ResultReader, clients: Int) {
    guard let count = reader.count(ofWidth: 12) else { return nil }
    var figures: [PortfolioFigures] = []
    var states: [[PastState]] = []
    var revenues: [[Int64]] = []
    for _ in 0..<count {
      guard let figure = PortfolioFigures(&reader),
        let bits = reader.numbers(UInt32.self, count: clients),
        let revenue = reader.numbers(Int64.self, count: clients),
        revenue.allSatisfy({ $0 >= AssessmentHistory.unknownRevenue }), fits(revenue)
      else { return nil }
      let kept = bits.compactMap(PastState.init(kept:))
      guard kept.count == clients else { return nil }
      figures.append(figure)
      states.append(kept)
      revenues.append(revenue)
    }
    self.init(figures: figures, states: states, revenues: revenues)
  }
}

/// Whether numbers have a sum: what another hand wrote need not.
private func fits(_ numbers: [Int64]) -> Bool {
  var sum: Int64 = 0
  for number in numbers {
    let (next, isOver) = sum.addingReportingOverflow(number)
    guard !isOver else { return false }
    sum = next
  }
  return true
}

extension PortfolioFigures {
  fileprivate func write(to writer: inout ResultWriter) {
    writer.add(day.number)
    writer.add(Int64(clients))
    for status in Status.allCases { writer.add(byStatus[status]) }
    writer.add(netSales.map { Int($0) })
    writer.add(buyers)
    writer.add(recurring.map { Int($0) })
    writer.add(grossRetention)
    writer.add(netRetention)
    writer.add(atRiskSales.map { Int($0) })
    writer.add(Int64(scored))
    for band in HealthBand.allCases { writer.add(byBand[band]) }
    writer.add(Int64(scoreSum))
  }

  fileprivate init?(_ reader: inout ResultReader) {
    guard let day = reader.number(Int32.self), let clients = reader.number(Int64.self)
    else { return nil }
    var byStatus: [Status: Int] = [:]
    for status in Status.allCases {
      guard let count = reader.optionalNumber() else { return nil }
      byStatus[status] = count
    }
    guard let netSales = reader.optionalNumber(), let buyers = reader.optionalNumber(),
      let recurring = reader.optionalNumber(), let gross = reader.share(),
      let net = reader.share(), let atRisk = reader.optionalNumber(),
      let scored = reader.number(Int64.self)
    else { return nil }
    var byBand: [HealthBand: Int] = [:]
    for band in HealthBand.allCases {
      guard let count = reader.optionalNumber() else { return nil }
      byBand[band] = count
    }
    guard let scoreSum = reader.number(Int64.self) else { return nil }
    // Figures are added up and told apart: twice as much must be a number, too.
    let given: [Int] = [netSales, recurring, atRisk, buyers].compactMap { $0 }
    let counts: [Int] = Array(byStatus.values) + Array(byBand.values)
    let whole: [Int] = [Int(clients), Int(scored), Int(scoreSum)]
    guard (given + counts + whole).allSatisfy({ $0.magnitude < 1 << 61 }) else { return nil }
    self.init(
      day: Day(number: day), clients: Int(clients), byStatus: byStatus,
      netSales: netSales.map { Int64($0) }, buyers: buyers, recurring: recurring.map { Int64($0) },
      grossRetention: gross, netRetention: net, atRiskSales: atRisk.map { Int64($0) },
      scored: Int(scored), byBand: byBand, scoreSum: Int(scoreSum))
  }

  private init(
    day: Day, clients: Int, byStatus: [Status: Int], netSales: Int64?, buyers: Int?,
    recurring: Int64?, grossRetention: Share?, netRetention: Share?, atRiskSales: Int64?,
    scored: Int, byBand: [HealthBand: Int], scoreSum: Int
  ) {
    self.day = day
    self.clients = clients
    self.byStatus = byStatus
    self.netSales = netSales
    self.buyers = buyers
    self.recurring = recurring
    self.grossRetention = grossRetention
    self.netRetention = netRetention
    self.atRiskSales = atRiskSales
    self.scored = scored
    self.byBand = byBand
    self.scoreSum = scoreSum
  }
}
