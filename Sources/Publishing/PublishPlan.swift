internal import Diagnostics
internal import Files

/// What must happen for the new state to be in place: decided before anything is touched.
struct PublishPlan: Sendable {
  /// The manifest of the new state.
  let manifest: Manifest
  /// All its paths, sorted.
  let paths: [OutputPath]
  /// New and changed files, sorted.
  let staged: [OutputPath]
  /// Those of the staged files that the last build had as well.
  let replaced: Set<OutputPath>
  /// Files that stay as they are, sorted.
  let kept: [OutputPath]
  /// Files of the last build that go, sorted.
  let removed: [OutputPath]
  /// What is not ours and stays.
  let foreign: ForeignFiles
  /// Whether a file takes the place of a folder or the other way round.
  let changesKinds: Bool
  let method: PublishResult.Method

  init(
    pages: Manifest, kept: Set<OutputPath>, old: OldSite, unmentioned: SiteWriter.Unmentioned
  ) throws(Diagnostic) {
    var manifest = pages
    let before = old.manifest?.entries ?? [:]
    if unmentioned == .keep { manifest.entries.merge(before) { new, _ in new } }
    let after = manifest.entries
    let removed = before.keys.filter { after[$0] == nil }.sorted()
    let paths = manifest.paths
    self.manifest = manifest
    self.paths = paths
    // Sorting is the dear part of a plan: done once, for all lists.
    let isStaged: (OutputPath) -> Bool = { pages.entries[$0] != nil && !kept.contains($0) }
    let isAllStaged = kept.isEmpty && pages.entries.count == paths.count
    let staged = isAllStaged ? paths : paths.filter(isStaged)
    self.staged = staged
    self.replaced = before.isEmpty ? [] : Set(staged.lazy.filter { before[$0] != nil })
    self.kept = isAllStaged ? [] : paths.filter { !isStaged($0) }
    self.removed = removed
    self.foreign = try filing { () throws(FileError) in try old.foreign() }
    let removedFolders = Set(removed.flatMap(\.folders))
    let removedTexts = Set(removed.map { $0.text[...] })
    self.changesKinds =
      !removed.isEmpty
      && staged.contains { path in
        removedFolders.contains(path.text[...])
          || path.folders.contains { removedTexts.contains($0) }
      }
    let changes = staged.count + removed.count
    self.method =
      if old.manifest == nil {
        .exchange
      } else if changes == 0 {
        .nothing
      } else if Self.isSmall(changes, of: before.count), !changesKinds {
        .journal
      } else {
        .exchange
      }
    if Self.mayCollide(paths, in: after) { try Self.checkCollisions(paths) }
    try checkForeign(before)
  }

  /// Up to 64 files and a quarter of the site: then moments between pages are short, and linking all
  /// the others would be the greater part of the work.
  static func isSmall(_ changes: Int, of files: Int) -> Bool {
    changes <= 64 && changes * 4 <= files
  }

  /// Whether two paths could be one: letters that have two cases or two spellings, or a file that is
  /// also a folder.
  ///
  /// Quick, since the sites we build have none of them.
  private static func mayCollide(
    _ paths: [OutputPath], in entries: [OutputPath: Manifest.Entry]
  ) -> Bool {
    var last: Substring = ""
    for path in paths {
      guard path.text.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) else {
        return true
      }
      let folder = path.folder
      if folder.utf8.elementsEqual(last.utf8) { continue }
      for folder in path.folders {
        // The last path's folder was looked at with all that it lies in.
        if last.utf8.starts(with: folder.utf8)
          && last.utf8.dropFirst(folder.utf8.count).first == 0x2F
        {
          break
        }
        guard let file = OutputPath(String(folder)) else { return true }
        if entries[file] != nil { return true }
      }
      last = folder
    }
    return false
  }

  /// Refuses paths that would be one file, or a file and a folder, on disks which do not tell case.
  static func checkCollisions(_ paths: [OutputPath]) throws(Diagnostic) {
    var files: [String: OutputPath] = [:]
    var folders: [String: Substring] = [:]
    var seen: Set<Substring> = []
    func collide(_ first: some StringProtocol, _ second: some StringProtocol) -> Diagnostic {
      .publishing(.outputPathsCollide, String(second), ["other": String(first)])
    }
    for path in paths {
      // Swift compares text by its characters, so that two spellings of one letter meet here, too.
      if let other = files.updateValue(path, forKey: path.text.lowercased()) {
        throw collide(other.text, path.text)
      }
      for folder in path.folders {
        guard seen.insert(folder).inserted else { break }
        if let other = folders.updateValue(folder, forKey: folder.lowercased()),
          !other.utf8.elementsEqual(folder.utf8)
        {
          throw collide(other, folder)
        }
      }
    }
    for (folded, folder) in folders.sorted(by: { $0.value < $1.value }) {
      if let file = files[folded] { throw collide(folder, file.text) }
    }
  }

  /// Refuses to write where something lies that is not ours, or through it, and to keep what became such.
  private func checkForeign(_ before: [OutputPath: Manifest.Entry]) throws(Diagnostic) {
    guard !foreign.files.isEmpty || !foreign.folders.isEmpty else { return }
    let files = Set(foreign.files.map { PathKey($0) })
    var folders = Set(foreign.folders.map { PathKey($0) })
    for file in foreign.files {
      if let path = OutputPath(file) { folders.formUnion(path.folders.map { PathKey($0) }) }
    }
    for path in paths {
      let blocker =
        files.contains(PathKey(path.text)) || folders.contains(PathKey(path.text))
        ? path.text : path.folders.first { files.contains(PathKey($0)) }.map(String.init)
      if let blocker {
        throw .publishing(.foreignInTheWay, blocker, ["needed": path.text])
      }
    }
  }
}
