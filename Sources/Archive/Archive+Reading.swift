public import Diagnostics
public import Files

extension Archive {
  /// The files of a part of a payload, each compared with its checksum.
  ///
  /// - Parameters:
  ///   - part: A folder of the payload, such as `inputs`.
  ///   - name: The bag.
  /// - Returns: The bytes by path below the part.
  /// - Throws: When there is no such bag, or the part is not as it was sealed.
  public func files(in part: String, of name: String) throws(Diagnostic) -> [String: [UInt8]] {
    let (bag, manifest) = try manifest(of: name)
    let prefix = "\(Archive.payloadName)/\(part)/"
    var files: [String: [UInt8]] = [:]
    var wrong = 0
    for (path, digest) in manifest.digests where path.text.hasPrefix(prefix) {
      var place = bag
      var bytes: [UInt8]?
      var names = path.text.split(separator: "/").map(String.init)
      let last = names.popLast() ?? ""
      for folder in names {
        guard let inner = try? place.folder(folder) else { break }
        place = inner
      }
      bytes = try? place.read(last)
      guard let bytes, Digest(of: bytes) == digest else {
        wrong += 1
        continue
      }
      files[String(path.text.dropFirst(prefix.count))] = bytes
    }
    guard wrong == 0, !files.isEmpty else { throw damaged(name, max(1, wrong)) }
    return files
  }

  /// A file of a payload, compared with its checksum.
  ///
  /// - Parameters:
  ///   - path: Its place right below `data`, such as `metrics.json`.
  ///   - name: The bag.
  /// - Returns: Its bytes.
  /// - Throws: When there is no such bag, or the file is not as it was sealed.
  public func file(_ path: String, of name: String) throws(Diagnostic) -> [UInt8] {
    let (bag, manifest) = try manifest(of: name)
    guard let place = OutputPath("\(Archive.payloadName)/\(path)"),
      let digest = manifest.digests[place],
      let bytes = try? bag.folder(Archive.payloadName).read(path), Digest(of: bytes) == digest
    else { throw damaged(name, 1) }
    return bytes
  }

  /// What a bag is known by: the digest of its tag manifest, which names everything else.
  ///
  /// - Returns: Nil where there is none that can be read.
  public func seal(of name: String) -> Digest? {
    (try? Folder(at: path(of: name)).read("tagmanifest-sha256.txt")).map { Digest(of: $0) }
  }

  private func damaged(_ name: String, _ count: Int) -> Diagnostic {
    .archive(.bagIsDamaged, path(of: name), ["name": name, "count": String(count)])
  }

  /// The manifest of a payload, compared with its checksum.
  private func manifest(of name: String) throws(Diagnostic) -> (Folder, BagManifest) {
    guard try names().contains(name) else {
      throw .archive(.noSuchBag, path, ["found": name])
    }
    guard let bag = try? Folder(at: path(of: name)),
      let text = try? bag.read("manifest-sha256.txt"),
      let tags = (try? bag.read("tagmanifest-sha256.txt")).flatMap({ BagManifest($0) }),
      let own = OutputPath("manifest-sha256.txt"), tags.digests[own] == Digest(of: text),
      let manifest = BagManifest(text)
    else { throw damaged(name, 1) }
    return (bag, manifest)
  }

  /// The checksums of a bag's payload, by path below `data`.
  ///
  /// - Throws: When there is no such bag, or its manifest is not as this program writes it.
  public func checksums(of name: String) throws(Diagnostic) -> [OutputPath: Digest] {
    guard try names().contains(name) else {
      throw .archive(.noSuchBag, path, ["found": name])
    }
    guard let bag = try? Folder(at: path(of: name)),
      let text = try? bag.read("manifest-sha256.txt"),
      let manifest = BagManifest(text)
    else { throw .archive(.bagIsDamaged, path(of: name), ["name": name, "count": "1"]) }
    var checksums: [OutputPath: Digest] = [:]
    for (path, digest) in manifest.digests {
      guard let inner = OutputPath(String(path.text.dropFirst(5))) else { continue }
      checksums[inner] = digest
    }
    return checksums
  }
}
