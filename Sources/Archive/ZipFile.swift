internal import CZlib

/// The parts of a ZIP file, as spreadsheets are: read whole, and written again.
public enum ZipFile {
  /// A file in it.
  public struct Part: Sendable, Hashable {
    /// Its path.
    public let name: String
    /// Its content.
    public var bytes: [UInt8]

    /// A file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The largest content that is believed, in bytes.
  private static let limit = 1 << 30

  /// The files in the order of the directory; nil for bytes that are no such file, or one of a kind that
  /// no spreadsheet is.
  public static func parts(of bytes: [UInt8]) -> [Part]? {
    guard let end = directoryEnd(bytes) else { return nil }
    let count = number(bytes, end + 10, 2)
    var place = number(bytes, end + 16, 4)
    var parts: [Part] = []
    for _ in 0..<count {
      guard place + 46 <= bytes.count, number(bytes, place, 4) == 0x0201_4B50 else { return nil }
      let method = number(bytes, place + 10, 2)
      let (packed, size) = (number(bytes, place + 20, 4), number(bytes, place + 24, 4))
      let lengths = [28, 30, 32].map { number(bytes, place + $0, 2) }
      let local = number(bytes, place + 42, 4)
      let nameEnd = place + 46 + lengths[0]
      guard nameEnd <= bytes.count, local + 30 <= bytes.count, size <= limit else { return nil }
      let name = String(decoding: bytes[(place + 46)..<nameEnd], as: UTF8.self)
      let start = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2)
      guard start + packed <= bytes.count else { return nil }
      let content = Array(bytes[start..<(start + packed)])
      switch method {
      case 0: parts.append(Part(name: name, bytes: content))
      case 8:
        guard let plain = Inflation.plain(content, size: size) else { return nil }
        parts.append(Part(name: name, bytes: plain))
      default: return nil
      }
      place = nameEnd + lengths[1] + lengths[2]
    }
    return parts
  }

  /// Writes files, stored as they are and dated 1980-01-01: the same bytes for the same files.
  public static func bytes(of parts: [Part]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      var head: [UInt8] = []
      append(20, 2, to: &head)
      append(0x0800, 2, to: &head)
      append(0, 2, to: &head)
      append(0, 2, to: &head)
      append(0x21, 2, to: &head)
      append(Inflation.checksum(part.bytes), 4, to: &head)
      append(part.bytes.count, 4, to: &head)
      append(part.bytes.count, 4, to: &head)
      append(name.count, 2, to: &head)
      append(0, 2, to: &head)
      append(0x0201_4B50, 4, to: &directory)
      append(20, 2, to: &directory)
      directory += head
      append(0, 2, to: &directory)
      append(0, 2, to: &directory)
      append(0, 2, to: &directory)
      append(0, 4, to: &directory)
      append(output.count, 4, to: &directory)
      directory += name
      append(0x0403_4B50, 4, to: &output)
      output += head + name + part.bytes
    }
    let start = output.count
    output += directory
    append(0x0605_4B50, 4, to: &output)
    append(0, 4, to: &output)
    append(parts.count, 2, to: &output)
    append(parts.count, 2, to: &output)
    append(directory.count, 4, to: &output)
    append(start, 4, to: &output)
    append(0, 2, to: &output)
    return output
  }

  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return (max(0, bytes.count - 22 - 65_535)...(bytes.count - 22)).reversed().first {
      number(bytes, $0, 4) == 0x0605_4B50
    }
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private static func append(_ value: Int, _ size: Int, to bytes: inout [UInt8]) {
    for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }
}

/// Unpacks what deflate packed.
@safe private enum Inflation {
  /// The plain bytes; nil where they are not as many as said.
  static func plain(_ packed: [UInt8], size: Int) -> [UInt8]? {
    // Deflate makes at most 1,032 bytes of one; a size beyond that is a claim to take memory for.
    guard size <= (packed.count + 1) * 1032 else { return nil }
    return inflated(packed, size: size)
  }

  private static func inflated(_ packed: [UInt8], size: Int) -> [UInt8]? {
    var stream = unsafe z_stream()
    // Minus 15: bare deflate, as in ZIP files.
    guard
      unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { unsafe inflateEnd(&stream) }
    var input = packed
    var output = [UInt8](repeating: 0, count: size + 1)
    let room = output.count
    let left = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output -> Int in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(room)
        let result = unsafe inflate(&stream, Z_FINISH)
        return result == Z_STREAM_END ? Int(unsafe stream.avail_out) : -1
      }
    }
    guard left == 1 else { return nil }
    output.removeLast()
    return output
  }

  static func checksum(_ bytes: [UInt8]) -> Int {
    var bytes = bytes
    let count = bytes.count
    return unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      Int(unsafe crc32(0, bytes.baseAddress, UInt32(count)))
    }
  }
}
