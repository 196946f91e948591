internal import CSystem
internal import Glibc

/// An open file or folder of the operating system, closed when nobody holds it any more.
///
/// With `Folder` the only place of the project that makes system calls on files.
@safe final class Descriptor: Sendable {
  let number: Int32
  let path: String

  init(_ number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  /// Opens a path of the disk.
  static func open(_ path: String, _ flags: Int32, mode: UInt32 = 0) throws(FileError) -> Descriptor
  {
    try open(path, in: AT_FDCWD, flags, mode: mode, fullPath: path)
  }

  /// Opens a name relative to an open folder.
  static func open(
    _ name: String, in folder: Int32, _ flags: Int32, mode: UInt32 = 0, fullPath: String
  ) throws(FileError) -> Descriptor {
    try checkPath(name)
    while true {
      let number = unsafe carteira_openat(folder, name, flags, mode)
      if number >= 0 { return Descriptor(number, path: fullPath) }
      if errno != EINTR { throw FileError(errorNumber: errno, path: fullPath) }
    }
  }

  /// A zero byte would silently cut the path at the border to C.
  static func checkPath(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileError(.badPath, path: path) }
  }

  /// Kind, size and time of what is at a path; links are followed.
  static func info(at path: String) throws(FileError) -> FileInfo {
    try checkPath(path)
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw FileError(errorNumber: errno, path: path) }
    return FileInfo(status)
  }

  func info() throws(FileError) -> FileInfo {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else {
      throw FileError(errorNumber: errno, path: path)
    }
    return FileInfo(status)
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count {
      let count = unsafe pread(
        number, buffer.baseAddress?.advanced(by: done), buffer.count - done, offset + done)
      if count == 0 { break }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw FileError(errorNumber: errno, path: path)
      }
    }
    return done
  }

  /// Everything from the first byte on; reads to the end, whatever the size said before.
  ///
  /// - Parameters:
  ///   - limit: The largest size accepted, in bytes.
  ///   - isPlain: Whether only a plain file will do: others may have no end.
  /// - Returns: The bytes.
  /// - Throws: `tooLarge` above the limit, `wrongKind` for what is not accepted.
  func readAll(limit: Int, isPlain: Bool = false) throws(FileError) -> [UInt8] {
    let info = try info()
    guard info.kind == .file || (info.kind == .other && !isPlain) else {
      throw FileError(.wrongKind, path: path)
    }
    func tooLarge() -> FileError {
      FileError(.tooLarge, path: path, details: ["limit": String(limit)])
    }
    guard info.size <= limit else { throw tooLarge() }
    var bytes = [UInt8](repeating: 0, count: info.size)
    var filled = 0
    while true {
      // One byte more than expected tells the end from a file that has grown.
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: filled / 4 + 1)) }
      let count = try readNext(into: &bytes, from: filled)
      if count == 0 { break }
      filled += count
      if filled > limit { throw tooLarge() }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private func readNext(into bytes: inout [UInt8], from start: Int) throws(FileError) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          number, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw FileError(errorNumber: errno, path: path) }
    }
  }

  func write(_ bytes: borrowing Span<UInt8>) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw FileError(errorNumber: errno, path: path)
      }
    }
  }
}

extension FileInfo {
  init(_ status: stat) {
    self.kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    self.size = Int(status.st_size)
    self.modified =
      Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    self.identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    self.permissions = status.st_mode & 0o7777
  }
}
