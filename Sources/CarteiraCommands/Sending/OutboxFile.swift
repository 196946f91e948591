import Diagnostics
import Files
import Glibc
import Outbox
import Publishing

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
    guard let place = try? Folder(at: folder) else { return nil }
    do throws(FileError) {
      guard try place.existing(OutboxFile.name) != nil else { return nil }
    } catch {
      throw error.finding
    }
    return try open()
  }

  /// The ledger, made where there is none.
  func open() throws(Diagnostic) -> Outbox {
    guard (try? FileSystem.disk.createFolder(folder)) != nil else {
      throw unusable(FileSystem.disk.isFile(folder) ? "not a folder" : "no folder")
    }
    try refuseOthers()
    // SQLite gives its own files beside it the permissions of this one.
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let file = unsafe Glibc.open(path, flags, 0o600)
    guard file >= 0, fchmod(file, 0o600) == 0 else {
      if file >= 0 { close(file) }
      throw unusable("cannot be opened")
    }
    close(file)
    return try using { () throws(OutboxError) in try Outbox(path: path) }
  }

  /// Refuses links and pipes in the places of the ledger and of what SQLite writes beside it: it would follow
  /// the ones and wait for the others.
  private func refuseOthers() throws(Diagnostic) {
    for ending in ["", "-journal", "-wal", "-shm"] {
      let name = OutboxFile.name + ending
      let kind = ((try? Folder(at: folder)).flatMap { try? $0.existing(name) })?.kind
      if let kind, kind != .file { throw unusable("\(name) is no plain file") }
    }
  }

  /// Whether somebody sends at the moment.
  var isSending: Bool {
    (try? Folder(at: folder)).map { FileLock.isHeld(OutboxFile.lockName, in: $0) } ?? false
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
      throw .locking(error)
    }
    if let lock { return lock }
    throw busy
  }

  /// That somebody else sends.
  var busy: Diagnostic {
    let holder = (try? Folder(at: folder)).flatMap { FileLock.holder(OutboxFile.lockName, in: $0) }
    return Diagnostic(.outboxBusy, facts: ["path": path, "process": holder ?? "?"])
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
