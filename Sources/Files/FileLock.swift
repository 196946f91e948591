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
  ///   - name: The lock file; it is made when missing and stays afterwards.
  ///   - folder: Where it lies.
  /// - Returns: The lock, held until nobody keeps it; nil when another holder has it.
  /// - Throws: When the file cannot be made or is a link.
  package static func take(_ name: String, in folder: Folder) throws(FileError) -> FileLock? {
    let path = folder.full(name)
    let file = try Descriptor.open(
      name, in: folder.descriptor.number, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode: 0o600,
      fullPath: path)
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return nil }
      if errno != EINTR { throw FileError(errorNumber: errno, path: path) }
    }
    guard ftruncate(file.number, 0) == 0 else { throw FileError(errorNumber: errno, path: path) }
    let process = Array("\(getpid())\n".utf8)
    try file.write(process.span)
    return FileLock(file)
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
