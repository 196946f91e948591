/// The records of a piece of a file as texts: for looking at, not for reading files.
struct Records {
  struct Record {
    /// The line the record begins on, from 1.
    let line: Int
    /// Lines passed with it.
    let linesPassed: Int
    /// Where the next record begins.
    let next: Int
    let cells: [String]

    var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  }

  /// Enough to tell headings and styles; where it is not, the whole column is asked.
  static let limit = 4000

  let list: [Record]

  init(
    _ bytes: Span<UInt8>, from start: Int, end: Int, dialect: CSVDialect, linesBefore: Int,
    limit: Int = Records.limit
  ) {
    var scanner = RecordScanner(dialect: dialect)
    scanner.move(to: start)
    var list: [Record] = []
    while list.count < limit,
      scanner.next(in: bytes, end: end, hasQuotes: true) == .record
    {
      let cells = scanner.cells[..<scanner.count].map {
        String(decoding: scanner.bytes(of: $0, in: bytes), as: UTF8.self)
      }
      list.append(
        Record(
          line: linesBefore + scanner.recordLine + 1,
          linesPassed: linesBefore + scanner.linesPassed, next: scanner.position, cells: cells))
    }
    self.list = list
  }

  /// How many cells each of the first records has, up to the last with something in it: exports end rows
  /// with as many delimiters as they like.
  static func widths(
    _ bytes: Span<UInt8>, _ range: Range<Int>, dialect: CSVDialect, limit: Int
  ) -> [Int] {
    var scanner = RecordScanner(dialect: dialect)
    scanner.move(to: range.lowerBound)
    var widths: [Int] = []
    while widths.count < limit,
      scanner.next(in: bytes, end: range.upperBound, hasQuotes: true) == .record
    {
      var count = scanner.count
      while count > 0, scanner.cells[count - 1].isEmpty { count -= 1 }
      if count > 0 { widths.append(count) }
    }
    return widths
  }
}
