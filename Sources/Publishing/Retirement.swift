internal import Files

/// Removes a staged tree or an old site from the working folder, and nothing of anybody else's.
///
/// A tree with a manifest may be an old site into which somebody put a file at the last moment: what
/// the manifest does not name is moved into the site, unless the site has the very same file already.
/// A tree without one was never complete; everything in it was put there by us.
struct Retirement {
  let work: Folder
  let site: Folder?

  func run() throws(FileError) {
    for entry in try work.list() where entry.name != SitePlace.stagingName {
      try work.removeFile(entry.name)
    }
    guard try work.existing(SitePlace.stagingName) != nil else { return }
    let tree = try work.folder(SitePlace.stagingName)
    if try tree.existing(Manifest.name) == nil {
      try removeAll(in: tree)
    } else {
      guard let bytes = try tree.own(Manifest.name, limit: Manifest.mostBytes),
        let manifest = Manifest(bytes)
      else {
        throw FileError(.changed, path: tree.full(Manifest.name))
      }
      try retire(tree, beside: site, path: "", manifest)
      // Last, so that an interrupted removal still knows what is ours.
      try tree.removeFile(Manifest.name)
    }
    try work.removeFolder(SitePlace.stagingName)
  }

  private func removeAll(in folder: Folder) throws(FileError) {
    for entry in try folder.list() {
      if entry.kind == .folder {
        try removeAll(in: try folder.folder(entry.name))
        try folder.removeFolder(entry.name)
      } else {
        try folder.removeFile(entry.name)
      }
    }
  }

  private func retire(
    _ folder: Folder, beside other: Folder?, path: String, _ manifest: Manifest
  ) throws(FileError) {
    for entry in try folder.list() {
      let inner = path.isEmpty ? entry.name : path + "/" + entry.name
      if inner == Manifest.name { continue }
      if entry.kind == .folder {
        let counterpart = try? other?.folder(entry.name)
        try retire(try folder.folder(entry.name), beside: counterpart, path: inner, manifest)
        try folder.removeFolder(entry.name)
      } else if isOurs(entry, inner, manifest) || isSame(entry.name, folder, other) {
        try folder.removeFile(entry.name)
      } else {
        try rescue(entry.name, from: folder, path: path)
      }
    }
  }

  private func isOurs(_ entry: FolderEntry, _ path: String, _ manifest: Manifest) -> Bool {
    guard entry.kind == .file, let path = OutputPath(path) else { return false }
    return manifest.entries[path] != nil
  }

  private func isSame(_ name: String, _ folder: Folder, _ other: Folder?) -> Bool {
    guard let other, let here = try? folder.info(name), let there = try? other.info(name) else {
      return false
    }
    return here.identity == there.identity
  }

  /// Moves a file of somebody else into the site, under its own name or one beside it.
  private func rescue(_ name: String, from folder: Folder, path: String) throws(FileError) {
    guard let site else { throw FileError(.exists, path: folder.full(name)) }
    var target = site
    for part in path.split(separator: "/") {
      target = try target.makeFolder(
        String(part), permissions: try folder.info().permissions & 0o777)
    }
    do throws(FileError) {
      try folder.renameNew(name, into: target, as: name)
    } catch {
      guard error.kind == .exists else { throw error }
      try folder.moveAside(name, into: target)
    }
  }
}

extension Folder {
  /// Gives something of somebody else a free name beside the one it wanted: `name.kept-1`.
  func moveAside(_ name: String, into target: Folder? = nil) throws(FileError) {
    let target = target ?? self
    for attempt in 1..<100 {
      do throws(FileError) {
        return try renameNew(name, into: target, as: "\(name).kept-\(attempt)")
      } catch {
        if error.kind != .exists { throw error }
      }
    }
    throw FileError(.exists, path: target.full(name))
  }
}
