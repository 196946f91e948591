import Diagnostics

/// What somebody saw about clients on invoice lines.
struct SeenAttributes: Sendable {
  /// Latest value of an attribute of a client, and whether values differed.
  struct Observation: Sendable {
    var day: Int32 = .min
    var value: UInt32 = 0
    var isContradicted = false
  }

  /// For each field, what was seen of each client.
  private(set) var observations: [String: [Observation]] = [:]
  private(set) var values = Interner()

  /// Remembers what a line says about its client; the latest day wins, then the greater text.
  ///
  /// - Parameters:
  ///   - field: The attribute.
  ///   - bytes: At least eight bytes must follow `value.lowerBound`.
  ///   - value: The text; nothing is remembered where it is empty.
  ///   - client: The client's number.
  ///   - day: The day of the line.
  mutating func observe(
    _ field: String, _ bytes: Span<UInt8>, _ value: Range<Int>, of client: UInt32, on day: Int32
  ) {
    guard !value.isEmpty else { return }
    let number = values.intern(bytes, in: value, hash: ByteHash.hash(of: bytes, in: value))
    let client = Int(client)
    var seen = observations.removeValue(forKey: field) ?? []
    if seen.count <= client {
      seen.append(contentsOf: repeatElement(Observation(), count: client + 1 - seen.count))
    }
    if seen[client].day != .min, seen[client].value != number { seen[client].isContradicted = true }
    let isLater =
      day > seen[client].day
      || (day == seen[client].day
        && values[Int(seen[client].value)].lexicographicallyPrecedes(values[Int(number)]))
    if isLater {
      seen[client].day = day
      seen[client].value = number
    }
    observations[field] = seen
  }
}

/// Brings together what was seen about clients on invoice lines.
struct ObservedAttributes {
  /// By several workers, each with client numbers of its own.
  let seen: [SeenAttributes]
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
    let fields = Set(seen.flatMap(\.observations.keys))
    var result: [String: [String?]] = [:]
    for field in InvoicePlanner.attributeFields
    where fields.contains(field) || constants[field] != nil {
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
    for (worker, numbers) in zip(seen, numbering.numbers) {
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
