public import Diagnostics
package import Files
internal import Synchronization

/// Seals bags into an archive and removes them, one process at a time.
///
/// A bag is put together in a folder beside the others, brought to the disk and renamed: whoever looks
/// sees no bag or a whole one, also after the process was killed or the disk was full. What such an end
/// left is cleared away by the next writer.
public final class ArchiveWriter: Sendable {
  /// The archive.
  public let archive: Archive
  let permissions: BagPermissions
  let folder: Folder
  private let lock: FileLock
  private let state = Mutex(State())

  private struct State {
    var isCommitted = false
    var isAbandoned = false
  }

  /// Takes the lock, and clears away what a process left that did not end well.
  ///
  /// - Parameters:
  ///   - archive: The archive; its folder and those above are made when missing.
  ///   - permissions: Who may read what is sealed.
  /// - Throws: When another process seals or prunes, or the disk fails.
  public convenience init(
    _ archive: Archive, permissions: BagPermissions = .private
  ) throws(Diagnostic) {
    try self.init(archive, permissions: permissions, faults: .none)
  }

  package init(
    _ archive: Archive, permissions: BagPermissions, faults: FileFaults
  ) throws(Diagnostic) {
    self.archive = archive
    self.permissions = permissions
    let path = archive.path
    let above = try? Folder(at: FilePath.parent(of: path))
    if (try? above?.info(FilePath.name(of: path)))?.kind == .link {
      throw .archive(.archiveIsLink, path)
    }
    let folder = try filing { () throws(FileError) in
      try ArchiveWriter.open(path, permissions, faults)
    }
    self.folder = folder
    guard
      let lock = try filing({ () throws(FileError) in
        try FileLock.take(Archive.lockName, in: folder)
      })
    else {
      throw .archive(
        .archiveIsLocked, path,
        ["process": FileLock.holder(Archive.lockName, in: folder) ?? "?"])
    }
    self.lock = lock
    try filing { () throws(FileError) in
      for entry in try folder.list() where entry.kind == .folder {
        guard entry.name == Archive.stagingName || entry.name.hasPrefix(Archive.removingPrefix)
        else { continue }
        try folder.removeTree(entry.name)
      }
    }
  }

  /// Gives up, from any thread: what is being put together is removed.
  ///
  /// - Returns: False where a bag is being put in place, or is there: then nothing is done.
  public func abandon() -> Bool {
    let isStaging = state.withLock { state in
      guard !state.isCommitted else { return false }
      state.isAbandoned = true
      return true
    }
    guard isStaging else { return false }
    // What a thread puts into a folder after it was listed is removed in the next round.
    for _ in 0..<20 {
      do throws(FileError) {
        guard try folder.existing(Archive.stagingName) != nil else { return true }
        try folder.removeTree(Archive.stagingName)
      } catch {
        FileLock.pause()
      }
    }
    return true
  }

  /// Throws where the writer was told to give up.
  func checkGoesOn() throws(FileError) {
    if state.withLock({ $0.isAbandoned }) { throw interrupted }
  }

  /// From here on the bag is put in place; throws where the writer was told to give up before.
  func commit() throws(FileError) {
    let isFree = state.withLock { state in
      state.isCommitted = !state.isAbandoned
      return state.isCommitted
    }
    guard isFree else { throw interrupted }
  }

  private var interrupted: FileError {
    FileError(.failed, path: archive.path, details: ["reason": "interrupted"])
  }

  private static func open(
    _ path: String, _ permissions: BagPermissions, _ faults: FileFaults
  ) throws(FileError) -> Folder {
    try FileSystem.disk.createFolder(FilePath.parent(of: path))
    let above = try Folder(at: FilePath.parent(of: path), faults: faults)
    let name = FilePath.name(of: path)
    return try above.makeFolder(name, permissions: permissions.archive)
  }

  /// Removes a bag whole: at once for whoever looks, then file by file.
  ///
  /// The files of other bags stay, since each has a name of its own there.
  ///
  /// - Parameter name: The bag.
  /// - Throws: When there is no such bag, when something lies in it that its manifests do not name, or
  ///   when the disk fails.
  public func remove(_ name: String) throws(Diagnostic) {
    guard try archive.names().contains(name) else {
      throw .archive(.noSuchBag, archive.path, ["found": name])
    }
    let verdict = BagJudge(archive.path(of: name), threads: 1).verdict(checksums: false)
    let foreign = verdict.findings.first { finding in
      [.unlisted, .unlistedTag, .link, .notAFile, .noBag, .noManifest].contains(finding.kind)
    }
    if let foreign {
      throw .archive(
        .foreignInBag, archive.path(of: name), ["name": name, "found": foreign.path])
    }
    try filing { () throws(FileError) in
      let going = Archive.removingPrefix + name
      try folder.renameNew(name, into: folder, as: going)
      try folder.sync()
      try folder.removeTree(going)
    }
  }
}

extension Folder {
  /// Seals a folder and those in it, the innermost first.
  func sealTree(_ permissions: UInt32) throws(FileError) {
    for entry in try list() where entry.kind == .folder {
      try folder(entry.name).sealTree(permissions)
    }
    try setPermissions(permissions)
  }
}
