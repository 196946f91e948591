internal import Glibc

/// A file without a name: bytes too many for memory, gone with whoever holds them.
package final class ScratchFile: Sendable {
  private let descriptor: Descriptor

  /// Makes the file in the folder for temporary files: `TMPDIR`, else `/tmp`.
  ///
  /// - Throws: When the disk does not let us.
  package init() throws(FileError) {
    let folder = (unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }) ?? "/tmp"
    var template = Array("\(folder)/carteira-XXXXXX".utf8CString)
    let (number, path) = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return (Int32(-1), "") }
      let number = unsafe mkstemp(start)
      return (number, unsafe String(cString: start))
    }
    guard number >= 0 else { throw FileError(errorNumber: errno, path: folder) }
    descriptor = Descriptor(number, path: path)
    _ = unsafe unlink(path)
  }

  /// Appends bytes.
  package func append(_ bytes: [UInt8]) throws(FileError) { try descriptor.write(bytes.span) }

  /// What was written, for reading at any position.
  ///
  /// - Parameter path: The name the bytes are known by.
  /// - Returns: The bytes.
  /// - Throws: When the disk fails.
  package func reading(as path: String) throws(FileError) -> ByteFile {
    ByteFile(path, descriptor: descriptor, info: try descriptor.info())
  }
}
