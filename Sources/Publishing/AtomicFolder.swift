public import Diagnostics
internal import Files

/// New folders outside a site, such as an exported portfolio: there whole, or not at all.
public enum AtomicFolder {
  /// What stands in an empty folder while it is being filled.
  private static let draftName = ".carteira.draft"

  /// Whether a folder may be filled: nothing is in it but what an interrupted run left.
  ///
  /// - Parameter path: A folder that is there.
  /// - Returns: False also for what is no folder.
  public static func isFree(_ path: String) -> Bool {
    (try? FileSystem.disk.list(path))?.allSatisfy { $0.name == draftName } ?? false
  }

  /// Makes a folder that something else fills: a draft, which becomes the folder when it is whole.
  ///
  /// A folder that is there and empty stays the same folder: somebody may stand in it, or it may be a disk
  /// of its own.
  ///
  /// - Parameters:
  ///   - path: The folder; those above it are made when missing.
  ///   - permissions: Who may list it, where it is not there yet.
  ///   - last: The name in it without which the rest is nothing: where a folder that was there is filled,
  ///     it comes last.
  ///   - body: Is handed the path of the draft, an empty folder.
  /// - Throws: What `body` throws, or when the disk fails; then nothing is left of it.
  public static func make(
    _ path: String, permissions: SitePermissions, last: String,
    _ body: (String) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    let path = FilePath.whole(path)
    if FileSystem.disk.existing(path) != nil {
      try fill(path, permissions, last, body)
    } else {
      try create(path, permissions, body)
    }
  }

  private static func create(
    _ path: String, _ permissions: SitePermissions,
    _ body: (String) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    let parent = FilePath.parent(of: path)
    let name = FilePath.name(of: path)
    let draft = AtomicFile.draft(of: name)
    let folder = try folding { () throws(FileError) in
      try FileSystem.disk.createFolder(parent)
      let folder = try Folder(at: parent)
      for entry in try folder.list() where entry.kind == .folder {
        guard let process = AtomicFile.process(of: entry.name, asDraftOf: name),
          process == RunningProcess.own || RunningProcess.isGone(process)
        else { continue }
        try folder.removeTree(entry.name)
      }
      _ = try folder.makeFolder(draft, permissions: permissions.folder, orOpen: false)
      return folder
    }
    do throws(DiagnosticsError) {
      try body(FilePath.join(parent, draft))
      try folding { () throws(FileError) in
        try folder.syncAll()
        try folder.rename(draft, into: folder, as: name)
        try folder.sync()
      }
    } catch {
      try? folder.removeTree(draft)
      throw error
    }
  }

  private static func fill(
    _ path: String, _ permissions: SitePermissions, _ last: String,
    _ body: (String) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    let (folder, draft) = try folding { () throws(FileError) in
      let folder = try Folder(at: path)
      if try folder.existing(draftName) != nil { try folder.removeTree(draftName) }
      return (
        folder,
        try folder.makeFolder(draftName, permissions: permissions.folder, orOpen: false)
      )
    }
    do throws(DiagnosticsError) {
      try body(FilePath.join(path, draftName))
      try folding { () throws(FileError) in
        try folder.syncAll()
        let names = try draft.list().map(\.name)
        for name in names where name != last { try draft.rename(name, into: folder, as: name) }
        if names.contains(last) { try draft.rename(last, into: folder, as: last) }
        try folder.removeFolder(draftName)
        try folder.sync()
      }
    } catch {
      try? folder.removeTree(draftName)
      throw error
    }
  }

  /// Runs file work and says its failure as several findings do.
  private static func folding<Value>(
    _ work: () throws(FileError) -> Value
  ) throws(DiagnosticsError) -> Value {
    do throws(FileError) { return try work() } catch { throw DiagnosticsError([.file(error)]) }
  }
}
