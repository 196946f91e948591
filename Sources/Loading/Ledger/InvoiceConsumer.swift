/// Where a row stands, before line numbers are known.
struct RowPlace {
  let chunk: Int
  /// Line ends passed in the chunk before the row.
  let line: Int
}

/// What a pass over invoice lines does with each of them.
protocol InvoiceConsumer: Sendable {
  /// Whether it reads cells beside the line: then each line is handed over on its scanner.
  var needsCells: Bool { get }

  /// Loads what taking the line will need; the result has no meaning.
  func touch(_ line: ParsedLine) -> UInt32

  /// Takes a line; false when it names a client nobody knows, and then nothing is taken.
  mutating func consume(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> Bool

  /// Looks again at a line that was not taken, now with the scanner on it.
  ///
  /// - Returns: Why its row is none; nil where it was taken after all.
  mutating func reconsider(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> RowFault.Reason?
}

extension InvoiceConsumer {
  mutating func reconsider(
    _ line: ParsedLine, of scanner: borrowing RecordScanner, at place: RowPlace,
    in bytes: Span<UInt8>
  ) -> RowFault.Reason? { .unknownClient }
}
