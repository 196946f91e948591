import Analysis
import Parallel
import Portfolio

/// Writes an assessment for other programs, block by block.
struct AssessmentOutput {
  private static let blockSize = 2048

  let portfolio: Portfolio
  let assessment: Assessment
  private let background: ResultBackground

  init(portfolio: Portfolio, assessment: Assessment) {
    self.portfolio = portfolio
    self.assessment = assessment
    background = ResultBackground(Study(portfolio, assessment))
  }

  /// The heading of the clients' CSV.
  func clientHeading(_ fields: [AssessmentField<ClientResult>]) -> [UInt8] {
    Array((fields.map(\.name).joined(separator: ",") + "\n").utf8)
  }

  /// The beginning of the JSON: the portfolio, then the opened list of clients.
  func opening(_ fields: [AssessmentField<Assessment>]) -> [UInt8] {
    var output = Array("{".utf8)
    if !fields.isEmpty {
      output += Array("\"portfolio\":".utf8)
      output += object(fields, assessment)
      output += Array(",\n".utf8)
    }
    return output + Array("\"clients\":[\n".utf8)
  }

  /// Hands over the clients in order, a few thousand at a time.
  func forEachBlock(
    _ fields: [AssessmentField<ClientResult>], asJSON: Bool, threads: Int,
    while goesOn: () -> Bool = { true }, _ write: ([UInt8]) -> Void
  ) {
    let clients = assessment.clients
    let blocks = (clients.count + AssessmentOutput.blockSize - 1) / AssessmentOutput.blockSize
    var next = 0
    while next < blocks, goesOn() {
      // A few blocks at a time, so that memory does not follow the clients; more of them than threads,
      // so that none waits long for another.
      let batch = next..<min(blocks, next + threads * 4)
      let made = Parallel.map(batch.count, threads: threads) { offset in
        block(batch.lowerBound + offset, fields, asJSON: asJSON)
      }
      for bytes in made { write(bytes) }
      next = batch.upperBound
    }
  }

  /// Hands over the values of each client in order.
  func forEachClient(
    _ fields: [AssessmentField<ClientResult>], _ take: ([AssessmentValue]) -> Void
  ) {
    for client in assessment.clients {
      let result = ClientResult(
        client, record: portfolio.clients[client.client],
        abcTotal: assessment.summary.concentration.total,
        knowsInvoices: assessment.summary.knowsInvoices,
        forecast: assessment.forecast(of: client.client), background: background)
      take(fields.map { $0.value(result) })
    }
  }

  private func block(
    _ number: Int, _ fields: [AssessmentField<ClientResult>], asJSON: Bool
  ) -> [UInt8] {
    let clients = assessment.clients
    let records = portfolio.clients
    let start = number * AssessmentOutput.blockSize
    guard clients.indices.contains(start) else { return [] }
    let row = FieldRow(fields)
    var output: [UInt8] = []
    var result = ClientResult(
      clients[start], record: records[clients[start].client],
      abcTotal: assessment.summary.concentration.total,
      knowsInvoices: assessment.summary.knowsInvoices, background: background)
    for index in start..<min(clients.count, start + AssessmentOutput.blockSize) {
      let position = clients[index].client
      result.move(
        to: clients[index], record: records[position], forecast: assessment.forecast(of: position))
      if asJSON {
        if index > 0 { output += [0x2C, 0x0A] }
        append(fields, result, to: &output)
        continue
      }
      var isFirst = true
      row.values(of: result) { value in
        if !isFirst { output.append(0x2C) }
        isFirst = false
        value.appendCSV(to: &output, currency: portfolio.currency)
      }
      output.append(0x0A)
    }
    return output
  }

  /// The portfolio's fields as one object.
  func portfolioJSON(_ fields: [AssessmentField<Assessment>]) -> [UInt8] {
    object(fields, assessment) + [0x0A]
  }

  /// The portfolio's fields, one line each.
  func portfolioCSV(_ fields: [AssessmentField<Assessment>]) -> [UInt8] {
    var output = Array("field,value\n".utf8)
    for field in fields {
      output += Array(field.name.utf8)
      output.append(0x2C)
      field.value(assessment).appendCSV(to: &output, currency: portfolio.currency)
      output.append(0x0A)
    }
    return output
  }

  private func object<Subject>(
    _ fields: [AssessmentField<Subject>], _ subject: Subject
  ) -> [UInt8] {
    var output: [UInt8] = []
    append(fields, subject, to: &output)
    return output
  }

  /// A table as a list of objects, one a line.
  func tableJSON(_ table: AssessmentTable, _ rows: [[AssessmentValue]]) -> [UInt8] {
    var output = Array("[".utf8)
    for (index, row) in rows.enumerated() {
      output += index > 0 ? [0x2C, 0x0A] : [0x0A]
      AssessmentOutput.append(
        zip(table.columns.map(\.name), row), portfolio.currency, to: &output)
    }
    return output + Array("\n]\n".utf8)
  }

  /// A table with its heading, one row a line.
  func tableCSV(_ table: AssessmentTable, _ rows: [[AssessmentValue]]) -> [UInt8] {
    var output = Array((table.columns.map(\.name).joined(separator: ",") + "\n").utf8)
    for row in rows {
      for (column, value) in row.enumerated() {
        if column > 0 { output.append(0x2C) }
        value.appendCSV(to: &output, currency: portfolio.currency)
      }
      output.append(0x0A)
    }
    return output
  }

  private func append<Subject>(
    _ fields: [AssessmentField<Subject>], _ subject: Subject, to output: inout [UInt8]
  ) {
    AssessmentOutput.append(
      fields.lazy.map { ($0.name, $0.value(subject)) }, portfolio.currency, to: &output)
  }

  /// Appends an object: names with their values, in order.
  static func append(
    _ pairs: some Sequence<(String, AssessmentValue)>, _ currency: Currency,
    to output: inout [UInt8]
  ) {
    output.append(0x7B)
    for (index, (name, value)) in pairs.enumerated() {
      if index > 0 { output.append(0x2C) }
      JSONText.append(name, to: &output)
      output.append(0x3A)
      value.appendJSON(to: &output, currency: currency)
    }
    output.append(0x7D)
  }
}
