import Diagnostics

/// Brings together what the workers saw about clients on invoice lines.
struct ObservedAttributes {
  let workers: [LedgerWorker]
  let numbering: ClientNumbering

  private struct Merged {
    var day: Int32 = .min
    var text: String?
    var isContradicted = false
  }

  /// For each field, a value for each client: that of the latest line, ties to the greater text.
  ///
  /// - Parameters:
  ///   - constants: Values of clients whose lines say nothing.
  ///   - log: Gets a finding for each field in which lines of one client differ.
  /// - Returns: By field, one value for each client of the portfolio.
  func values(constants: [String: String], log: inout DiagnosticLog) -> [String: [String?]] {
    let seen = Set(workers.flatMap(\.observations.keys))
    var result: [String: [String?]] = [:]
    for field in InvoicePlanner.attributeFields
    where seen.contains(field) || constants[field] != nil {
      let merged = merged(field)
      result[field] = merged.map { $0.text ?? constants[field] }
      let contradicted = merged.indices.filter { merged[$0].isContradicted }
      guard let first = contradicted.first else { continue }
      log.add(
        Diagnostic(
          .contradictedAttribute,
          facts: [
            "field": field, "count": String(contradicted.count), "client": numbering.ids[first],
            "value": merged[first].text ?? "",
          ]))
    }
    return result
  }

  private func merged(_ field: String) -> [Merged] {
    var merged = [Merged](repeating: Merged(), count: numbering.ids.count)
    for (worker, numbers) in zip(workers, numbering.numbers) {
      guard let observations = worker.observations[field] else { continue }
      for (number, observation) in observations.enumerated() where observation.day != .min {
        let client = Int(numbers[number])
        let text = String(decoding: worker.values[Int(observation.value)], as: UTF8.self)
        let old = merged[client]
        let differs = old.text != nil && old.text != text
        if observation.isContradicted || differs { merged[client].isContradicted = true }
        let isLater =
          observation.day > old.day
          || (observation.day == old.day
            && (old.text ?? "").utf8.lexicographicallyPrecedes(text.utf8))
        if isLater {
          merged[client].day = observation.day
          merged[client].text = text
        }
      }
    }
    return merged
  }
}
