internal import Diagnostics
internal import Files

/// Refuses folders that a build must never write into, before anything is made.
enum SiteGuard {
  static func check(_ target: SiteTarget) throws(Diagnostic) {
    let path = target.path
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .file(FileError(.badPath, path: path))
    }
    if let parent = try? Folder(at: FilePath.parent(of: path)),
      (try? parent.info(FilePath.name(of: path)))?.kind == .link
    {
      throw .publishing(.siteIsLink, path)
    }
    if let refusal = SealedBag.refusal(of: path) { throw refusal }
    guard let site = FileSystem.disk.existing(path) else { return }
    guard site.kind == .folder else { throw .file(FileError(.wrongKind, path: path)) }
    if site.identity == FileSystem.disk.existing("/")?.identity {
      throw .publishing(.siteIsRoot, path)
    }
    if let home = target.home, holds(site, home) { throw .publishing(.siteIsHome, path) }
    for source in target.sources where holds(site, source) {
      throw .publishing(.siteHoldsSource, path, ["source": source])
    }
    try checkIsOurs(path)
  }

  /// A folder is ours when it is empty or holds a manifest of ours.
  private static func checkIsOurs(_ path: String) throws(Diagnostic) {
    let folder = try filing { () throws(FileError) in try Folder(at: path) }
    let entries = try filing { () throws(FileError) in try folder.list() }
    guard entries.isEmpty || entries.contains(where: { $0.name == Manifest.name }) else {
      throw .publishing(
        .siteIsNotOurs, path, ["count": String(entries.count), "manifest": Manifest.name])
    }
  }

  /// Whether a folder is what a path names, or lies above it, by identity and not by spelling.
  private static func holds(_ folder: FileInfo, _ path: String) -> Bool {
    guard var place = FilePath.resolved(path) else { return false }
    while true {
      if FileSystem.disk.existing(place)?.identity == folder.identity { return true }
      if place == "/" { return false }
      place = FilePath.parent(of: place)
    }
  }
}
