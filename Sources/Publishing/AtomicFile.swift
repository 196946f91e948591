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
  ///   - watching: Is handed the draft once it is there, so that somebody can give it up.
  ///   - body: Is handed the path of the draft, an empty file.
  /// - Throws: What `body` throws, or when the disk fails; then there is neither file nor draft.
  public static func make(
    _ path: String, permissions: SitePermissions, watching: (Draft) -> Void = { _ in },
    _ body: (String) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let parent = FilePath.parent(of: path)
    let name = FilePath.name(of: path)
    let folder = try filing { () throws(FileError) in
      try FileSystem.disk.createFolder(parent)
      return try Folder(at: parent, faults: .none)
    }
    let draft = Draft(of: name, in: folder)
    try filing { () throws(FileError) in
      try Draft.clear(of: name, in: folder)
      try folder.create(
        draft.name, bytes: [UInt8]().span, permissions: permissions.file, syncs: false)
    }
    watching(draft)
    do throws(Diagnostic) {
      try body(draft.path)
      try filing { () throws(FileError) in
        try draft.commit()
        try folder.rename(draft.name, into: folder, as: name)
        try folder.sync()
      }
    } catch {
      try? Draft.clear(of: name, in: folder)
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
    let draft = Draft.name(of: name)
    try Draft.clear(of: name, in: folder)
    do throws(FileError) {
      try folder.create(draft, bytes: bytes.span, permissions: permissions, syncs: true)
      try folder.rename(draft, into: folder, as: name)
      try folder.sync()
    } catch {
      try? folder.removeFile(draft)
      throw error
    }
  }
}
