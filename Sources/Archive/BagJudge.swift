internal import Files
internal import Parallel

/// Judges a folder by RFC 8493, clause by clause; bags of the versions before it by what they said.
///
/// Nothing in the bag is believed: links are not followed, and no path of a manifest is opened that the
/// walk through the folder did not find.
struct BagJudge {
  let path: String
  let threads: Int

  init(_ path: String, threads: Int) {
    self.path = path
    self.threads = threads
  }

  /// The verdict.
  ///
  /// - Parameter checksums: Whether files are read; without, only what is there is compared.
  /// - Returns: Everything found.
  func verdict(checksums: Bool = true) -> BagVerdict {
    var log = BagLog()
    guard let contents = BagContents(path, into: &log) else {
      log.add(.noBag, path)
      return log.verdict()
    }
    let declaration = BagDeclaration(contents, into: &log)
    let info = readInfo(contents, declaration, into: &log)
    let payload = contents.files.filter { $0.key.text.hasPrefix("data/") }
    if !contents.hasPayloadFolder { log.add(.noPayloadFolder, "data") }
    let manifests = ManifestReading.all(contents, declaration, isOfTags: false, into: &log)
    let tagManifests = ManifestReading.all(contents, declaration, isOfTags: true, into: &log)
    if !contents.paths.contains(where: ManifestReading.isPayloadManifest) {
      log.add(.noManifest)
    }
    let fetched = FetchList(contents, declaration, into: &log)
    fetched.compare(with: manifests, contents, into: &log)
    let completeness = BagCompleteness(
      contents: contents, declaration: declaration, manifests: manifests, tags: tagManifests,
      pending: fetched.pending(contents))
    completeness.judge(into: &log)
    checkOxum(info, payload, hasPending: !fetched.pending(contents).isEmpty, into: &log)
    TwinPaths.report(contents.paths, into: &log)
    OwnBag(path, info)?.judge(contents, into: &log)
    if checksums {
      compare(completeness.wanted, contents, into: &log)
    }
    return log.verdict(
      files: payload.count, bytes: payload.values.reduce(0) { $0 + $1.size }, info: info)
  }

  private func readInfo(
    _ contents: BagContents, _ declaration: BagDeclaration, into log: inout BagLog
  ) -> BagInfo {
    let name = declaration.infoName
    guard contents.holds(name),
      let text = contents.text(name, declaration.encoding, into: &log)
    else { return BagInfo() }
    return BagInfo(text) { line, found in
      log.add(.badInfoLine, name, found: "\(line): \(found)")
    }
  }

  private func checkOxum(
    _ info: BagInfo, _ payload: [PathBytes: BagContents.File], hasPending: Bool,
    into log: inout BagLog
  ) {
    let values = info.entries.filter { $0.label.lowercased() == "payload-oxum" }.map(\.value)
    guard let value = values.first else { return }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard Set(values).count == 1, parts.count == 2, let bytes = Int(parts[0]),
      let files = Int(parts[1]), bytes >= 0, files >= 0
    else {
      log.add(.badOxum, "bag-info.txt", found: values.joined(separator: ", "))
      return
    }
    let found = (bytes: payload.values.reduce(0) { $0 + $1.size }, files: payload.count)
    guard !hasPending, found.bytes != bytes || found.files != files else { return }
    log.add(.otherOxum, "bag-info.txt", found: "\(found.bytes).\(found.files)", expected: value)
  }

  /// Reads every file that has a checksum, each once for all of them.
  private func compare(
    _ wanted: [String: [(algorithm: ChecksumAlgorithm, digits: String)]], _ contents: BagContents,
    into log: inout BagLog
  ) {
    let paths = wanted.keys.sorted(by: BagLog.precedes)
    let found = Parallel.map(paths.count, threads: threads) { index -> [BagFinding] in
      let path = paths[index]
      guard let bytes = contents.read(path) else {
        return [BagFinding(.missing, path)]
      }
      return (wanted[path] ?? []).compactMap { algorithm, digits in
        let checksum = algorithm.checksum(bytes)
        return checksum == digits
          ? nil : BagFinding(.changed, path, found: checksum, expected: digits)
      }
    }
    for finding in found.joined() { log.findings.append(finding) }
  }
}

/// The findings while they come in.
struct BagLog {
  var findings: [BagFinding] = []

  mutating func add(
    _ kind: BagFinding.Kind, _ path: String = "", found: String = "", expected: String = "",
    isWarning: Bool = false
  ) {
    findings.append(
      BagFinding(kind, path, found: found, expected: expected, isWarning: isWarning))
  }

  func verdict(files: Int = 0, bytes: Int = 0, info: BagInfo = BagInfo()) -> BagVerdict {
    BagVerdict(
      findings: findings.sorted(by: BagFinding.precedes), files: files, bytes: bytes, info: info)
  }

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// What lies in the folder of a bag.
struct BagContents: Sendable {
  struct File: Sendable {
    let size: Int
  }

  /// The plain files, by path.
  private(set) var files: [PathBytes: File] = [:]
  private(set) var hasPayloadFolder = false
  private let folder: Folder

  /// Walks the folder; nil where there is none.
  init?(_ path: String, into log: inout BagLog) {
    guard let folder = try? Folder(at: path) else { return nil }
    self.folder = folder
    walk(folder, "", into: &log)
  }

  /// The paths, sorted by bytes.
  var paths: [String] { files.keys.map(\.text).sorted(by: BagLog.precedes) }

  /// Whether there is a plain file of exactly this path.
  func holds(_ path: String) -> Bool { files[PathBytes(path)] != nil }

  private mutating func walk(_ folder: Folder, _ prefix: String, into log: inout BagLog) {
    guard let entries = try? folder.list() else {
      log.add(.notAFile, prefix)
      return
    }
    for entry in entries {
      let path = prefix + entry.name
      switch entry.kind {
      case .file:
        if let info = try? folder.info(entry.name) {
          files[PathBytes(path)] = File(size: info.size)
        }
      case .folder:
        if path == "data" { hasPayloadFolder = true }
        guard let inner = try? folder.folder(entry.name) else {
          log.add(.notAFile, path)
          continue
        }
        walk(inner, path + "/", into: &log)
      case .link: log.add(.link, path)
      case .other: log.add(.notAFile, path)
      }
    }
  }

  /// The bytes of a file that the walk found; links on the way are not followed.
  func read(_ path: String) -> [UInt8]? {
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { return nil }
    var place = folder
    for part in parts {
      guard let inner = try? place.folder(part) else { return nil }
      place = inner
    }
    return try? place.read(name)
  }

  /// The text of a tag file; nil, and said, where it is none.
  func text(_ path: String, _ encoding: TagEncoding, into log: inout BagLog) -> String? {
    guard let bytes = read(path) else { return nil }
    guard let text = TagText.decoded(bytes, encoding) else {
      log.add(.undecodable, path)
      return nil
    }
    return text
  }
}

/// `bagit.txt`: the version and the encoding of the other tag files.
struct BagDeclaration {
  /// The version; that of RFC 8493 where it cannot be told.
  private(set) var version = (major: 1, minor: 0)
  private(set) var encoding = TagEncoding.utf8

  /// Whether the rules of RFC 8493 hold, and not those of the drafts before it.
  var isStrict: Bool { version.major >= 1 }

  var infoName: String {
    version == (0, 93) || version == (0, 94) || version == (0, 95)
      ? "package-info.txt" : "bag-info.txt"
  }

  init(_ contents: BagContents, into log: inout BagLog) {
    let name = "bagit.txt"
    guard let bytes = contents.read(name) else {
      log.add(.noDeclaration, name)
      return
    }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      log.add(.markInDeclaration, name)
      return
    }
    let lines = TagText.lines(String(decoding: bytes, as: UTF8.self))
    let (first, second) = ("BagIt-Version: ", "Tag-File-Character-Encoding: ")
    guard lines.count == 2, lines[0].hasPrefix(first), lines[1].hasPrefix(second) else {
      log.add(.badDeclaration, name, found: lines.prefix(3).joined(separator: " / "))
      return
    }
    let number = String(lines[0].dropFirst(first.count))
    let parts = number.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    let known = [(0, 93), (0, 94), (0, 95), (0, 96), (0, 97), (1, 0)]
    guard parts.count == 2, let major = parts[0], let minor = parts[1],
      number.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) })
    else {
      log.add(.badDeclaration, name, found: lines[0])
      return
    }
    guard known.contains(where: { $0 == (major, minor) }) else {
      log.add(.unknownVersion, name, found: number)
      return
    }
    version = (major, minor)
    let label = String(lines[1].dropFirst(second.count))
    guard let encoding = TagEncoding(name: label) else {
      log.add(.unknownEncoding, name, found: label)
      return
    }
    self.encoding = encoding
  }
}

/// Paths that some disks take for one.
enum TwinPaths {
  static func report(_ paths: [String], into log: inout BagLog) {
    var folded: [String: String] = [:]
    // Text compares letters, not how they are spelt: equal keys are twins of spelling.
    var spelt: [String: String] = [:]
    for path in paths {
      if let other = spelt[path] {
        log.add(.spellingTwins, path, found: other, isWarning: true)
        continue
      }
      spelt[path] = path
      if let other = folded.updateValue(path, forKey: path.lowercased()) {
        log.add(.caseTwins, path, found: other, isWarning: true)
      }
    }
  }
}
