/// A manifest of a bag as it was read, whoever wrote it.
struct ManifestReading {
  /// The file's name.
  let name: String
  let algorithm: ChecksumAlgorithm
  /// The checksum of each path.
  private(set) var checksums: [PathBytes: String] = [:]

  /// The manifests of the payload or of the tag files, by name.
  static func all(
    _ contents: BagContents, _ declaration: BagDeclaration, isOfTags: Bool, into log: inout BagLog
  ) -> [ManifestReading] {
    let names = contents.paths.filter(isOfTags ? isTagManifest : isPayloadManifest)
    return names.compactMap { name in
      let word = name.dropFirst(isOfTags ? 12 : 9).dropLast(4)
      guard let algorithm = ChecksumAlgorithm(rawValue: word.lowercased()) else {
        // A bag may come with several: one that is known is enough to judge it by.
        let isAlone = names.allSatisfy { other in
          let word = other.dropFirst(isOfTags ? 12 : 9).dropLast(4)
          return ChecksumAlgorithm(rawValue: word.lowercased()) == nil
        }
        log.add(.unknownAlgorithm, name, found: String(word), isWarning: !isAlone)
        return nil
      }
      return ManifestReading(name, algorithm, contents, declaration, isOfTags, into: &log)
    }
  }

  static func isPayloadManifest(_ name: String) -> Bool {
    name.hasPrefix("manifest-") && name.hasSuffix(".txt") && !name.contains("/")
  }

  static func isTagManifest(_ name: String) -> Bool {
    name.hasPrefix("tagmanifest-") && name.hasSuffix(".txt") && !name.contains("/")
  }

  private init?(
    _ name: String, _ algorithm: ChecksumAlgorithm, _ contents: BagContents,
    _ declaration: BagDeclaration, _ isOfTags: Bool, into log: inout BagLog
  ) {
    self.name = name
    self.algorithm = algorithm
    guard let text = contents.text(name, declaration.encoding, into: &log) else { return nil }
    for (index, line) in TagText.lines(text).enumerated() {
      guard let (checksum, written) = entry(line, declaration) else {
        // Blank lines say nothing; anything else should.
        if !TagText.trimmed(line).isEmpty {
          log.add(.badManifestLine, name, found: "\(index + 1): \(line)")
        }
        continue
      }
      guard let path = ListedPath.read(written, declaration, in: name, into: &log) else {
        continue
      }
      guard isOfTags ? isTagPath(path, into: &log) : isPayloadPath(path, into: &log) else {
        continue
      }
      guard let known = checksums.updateValue(checksum, forKey: PathBytes(path)) else { continue }
      log.add(
        .listedTwice, path, found: name,
        isWarning: !declaration.isStrict && known == checksum)
    }
  }

  /// The checksum and the path of a line; the drafts before RFC 8493 allowed an asterisk before the path.
  private func entry(
    _ line: String, _ declaration: BagDeclaration
  ) -> (checksum: String, path: String)? {
    let digits = line.prefix { $0.isHexDigit && $0.isASCII }
    guard digits.count == algorithm.digits else { return nil }
    let rest = line.dropFirst(digits.count)
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }
    var path = rest.dropFirst(blanks.count)
    if !declaration.isStrict, path.first == "*" { path = path.dropFirst() }
    guard !blanks.isEmpty, !path.isEmpty else { return nil }
    return (digits.lowercased(), String(path))
  }

  private func isPayloadPath(_ path: String, into log: inout BagLog) -> Bool {
    guard path.hasPrefix("data/") else {
      log.add(.outsidePayload, path, found: name)
      return false
    }
    return true
  }

  private func isTagPath(_ path: String, into log: inout BagLog) -> Bool {
    if path.hasPrefix("data/") {
      log.add(.payloadInTagManifest, path, found: name)
      return false
    }
    if ManifestReading.isTagManifest(path) {
      log.add(.tagManifestListed, path, found: name)
      return false
    }
    return true
  }
}

/// A path as a key: its bytes, since texts compare equal that a disk holds apart.
struct PathBytes: Hashable {
  let text: String
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  static func == (left: PathBytes, right: PathBytes) -> Bool { left.bytes == right.bytes }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// A path as manifests and `fetch.txt` write it.
enum ListedPath {
  /// The path it means, in the bag; nil, and said, where it must not be followed.
  static func read(
    _ written: String, _ declaration: BagDeclaration, in name: String, into log: inout BagLog
  ) -> String? {
    guard var path = BagPath.decoded(written, isStrict: declaration.isStrict) else {
      log.add(.badPercent, written, found: name)
      return nil
    }
    if path.hasPrefix("./") {
      log.add(.dotPath, path, found: name, isWarning: true)
      path.removeFirst(2)
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe =
      !path.hasPrefix("~") && !path.utf8.contains(0)
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      // A drive, or the separator of another system.
      && !path.utf8.contains(0x5C) && path.dropFirst().first != ":"
    guard isSafe else {
      log.add(.unsafePath, path, found: name)
      return nil
    }
    return path
  }
}

/// `fetch.txt`: what is to be fetched before the bag is complete.
struct FetchList {
  private var paths: [String] = []

  init(_ contents: BagContents, _ declaration: BagDeclaration, into log: inout BagLog) {
    let name = "fetch.txt"
    guard contents.holds(name),
      let text = contents.text(name, declaration.encoding, into: &log)
    else { return }
    for (index, line) in TagText.lines(text).enumerated()
    where !TagText.trimmed(line).isEmpty {
      let parts = line.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
      guard parts.count == 3, FetchList.isURL(parts[0]),
        parts[1] == "-" || parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        log.add(.badFetchLine, name, found: "\(index + 1): \(line)")
        continue
      }
      let written = String(parts[2].drop { $0 == " " || $0 == "\t" })
      guard let path = ListedPath.read(written, declaration, in: name, into: &log) else {
        continue
      }
      guard path.hasPrefix("data/") else {
        log.add(.fetchOutsidePayload, path)
        continue
      }
      paths.append(path)
    }
  }

  private static func isURL(_ text: Substring) -> Bool {
    let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return scheme.first?.isLetter == true && text.dropFirst(scheme.count).hasPrefix(":")
      && text.count > scheme.count + 1
  }

  /// The paths that are not there yet.
  func pending(_ contents: BagContents) -> Set<String> {
    Set(paths.filter { !contents.holds($0) })
  }

  func compare(
    with manifests: [ManifestReading], _ contents: BagContents, into log: inout BagLog
  ) {
    for path in paths {
      for manifest in manifests where manifest.checksums[PathBytes(path)] == nil {
        log.add(.fetchUnlisted, path, found: manifest.name)
      }
    }
    for path in pending(contents) { log.add(.fetchPending, path) }
  }
}
