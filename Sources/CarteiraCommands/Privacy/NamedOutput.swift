import Diagnostics
import Files
import Publishing

/// Files of the output that name a person, by what becomes of them.
struct NamedOutput {
  /// The next build of the site makes them anew.
  private(set) var rebuilt: [String] = []
  /// Files of ours that only other commands make; a shard, of which no part is good without the others, by its
  /// folder.
  private(set) var leaving: [String] = []
  /// What a run still under way is making, by its folder, and what could not be removed of one that died.
  private(set) var held: [String] = []
  /// Files of somebody else.
  private(set) var others: [String] = []
  /// Folders whose manifests name the person by the paths in them.
  private var manifests: [String] = []

  private static let site = "output/site"
  private static let shards = "output/shards/"
  private static let manifest = "build.json"

  /// Sorts files out.
  ///
  /// - Parameters:
  ///   - paths: Files by path in the portfolio's folder, below `output`.
  ///   - workplace: The portfolio.
  ///   - remnants: What runs left half made: it goes as a whole, or is of a run under way.
  init(_ paths: [String], in workplace: Workplace, beside remnants: KilledRuns) {
    var listed: [String: Set<String>] = [:]
    var spoilt: Set<String> = []
    for path in paths {
      if let (rest, isHeld) = remnants.around(path) {
        if isHeld, held.last != rest { held.append(rest) }
        continue
      }
      guard let tree = NamedOutput.tree(of: path, in: workplace) else {
        addSingle(path)
        continue
      }
      let inner = String(path.dropFirst(tree.count + 1))
      let names = listed[tree] ?? NamedOutput.names(in: workplace.path(tree))
      listed[tree] = names
      let isManifest = inner == NamedOutput.manifest
      if !isManifest, !names.contains(inner) {
        others.append(path)
      } else if tree == NamedOutput.site {
        rebuilt.append(path)
      } else if tree.hasPrefix(NamedOutput.shards) {
        if spoilt.insert(tree).inserted { leaving.append(tree) }
      } else if isManifest {
        manifests.append(tree)
      } else {
        leaving.append(path)
      }
    }
  }

  /// A file that lies in no tree of ours: notes of builds lie beside them.
  private mutating func addSingle(_ path: String) {
    let name = FilePath.name(of: path)
    let isNote = name.hasPrefix(".") && [".made", ".origins"].contains { name.hasSuffix($0) }
    if isNote {
      // Of the site, too: not every command that makes it leaves a new one.
      leaving.append(path)
    } else if path.hasPrefix("output/.site.") || path.hasPrefix("output/rejected/") {
      rebuilt.append(path)
    } else {
      others.append(path)
    }
  }

  /// The innermost tree of ours that a file lies in; nil where it lies in none.
  private static func tree(of path: String, in workplace: Workplace) -> String? {
    var folder = FilePath.parent(of: path)
    while folder.hasPrefix("output/") {
      if FileSystem.disk.isFile(workplace.path(folder + "/" + manifest)) { return folder }
      folder = FilePath.parent(of: folder)
    }
    return nil
  }

  /// The files that the manifest of a tree names; none where it cannot be relied on.
  private static func names(in tree: String) -> Set<String> {
    Set((try? PublishedTree(tree))?.files.map(\.path.text) ?? [])
  }

  /// Removes what leaves.
  ///
  /// Killed in between, it finds the rest again: manifests say what is ours until the last of it is gone.
  ///
  /// - Parameter workplace: The portfolio.
  /// - Throws: When the disk fails.
  func remove(in workplace: Workplace) throws(Diagnostic) {
    for path in leaving {
      let place = workplace.path(path)
      guard FileSystem.disk.isFolder(place) else {
        try AtomicFile.remove(place)
        continue
      }
      for name in NamedOutput.names(in: place).sorted() {
        try AtomicFile.remove(FilePath.join(place, name))
      }
      try AtomicFile.remove(FilePath.join(place, NamedOutput.manifest))
    }
    for tree in manifests {
      try NamedOutput.shorten(
        workplace.path(tree), permissions: workplace.configuration.permissions)
    }
  }

  /// Takes files that are gone out of the manifest of a tree.
  private static func shorten(
    _ tree: String, permissions: SitePermissions
  ) throws(Diagnostic) {
    let file = FilePath.join(tree, manifest)
    guard let folder = try? Folder(at: tree),
      let bytes = try? folder.own(manifest, limit: 1 << 31)
    else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    let start = "    {\"path\": \""
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeAll { line in
      guard line.hasPrefix(start), let end = line.firstRange(of: "\", \"bytes\": ") else {
        return false
      }
      let path = line[..<end.lowerBound].dropFirst(start.count).replacing("\\\"", with: "\"")
      return !FileSystem.disk.isFile(FilePath.join(tree, String(path)))
    }
    if let last = lines.lastIndex(where: { $0.hasPrefix(start) }), lines[last].hasSuffix(",") {
      lines[last].removeLast()
    }
    try AtomicFile.write(
      file, Array(lines.joined(separator: "\n").utf8), permissions: permissions)
  }
}
