internal import CZlib
public import Files

/// Bytes that are unpacked as they are asked for, from first to last.
@safe public final class UnpackedStream {
  /// How bytes are packed.
  public enum Form: Sendable {
    /// As they are.
    case stored
    /// By DEFLATE (RFC 1951), with the sum that the bytes must have.
    case deflated
    /// By gzip (RFC 1952), several after one another where there are.
    case gzip
  }

  private static let pieceSize = 256 << 10

  private let file: ByteFile
  private let form: Form
  private let limits: UnpackingLimits
  private let checksum: UInt32?
  private let start: Int
  private let end: Int
  private var offset: Int
  private var input: [UInt8] = []
  private var inputStart = 0
  private var produced = 0
  private var sum: UInt = 0
  /// Whether nothing is left to unpack.
  private var isDrained = false
  private var isJudged = false
  private let stream: UnsafeMutablePointer<z_stream>

  /// A whole file, packed by gzip or not at all.
  public convenience init(
    _ file: ByteFile, form: Form, limits: UnpackingLimits = UnpackingLimits()
  ) {
    self.init(file, 0..<file.size, form: form, checksum: nil, limits: limits)
  }

  init(
    _ file: ByteFile, _ range: Range<Int>, form: Form, checksum: UInt32?, limits: UnpackingLimits
  ) {
    self.file = file
    self.form = form
    self.limits = limits
    self.checksum = checksum
    (start, end, offset) = (range.lowerBound, range.upperBound, range.lowerBound)
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard form != .stored else { return }
    // 31: the largest window with the head and foot of gzip; -15: DEFLATE without any.
    unsafe inflateInit2_(
      stream, form == .gzip ? 31 : -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    if form != .stored { unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
  }

  /// The next bytes; nil at the end.
  ///
  /// - Throws: Where the bytes are damaged, cut off, or more than the limits allow.
  public func next() throws(UnpackingError) -> [UInt8]? {
    while !isDrained {
      let piece = form == .stored ? try read() : try inflated()
      if piece.isEmpty { continue }
      try count(piece)
      return piece
    }
    guard !isJudged else { return nil }
    isJudged = true
    guard let checksum, UInt32(truncatingIfNeeded: sum) != checksum else { return nil }
    throw .damaged(file.path)
  }

  /// Everything, where it is no more than so many bytes.
  public func all(limit: Int) throws(UnpackingError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try next() {
      guard bytes.count + piece.count <= limit else { throw .tooLarge(limit: limit >> 20) }
      bytes += piece
    }
    return bytes
  }

  private func count(_ piece: [UInt8]) throws(UnpackingError) {
    produced += piece.count
    guard produced <= limits.bytes else { throw .tooLarge(limit: limits.bytes >> 20) }
    let consumed = offset - start
    guard produced <= limits.freeBytes || produced / limits.ratio <= consumed else {
      throw .tooLarge(limit: limits.freeBytes >> 20)
    }
    guard checksum != nil else { return }
    sum = unsafe piece.withUnsafeBufferPointer { buffer in
      unsafe crc32(sum, buffer.baseAddress, UInt32(buffer.count))
    }
  }

  private func read() throws(UnpackingError) -> [UInt8] {
    let wanted = min(UnpackedStream.pieceSize, end - offset)
    guard wanted > 0 else {
      isDrained = true
      return []
    }
    let piece: [UInt8]
    do throws(FileError) { piece = try file.read(at: offset, count: wanted) } catch {
      throw .file(error)
    }
    guard !piece.isEmpty else { throw .damaged(file.path) }
    offset += piece.count
    return piece
  }

  private func inflated() throws(UnpackingError) -> [UInt8] {
    if inputStart == input.count {
      guard offset < end else { throw .damaged(file.path) }
      input = try read()
      inputStart = 0
    }
    let (piece, code) = unpack()
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      // What cat joined, gunzip takes apart: another member may follow, or zeros that fill a tape.
      if form == .gzip, try hasMember() { unsafe inflateReset(stream) } else { isDrained = true }
    default: throw .damaged(file.path)
    }
    return piece
  }

  private func hasMember() throws(UnpackingError) -> Bool {
    if inputStart == input.count, offset < end {
      input = try read()
      inputStart = 0
    }
    return inputStart < input.count && input[inputStart] == 0x1F
  }

  private func unpack() -> (piece: [UInt8], code: Int32) {
    var code = Z_OK
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: UnpackedStream.pieceSize) {
      output, filled in
      let available = input.count - inputStart
      unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe stream.pointee.next_in = input.baseAddress.map { unsafe $0 + inputStart }
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        code = unsafe inflate(stream, Z_NO_FLUSH)
        unsafe inputStart += available - Int(stream.pointee.avail_in)
        filled = unsafe output.count - Int(stream.pointee.avail_out)
      }
    }
    return (piece, code)
  }
}
