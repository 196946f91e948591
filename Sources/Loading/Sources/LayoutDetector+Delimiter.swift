/// Finds out what stands between the cells of a file.
extension LayoutDetector {
  private static let delimiters: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

  /// The delimiter of a first line such as `sep=;`.
  func announcedDelimiter(
    _ bytes: Span<UInt8>, _ end: Int, _ terminator: UInt8
  ) -> (delimiter: UInt8, next: Int)? {
    let words = Array("sep=".utf8)
    guard end > 5, words.indices.allSatisfy({ bytes[$0] | 0x20 == words[$0] | 0x20 }) else {
      return nil
    }
    var next = 5
    while next < end, bytes[next - 1] != terminator { next += 1 }
    return (bytes[4], next)
  }

  /// The delimiter under which a record holds the most known headings, two or more; else, and of equals, the
  /// one under which most records have the same number of cells, more than one.
  func bestDelimiter(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ terminator: UInt8
  ) -> UInt8 {
    var best = (headings: 0, score: 0, delimiter: LayoutDetector.delimiters[0])
    for delimiter in LayoutDetector.delimiters {
      let dialect = CSVDialect(delimiter: delimiter, terminator: terminator)
      let widths = Records.widths(bytes, range, dialect: dialect, limit: 200)
      var counts: [Int: Int] = [:]
      for width in widths where width > 1 { counts[width, default: 0] += 1 }
      let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      guard let common, !widths.isEmpty else { continue }
      let score = common.value * 1000 / widths.count * 100 + min(common.key, 99)
      let found = knownHeadings(bytes, range, dialect)
      if (found, score) > (best.headings, best.score) { best = (found, score, delimiter) }
    }
    return best.delimiter
  }

  /// How many known headings the record has that holds most of them; one alone may be a word of a title.
  private func knownHeadings(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ dialect: CSVDialect
  ) -> Int {
    let records = Records(
      bytes, from: range.lowerBound, end: range.upperBound, dialect: dialect, linesBefore: 0,
      limit: LayoutDetector.deepestHeading)
    var (most, best): (Int, [String]) = (1, [])
    for record in records.list {
      let found = known(record.cells, over: most)
      if found > most { (most, best) = (found, record.cells) }
    }
    // A cell with a sentence of such words is no row of headings: most rows are then of another width.
    var counts: [Int: Int] = [:]
    let width = filledWidth(best)
    for record in records.list where !record.isBlank {
      let fits = record.cells.count == best.count
      counts[fits ? width : filledWidth(record.cells), default: 0] += 1
    }
    let (own, all) = (counts[width, default: 0], counts.values)
    return !best.isEmpty && all.count(where: { $0 >= own }) == 1 ? most : 0
  }

  /// How many cells there are up to the last with something in it.
  private func filledWidth(_ cells: [String]) -> Int {
    (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
  }
}
