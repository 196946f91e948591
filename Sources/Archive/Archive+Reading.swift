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
    guard try names().contains(name) else {
      throw .archive(.noSuchBag, path, ["found": name])
    }
    func damaged(_ count: Int) -> Diagnostic {
      .archive(.bagIsDamaged, path(of: name), ["name": name, "count": String(count)])
    }
    guard let bag = try? Folder(at: path(of: name)),
      let text = try? bag.read("manifest-sha256.txt"),
      let tags = (try? bag.read("tagmanifest-sha256.txt")).flatMap({ BagManifest($0) }),
      let own = OutputPath("manifest-sha256.txt"), tags.digests[own] == Digest(of: text),
      let manifest = BagManifest(text)
    else { throw damaged(1) }
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
    guard wrong == 0, !files.isEmpty else { throw damaged(max(1, wrong)) }
    return files
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
