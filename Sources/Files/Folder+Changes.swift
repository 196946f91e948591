internal import CSystem
internal import Glibc

extension Folder {
  /// Makes a folder in this one and opens it.
  ///
  /// - Parameters:
  ///   - name: The new name.
  ///   - permissions: The permission bits, whatever the umask of the process.
  ///   - existing: Whether one that is there already is fine; its permissions stay.
  /// - Returns: The folder, open.
  /// - Throws: `exists` when it is there and must not be, `wrongKind` when it is no folder.
  package func makeFolder(
    _ name: String, permissions: UInt32, orOpen existing: Bool = true
  ) throws(FileError) -> Folder {
    try faults.check(.makeFolder, full(name))
    if unsafe mkdirat(descriptor.number, name, permissions) != 0 {
      guard errno == EEXIST, existing else { throw FileError(errorNumber: errno, path: full(name)) }
      return try folder(name)
    }
    let made = try folder(name)
    if try made.info().permissions & 0o777 != permissions { try made.setPermissions(permissions) }
    return made
  }

  /// Gives the folder itself new permission bits; the set-group bit stays.
  package func setPermissions(_ permissions: UInt32) throws(FileError) {
    try faults.check(.setPermissions, path)
    let kept = try info().permissions & 0o7000
    guard fchmod(descriptor.number, kept | permissions) == 0 else {
      throw FileError(errorNumber: errno, path: path)
    }
  }

  /// Creates a file that is not there yet and writes its bytes.
  ///
  /// - Parameters:
  ///   - name: The new name; one that exists is an error.
  ///   - bytes: The content.
  ///   - permissions: The permission bits, whatever the umask of the process.
  ///   - setsPermissions: False where `create` alone is known to give the right bits.
  ///   - syncs: Whether the content must be on the disk when the call returns.
  /// - Throws: `exists` when the name is taken, `noSpace` when the disk is full.
  package func create(
    _ name: String, bytes: borrowing Span<UInt8>, permissions: UInt32,
    setsPermissions: Bool = true, syncs: Bool = false
  ) throws(FileError) {
    let path = full(name)
    let file = try open(new: name, permissions, setsPermissions: setsPermissions)
    do throws(FileError) {
      try faults.check(.write, path)
    } catch {
      try file.write(bytes.extracting(first: bytes.count / 2))
      throw error
    }
    try file.write(bytes)
    guard syncs else { return }
    try faults.check(.sync, path)
    guard fsync(file.number) == 0 else { throw FileError(errorNumber: errno, path: path) }
  }

  /// Begins a file that must not exist yet and grows as it is written.
  package func begin(_ name: String, permissions: UInt32) throws(FileError) -> GrowingFile {
    GrowingFile(try open(new: name, permissions, setsPermissions: true), faults)
  }

  private func open(
    new name: String, _ permissions: UInt32, setsPermissions: Bool
  ) throws(FileError) -> Descriptor {
    let path = full(name)
    try faults.check(.create, path)
    let file = try Descriptor.open(
      name, in: descriptor.number, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
      mode: permissions, fullPath: path)
    if setsPermissions, try file.info().permissions & 0o777 != permissions {
      try faults.check(.setPermissions, path)
      guard fchmod(file.number, permissions) == 0 else {
        throw FileError(errorNumber: errno, path: path)
      }
    }
    return file
  }

  /// Brings the names of this folder to the disk.
  package func sync() throws(FileError) {
    try faults.check(.sync, path)
    guard fsync(descriptor.number) == 0 else { throw FileError(errorNumber: errno, path: path) }
  }

  /// Brings everything written to this file system to the disk, in one call.
  package func syncAll() throws(FileError) {
    try faults.check(.sync, path)
    guard carteira_syncfs(descriptor.number) == 0 else {
      throw FileError(errorNumber: errno, path: path)
    }
  }

  /// Gives a file of this folder a second name in another folder; links are not followed.
  package func link(_ name: String, into other: Folder, as newName: String) throws(FileError) {
    try faults.check(.link, other.full(newName))
    let result = unsafe linkat(
      descriptor.number, name, other.descriptor.number, newName, 0)
    guard result == 0 else { throw FileError(errorNumber: errno, path: other.full(newName)) }
  }

  /// Moves a name, replacing a file or an empty folder that has the new one.
  package func rename(_ name: String, into other: Folder, as newName: String) throws(FileError) {
    try faults.check(.rename, other.full(newName))
    let result = unsafe renameat(descriptor.number, name, other.descriptor.number, newName)
    guard result == 0 else { throw FileError(errorNumber: errno, path: other.full(newName)) }
  }

  /// Moves a name to one that must be free (`exists` otherwise).
  package func renameNew(_ name: String, into other: Folder, as newName: String) throws(FileError) {
    try faults.check(.rename, other.full(newName))
    let result = unsafe carteira_rename_new(
      descriptor.number, name, other.descriptor.number, newName)
    guard result == 0 else { throw FileError(errorNumber: errno, path: other.full(newName)) }
  }

  /// Swaps what two names stand for, in one step for every reader.
  package func exchange(_ name: String, with other: Folder, _ otherName: String) throws(FileError) {
    try faults.check(.exchange, other.full(otherName))
    let result = unsafe carteira_rename_exchange(
      descriptor.number, name, other.descriptor.number, otherName)
    guard result == 0 else { throw FileError(errorNumber: errno, path: other.full(otherName)) }
  }

  /// Whether a folder lies on another mount than this one, so that nothing can be moved between them.
  ///
  /// Asks by moving a name that cannot be: the mounts are compared before the names are looked up.
  package func isMountBoundary(to folder: Folder) throws(FileError) -> Bool {
    let name = ".carteira-no-such-name"
    guard unsafe renameat(descriptor.number, name, folder.descriptor.number, name) != 0 else {
      return false
    }
    return errno == EXDEV
  }

  /// Removes a file or a link.
  package func removeFile(_ name: String) throws(FileError) {
    try faults.check(.removeFile, full(name))
    guard unsafe unlinkat(descriptor.number, name, 0) == 0 else {
      throw FileError(errorNumber: errno, path: full(name))
    }
  }

  /// Removes an empty folder (`exists` when it is not empty).
  package func removeFolder(_ name: String) throws(FileError) {
    try faults.check(.removeFolder, full(name))
    guard unsafe unlinkat(descriptor.number, name, AT_REMOVEDIR) == 0 else {
      throw FileError(errorNumber: errno, path: full(name))
    }
  }

  /// Removes a folder of ours with everything in it, sealed or not.
  package func removeTree(_ name: String) throws(FileError) {
    let tree = try folder(name)
    if try tree.info().permissions & 0o700 != 0o700 { try tree.setPermissions(0o700) }
    for entry in try tree.list() {
      if entry.kind == .folder {
        try tree.removeTree(entry.name)
      } else {
        try tree.removeFile(entry.name)
      }
    }
    try removeFolder(name)
  }
}
