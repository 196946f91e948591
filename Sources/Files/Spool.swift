internal import Glibc

/// Bytes that come piece by piece: in memory while they are few, in a file without a name when they are many.
package struct Spool {
  /// How many bytes stay in memory.
  private static let memoryLimit = 8 << 20
  private static let blockSize = 1 << 20

  private var buffer: [UInt8] = []
  private var scratch: ScratchFile?

  /// Nothing yet.
  package init() {}

  /// Appends bytes.
  package mutating func append(_ bytes: some Collection<UInt8>) throws(FileError) {
    buffer.append(contentsOf: bytes)
    try settle()
  }

  /// Appends one byte.
  package mutating func append(_ byte: UInt8) { buffer.append(byte) }

  /// Moves to the disk what is too much for memory.
  package mutating func settle() throws(FileError) {
    guard buffer.count >= (scratch == nil ? Spool.memoryLimit : Spool.blockSize) else { return }
    let file: ScratchFile
    if let scratch { file = scratch } else { file = try ScratchFile() }
    scratch = file
    try file.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Everything, for reading at any position.
  ///
  /// - Parameter path: The name the bytes are known by.
  /// - Returns: The bytes.
  /// - Throws: When the disk fails.
  package consuming func finish(as path: String) throws(FileError) -> ByteFile {
    guard let scratch else { return ByteFile(path, bytes: buffer) }
    try scratch.append(buffer)
    return try scratch.reading(as: path)
  }
}

/// What another program hands over, read to its end.
package enum StandardInput {
  /// Everything that comes, for reading at any position.
  ///
  /// - Parameter path: The name the bytes are known by.
  /// - Returns: The bytes.
  /// - Throws: When it cannot be read, or the disk is full.
  package static func readAll(as path: String) throws(FileError) -> ByteFile {
    var spool = Spool()
    while true {
      var failure: Int32 = 0
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, count in
        let got = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      guard failure == 0 else { throw FileError(errorNumber: failure, path: path) }
      guard !piece.isEmpty else { return try spool.finish(as: path) }
      try spool.append(piece)
    }
  }
}
