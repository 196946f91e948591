internal import Glibc

/// A file open for reading at any position, from any number of threads at once.
///
/// A file that is written to while it is read would give numbers that no version of it ever held.
/// Read everything, then call `checkUnchanged()`.
public final class ByteFile: Sendable {
  /// The path it was opened by.
  public let path: String
  /// Length in bytes when it was opened.
  public var size: Int { opened.size }

  private let source: Source
  /// What the file was when it was opened.
  package let opened: FileInfo

  private enum Source: Sendable {
    case descriptor(Descriptor)
    case bytes([UInt8])
  }

  /// Opens a plain file of the disk; a pipe is refused and not waited for.
  public init(_ path: String) throws(FileError) {
    let descriptor = try Descriptor.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    let info = try descriptor.info()
    guard info.kind == .file else { throw FileError(.wrongKind, path: path) }
    self.path = path
    self.source = .descriptor(descriptor)
    self.opened = info
  }

  /// A file that is open already.
  init(_ path: String, descriptor: Descriptor, info: FileInfo) {
    self.path = path
    self.source = .descriptor(descriptor)
    self.opened = info
  }

  /// A file of bytes that are in memory already, under a name of theirs.
  package convenience init(_ path: String, bytes: [UInt8]) {
    self.init(
      path, bytes: bytes,
      info: FileInfo(
        kind: .file, size: bytes.count, modified: 0, identity: .init(device: 0, number: 0),
        permissions: 0o600))
  }

  /// A file of bytes that are in memory already.
  package init(_ path: String, bytes: [UInt8], info: FileInfo) {
    self.path = path
    self.source = .bytes(bytes)
    self.opened = info
  }

  /// Reads bytes from a position into the caller's memory.
  ///
  /// - Parameters:
  ///   - offset: The position of the first byte, from 0.
  ///   - buffer: Where the bytes go; it is filled unless the file ends before.
  /// - Returns: How many bytes were read: less than asked for only at the end of the file.
  /// - Throws: When the disk fails to deliver.
  @safe public func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    switch source {
    case .descriptor(let descriptor): return try unsafe descriptor.read(at: offset, into: buffer)
    case .bytes(let bytes):
      guard offset >= 0, offset < bytes.count else { return 0 }
      let count = min(buffer.count, bytes.count - offset)
      unsafe buffer.copyBytes(from: bytes[offset..<offset + count])
      return count
    }
  }

  /// Reads up to `count` bytes from a position.
  ///
  /// - Parameters:
  ///   - offset: The position of the first byte, from 0.
  ///   - count: How many bytes at most.
  /// - Returns: The bytes; fewer than `count` only at the end of the file.
  /// - Throws: When the disk fails to deliver.
  public func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    let wanted = max(0, min(count, size - offset))
    guard wanted > 0 else { return [] }
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      do throws(FileError) {
        filled = try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Throws `changed` when the file was cut, written to or replaced at its path since it was opened.
  public func checkUnchanged() throws(FileError) {
    guard case .descriptor(let descriptor) = source else { return }
    let open = try descriptor.info()
    let named = try? Descriptor.info(at: path)
    guard open.size == opened.size, open.modified == opened.modified,
      named?.identity == opened.identity
    else { throw FileError(.changed, path: path) }
  }
}
