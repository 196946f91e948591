public import Diagnostics
package import Files

extension Archive {
  /// Packs a bag into one file, the same bytes whoever packs it when.
  ///
  /// - Parameters:
  ///   - name: The bag; a damaged one is refused.
  ///   - file: The `.tar.gz`; the folder must be there.
  ///   - replaces: Whether a file of that name may go.
  ///   - permissions: Who may read it.
  ///   - threads: The most threads at work at once.
  /// - Returns: The size of the file in bytes.
  /// - Throws: When the bag is damaged, the name is taken or the disk fails; then there is no file.
  public func export(
    _ name: String, to file: String, replaces: Bool = false,
    permissions: BagPermissions = .private, threads: Int = 1
  ) throws(Diagnostic) -> Int {
    try export(
      name, to: file, replaces: replaces, permissions: permissions, threads: threads, faults: .none)
  }

  package func export(
    _ name: String, to file: String, replaces: Bool, permissions: BagPermissions, threads: Int,
    faults: FileFaults
  ) throws(Diagnostic) -> Int {
    let verdict = try verify(name, threads: threads)
    guard verdict.isValid else {
      throw .archive(
        .bagIsDamaged, path(of: name), ["name": name, "count": String(verdict.findings.count)])
    }
    if !replaces, FileSystem.disk.existing(file) != nil { throw .archive(.exportExists, file) }
    return try filing { () throws(FileError) in
      let folder = try Folder(at: FilePath.parent(of: file), faults: faults)
      let target = FilePath.name(of: file)
      let draft = Archive.draftName(of: target)
      if try folder.existing(draft)?.kind == .file { try folder.removeFile(draft) }
      do throws(FileError) {
        let size = try pack(
          name, try folder.begin(draft, permissions: permissions == .private ? 0o600 : 0o644))
        try folder.rename(draft, into: folder, as: target)
        try folder.sync()
        return size
      } catch {
        try? folder.removeFile(draft)
        throw error
      }
    }
  }

  /// Writes the files of a bag in the order of their paths.
  private func pack(_ name: String, _ file: GrowingFile) throws(FileError) -> Int {
    guard let gzip = Gzip() else { throw FileError(.failed, path: path(of: name)) }
    let bag = try Folder(at: path(of: name))
    var size = 0
    func put(_ bytes: [UInt8], isLast: Bool = false) throws(FileError) {
      let packed = gzip.compress(bytes, isLast: isLast)
      size += packed.count
      if !packed.isEmpty { try file.append(packed) }
    }
    for path in try paths(in: bag, "").sorted(by: BagLog.precedes) {
      var place = bag
      var parts = path.split(separator: "/").map(String.init)
      let last = parts.popLast() ?? path
      for part in parts { place = try place.folder(part) }
      let bytes = try place.read(last)
      try put(TarFile.head("\(name)/\(path)", size: bytes.count))
      try put(bytes)
      try put(TarFile.padding(after: bytes.count))
    }
    try put(TarFile.end, isLast: true)
    try file.sync()
    return size
  }

  private func paths(in folder: Folder, _ prefix: String) throws(FileError) -> [String] {
    var paths: [String] = []
    for entry in try folder.list() {
      if entry.kind == .folder {
        paths += try self.paths(in: try folder.folder(entry.name), prefix + entry.name + "/")
      } else {
        paths.append(prefix + entry.name)
      }
    }
    return paths
  }
}
