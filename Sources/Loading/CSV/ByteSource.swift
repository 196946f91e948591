import Diagnostics
import Files

/// Bytes that can be read from any position by several threads: a file, or memory.
enum ByteSource: Sendable {
  /// An open file, under the name the user knows it by.
  case file(ByteFile, name: String)
  case memory([UInt8])

  /// How many bytes there are.
  var size: Int {
    switch self {
    case .file(let file, _): file.size
    case .memory(let bytes): bytes.count
    }
  }

  /// Reads from a position over the bytes of an array from another; 0 only at the end.
  func read(
    at offset: Int, into bytes: inout [UInt8], from start: Int, count: Int
  ) throws(DiagnosticsError) -> Int {
    switch self {
    case .memory(let source):
      return ByteSearch.copy(source, from: offset, into: &bytes, from: start, count: count)
    case .file(let file, let name):
      do throws(FileError) {
        return unsafe try ByteSearch.fill(&bytes, from: start, count: count) {
          buffer throws(FileError) in try file.read(at: offset, into: buffer)
        }
      } catch {
        throw error.asDiagnostics(name)
      }
    }
  }

  /// Up to `count` bytes from a position.
  func bytes(from offset: Int, count: Int) throws(DiagnosticsError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
    var filled = 0
    while filled < bytes.count {
      let got = try read(
        at: offset + filled, into: &bytes, from: filled, count: bytes.count - filled)
      guard got > 0 else { break }
      filled += got
    }
    return filled == bytes.count ? bytes : Array(bytes[..<filled])
  }
}
