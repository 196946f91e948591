import Diagnostics
import Synchronization

/// A piece of a delimited file that holds whole records.
struct Chunk: Sendable {
  /// Position among the chunks of the file, from 0.
  var index = 0
  /// The records, each ended by the terminator, then as many bytes as are searched at once.
  var bytes: [UInt8] = []
  /// One past the last terminator.
  var end = 0
  /// Whether there is any quote in it.
  var hasQuotes = false
  /// Whether the file ends with it.
  var isLast = false
  /// Whether the last terminator is not the file's own.
  var hasAddedEnd = false

  /// One past the last byte that is the file's own.
  var endOfFileBytes: Int { hasAddedEnd ? end - 1 : end }
}

/// Cuts a delimited file into chunks of whole records and hands them to workers.
///
/// Records may hold line ends inside quotes, so a chunk ends at the last line end before which the
/// number of quotes is even. Where quotes stand inside bare cells that count misleads; workers
/// notice (`RecordScanner.hasStrayQuotes`) and the file is read again by `exact`.
final class ChunkReader: Sendable {
  /// The longest record that is read, in bytes.
  static let recordLimit = 16 << 20
  private static let padding = ByteSearch.markWidth

  private struct State {
    /// Where the source is read next.
    var offset: Int
    /// Bytes to drop before the first record, after decoding.
    var skip: Int
    /// Turns other encodings into UTF-8; nil where the bytes are UTF-8 already.
    var decoder: TextDecoder?
    var isAtEnd = false
    var index = 0
    /// Line ends handed out, counted where a record without end is to be located.
    var lines: Int
    /// Bytes of UTF-8 read but not handed out yet.
    var carry: [UInt8] = []
  }

  private let source: ByteSource
  private let file: String
  private let dialect: CSVDialect
  private let blockSize: Int
  private let isExact: Bool
  private let onProgress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  /// A reader of the records of a file.
  ///
  /// - Parameters:
  ///   - file: The file, its layout known.
  ///   - isExact: Whether one worker reads alone and says by `giveBack` where records really end.
  init(_ file: SourceFile, isExact: Bool) {
    source = file.bytes
    self.file = file.name
    let layout = file.layout
    dialect = layout.dialect
    self.isExact = isExact
    onProgress = file.onProgress
    // One byte more than a small file has, so that its only block shows its end.
    self.blockSize = min(file.blockSize, max(4096, file.bytes.size + 1))
    let decoder = layout.needsDecoding ? TextDecoder(layout.encoding) : nil
    state = Mutex(
      State(
        offset: layout.start, skip: layout.skip, decoder: decoder, lines: layout.linesBefore))
  }

  /// Fills the next chunk; false at the end.
  func next(_ chunk: inout Chunk) throws(DiagnosticsError) -> Bool {
    let (outcome, offset): (Result<Bool, DiagnosticsError>, Int) = state.withLock { state in
      do throws(DiagnosticsError) {
        return (.success(try fill(&chunk, &state)), state.offset)
      } catch {
        return (.failure(error), state.offset)
      }
    }
    onProgress(offset * 100 / max(1, source.size))
    return try outcome.get()
  }

  /// Returns the bytes of a chunk from a position on, to come again at the head of the next one.
  func giveBack(_ chunk: Chunk, from position: Int) {
    state.withLock { state in
      state.lines -= lineEnds(chunk, from: position)
      state.carry = Array(chunk.bytes[position..<chunk.end]) + state.carry
    }
  }

  private func fill(_ chunk: inout Chunk, _ state: inout State) throws(DiagnosticsError) -> Bool {
    var filled = state.carry.count
    guard filled <= ChunkReader.recordLimit else { throw tooLong(state) }
    chunk.isLast = false
    chunk.hasAddedEnd = false
    chunk.index = state.index
    var wanted = max(blockSize, filled * 2)
    resize(&chunk.bytes, to: wanted + ChunkReader.padding + 1)
    for index in 0..<filled { chunk.bytes[index] = state.carry[index] }
    while true {
      while filled < wanted, !state.isAtEnd {
        try readMore(&chunk.bytes, &filled, upTo: wanted, &state)
      }
      if state.isAtEnd { return finish(&chunk, &state, filled: filled) }
      if let end = boundary(chunk.bytes.span, filled) {
        chunk.end = end
        chunk.hasQuotes = hasQuotes(chunk.bytes.span, end)
        state.carry = Array(chunk.bytes[end..<filled])
        state.index += 1
        state.lines += lineEnds(chunk, from: 0)
        return true
      }
      guard wanted < ChunkReader.recordLimit else { throw tooLong(state) }
      wanted = min(wanted * 2, ChunkReader.recordLimit)
      resize(&chunk.bytes, to: wanted + ChunkReader.padding + 1)
    }
  }

  /// Adds the next bytes of the source, as UTF-8.
  private func readMore(
    _ bytes: inout [UInt8], _ filled: inout Int, upTo wanted: Int, _ state: inout State
  ) throws(DiagnosticsError) {
    let offset = state.offset
    guard state.decoder == nil else { return try decodeMore(&bytes, &filled, &state) }
    let got = try source.read(at: offset, into: &bytes, from: filled, count: wanted - filled)
    filled += got
    state.offset += got
    state.isAtEnd = got == 0
  }

  private func decodeMore(
    _ bytes: inout [UInt8], _ filled: inout Int, _ state: inout State
  ) throws(DiagnosticsError) {
    let raw = try source.bytes(from: state.offset, count: max(1, blockSize / 4))
    var decoded: [UInt8] = []
    if raw.isEmpty {
      state.decoder?.finish(into: &decoded)
      state.isAtEnd = true
    } else {
      state.decoder?.decode(raw.span, into: &decoded)
    }
    state.offset += raw.count
    let dropped = min(state.skip, decoded.count)
    state.skip -= dropped
    resize(&bytes, to: filled + decoded.count + ChunkReader.padding + 1)
    for index in dropped..<decoded.count {
      bytes[filled] = decoded[index]
      filled += 1
    }
  }

  /// The last chunk: everything left, its last record ended where the file does not end it.
  private func finish(_ chunk: inout Chunk, _ state: inout State, filled: Int) -> Bool {
    guard filled > 0 else { return false }
    var end = filled
    if chunk.bytes[end - 1] != dialect.terminator || isOpen(chunk.bytes.span, filled) {
      chunk.bytes[end] = dialect.terminator
      chunk.hasAddedEnd = true
      end += 1
    }
    chunk.end = end
    chunk.isLast = true
    chunk.hasQuotes = hasQuotes(chunk.bytes.span, end)
    state.carry = []
    state.index += 1
    return true
  }

  private func hasQuotes(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
    dialect.hasQuoting && ByteSearch.contains(Byte.quote, in: bytes, 0..<end)
  }

  private func isOpen(_ bytes: Span<UInt8>, _ filled: Int) -> Bool {
    !isExact && dialect.hasQuoting && ByteSearch.count(Byte.quote, in: bytes, 0..<filled) % 2 == 1
  }

  /// One past the last line end that is outside of quotes; nil when there is none.
  private func boundary(_ bytes: Span<UInt8>, _ filled: Int) -> Int? {
    var end = filled
    var quotes =
      !isExact && hasQuotes(bytes, filled)
      ? ByteSearch.count(Byte.quote, in: bytes, 0..<filled) : 0
    while let last = ByteSearch.last(dialect.terminator, in: bytes, 0..<end) {
      if quotes > 0 { quotes -= ByteSearch.count(Byte.quote, in: bytes, last..<end) }
      if quotes % 2 == 0 { return last + 1 }
      end = last
    }
    return nil
  }

  private func resize(_ bytes: inout [UInt8], to count: Int) {
    if bytes.count < count {
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }
  }

  /// Line ends of a chunk from a position on; only an exact reader needs to know.
  private func lineEnds(_ chunk: Chunk, from position: Int) -> Int {
    isExact
      ? ByteSearch.count(dialect.terminator, in: chunk.bytes.span, position..<chunk.end) : 0
  }

  private func tooLong(_ state: State) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        .recordTooLong,
        at: SourceLocation(file: file, line: isExact ? state.lines + 1 : nil),
        facts: ["limit": String(ChunkReader.recordLimit >> 20)])
    ])
  }
}
