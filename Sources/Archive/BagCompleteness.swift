/// Compares what manifests name with what is there (RFC 8493, section 3).
struct BagCompleteness {
  let contents: BagContents
  let declaration: BagDeclaration
  /// The manifests of the payload.
  let manifests: [ManifestReading]
  /// The manifests of tag files.
  let tags: [ManifestReading]
  /// What is still to be fetched.
  let pending: Set<String>
  /// Files that are there under a name of other signs, by the path that manifests name.
  private let spelt: [PathBytes: String]

  init(
    contents: BagContents, declaration: BagDeclaration, manifests: [ManifestReading],
    tags: [ManifestReading], pending: Set<String>
  ) {
    self.contents = contents
    self.declaration = declaration
    self.manifests = manifests
    self.tags = tags
    self.pending = pending
    var bySpelling: [String: String] = [:]
    for path in contents.paths { bySpelling[path] = path }
    let listed = Set((manifests + tags).flatMap(\.checksums.keys))
    var spelt: [PathBytes: String] = [:]
    for path in listed where !contents.holds(path.text) {
      // Texts that compare equal and differ in their bytes are two spellings of one name.
      guard let other = bySpelling[path.text], !listed.contains(PathBytes(other)) else { continue }
      spelt[path] = other
    }
    self.spelt = spelt
  }

  func judge(into log: inout BagLog) {
    let listed = Set(manifests.flatMap(\.checksums.keys))
    for path in listed { find(path, into: &log) }
    for path in Set(tags.flatMap(\.checksums.keys)) { find(path, into: &log) }
    if declaration.isStrict {
      for path in listed {
        for manifest in manifests where manifest.checksums[path] == nil {
          log.add(.manifestsDiffer, path.text, found: manifest.name)
        }
      }
    }
    let found = Set(spelt.values.map { PathBytes($0) })
    for (path, text) in contents.files.keys.map({ ($0, $0.text) }) where text.hasPrefix("data/") {
      guard !listed.contains(path), !found.contains(path), !manifests.isEmpty else { continue }
      log.add(.unlisted, text)
    }
    judgeTags(into: &log)
  }

  private func find(_ path: PathBytes, into log: inout BagLog) {
    guard !contents.holds(path.text), !pending.contains(path.text) else { return }
    if let other = spelt[path] {
      log.add(.otherSpelling, path.text, found: other, isWarning: true)
    } else {
      log.add(.missing, path.text)
    }
  }

  private func judgeTags(into log: inout BagLog) {
    guard !tags.isEmpty else { return }
    for manifest in tags where declaration.isStrict {
      for name in contents.paths.filter(ManifestReading.isPayloadManifest)
      where manifest.checksums[PathBytes(name)] == nil {
        log.add(.manifestUnlisted, name, found: manifest.name)
      }
    }
    let listed = Set(tags.flatMap(\.checksums.keys))
    for (path, text) in contents.files.keys.map({ ($0, $0.text) }) where !text.hasPrefix("data/") {
      guard !ManifestReading.isTagManifest(text), !listed.contains(path),
        !ManifestReading.isPayloadManifest(text)
      else { continue }
      log.add(.unlistedTag, text, isWarning: true)
    }
  }

  /// The checksums that each file must have, by the path it is found under.
  var wanted: [String: [(algorithm: ChecksumAlgorithm, digits: String)]] {
    var wanted: [String: [(algorithm: ChecksumAlgorithm, digits: String)]] = [:]
    for manifest in manifests + tags {
      for (path, digits) in manifest.checksums {
        guard let place = contents.holds(path.text) ? path.text : spelt[path] else { continue }
        wanted[place, default: []].append((manifest.algorithm, digits))
      }
    }
    return wanted
  }
}
