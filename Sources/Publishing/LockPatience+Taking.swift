internal import Diagnostics
internal import Files

extension LockPatience {
  /// Takes a lock as soon as nobody else has it.
  ///
  /// - Parameters:
  ///   - path: What the lock is about, for the message.
  ///   - holder: The process number of whoever has it; nil where that is not known.
  ///   - attempt: Takes it, or says nil.
  /// - Returns: The lock.
  /// - Throws: When it cannot be had in time, or the disk fails.
  func take(
    _ path: String, holder: () -> String?, _ attempt: () throws(FileError) -> FileLock?
  ) throws(Diagnostic) -> FileLock {
    var pauses = 0
    while true {
      do throws(FileError) {
        if let lock = try attempt() { return lock }
      } catch {
        throw .locking(error)
      }
      let process = holder()
      guard pauses < seconds * 10 else {
        throw .publishing(
          .siteIsLocked, path, ["process": process ?? "?", "seconds": String(seconds)])
      }
      if pauses == 0 { onWait(process) }
      FileLock.pause()
      pauses += 1
    }
  }
}
