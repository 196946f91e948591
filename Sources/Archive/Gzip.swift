internal import CZlib
internal import Files

/// Compresses bytes that come piece by piece into the format of gzip (RFC 1952), without name and time.
@safe final class Gzip {
  private let stream: UnsafeMutablePointer<z_stream>

  /// Nil where there is no memory for it.
  init?(level: Int32 = 6) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 31: the largest window, and the head and foot of gzip around it.
    let result = unsafe deflateInit2_(
      stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else { return nil }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// What comes out for these bytes; the last piece must be said to be.
  func compress(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
    var input = bytes
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.pointee.next_in = input.baseAddress
      unsafe stream.pointee.avail_in = UInt32(input.count)
      while true {
        let room = buffer.count
        let left = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
          unsafe stream.pointee.next_out = buffer.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room)
          _ = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return Int(unsafe stream.pointee.avail_out)
        }
        output += buffer[..<(room - left)]
        if left > 0 { break }
      }
    }
    return output
  }
}
