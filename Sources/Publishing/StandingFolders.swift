public import Diagnostics
internal import Files

/// What a folder of a site was made from.
public struct FolderOrigin: Sendable, Hashable {
  /// A number that stands for it: where it is the same, so are the files.
  public let foundation: UInt64
  /// A number for what other folders may not name of it.
  public let names: UInt64
  /// How many pages the folder holds.
  public let pages: Int

  /// What a folder was made from.
  public init(foundation: UInt64, names: UInt64, pages: Int) {
    self.foundation = foundation
    self.names = names
    self.pages = pages
  }
}

/// The folders of a site with what each was made from: a file beside the site, by which the next build knows
/// what it need not make again.
///
/// It holds for one manifest alone; any other build, or a hand in the manifest, makes it void.
public struct SiteOrigins: Sendable, Hashable {
  /// What all folders were made from, in one line.
  public let common: String
  /// By folder, such as `clients/acme`.
  public let folders: [String: FolderOrigin]

  /// The origins of a site.
  ///
  /// - Parameters:
  ///   - common: What all folders were made from, in one line.
  ///   - folders: By folder.
  public init(common: String, folders: [String: FolderOrigin]) {
    self.common = common
    self.folders = folders
  }

  static func name(of site: String) -> String { ".\(site).origins" }

  /// The most pages that a folder can be said to hold: far more than any does, and far from what a sum holds.
  private static let mostPages = 1_000_000

  /// Reads a file; nil for anything that `file` would not have made, or of another manifest.
  init?(_ file: [UInt8], of manifest: Digest) {
    let start = "\(manifest.hex) "
    guard let memory = SiteMemory(file), memory.key.hasPrefix(start) else { return nil }
    common = String(memory.key.dropFirst(start.count))
    let lines = memory.bytes.split(separator: 0x0A)
    var folders: [String: FolderOrigin] = [:]
    folders.reserveCapacity(lines.count)
    for line in lines {
      let parts = line.split(separator: 0x20, maxSplits: 3)
      guard parts.count == 4,
        let foundation = UInt64(String(decoding: parts[0], as: UTF8.self), radix: 16),
        let names = UInt64(String(decoding: parts[1], as: UTF8.self), radix: 16),
        let pages = Int(String(decoding: parts[2], as: UTF8.self)),
        (0...SiteOrigins.mostPages).contains(pages),
        let folder = String(validating: parts[3], as: UTF8.self),
        folders.updateValue(
          FolderOrigin(foundation: foundation, names: names, pages: pages), forKey: folder) == nil
      else { return nil }
    }
    self.folders = folders
  }

  /// The file; nil where no sum can be made.
  func file(of manifest: Digest) -> [UInt8]? {
    var text: [UInt8] = []
    for (folder, origin) in folders.sorted(by: { $0.key < $1.key }) {
      text += Array(
        "\(String(origin.foundation, radix: 16)) \(String(origin.names, radix: 16)) \(origin.pages) \(folder)\n"
          .utf8)
    }
    return SiteMemory(key: "\(manifest.hex) \(common)", bytes: text).file
  }
}

/// The site that stands, as far as a build may leave its folders as they are.
public struct StandingFolders: Sendable {
  /// What they were made from.
  public let origins: SiteOrigins
  /// The files of the site, sorted.
  fileprivate let paths: [OutputPath]

  /// The files of a folder.
  fileprivate func files(in folder: String) -> ArraySlice<OutputPath> {
    let prefix = folder + "/"
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].text.utf8.lexicographicallyPrecedes(prefix.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let end = paths[low...].firstIndex { !$0.text.utf8.starts(with: prefix.utf8) }
    return paths[low..<(end ?? paths.count)]
  }
}

extension SiteWriter {
  /// The folders of the site that stands, where an earlier build left word of what they were made from.
  ///
  /// - Returns: The folders; nil where nothing is known of the site as it lies there.
  /// - Throws: When the disk fails.
  public func standingFolders() throws(Diagnostic) -> StandingFolders? {
    guard let digest = old.manifestDigest else { return nil }
    let name = SiteOrigins.name(of: place.name)
    let text = try filing { () throws(FileError) in
      try place.parent.own(name, limit: SiteMemory.mostBytes)
    }
    guard let text, let origins = SiteOrigins(text, of: digest) else { return nil }
    return StandingFolders(origins: origins, paths: old.paths)
  }

  /// Leaves the files of a folder as they are, instead of adding them.
  ///
  /// - Parameters:
  ///   - folder: The folder, such as `clients/acme`.
  ///   - standing: The folders of the site.
  ///   - isFit: Asked of each file with what reads it; false has the folder made again.
  /// - Returns: Whether they stay; false where one of them is missing or was touched.
  /// - Throws: What `isFit` throws, or when the disk fails.
  public func keep(
    _ folder: String, of standing: StandingFolders,
    where isFit: (_ path: String, _ read: () throws(Diagnostic) -> [UInt8]) throws(Diagnostic)
      -> Bool
  ) throws(Diagnostic) -> Bool {
    let paths = standing.files(in: folder)
    var kept: [(path: OutputPath, entry: Manifest.Entry)] = []
    for path in paths {
      guard let entry = old.manifest?.entries[path],
        try filing({ () throws(FileError) in try old.holds(path, entry) }),
        try isFit(path.text, { () throws(Diagnostic) in try bytes(of: path) })
      else { return false }
      kept.append((path, entry))
    }
    try keep(kept)
    return true
  }

  /// Leaves files as they are, instead of adding them.
  ///
  /// - Parameter files: Their places, such as `index.html`.
  /// - Returns: Whether all of them stay; false, and then none does, where one is missing or was touched.
  /// - Throws: When a place is taken, or the disk fails.
  public func keep(files: [String]) throws(Diagnostic) -> Bool {
    var kept: [(path: OutputPath, entry: Manifest.Entry)] = []
    for file in files {
      guard let path = OutputPath(file), let entry = old.manifest?.entries[path],
        try filing({ () throws(FileError) in try old.holds(path, entry) })
      else { return false }
      kept.append((path, entry))
    }
    try keep(kept)
    return true
  }

  /// The bytes of a file of the site that stands.
  private func bytes(of path: OutputPath) throws(Diagnostic) -> [UInt8] {
    try filing { () throws(FileError) in
      try old.folders?.opening(path.folder).read(String(path.name)) ?? []
    }
  }
}
