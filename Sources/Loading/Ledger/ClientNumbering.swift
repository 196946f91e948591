/// Gives the clients that workers met their numbers in the portfolio: by the bytes of their ids.
struct ClientNumbering: Sendable {
  /// The ids, sorted by bytes.
  let ids: [String]
  /// For each worker, its numbers' numbers in the portfolio.
  let numbers: [[UInt32]]

  /// The numbering where workers already use the positions of a table.
  init(knownIDs: [String], workers: Int) {
    ids = knownIDs
    numbers = Array(repeating: knownIDs.indices.map { UInt32($0) }, count: workers)
  }

  private struct Entry {
    /// The first eight bytes of the id, the first one highest.
    let prefix: UInt64
    let worker: UInt32
    let number: UInt32
  }

  /// The numbering of the clients that several workers met, each with numbers of its own.
  init(interners: [Interner]) {
    var entries: [Entry] = []
    entries.reserveCapacity(interners.reduce(0) { $0 + $1.count })
    for (worker, interner) in interners.enumerated() {
      for number in 0..<interner.count {
        let prefix = interner[number].prefix(8).enumerated().reduce(UInt64(0)) {
          $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset)
        }
        entries.append(
          Entry(prefix: prefix, worker: UInt32(worker), number: UInt32(number)))
      }
    }
    func bytes(_ entry: Entry) -> ArraySlice<UInt8> {
      interners[Int(entry.worker)][Int(entry.number)]
    }
    entries.sort {
      $0.prefix != $1.prefix
        ? $0.prefix < $1.prefix : bytes($0).lexicographicallyPrecedes(bytes($1))
    }
    var ids: [String] = []
    var numbers = interners.map { [UInt32](repeating: 0, count: $0.count) }
    var previous: Entry?
    for entry in entries {
      let isSame =
        previous.map { $0.prefix == entry.prefix && bytes($0) == bytes(entry) } ?? false
      if !isSame { ids.append(String(decoding: bytes(entry), as: UTF8.self)) }
      numbers[Int(entry.worker)][Int(entry.number)] = UInt32(ids.count - 1)
      previous = entry
    }
    self.ids = ids
    self.numbers = numbers
  }
}
