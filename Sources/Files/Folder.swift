internal import CSystem
internal import Glibc

/// An open folder, and what can be done with the names in it without ever following a link.
///
/// Names are single path components: nothing that another process does to the folders above can lead
/// an operation elsewhere.
package final class Folder: Sendable {
  /// The path it was opened by, for messages.
  package let path: String
  let descriptor: Descriptor
  let faults: FileFaults

  /// Opens a folder of the disk; links in the path are followed.
  package convenience init(at path: String, faults: FileFaults = .none) throws(FileError) {
    let descriptor = try Descriptor.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    self.init(descriptor, faults: faults)
  }

  private init(_ descriptor: Descriptor, faults: FileFaults) {
    self.path = descriptor.path
    self.descriptor = descriptor
    self.faults = faults
  }

  /// Opens a folder in this one; a symbolic link is an error (`wrongKind`).
  package func folder(_ name: String) throws(FileError) -> Folder {
    Folder(
      try Descriptor.open(
        name, in: descriptor.number, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
        fullPath: full(name)),
      faults: faults)
  }

  /// The names in it without `.` and `..`, in the order of the disk.
  package func list() throws(FileError) -> [FolderEntry] {
    // A second descriptor: closing a directory stream closes the one it was given.
    let number = unsafe carteira_openat(
      descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard number >= 0 else { throw FileError(errorNumber: errno, path: path) }
    guard let stream = unsafe fdopendir(number) else {
      close(number)
      throw FileError(errorNumber: errno, path: path)
    }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let type = unsafe entry.pointee.d_type
      if name != ".", name != ".." {
        entries.append(FolderEntry(name: name, kind: kind(of: name, type: Int(type))))
      }
      errno = 0
    }
    guard errno == 0 else { throw FileError(errorNumber: errno, path: path) }
    return entries
  }

  private func kind(of name: String, type: Int) -> FileInfo.Kind {
    switch type {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): (try? info(name))?.kind ?? .other
    default: .other
    }
  }

  /// What a name stands for; links are not followed.
  package func info(_ name: String) throws(FileError) -> FileInfo {
    var status = stat()
    guard unsafe fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileError(errorNumber: errno, path: full(name))
    }
    return FileInfo(status)
  }

  /// What a name stands for, or nil when there is no such name; links are not followed.
  package func existing(_ name: String) throws(FileError) -> FileInfo? {
    do throws(FileError) {
      return try info(name)
    } catch {
      if error.kind == .missing { return nil }
      throw error
    }
  }

  /// What this folder itself is.
  package func info() throws(FileError) -> FileInfo { try descriptor.info() }

  /// The content of a plain file in it; a symbolic link, a pipe or a device is an error.
  package func read(_ name: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try Descriptor.open(
      name, in: descriptor.number, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK,
      fullPath: full(name)
    ).readAll(limit: limit, isPlain: true)
  }

  /// The content of a file of ours, at a name or a path of names in this folder.
  ///
  /// - Parameters:
  ///   - path: The name, or several with `/` between them; none is followed where it is a link.
  ///   - limit: The largest size that one of ours can have, in bytes.
  /// - Returns: All its bytes; nil where nothing is there, or what is there cannot be ours: a link, a folder,
  ///   a pipe, a device, or more than the limit.
  /// - Throws: When the disk fails.
  package func own(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
    var names = path.split(separator: "/").map(String.init)
    guard let last = names.popLast() else { return nil }
    do throws(FileError) {
      var place = self
      for name in names { place = try place.folder(name) }
      guard try place.existing(last)?.kind == .file else { return nil }
      return try place.read(last, limit: limit)
    } catch {
      switch error.kind {
      case .missing, .link, .wrongKind, .tooLarge: return nil
      default: throw error
      }
    }
  }

  /// Opens a file in it for reading at any position; a symbolic link is an error.
  package func openFile(_ name: String) throws(FileError) -> ByteFile {
    let file = try Descriptor.open(
      name, in: descriptor.number, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK,
      fullPath: full(name))
    let info = try file.info()
    guard info.kind == .file else { throw FileError(.wrongKind, path: full(name)) }
    return ByteFile(full(name), descriptor: file, info: info)
  }

  /// The path of a name in it, for messages.
  package func full(_ name: String) -> String { FilePath.join(path, name) }
}
