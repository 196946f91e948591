import Diagnostics
import Files
import Glibc
import Outbox

/// The ledger of a portfolio folder, `output/outbox.sqlite`, and the right to send.
///
/// It holds addresses, and messages until they were sent: nobody else may read it. Whoever removes it makes
/// the program forget what was sent.
struct OutboxFile {
  /// Its name in the output.
  static let name = "outbox.sqlite"
  private static let lockName = "outbox.lock"

  private let folder: String
  let path: String

  /// The ledger of a portfolio folder.
  init(folder: String) {
    self.folder = FilePath.join(folder, "output")
    path = FilePath.join(self.folder, OutboxFile.name)
  }

  /// The ledger; nil where nothing was ever sent.
  func existing() throws(Diagnostic) -> Outbox? {
    guard FileSystem.disk.existing(path) != nil else { return nil }
    return try open()
  }

  /// The ledger, made where there is none.
  func open() throws(Diagnostic) -> Outbox {
    guard (try? FileSystem.disk.createFolder(folder)) != nil else {
      throw unusable(FileSystem.disk.isFile(folder) ? "not a folder" : "no folder")
    }
    // SQLite gives its own files beside it the permissions of this one.
    let file = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0, fchmod(file, 0o600) == 0 else {
      if file >= 0 { close(file) }
      throw unusable("cannot be opened")
    }
    close(file)
    return try using { () throws(OutboxError) in try Outbox(path: path) }
  }

  /// The right to send, held until the value goes.
  func lock() throws(Diagnostic) -> FileLock {
    let place: Folder
    let lock: FileLock?
    do throws(FileError) {
      try FileSystem.disk.createFolder(folder)
      place = try Folder(at: folder)
      lock = try FileLock.take(OutboxFile.lockName, in: place)
    } catch {
      throw error.finding
    }
    if let lock { return lock }
    throw Diagnostic(
      .outboxBusy,
      facts: ["path": path, "process": FileLock.holder(OutboxFile.lockName, in: place) ?? "?"])
  }

  /// Uses the ledger; what it refuses becomes a finding.
  func using<Result>(
    _ body: () throws(OutboxError) -> Result
  ) throws(Diagnostic) -> Result {
    do throws(OutboxError) { return try body() } catch {
      switch error {
      case .refused(let reason): throw unusable(reason)
      case .otherVersion(let version): throw unusable("version \(version)")
      }
    }
  }

  private func unusable(_ reason: String) -> Diagnostic {
    Diagnostic(.outboxUnusable, facts: ["path": path, "reason": reason])
  }
}
