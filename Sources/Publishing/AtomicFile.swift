public import Diagnostics
package import Files

/// Single files outside a site, such as rejected rows: a reader sees the old file or the new one.
public enum AtomicFile {
  /// Writes a file whole: to a draft beside it, to the disk, and then over the old one in one step.
  ///
  /// - Parameters:
  ///   - path: The file; folders above it are made when missing.
  ///   - bytes: Its content.
  ///   - permissions: Who may read it, whatever the umask of the process.
  /// - Throws: When the disk fails or a folder or link has the name; then the old file stands.
  public static func write(
    _ path: String, _ bytes: [UInt8], permissions: SitePermissions = .private
  ) throws(Diagnostic) {
    try write(path, bytes, permissions: permissions, faults: .none)
  }

  /// Writes a file whole like ``write(_:_:permissions:)``, unless it is there with the same content.
  ///
  /// - Parameters:
  ///   - path: The file; folders above it are made when missing.
  ///   - bytes: Its content.
  ///   - permissions: Who may read it.
  /// - Throws: When the disk fails or a folder or link has the name; then the old file stands.
  public static func update(
    _ path: String, _ bytes: [UInt8], permissions: SitePermissions
  ) throws(Diagnostic) {
    let isThere = try filing { () throws(FileError) in
      guard FileSystem.disk.isFile(path) else { return false }
      let folder = try Folder(at: FilePath.parent(of: path), faults: .none)
      let name = FilePath.name(of: path)
      guard let info = try folder.existing(name), info.kind == .file, info.size == bytes.count,
        info.permissions & 0o777 == permissions.file
      else { return false }
      return try folder.read(name) == bytes
    }
    if !isThere { try write(path, bytes, permissions: permissions) }
  }

  /// Writes a file whole over one that is there, which keeps its permission bits.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: Its new content.
  /// - Throws: When there is no such file, when the disk fails, or when a folder or link has the name; then
  ///   the old file stands.
  public static func rewrite(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try filing { () throws(FileError) in
      let permissions = try FileSystem.disk.info(path).permissions & 0o777
      try replace(path, bytes, permissions, .none)
    }
  }

  /// Makes a file that something else writes: a draft, which becomes the file when it is whole.
  ///
  /// - Parameters:
  ///   - path: The file; folders above it are made when missing.
  ///   - permissions: Who may read it, and its draft.
  ///   - body: Is handed the path of the draft, an empty file.
  /// - Throws: What `body` throws, or when the disk fails; then there is neither file nor draft.
  public static func make(
    _ path: String, permissions: SitePermissions, _ body: (String) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let parent = FilePath.parent(of: path)
    let name = FilePath.name(of: path)
    let draft = AtomicFile.draft(of: name)
    let folder = try filing { () throws(FileError) in
      try FileSystem.disk.createFolder(parent)
      let folder = try Folder(at: parent, faults: .none)
      try removeDrafts(of: name, in: parent, folder)
      try folder.create(draft, bytes: [UInt8]().span, permissions: permissions.file, syncs: false)
      return folder
    }
    do throws(Diagnostic) {
      try body(FilePath.join(parent, draft))
      try filing { () throws(FileError) in
        try folder.rename(draft, into: folder, as: name)
        try folder.sync()
      }
    } catch {
      try? folder.removeFile(draft)
      throw error
    }
  }

  /// Removes a file; that there is none is fine.
  ///
  /// - Parameter path: The file.
  /// - Throws: When the disk fails.
  public static func remove(_ path: String) throws(Diagnostic) {
    try filing { () throws(FileError) in
      guard FileSystem.disk.isFile(path) else { return }
      try Folder(at: FilePath.parent(of: path), faults: .none).removeFile(FilePath.name(of: path))
    }
  }

  package static func write(
    _ path: String, _ bytes: [UInt8], permissions: SitePermissions, faults: FileFaults
  ) throws(Diagnostic) {
    try filing { () throws(FileError) in
      try replace(path, bytes, permissions.file, faults)
    }
  }

  private static func replace(
    _ path: String, _ bytes: [UInt8], _ permissions: UInt32, _ faults: FileFaults
  ) throws(FileError) {
    let parent = FilePath.parent(of: path)
    let name = FilePath.name(of: path)
    try FileSystem.disk.createFolder(parent)
    let folder = try Folder(at: parent, faults: faults)
    if let kind = try folder.existing(name)?.kind, kind != .file {
      throw FileError(kind == .link ? .link : .wrongKind, path: path)
    }
    // Two processes that write one file must not write one draft.
    let draft = AtomicFile.draft(of: name)
    try removeDrafts(of: name, in: parent, folder)
    do throws(FileError) {
      try folder.create(draft, bytes: bytes.span, permissions: permissions, syncs: true)
      try folder.rename(draft, into: folder, as: name)
      try folder.sync()
    } catch {
      try? folder.removeFile(draft)
      throw error
    }
  }

  /// The name under which this process writes a file before it is whole.
  ///
  /// - Parameter name: The name of the file.
  /// - Returns: The name of its draft.
  package static func draft(of name: String) -> String { ".\(name).\(RunningProcess.own).draft" }

  /// The process that wrote a draft.
  ///
  /// - Parameters:
  ///   - draft: The name of what may be a draft.
  ///   - name: The name of the file or folder that it would become.
  /// - Returns: The number of the process; nil where it is no draft of that name.
  static func process(of draft: String, asDraftOf name: String) -> Int32? {
    guard draft.hasPrefix(".\(name)."), draft.hasSuffix(".draft") else { return nil }
    let middle = draft.dropFirst(name.count + 2).dropLast(".draft".count)
    guard let process = Int32(middle), process > 0 else { return nil }
    return process
  }

  /// What a draft that SQLite writes may have beside it.
  private static let companions = ["-journal", "-wal", "-shm"]

  /// Removes drafts of processes that died, and an own one that could not be removed.
  private static func removeDrafts(
    of name: String, in parent: String, _ folder: Folder
  ) throws(FileError) {
    for entry in try FileSystem.disk.list(parent) where entry.kind == .file {
      let companion = companions.first { entry.name.hasSuffix($0) } ?? ""
      let draft = String(entry.name.dropLast(companion.count))
      guard let process = AtomicFile.process(of: draft, asDraftOf: name),
        process == RunningProcess.own || RunningProcess.isGone(process)
      else { continue }
      try folder.removeFile(entry.name)
    }
  }
}
