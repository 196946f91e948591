/// How a delimited file separates its cells and its records.
struct CSVDialect: Sendable, Hashable {
  /// The byte between cells: `;`, `,`, tab or `|`.
  var delimiter: UInt8
  /// The byte that ends a record: LF (also for CRLF), or CR in old Macintosh files.
  var terminator: UInt8 = Byte.lineFeed
  /// Whether a cell may stand in quotes.
  var hasQuoting = true
}

/// The bytes that have a meaning in delimited files.
enum Byte {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
  static let tab: UInt8 = 0x09
  static let space: UInt8 = 0x20
  static let zero: UInt8 = 0x30
}

/// A cell of a record: a range of the chunk's bytes without the quotes around it.
struct Cell: Sendable, Hashable {
  /// First byte in the chunk.
  let start: UInt32
  private let endAndFlag: UInt32

  init(start: Int, end: Int, hasDoubledQuotes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.endAndFlag =
      UInt32(truncatingIfNeeded: end) | (hasDoubledQuotes ? 0x8000_0000 : 0)
  }

  /// One past the last byte in the chunk.
  var end: UInt32 { endAndFlag & 0x7FFF_FFFF }

  /// Whether each quote in the range stands twice and means one.
  var hasDoubledQuotes: Bool { endAndFlag & 0x8000_0000 != 0 }

  var range: Range<Int> { Int(start)..<Int(end) }

  var isEmpty: Bool { start == end }
}
