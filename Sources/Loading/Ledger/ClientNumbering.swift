import Parallel

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
  ///
  /// - Complexity: O(n log n); those of each worker are sorted beside the others', then merged.
  init(interners: [Interner], threads: Int = 1) {
    let sorted = Parallel.map(interners.count, threads: threads) { worker in
      ClientNumbering.entries(of: interners[worker], worker: worker)
    }
    // The library's sort finds the runs and does no more than merge them.
    var entries = Array(sorted.joined())
    entries.sort { ClientNumbering.precedes($0, $1, interners) }
    var ids: [String] = []
    var numbers = interners.map { [UInt32](repeating: 0, count: $0.count) }
    var previous: Entry?
    for entry in entries {
      let bytes = interners[Int(entry.worker)][Int(entry.number)]
      let isSame =
        previous.map {
          $0.prefix == entry.prefix && interners[Int($0.worker)][Int($0.number)] == bytes
        } ?? false
      if !isSame { ids.append(String(decoding: bytes, as: UTF8.self)) }
      numbers[Int(entry.worker)][Int(entry.number)] = UInt32(ids.count - 1)
      previous = entry
    }
    self.ids = ids
    self.numbers = numbers
  }

  /// A worker's ids by their bytes.
  private static func entries(of interner: Interner, worker: Int) -> [Entry] {
    var entries = (0..<interner.count).map { number in
      var prefix: UInt64 = 0
      var shift: UInt64 = 56
      for byte in interner[number].prefix(8) {
        prefix |= UInt64(byte) << shift
        shift &-= 8
      }
      return Entry(prefix: prefix, worker: UInt32(worker), number: UInt32(number))
    }
    entries.sort {
      $0.prefix != $1.prefix
        ? $0.prefix < $1.prefix
        : interner[Int($0.number)].lexicographicallyPrecedes(interner[Int($1.number)])
    }
    return entries
  }

  private static func precedes(_ left: Entry, _ right: Entry, _ interners: [Interner]) -> Bool {
    left.prefix != right.prefix
      ? left.prefix < right.prefix
      : interners[Int(left.worker)][Int(left.number)]
        .lexicographicallyPrecedes(interners[Int(right.worker)][Int(right.number)])
  }
}
