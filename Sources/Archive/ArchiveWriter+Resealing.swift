public import Diagnostics
public import Files

extension ArchiveWriter {
  /// Puts another payload in place of a bag's, at once for whoever looks.
  ///
  /// The new bag is put together beside the old one, brought to the disk, and the two change names in one
  /// step; then the old one is removed. A process that dies leaves the old bag or the new one, and what is
  /// left over goes with the next writer. Files with the very same bytes stay the same files.
  ///
  /// - Parameters:
  ///   - name: The bag.
  ///   - payload: The files of the new one.
  ///   - info: What `bag-info.txt` says; the size of the payload is added.
  ///   - threads: The most threads at work at once.
  /// - Throws: When there is no such bag, a source cannot be read or the disk fails; then the old bag stands.
  public func reseal(
    _ name: String, _ payload: [PayloadFile], info: BagInfo, threads: Int = 1
  ) throws(Diagnostic) {
    guard try archive.names().contains(name) else {
      throw .archive(.noSuchBag, archive.path, ["found": name])
    }
    let payload = payload.sorted { $0.path < $1.path }
    do throws(FileError) {
      try put(payload, info, in: name, threads: threads)
    } catch {
      try? folder.removeTree(Archive.stagingName)
      throw .file(error)
    }
  }

  private func put(
    _ payload: [PayloadFile], _ info: BagInfo, in name: String, threads: Int
  ) throws(FileError) {
    _ = try assemble(payload, info, sharing: name, threads: threads)
    try commit()
    try folder.exchange(Archive.stagingName, with: folder, name)
    try folder.sync()
    try folder.removeTree(Archive.stagingName)
  }
}

extension ArchiveWriter {
  /// Whether a bag has a packed file beside it, or had one that has to be made again.
  ///
  /// - Parameter name: The bag.
  /// - Returns: Whether it does.
  /// - Throws: When the disk fails.
  public func isPacked(_ name: String) throws(Diagnostic) -> Bool {
    try filing { () throws(FileError) in
      let packed = Archive.packedName(of: name)
      let file = try folder.existing(packed)
      let draft = try folder.existing(Archive.draftName(of: packed))
      return file?.kind == .file || draft?.kind == .file
    }
  }

  /// Removes the packed file of a bag that is to be another, and leaves word that there was one.
  ///
  /// An empty draft is that word: a process that dies before it packs the new bag leaves it to the next. The
  /// bag itself holds all that the packed file held.
  ///
  /// - Parameter name: The bag.
  /// - Throws: When the disk fails.
  public func removePacked(_ name: String) throws(Diagnostic) {
    try filing { () throws(FileError) in
      let packed = Archive.packedName(of: name)
      let draft = Archive.draftName(of: packed)
      let isThere = try folder.existing(packed)?.kind == .file
      let rest = try folder.existing(draft)
      // One with content is of somebody who died while packing the old bag.
      if let rest, rest.kind == .file, rest.size > 0 { try folder.removeFile(draft) }
      if rest.map({ $0.size > 0 }) ?? isThere {
        try folder.create(draft, bytes: [UInt8]().span, permissions: 0o600)
      }
      if isThere { try folder.removeFile(packed) }
      try folder.sync()
    }
  }
}

extension Archive {
  /// The name of the packed file of a bag.
  static func packedName(of name: String) -> String { name + ".tar.gz" }

  /// The name of a packed file before it is whole.
  static func draftName(of packed: String) -> String { ".\(packed).draft" }
}

extension Archive {
  /// The payload of a bag, each file compared with its checksum.
  ///
  /// - Parameters:
  ///   - name: The bag.
  ///   - take: Gets each file in the order of the paths, below `data`.
  /// - Throws: When there is no such bag or it is not as it was sealed, or what `take` throws.
  public func forEachFile(
    of name: String, _ take: (OutputPath, [UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    for (path, digest) in try checksums(of: name).sorted(by: { $0.key < $1.key }) {
      let bytes = try filing { () throws(FileError) in
        try FileSystem.disk.read(self.path(of: path.text, in: name))
      }
      guard Digest(of: bytes) == digest else {
        throw .archive(.bagIsDamaged, self.path(of: name), ["name": name, "count": "1"])
      }
      try take(path, bytes)
    }
  }
}
