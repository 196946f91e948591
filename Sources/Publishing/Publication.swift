internal import Diagnostics
internal import Files

/// Puts a plan into effect: in one step for every reader, or file by file under a journal.
struct Publication {
  let place: SitePlace
  let old: OldSite
  let staging: FolderCache
  let plan: PublishPlan
  let stamp: BuildStamp
  let permissions: SitePermissions

  func run() throws(FileError) -> (PublishResult.Method, [Diagnostic]) {
    switch plan.method {
    case .nothing: break
    case .journal: try replaceSingleFiles()
    case .exchange:
      do throws(FileError) {
        try exchange()
      } catch {
        // A disk without second names or without the exchange of two folders.
        guard error.meansUnsupported, old.folders != nil else { throw error }
        try replaceSingleFiles()
        return (.journal, clear())
      }
    }
    return (plan.method, clear())
  }

  /// The new state stands whatever happens here: a failure is only worth a warning.
  private func clear() -> [Diagnostic] {
    do throws(FileError) {
      try place.clear()
      return []
    } catch {
      return [
        .publishing(
          .oldSiteLeft, place.parent.full(place.workName),
          ["file": error.path, "reason": error.reason])
      ]
    }
  }

  private func exchange() throws(FileError) {
    guard let work = try place.work() else {
      throw FileError(.missing, path: place.parent.full(place.workName))
    }
    if let folders = old.folders {
      try linkForeign(from: folders)
      for path in plan.kept {
        try folders.opening(path.folder).link(
          String(path.name), into: try staging.making(path.folder), as: String(path.name))
      }
    }
    try stageManifest(work)
    try staging.root.syncAll()
    if old.folders == nil {
      try work.rename(SitePlace.stagingName, into: place.parent, as: place.name)
    } else {
      try work.exchange(SitePlace.stagingName, with: place.parent, place.name)
    }
    try place.parent.sync()
  }

  /// Files of others get a second name in the new tree before it becomes the site: they are never
  /// missing, not for a moment, and stay the same files.
  private func linkForeign(from folders: FolderCache) throws(FileError) {
    do throws(FileError) {
      for path in plan.foreign.folders {
        let folder = try folders.opening(path[...])
        try staging.making(path[...]).setPermissions(try folder.info().permissions & 0o777)
      }
      for path in plan.foreign.files {
        let slash = path.utf8.lastIndex(of: 0x2F)
        let parent = slash.map { path[..<$0] } ?? ""
        let name = String(slash.map { path[path.utf8.index(after: $0)...] } ?? path[...])
        try folders.opening(parent).link(name, into: try staging.making(parent), as: name)
      }
    } catch {
      // A name that is not UTF-8 cannot be said here; single replacements leave it alone.
      throw error.kind == .missing ? FileError.unsupported(path: error.path) : error
    }
  }

  private func replaceSingleFiles() throws(FileError) {
    guard let work = try place.work(), let site = try place.site() else {
      throw FileError(.missing, path: place.parent.full(place.name))
    }
    if try staging.root.existing(Manifest.name) == nil { try stageManifest(work) }
    try staging.root.syncAll()
    let journal = SiteJournal(plan)
    try journal.commit(to: work)
    try journal.complete(from: work, in: site, permissions: permissions)
  }

  /// Written beside and moved in whole: a staged tree with a manifest is a complete one.
  private func stageManifest(_ work: Folder) throws(FileError) {
    let file = try work.begin(Manifest.name, permissions: permissions.file)
    try plan.manifest.write(stamp, paths: plan.paths) { piece throws(FileError) in
      try file.append(piece)
    }
    try file.sync()
    try work.rename(Manifest.name, into: staging.root, as: Manifest.name)
  }
}
