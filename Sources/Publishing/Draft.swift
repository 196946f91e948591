package import Files
internal import Synchronization

/// A file or folder that is put together under a name of its own, until it is whole.
///
/// The name holds the number of the process, so that two that make one thing do not write one draft. What a
/// process left that was killed is cleared away by the next one that makes the same thing.
public final class Draft: Sendable {
  /// Where it is put together.
  public let path: String
  /// Its name there.
  let name: String
  private let target: String
  private let folder: Folder
  /// A file that stands for the right to make it, and goes with it.
  private let lockName: String?
  private let state = Mutex(State())

  private struct State {
    var isCommitted = false
    var isAbandoned = false
    var isReleased = false
  }

  /// A draft that is still to be made.
  ///
  /// - Parameters:
  ///   - target: The name that it is to have.
  ///   - folder: Where it is put together.
  ///   - lockName: A file in the folder that is removed with it; nil for none.
  init(of target: String, in folder: Folder, lockName: String? = nil) {
    self.target = target
    self.folder = folder
    self.lockName = lockName
    name = Draft.name(of: target)
    path = folder.full(name)
  }

  /// Gives up, from any thread: what is being put together is removed.
  ///
  /// - Returns: False where it is being put in place, or is there: then nothing is done.
  public func abandon() -> Bool {
    let isOpen = state.withLock { state in
      guard !state.isCommitted else { return false }
      state.isAbandoned = true
      return true
    }
    guard isOpen else { return false }
    // What the thread at work puts there after it was removed goes in the next round.
    for round in 0..<20 {
      if round > 0, (try? folder.existing(name)) == nil { break }
      try? Draft.clear(of: target, in: folder)
      FileLock.pause()
    }
    release()
    return true
  }

  /// Takes away the file that stands for the right to make it, once: afterwards it may be another's.
  func release() {
    let isFirst = state.withLock { state in
      defer { state.isReleased = true }
      return !state.isReleased
    }
    if isFirst, let lockName { try? folder.removeFile(lockName) }
  }

  /// Throws where it was given up.
  package func checkGoesOn() throws(FileError) {
    if state.withLock({ $0.isAbandoned }) { throw interrupted }
  }

  /// From here on it is put in place; throws where it was given up before.
  func commit() throws(FileError) {
    let isFree = state.withLock { state in
      state.isCommitted = !state.isAbandoned
      return state.isCommitted
    }
    guard isFree else { throw interrupted }
  }

  private var interrupted: FileError {
    FileError(.failed, path: path, details: ["reason": "interrupted"])
  }
}

// MARK: Names

extension Draft {
  /// What a draft that SQLite writes may have beside it.
  private static let companions = ["-journal", "-wal", "-shm"]

  /// The name under which this process makes something before it is whole.
  ///
  /// - Parameter target: The name of the file or folder.
  /// - Returns: The name of its draft.
  package static func name(of target: String) -> String {
    ".\(target).\(RunningProcess.own).draft"
  }

  /// What a name is a draft of, or beside a draft of, and which process makes it.
  ///
  /// - Parameter name: A name in a folder.
  /// - Returns: Nil where it is no draft.
  static func parse(_ name: String) -> (target: String, process: Int32)? {
    let companion = companions.first { name.hasSuffix($0) } ?? ""
    let draft = name.dropLast(companion.count)
    guard draft.hasPrefix("."), draft.hasSuffix(".draft") else { return nil }
    let middle = draft.dropFirst().dropLast(".draft".count)
    guard let dot = middle.lastIndex(of: "."), dot > middle.startIndex,
      let process = Int32(middle[middle.index(after: dot)...]), process > 0
    else { return nil }
    return (String(middle[..<dot]), process)
  }

  /// Removes drafts of something: those of processes that died, and own ones that could not be removed.
  ///
  /// - Parameters:
  ///   - target: The name that they would have.
  ///   - folder: Where they lie.
  ///   - isLocked: Whether nobody else can be making one: then whichever there is goes.
  /// - Throws: When the disk fails.
  static func clear(
    of target: String, in folder: Folder, isLocked: Bool = false
  ) throws(FileError) {
    for entry in try folder.list() {
      guard let draft = parse(entry.name), draft.target == target,
        isLocked || !isAlive(draft.process)
      else { continue }
      try remove(entry, in: folder)
    }
  }

  /// Whether another process runs that may be making a draft.
  static func isAlive(_ process: Int32) -> Bool {
    process != RunningProcess.own && !RunningProcess.isGone(process)
  }

  /// Removes a draft, whichever kind it is of.
  static func remove(_ entry: FolderEntry, in folder: Folder) throws(FileError) {
    switch entry.kind {
    case .file: try folder.removeFile(entry.name)
    case .folder: try folder.removeTree(entry.name)
    case .link, .other: break
    }
  }
}
