import Diagnostics
import Portfolio

/// What somebody saw about clients on invoice lines.
struct SeenAttributes: Sendable {
  /// Latest value of an attribute of a client, and whether values differed.
  struct Observation: Sendable {
    var day: Int32 = .min
    var value: UInt32 = 0
    /// Whether the value can be read as what the field holds; one that cannot counts for less.
    var isSound = true
    var isContradicted = false
  }

  /// For each field, what was seen of each client.
  private(set) var observations: [String: [Observation]] = [:]
  private(set) var values = Interner()
  /// What spellings of one value share, by the number of the value, as far as anybody asked.
  private var keys: [UInt32: String] = [:]
  /// Values that are errors of a spreadsheet.
  private var errors: Set<UInt32> = []

  /// Remembers what a line says about its client: a document that is one wins, then the latest day, then the
  /// greater text.
  ///
  /// - Parameters:
  ///   - field: The attribute.
  ///   - bytes: At least eight bytes must follow `value.lowerBound`.
  ///   - value: The text; nothing is remembered where it is empty.
  ///   - client: The client's number.
  ///   - day: The day of the line.
  /// - Returns: False where the text is an error of a spreadsheet, which says nothing.
  @discardableResult
  mutating func observe(
    _ field: String, _ bytes: Span<UInt8>, _ value: Range<Int>, of client: UInt32, on day: Int32
  ) -> Bool {
    guard !value.isEmpty else { return true }
    let met = values.count
    let number = values.intern(bytes, in: value, hash: ByteHash.hash(of: bytes, in: value))
    if values.count > met, CellError.isError(bytes.extracting(value)) { errors.insert(number) }
    guard errors.isEmpty || !errors.contains(number) else { return false }
    let client = Int(client)
    var seen = observations.removeValue(forKey: field) ?? []
    if seen.count <= client {
      seen.append(contentsOf: repeatElement(Observation(), count: client + 1 - seen.count))
    }
    if seen[client].day != .min, seen[client].value == number {
      seen[client].day = max(seen[client].day, day)
    } else {
      take(number, of: field, on: day, into: &seen[client])
    }
    observations[field] = seen
    return true
  }

  /// Takes a value that was not the latest.
  private mutating func take(
    _ number: UInt32, of field: String, on day: Int32, into known: inout Observation
  ) {
    let isSound = field != "client-document" || isDocument(number)
    guard known.day != .min else {
      known = Observation(day: day, value: number, isSound: isSound)
      return
    }
    if key(of: known.value) != key(of: number) { known.isContradicted = true }
    let isBetter =
      if isSound != known.isSound {
        isSound
      } else if day != known.day {
        day > known.day
      } else {
        values[Int(known.value)].lexicographicallyPrecedes(values[Int(number)])
      }
    guard isBetter else { return }
    (known.day, known.value, known.isSound) = (day, number, isSound)
  }

  private func isDocument(_ number: UInt32) -> Bool {
    (try? TaxDocument.read(String(decoding: values[Int(number)], as: UTF8.self))) != nil
  }

  private mutating func key(of number: UInt32) -> String {
    if let key = keys[number] { return key }
    let key = SeenAttributes.key(String(decoding: values[Int(number)], as: UTF8.self))
    keys[number] = key
    return key
  }

  /// What spellings of one value share: case, accents, blanks and marks do not tell values apart, nor do
  /// zeros before a number.
  static func key(_ text: String) -> String {
    let letters = HeaderKey.fold(text.lowercased()).filter { $0 != " " }
    let isNumber = letters.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber ? String(letters.drop { $0 == "0" }) : letters
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
    var isSound = true
    var isContradicted = false
  }

  /// For each field, a value for each client: that of the latest line, ties to the greater text; documents that
  /// are none count only where a client has no other.
  ///
  /// - Parameters:
  ///   - constants: Values of clients whose lines say nothing.
  ///   - log: Gets a finding for each field in which lines of one client differ.
  ///   - place: Where a line stands that differs, by field, client and the value that counts; nil for nowhere.
  /// - Returns: By field, one value for each client of the portfolio.
  func values(
    constants: [String: String], log: inout DiagnosticLog,
    place: (String, String, String) -> SourceLocation? = { _, _, _ in nil }
  ) -> [String: [String?]] {
    let fields = Set(seen.flatMap(\.observations.keys))
    var result: [String: [String?]] = [:]
    for field in InvoicePlanner.attributeFields
    where fields.contains(field) || constants[field] != nil {
      let merged = merged(field)
      result[field] = merged.map { $0.text ?? constants[field] }
      let contradicted = merged.indices.filter { merged[$0].isContradicted }
      guard let first = contradicted.first else { continue }
      let (client, value) = (numbering.ids[first], merged[first].text ?? "")
      log.add(
        Diagnostic(
          .contradictedAttribute, at: place(field, client, value),
          facts: [
            "field": field, "count": String(contradicted.count), "client": client, "value": value,
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
        let differs =
          old.text.map { $0 != text && SeenAttributes.key($0) != SeenAttributes.key(text) } ?? false
        if observation.isContradicted || differs { merged[client].isContradicted = true }
        let isBetter =
          if old.text != nil, observation.isSound != old.isSound {
            observation.isSound
          } else if observation.day != old.day {
            observation.day > old.day
          } else {
            (old.text ?? "").utf8.lexicographicallyPrecedes(text.utf8)
          }
        if isBetter {
          merged[client].day = observation.day
          merged[client].text = text
          merged[client].isSound = observation.isSound
        }
      }
    }
    return merged
  }
}
