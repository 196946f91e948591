internal import Diagnostics
internal import Files

/// The site as the last build left it, and what others have put into it.
final class OldSite: Sendable {
  /// What the last build wrote; nil when there is no site yet.
  let manifest: Manifest?
  /// The files of the manifest, sorted.
  let paths: [OutputPath]
  let folders: FolderCache?
  /// The digest of its manifest as it lies there; nil when there is no site yet.
  let manifestDigest: Digest?
  private let path: String
  private let permissions: SitePermissions
  private let manifestModified: Int64

  init(_ place: SitePlace) throws(Diagnostic) {
    path = place.parent.full(place.name)
    permissions = place.permissions
    let site = try filing { () throws(FileError) in try place.site() }
    guard let site,
      let info = try filing({ () throws(FileError) in try site.existing(Manifest.name) })
    else {
      manifest = nil
      paths = []
      folders = nil
      manifestDigest = nil
      manifestModified = 0
      return
    }
    if try filing({ () throws(FileError) in try place.parent.isMountBoundary(to: site) }) {
      throw .publishing(.siteIsMounted, path)
    }
    var paths: [OutputPath] = []
    guard let found = try Manifest.read(from: site, paths: &paths) else {
      throw .publishing(.manifestDamaged, site.full(Manifest.name))
    }
    self.manifest = found.manifest
    self.paths = paths
    manifestDigest = found.digest
    self.folders = FolderCache(site, permissions: permissions.folder)
    self.manifestModified = info.modified
  }

  /// Whether a file lies in the site already, whole and with the right permissions.
  ///
  /// The manifest is believed for files not touched since it was written; others are read again. What is no
  /// file, or lies behind a link, is not ours: whoever would put a file there is refused when it is published.
  func holds(_ path: OutputPath, _ entry: Manifest.Entry) throws(FileError) -> Bool {
    guard let folders, manifest?.entries[path] == entry else { return false }
    let name = String(path.name)
    do throws(FileError) {
      let folder = try folders.opening(path.folder)
      guard let info = try folder.existing(name), info.kind == .file, info.size == entry.size,
        info.permissions & 0o777 == permissions.file
      else { return false }
      if info.modified < manifestModified { return true }
      return try digest(of: name, in: folder) == entry.digest
    } catch {
      switch error.kind {
      case .missing, .link, .wrongKind: return false
      default: throw error
      }
    }
  }

  /// The digest of a file, read piece by piece: it is as long as somebody made it.
  private func digest(of name: String, in folder: Folder) throws(FileError) -> Digest {
    let file = try folder.openFile(name)
    var hash = SHA256()
    var offset = 0
    while offset < file.size {
      let piece = try file.read(at: offset, count: PublishedTree.piece)
      guard !piece.isEmpty else { break }
      hash.update(piece)
      offset += piece.count
    }
    return hash.finish()
  }

  /// Whether every file lies there as the last build left it.
  func isWhole() throws(FileError) -> Bool {
    guard let manifest else { return false }
    // Folder by folder, so that each is opened once.
    for path in paths {
      guard let entry = manifest.entries[path], try holds(path, entry) else { return false }
    }
    return true
  }

  /// Walks the site for what no manifest of ours names.
  func foreign() throws(FileError) -> ForeignFiles {
    var found = ForeignFiles()
    guard let folders, let manifest else { return found }
    var ours: Set<PathKey> = []
    for path in manifest.entries.keys {
      for folder in path.folders where !ours.insert(PathKey(folder)).inserted { break }
    }
    try walk(folders.root, path: "", ours, manifest, into: &found)
    return found
  }

  private func walk(
    _ folder: Folder, path: String, _ ours: Set<PathKey>, _ manifest: Manifest,
    into found: inout ForeignFiles
  ) throws(FileError) {
    for entry in try folder.list() {
      let inner = path.isEmpty ? entry.name : path + "/" + entry.name
      if entry.kind == .folder {
        let isOurs = ours.contains(PathKey(inner))
        if !isOurs { found.folders.append(inner) }
        try walk(try folder.folder(entry.name), path: inner, ours, manifest, into: &found)
      } else if entry.kind == .file, let known = OutputPath(inner),
        manifest.entries[known] != nil || inner == Manifest.name
      {
        continue
      } else {
        found.files.append(inner)
      }
    }
  }
}

/// What lies in a site and is not ours.
struct ForeignFiles: Sendable {
  /// Files, links and the like.
  var files: [String] = []
  /// Folders that hold nothing of ours, each after the one it lies in.
  var folders: [String] = []

  /// Files, and folders with a slash at the end, sorted; a folder stands for itself when it is empty.
  var names: [String] {
    let parents = Set((files + folders).map { PathKey(FilePath.parent(of: $0)) })
    let empty = folders.filter { !parents.contains(PathKey($0)) }.map { $0 + "/" }
    return (files + empty).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension OutputPath {
  /// The folders it lies in, the innermost first.
  var folders: [Substring] {
    var folders: [Substring] = []
    var rest = folder
    while !rest.isEmpty {
      folders.append(rest)
      rest = rest.utf8.lastIndex(of: 0x2F).map { rest[..<$0] } ?? ""
    }
    return folders
  }
}
