internal import Glibc

/// A lock that ends with the process that holds it, whichever way that ends.
package final class FileLock: Sendable {
  private let descriptor: Descriptor

  private init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
  }

  /// Ends the lock even while a child process between fork and exec has the file open, too.
  deinit { flock(descriptor.number, LOCK_UN) }

  /// Takes the lock that a file of a folder stands for, and writes the process number into it.
  ///
  /// - Parameters:
  ///   - name: The lock file; it is made when missing and stays afterwards, unless its holder removes it.
  ///   - folder: Where it lies.
  /// - Returns: The lock, held until nobody keeps it; nil when another holder has it.
  /// - Throws: When the file cannot be made; `link` or `wrongKind` when something else has its name.
  package static func take(_ name: String, in folder: Folder) throws(FileError) -> FileLock? {
    let path = folder.full(name)
    while true {
      if let kind = try folder.existing(name)?.kind, kind != .file {
        throw FileError(kind == .link ? .link : .wrongKind, path: path)
      }
      let file = try Descriptor.open(
        name, in: folder.descriptor.number,
        O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, mode: 0o600, fullPath: path)
      guard try lock(file) else { return nil }
      // One that its holder took away meanwhile keeps nobody else out.
      let standing = try folder.existing(name)?.identity
      guard try standing == file.info().identity else { continue }
      guard ftruncate(file.number, 0) == 0 else { throw FileError(errorNumber: errno, path: path) }
      let process = Array("\(getpid())\n".utf8)
      try file.write(process.span)
      return FileLock(file)
    }
  }

  /// Takes the lock of a folder itself, which leaves no file behind.
  ///
  /// - Parameter folder: The folder.
  /// - Returns: The lock, held until nobody keeps it; nil when another holder has it. A disk that locks no
  ///   folders keeps nobody apart: there it is a lock of nothing.
  /// - Throws: When the folder cannot be opened.
  package static func take(_ folder: Folder) throws(FileError) -> FileLock? {
    let file = try Descriptor.open(
      ".", in: folder.descriptor.number, O_RDONLY | O_DIRECTORY | O_CLOEXEC,
      fullPath: folder.path)
    do throws(FileError) {
      return try lock(file) ? FileLock(file) : nil
    } catch {
      return FileLock(file)
    }
  }

  /// Locks what is open; false when another holder has it.
  private static func lock(_ file: Descriptor) throws(FileError) -> Bool {
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw FileError(errorNumber: errno, path: file.path) }
    }
    return true
  }

  /// Whether somebody holds the lock that a file of a folder stands for; nothing is made or written.
  ///
  /// - Parameters:
  ///   - name: The lock file.
  ///   - folder: Where it lies.
  /// - Returns: True also where the file cannot be opened.
  package static func isHeld(_ name: String, in folder: Folder) -> Bool {
    do throws(FileError) {
      let file = try Descriptor.open(
        name, in: folder.descriptor.number, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK,
        fullPath: folder.full(name))
      defer { withExtendedLifetime(file) {} }
      return flock(file.number, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    } catch {
      return error.kind != .missing
    }
  }

  /// The process number that the holder wrote; nil when it cannot be read.
  package static func holder(_ name: String, in folder: Folder) -> String? {
    guard let bytes = try? folder.read(name, limit: 64) else { return nil }
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }

  /// Waits a tenth of a second.
  package static func pause() {
    usleep(100_000)
  }
}
