import Parallel
import Portfolio

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
    let number: UInt32
    /// The worker, and in the last byte how many bytes the id has: the most there is where it has more.
    private let tag: UInt32

    var worker: UInt32 { tag >> 8 }
    var length: UInt8 { UInt8(truncatingIfNeeded: tag) }

    init(prefix: UInt64, number: UInt32, worker: Int, length: Int) {
      self.prefix = prefix
      self.number = number
      tag = UInt32(worker) << 8 | UInt32(UInt8(clamping: length))
    }

    /// Whether the prefix is all of it, so that nobody has to look it up.
    var isShort: Bool { length <= 8 }

    /// The id, where it is short.
    var shortText: String {
      String(
        decoding: (0..<UInt64(length)).lazy.map {
          UInt8(truncatingIfNeeded: prefix >> (56 - $0 * 8))
        }, as: UTF8.self)
    }
  }

  /// The numbering of the clients that several workers met, each with numbers of its own.
  ///
  /// - Complexity: O(n log n); those of each worker are sorted beside the others', then merged in
  ///   spans of ids that lie beside each other.
  init(interners: [Interner], threads: Int = 1) {
    let sorted = Parallel.map(interners.count, threads: threads) { worker in
      ClientNumbering.entries(of: interners[worker], worker: worker)
    }
    let bounds = ClientNumbering.bounds(sorted, spans: max(1, threads))
    let spans = Parallel.map(bounds.count - 1, threads: threads) { span in
      Merged(
        zip(sorted, zip(bounds[span], bounds[span + 1])).map { $0[$1.0..<$1.1] }, interners)
    }
    var ids: [String] = []
    ids.reserveCapacity(spans.reduce(0) { $0 + $1.ids.count })
    var numbers = interners.map { [UInt32](repeating: 0, count: $0.count) }
    for span in spans {
      for (entry, place) in zip(span.entries, span.places) {
        numbers[Int(entry.worker)][Int(entry.number)] = UInt32(ids.count) + place
      }
      ids += span.ids
    }
    self.ids = ids
    self.numbers = numbers
  }

  /// The different ids of a span, sorted, and which of them each entry is.
  private struct Merged: Sendable {
    let entries: [Entry]
    private(set) var ids: [String] = []
    private(set) var places: [UInt32] = []

    init(_ parts: [ArraySlice<Entry>], _ interners: [Interner]) {
      // The library's sort finds the runs and does no more than merge them.
      var entries = Array(parts.joined())
      entries.sort { ClientNumbering.precedes($0, $1, interners) }
      self.entries = entries
      places.reserveCapacity(entries.count)
      var previous: Entry?
      for entry in entries {
        let isSame = previous.map { Merged.isSame($0, entry, interners) } ?? false
        if !isSame {
          ids.append(
            entry.isShort
              ? entry.shortText
              : String(
                decoding: interners[Int(entry.worker)][Int(entry.number)], as: UTF8.self))
        }
        places.append(UInt32(ids.count - 1))
        previous = entry
      }
    }

    private static func isSame(_ left: Entry, _ right: Entry, _ interners: [Interner]) -> Bool {
      guard left.prefix == right.prefix, left.length == right.length else { return false }
      return left.isShort
        || interners[Int(left.worker)][Int(left.number)]
          == interners[Int(right.worker)][Int(right.number)]
    }
  }

  /// Where spans begin and end in each worker's entries: ids that begin alike share a span.
  private static func bounds(_ sorted: [[Entry]], spans: Int) -> [[Int]] {
    let longest = sorted.max { $0.count < $1.count } ?? []
    let cuts = (1..<max(2, spans)).compactMap { span -> [Int]? in
      guard spans > 1, !longest.isEmpty else { return nil }
      let prefix = longest[longest.count * span / spans].prefix
      return sorted.map { entries in
        entries.indices.firstPosition { entries[$0].prefix >= prefix }
      }
    }
    return [sorted.map { _ in 0 }] + cuts + [sorted.map(\.count)]
  }

  /// A worker's ids by their bytes.
  private static func entries(of interner: Interner, worker: Int) -> [Entry] {
    var entries = (0..<interner.count).map { number in
      let bytes = interner[number]
      var prefix: UInt64 = 0
      var shift: UInt64 = 56
      for byte in bytes.prefix(8) {
        prefix |= UInt64(byte) << shift
        shift &-= 8
      }
      return Entry(
        prefix: prefix, number: UInt32(number), worker: worker, length: bytes.count)
    }
    entries.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      if left.isShort || right.isShort { return left.length < right.length }
      return interner[Int(left.number)].lexicographicallyPrecedes(interner[Int(right.number)])
    }
    return entries
  }

  private static func precedes(_ left: Entry, _ right: Entry, _ interners: [Interner]) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    if left.isShort || right.isShort { return left.length < right.length }
    return interners[Int(left.worker)][Int(left.number)]
      .lexicographicallyPrecedes(interners[Int(right.worker)][Int(right.number)])
  }
}
