import CSystem
import Glibc

/// Searching and filling bytes with the C library's vector code: the one place of `Loading/CSV`
/// with pointers.
enum ByteSearch {
  /// How many bytes `marks` looks at.
  static let markWidth = 64

  /// Where two bytes stand among the `markWidth` from an offset on: bit i stands for byte i.
  ///
  /// The caller has checked that `offset + markWidth <= bytes.count`.
  @inline(__always)
  static func marks(
    of first: UInt8, _ second: UInt8, in bytes: Span<UInt8>, at offset: Int
  ) -> (first: UInt64, second: UInt64) {
    let found = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe carteira_find_marks($0 + offset, first, second) }
    }
    return (found?.first ?? 0, found?.second ?? 0)
  }

  /// Whether `byte` occurs in a range.
  static func contains(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return unsafe bytes.extracting(range).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe memchr(base, Int32(byte), buffer.count) != nil
    }
  }

  /// The position of the last `byte` in a range; nil when there is none.
  static func last(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if bytes[index] == byte { return index }
    }
    return nil
  }

  /// How often `byte` occurs in a range.
  static func count(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let part = bytes.extracting(range)
    var count = 0
    for index in part.indices where part[index] == byte { count &+= 1 }
    return count
  }

  /// Fills `bytes` from a position by a reader of raw memory.
  static func fill<Failure: Error>(
    _ bytes: inout [UInt8], from start: Int, count: Int,
    by read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    var outcome: Result<Int, Failure> = .success(0)
    unsafe bytes.withUnsafeMutableBytes { buffer in
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start..<start + count])
      do throws(Failure) {
        outcome = .success(unsafe try read(part))
      } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Copies up to `count` bytes from one array into another; returns how many.
  static func copy(
    _ source: [UInt8], from offset: Int, into bytes: inout [UInt8], from start: Int, count: Int
  ) -> Int {
    let length = max(0, min(count, source.count - offset))
    for index in 0..<length { bytes[start + index] = source[offset + index] }
    return length
  }
}
