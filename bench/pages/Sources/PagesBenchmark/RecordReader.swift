import Files
import Glibc

/// Reads the records of an RFC 4180 file one after the other, in bounded memory.
struct RecordReader {
  private let file: ByteFile
  private var offset = 0
  private var chunk: [UInt8] = []
  private var position = 0
  private let columns: Int
  private static let chunkBytes = 1 << 18

  /// Opens a file and passes over its heading; records have `columns` fields.
  init(_ path: String, columns: Int) throws {
    file = try ByteFile(path)
    self.columns = columns
    _ = try next()
  }

  /// The fields of the next record; nil at the end of the file.
  mutating func next() throws -> [String]? {
    while true {
      if let (fields, end) = RecordReader.record(
        in: chunk.span, from: position, isLast: offset >= file.size, columns: columns)
      {
        position = end
        return fields
      }
      guard offset < file.size else { return nil }
      chunk.removeSubrange(0..<position)
      position = 0
      let more = try file.read(at: offset, count: RecordReader.chunkBytes)
      offset += more.count
      chunk += more
    }
  }

  /// The record that starts at `start` and where it ends; nil when the chunk does not hold all of it.
  private static func record(
    in bytes: Span<UInt8>, from start: Int, isLast: Bool, columns: Int
  ) -> (fields: [String], end: Int)? {
    var fields: [String] = []
    fields.reserveCapacity(columns)
    var index = start
    while index < bytes.count {
      let content = index
      let isQuoted = bytes[index] == UInt8(ascii: "\"")
      if isQuoted {
        guard let close = closingQuote(in: bytes, after: index) else { return nil }
        fields.append(unquoted(bytes, (content + 1)..<close))
        index = close + 1
      } else {
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        guard index < bytes.count || isLast else { return nil }
        fields.append(text(bytes, content..<index))
      }
      guard index < bytes.count else { return isLast ? (fields, index) : nil }
      switch bytes[index] {
      case UInt8(ascii: ","): index += 1
      case UInt8(ascii: "\n"): return (fields, index + 1)
      default:
        guard index + 1 < bytes.count || isLast else { return nil }
        return (fields, min(index + 2, bytes.count))
      }
    }
    return nil
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The quote that ends the field which `opening` begins; doubled quotes are content.
  private static func closingQuote(in bytes: Span<UInt8>, after opening: Int) -> Int? {
    var index = opening + 1
    while let quote = quote(in: bytes, index..<bytes.count) {
      guard quote + 1 < bytes.count else { return nil }
      guard bytes[quote + 1] == UInt8(ascii: "\"") else { return quote }
      index = quote + 2
    }
    return nil
  }

  /// The first quote in a range.
  private static func quote(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + range.lowerBound, Int32(UInt8(ascii: "\"")), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    guard let text = try? UTF8Span(validating: bytes.extracting(range)) else { return "" }
    return String(copying: text)
  }

  private static func unquoted(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    guard quote(in: bytes, range) != nil else { return text(bytes, range) }
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      content.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: content, as: UTF8.self)
  }
}
