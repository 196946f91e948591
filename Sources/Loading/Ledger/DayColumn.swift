import Portfolio

/// A column of dates beside that of the invoice: when it is due, when it was paid.
struct DayColumn: Sendable {
  enum Reading {
    case none
    /// Days since 1970-01-01.
    case day(Int32)
    case unreadable

    /// The day, where there is one.
    var day: Int32? {
      if case .day(let day) = self { day } else { nil }
    }
  }

  let column: Int
  private let reader: DateReader
  /// The day read last and the ten bytes it was read from.
  private var latestWords: (UInt64, UInt64) = (0, 0)
  private var latest: Int32 = 0

  /// A column in a style.
  ///
  /// - Parameters:
  ///   - column: Its position.
  ///   - style: How its dates are written.
  ///   - today: The day of the report, where the days of the column may lie ahead of it.
  init(column: Int, style: DateStyle, near today: Day? = nil) {
    self.column = column
    reader = DateReader(style: style, near: today)
  }

  /// The day in a row's cell of the column.
  mutating func read(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Reading {
    guard column < scanner.count else { return .none }
    let range = bytes.trimmedRange(in: scanner.cells[column].range)
    guard !range.isEmpty else { return .none }
    guard range.count == 10 else { return day(bytes.extracting(range)) }
    let words = (
      bytes.eightBytes(at: range.lowerBound), bytes.eightBytes(at: range.lowerBound + 2)
    )
    if words.0 == latestWords.0, words.1 == latestWords.1 { return .day(latest) }
    let reading = day(bytes.extracting(range))
    if case .day(let number) = reading {
      latestWords = words
      latest = number
    }
    return reading
  }

  private func day(_ bytes: Span<UInt8>) -> Reading {
    guard let number = reader.day(bytes)?.number, InvoiceScan.days.contains(number) else {
      return .unreadable
    }
    return .day(number)
  }
}

/// A cell that could not be read and is left unknown, with where it stands.
struct CellNote: Sendable {
  /// The most that a worker keeps of a file; all are counted.
  static let limit = 20

  let chunk: Int
  let line: Int
  let column: Int
  let text: String
}
