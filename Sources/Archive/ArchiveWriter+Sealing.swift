public import Diagnostics
internal import Files
internal import Parallel

extension ArchiveWriter {
  /// Seals a payload as a bag.
  ///
  /// A file that the previous bag has under the same path with the very same bytes gets a second name;
  /// every other file is written anew, so that no bag ever shares a file with what is still written to.
  ///
  /// - Parameters:
  ///   - name: The name of the bag, which must be free.
  ///   - payload: The files.
  ///   - info: What `bag-info.txt` says; the size of the payload is added.
  ///   - previous: The bag to share unchanged files with; nil for none. Where its payload is the very
  ///     same and `keepsOld`, no bag is made.
  ///   - keepsOld: Whether a previous bag with the same payload stands for this one.
  ///   - threads: The most threads at work at once; no byte depends on it.
  /// - Returns: What was done.
  /// - Throws: When a source cannot be read, a path comes twice or the disk fails; then there is no bag.
  public func seal(
    _ name: String, _ payload: [PayloadFile], info: BagInfo, previous: String? = nil,
    keepsOld: Bool = false, threads: Int = 1
  ) throws(Diagnostic) -> SealResult {
    let payload = payload.sorted { $0.path < $1.path }
    for (file, next) in zip(payload, payload.dropFirst()) where file.path == next.path {
      throw .archive(.bagPathTwice, file.path.text)
    }
    do throws(FileError) {
      return try stage(name, payload, info, previous, keepsOld: keepsOld, threads: threads)
    } catch {
      try? folder.removeTree(Archive.stagingName)
      throw .file(error)
    }
  }

  private func stage(
    _ name: String, _ payload: [PayloadFile], _ info: BagInfo, _ previous: String?,
    keepsOld: Bool, threads: Int
  ) throws(FileError) -> SealResult {
    guard try folder.existing(name) == nil else {
      throw FileError(.exists, path: folder.full(name))
    }
    let result = try assemble(
      payload, info, sharing: previous, keepsOld: keepsOld, named: name, threads: threads)
    if result.isOld { return result }
    try commit()
    try folder.renameNew(Archive.stagingName, into: folder, as: name)
    try folder.sync()
    return result
  }

  /// Puts a whole bag together in the staging folder and brings it to the disk.
  ///
  /// - Returns: What was done; where an old bag stands for the new one, nothing is left in the folder.
  func assemble(
    _ payload: [PayloadFile], _ info: BagInfo, sharing previous: String?, keepsOld: Bool = false,
    named name: String = "", threads: Int
  ) throws(FileError) -> SealResult {
    let staging = try folder.makeFolder(Archive.stagingName, permissions: 0o700, orOpen: false)
    let data = try staging.makeFolder(Archive.payloadName, permissions: 0o700)
    let old = previous.flatMap { PreviousBag($0, in: folder) }
    let stage = PayloadStage(
      payload: payload, target: FolderCache(data, permissions: 0o700), old: old,
      permissions: permissions.file)
    let size = 64
    let parts = try Parallel.map((payload.count + size - 1) / size, threads: threads) {
      part throws(FileError) in
      try payload[part * size..<min(payload.count, (part + 1) * size)].map {
        file throws(FileError) in
        try checkGoesOn()
        return try stage.add(file)
      }
    }
    let added = parts.flatMap(\.self)
    let bytes = added.reduce(0) { $0 + $1.size }
    let result = SealResult(
      name: name, isOld: false, files: added.count, bytes: bytes,
      written: added.count { !$0.isLinked },
      bytesWritten: added.reduce(0) { $1.isLinked ? $0 : $0 + $1.size })
    var manifest = BagManifest()
    for file in added { manifest.digests[file.path] = file.digest }
    if keepsOld, let old, let previous, old.manifest == manifest {
      try folder.removeTree(Archive.stagingName)
      return SealResult(
        name: previous, isOld: true, files: result.files, bytes: bytes, written: 0,
        bytesWritten: 0)
    }
    try writeTags(manifest, info, result, in: staging)
    try staging.sealTree(permissions.folder)
    try staging.syncAll()
    return result
  }

  private func writeTags(
    _ manifest: BagManifest, _ info: BagInfo, _ result: SealResult, in staging: Folder
  ) throws(FileError) {
    var info = info
    info.entries.append(BagInfo.Entry("Bag-Size", BagSize.text(result.bytes)))
    info.entries.append(BagInfo.Entry("Payload-Oxum", "\(result.bytes).\(result.files)"))
    var tags = BagManifest()
    let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    for (name, bytes) in [
      ("bagit.txt", Array(declaration.utf8)), ("bag-info.txt", info.text),
      ("manifest-sha256.txt", manifest.text),
    ] {
      if let path = OutputPath(name) { tags.digests[path] = Digest(of: bytes) }
      try staging.create(name, bytes: bytes.span, permissions: permissions.file)
    }
    try staging.create(
      "tagmanifest-sha256.txt", bytes: tags.text.span, permissions: permissions.file)
  }
}

/// The bag that a new one shares unchanged files with.
private struct PreviousBag: Sendable {
  let manifest: BagManifest
  let folders: FolderCache

  /// Nil where the bag cannot be read: then everything is written anew.
  init?(_ name: String, in archive: Folder) {
    guard let bag = try? archive.folder(name), let data = try? bag.folder(Archive.payloadName),
      let text = try? bag.read("manifest-sha256.txt"), let manifest = BagManifest(text)
    else { return nil }
    var inner = BagManifest()
    for (path, digest) in manifest.digests {
      guard path.text.hasPrefix("data/"), let path = OutputPath(String(path.text.dropFirst(5)))
      else { return nil }
      inner.digests[path] = digest
    }
    self.manifest = manifest
    payload = inner
    folders = FolderCache(data, permissions: 0o700)
  }

  private let payload: BagManifest

  /// Gives a file a second name, if it is there with these bytes.
  ///
  /// The bytes are compared, not only what the manifest says of them: what was damaged since is never
  /// carried on.
  func link(
    _ path: OutputPath, _ digest: Digest, _ bytes: [UInt8], _ permissions: UInt32,
    into target: Folder
  ) throws(FileError) -> Bool {
    guard payload.digests[path] == digest else { return false }
    let name = String(path.name)
    guard let folder = try? folders.opening(path.folder), let info = try? folder.info(name),
      info.kind == .file, info.size == bytes.count, info.permissions & 0o777 == permissions,
      let there = try? folder.read(name), there == bytes
    else { return false }
    do throws(FileError) {
      try folder.link(name, into: target, as: name)
      return true
    } catch {
      // A disk without second names, or a file with as many as it may have.
      if error.meansUnsupported { return false }
      throw error
    }
  }
}

/// Puts the files of a payload into the folder of a bag to be.
private struct PayloadStage: Sendable {
  struct Added: Sendable {
    let path: OutputPath
    let size: Int
    let digest: Digest
    let isLinked: Bool
  }

  let payload: [PayloadFile]
  let target: FolderCache
  let old: PreviousBag?
  let permissions: UInt32

  func add(_ file: PayloadFile) throws(FileError) -> Added {
    let bytes: [UInt8] =
      switch file.content {
      case .bytes(let bytes): bytes
      case .copy(let source): try FileSystem.disk.read(source)
      }
    let digest = Digest(of: bytes)
    guard let full = OutputPath("\(Archive.payloadName)/\(file.path.text)") else {
      throw FileError(.badPath, path: file.path.text)
    }
    let folder = try target.making(file.path.folder)
    let isLinked =
      try old?.link(file.path, digest, bytes, permissions, into: folder) ?? false
    if !isLinked {
      try folder.create(String(file.path.name), bytes: bytes.span, permissions: permissions)
    }
    return Added(path: full, size: bytes.count, digest: digest, isLinked: isLinked)
  }
}

/// Sizes as people read them, for `Bag-Size`.
enum BagSize {
  static func text(_ bytes: Int) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var (value, unit) = (bytes * 10, 0)
    while value >= 10_000, unit + 1 < units.count {
      (value, unit) = ((value + 500) / 1000, unit + 1)
    }
    return unit == 0 ? "\(bytes) bytes" : "\(value / 10).\(value % 10) \(units[unit])"
  }
}
