internal import Glibc

extension FileSystem {
  /// The files of this machine.
  public static let disk = FileSystem(
    Operations(
      read: { (path, limit) throws(FileError) in
        try Descriptor.open(path, O_RDONLY | O_CLOEXEC).readAll(limit: limit)
      },
      open: { (path) throws(FileError) in try ByteFile(path) },
      info: { (path) throws(FileError) in try Descriptor.info(at: path) },
      list: { (path) throws(FileError) in try Folder(at: path).list() },
      write: { (bytes, path) throws(FileError) in
        let file = try Descriptor.open(
          path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode: 0o666)
        try file.write(bytes.span)
      },
      createFolder: { (path) throws(FileError) in try createFolders(path) }))

  private static func createFolders(_ path: String) throws(FileError) {
    try Descriptor.checkPath(path)
    if unsafe mkdir(path, 0o777) == 0 { return }
    let number = errno
    switch number {
    case EEXIST:
      guard try Descriptor.info(at: path).kind == .folder else {
        throw FileError(.exists, path: path)
      }
    case ENOENT:
      let parent = FilePath.parent(of: path)
      guard !parent.isEmpty, parent != path else { throw FileError(.missing, path: path) }
      try createFolders(parent)
      if unsafe mkdir(path, 0o777) != 0, errno != EEXIST {
        let number = errno
        // The folder above is there by now: one that still makes none, like /proc, allows none.
        throw FileError(errorNumber: number == ENOENT ? EACCES : number, path: path)
      }
    default: throw FileError(errorNumber: number, path: path)
    }
  }
}
