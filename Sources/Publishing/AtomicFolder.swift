public import Diagnostics
internal import Files

/// New folders outside a site, such as an exported portfolio: there whole, or not at all.
public enum AtomicFolder {
  /// What stands in an empty folder while it is being filled is a draft of this.
  private static let filling = "carteira"
  /// What stood there when drafts had no numbers.
  static let numberless = ".carteira.draft"

  /// Whether a folder may be filled: nothing is in it but drafts.
  ///
  /// - Parameter path: A folder that is there.
  /// - Returns: False also for what is no folder.
  public static func isFree(_ path: String) -> Bool {
    (try? FileSystem.disk.list(path))?.allSatisfy { isDraft($0.name) } ?? false
  }

  /// Whether a name is of what stands in an empty folder while it is being filled.
  private static func isDraft(_ name: String) -> Bool {
    name == numberless || Draft.parse(name)?.target == filling
  }

  /// Makes a folder that something else fills: a draft, which becomes the folder when it is whole.
  ///
  /// A folder that is there and empty stays the same folder: somebody may stand in it, or it may be a disk
  /// of its own. Nobody else makes or publishes the folder meanwhile.
  ///
  /// - Parameters:
  ///   - path: The folder; those above it are made when missing.
  ///   - permissions: Who may list it, where it is not there yet.
  ///   - last: The name in it without which the rest is nothing: where a folder that was there is filled,
  ///     it comes last.
  ///   - watching: Is handed the draft once it is there, so that somebody can give it up.
  ///   - body: Is handed the draft, an empty folder.
  /// - Throws: What `body` throws, when another process makes the folder, or when the disk fails; then
  ///   nothing is left of it.
  public static func make(
    _ path: String, permissions: SitePermissions, last: String,
    watching: (Draft) -> Void = { _ in },
    _ body: (Draft) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    let path = FilePath.whole(path)
    if FileSystem.disk.existing(path) != nil {
      try fill(path, permissions, last, watching, body)
    } else {
      try create(path, permissions, watching, body)
    }
  }

  private static func create(
    _ path: String, _ permissions: SitePermissions, _ watching: (Draft) -> Void,
    _ body: (Draft) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    let parent = FilePath.parent(of: path)
    let name = FilePath.name(of: path)
    let folder = try folding { () throws(FileError) in
      try FileSystem.disk.createFolder(parent)
      return try Folder(at: parent)
    }
    // The one that a site of that name is published under.
    let lockName = SitePlace.lockName(of: name)
    let lock = try locking(path, holder: { FileLock.holder(lockName, in: folder) }) {
      () throws(FileError) in try FileLock.take(lockName, in: folder)
    }
    let draft = Draft(of: name, in: folder, lockName: lockName)
    defer {
      draft.release()
      withExtendedLifetime(lock) {}
    }
    try folding { () throws(FileError) in
      // Made by somebody who held the lock before.
      guard try folder.existing(name) == nil else { throw FileError(.exists, path: path) }
      try Draft.clear(of: name, in: folder)
      _ = try folder.makeFolder(draft.name, permissions: permissions.folder, orOpen: false)
    }
    watching(draft)
    do throws(DiagnosticsError) {
      try body(draft)
      try folding { () throws(FileError) in
        try folder.syncAll()
        try draft.commit()
        try folder.rename(draft.name, into: folder, as: name)
        try folder.sync()
      }
    } catch {
      try? Draft.clear(of: name, in: folder)
      throw error
    }
  }

  private static func fill(
    _ path: String, _ permissions: SitePermissions, _ last: String, _ watching: (Draft) -> Void,
    _ body: (Draft) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    let folder = try folding { () throws(FileError) in try Folder(at: path) }
    // The folder's own: the one above it may be somebody else's.
    let lock = try locking(path, holder: { holder(in: folder) }) { () throws(FileError) in
      try FileLock.take(folder)
    }
    defer { withExtendedLifetime(lock) {} }
    let draft = Draft(of: filling, in: folder)
    let room = try folding { () throws(FileError) in
      // Filled, or replaced, by somebody who held the lock before.
      guard isFree(path) else { throw FileError(.exists, path: path) }
      for entry in try folder.list() where isDraft(entry.name) {
        try Draft.remove(entry, in: folder)
      }
      return try folder.makeFolder(draft.name, permissions: permissions.folder, orOpen: false)
    }
    watching(draft)
    do throws(DiagnosticsError) {
      try body(draft)
      try folding { () throws(FileError) in
        try folder.syncAll()
        try draft.commit()
        let names = try room.list().map(\.name)
        for name in names where name != last { try room.rename(name, into: folder, as: name) }
        if names.contains(last) { try room.rename(last, into: folder, as: last) }
        try folder.removeFolder(draft.name)
        try folder.sync()
      }
    } catch {
      try? Draft.clear(of: filling, in: folder)
      throw error
    }
  }

  /// The process that fills a folder; nil where that is not known.
  private static func holder(in folder: Folder) -> String? {
    ((try? folder.list()) ?? []).lazy.compactMap { Draft.parse($0.name) }
      .first { $0.target == filling }.map { String($0.process) }
  }

  /// Takes a lock, or refuses at once.
  private static func locking(
    _ path: String, holder: () -> String?, _ attempt: () throws(FileError) -> FileLock?
  ) throws(DiagnosticsError) -> FileLock {
    do throws(Diagnostic) {
      return try LockPatience.none.take(path, holder: holder, attempt)
    } catch {
      throw DiagnosticsError([error])
    }
  }

  /// Runs file work and says its failure as several findings do.
  private static func folding<Value>(
    _ work: () throws(FileError) -> Value
  ) throws(DiagnosticsError) -> Value {
    do throws(FileError) { return try work() } catch { throw DiagnosticsError([.file(error)]) }
  }
}
