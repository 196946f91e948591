import Diagnostics
import Files
import Localization
import Parallel
import Publishing

/// A folder that holds a shard.
struct ShardTree: Sendable {
  let tree: PublishedTree
  let label: ShardLabel

  /// Opens a shard.
  ///
  /// - Parameter path: Its folder.
  /// - Throws: When it holds no shard, or a damaged one.
  init(_ path: String) throws(Diagnostic) {
    let none = Diagnostic(.noShard, at: SourceLocation(file: path), facts: ["path": path])
    guard FileSystem.disk.isFile(FilePath.join(path, ShardLabel.path)) else { throw none }
    tree = try PublishedTree(path)
    guard let place = tree.files.first(where: { $0.path.text == ShardLabel.path })?.path
    else { throw none }
    var bytes: [UInt8] = []
    try tree.read(place, orThrow: ShardTree.damaged(tree, place)) { bytes += $0 }
    guard let label = ShardLabel(bytes) else { throw none }
    self.label = label
  }

  static func damaged(_ tree: PublishedTree, _ file: OutputPath) -> Diagnostic {
    let path = tree.full(file)
    return Diagnostic(.shardDamaged, at: SourceLocation(file: path), facts: ["path": path])
  }

  /// The files that the joined site has as well.
  var files: [PublishedTree.File] { tree.files.filter { $0.path.text != ShardLabel.path } }
}

/// The shards of one site, all of them, each once.
struct ShardJoin: Sendable {
  /// The shards, by number.
  let shards: [ShardTree]

  /// Opens shards and looks whether they make one site.
  ///
  /// - Parameter paths: Their folders, in any order.
  /// - Throws: Everything that keeps them from it.
  init(_ paths: [String]) throws(DiagnosticsError) {
    var shards: [ShardTree] = []
    var problems: [Diagnostic] = []
    for path in paths {
      do throws(Diagnostic) { shards.append(try ShardTree(path)) } catch { problems.append(error) }
    }
    problems += ShardJoin.objections(to: shards, areAllThere: problems.isEmpty)
    guard problems.isEmpty else { throw DiagnosticsError(problems) }
    self.shards = shards.sorted { $0.label.shard.number < $1.label.shard.number }
  }

  private static func objections(to shards: [ShardTree], areAllThere: Bool) -> [Diagnostic] {
    guard let first = shards.first else { return [] }
    var problems: [Diagnostic] = []
    func object(_ code: DiagnosticCode, _ tree: ShardTree, _ facts: [String: String]) {
      let path = tree.tree.path
      problems.append(
        Diagnostic(
          code, at: SourceLocation(file: path),
          facts: facts.merging(["path": path]) { own, _ in own }))
    }
    var seen: [Int: ShardTree] = [:]
    for shard in shards {
      if shard.label.shard.count != first.label.shard.count {
        object(
          .shardOfOtherCount, shard,
          [
            "found": shard.label.shard.text, "expected": first.label.shard.text,
            "other": first.tree.path,
          ])
      } else if shard.label.assessment != first.label.assessment {
        object(.shardOfOtherAssessment, shard, ["other": first.tree.path])
      } else if let twin = seen[shard.label.shard.number] {
        object(
          .shardTwice, shard, ["other": twin.tree.path, "shard": shard.label.shard.text])
      } else {
        seen[shard.label.shard.number] = shard
      }
    }
    let count = first.label.shard.count
    let missing = (1...count).filter { seen[$0] == nil }
    if problems.isEmpty, areAllThere, !missing.isEmpty {
      problems.append(
        Diagnostic(
          .shardsMissing,
          facts: [
            "list": missing.map { "\($0)/\(count)" }.joined(separator: ", "),
            "count": String(missing.count),
          ]))
    }
    return problems
  }

  /// Clients with pages, in all shards.
  var clients: Int { shards.reduce(0) { $0 + $1.label.clients } }
  /// Pages, in all shards.
  var pages: Int { shards.reduce(0) { $0 + $1.label.pages } }

  /// Hands every file over to a writer, each compared with what its shard published.
  ///
  /// - Parameters:
  ///   - writer: Takes the files; called from several threads.
  ///   - threads: The most threads at work at once.
  ///   - onProgress: Told how many of how many files are done.
  /// - Throws: When a file is damaged or in two shards, or the disk fails.
  func copy(
    into writer: SiteWriter, threads: Int,
    onProgress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(DiagnosticsError) {
    let size = 64
    let all = shards.reduce(0) { $0 + $1.files.count }
    var done = 0
    for shard in shards {
      let (files, tree, before) = (shard.files, shard.tree, done)
      try lifting { () throws(Diagnostic) in
        _ = try Parallel.map((files.count + size - 1) / size, threads: threads) {
          chunk throws(Diagnostic) in
          for file in files[chunk * size..<min(files.count, (chunk + 1) * size)] {
            try ShardJoin.copy(file, of: tree, into: writer)
          }
          onProgress(before + chunk * size, all)
        }
      }
      done += files.count
    }
  }

  private static func copy(
    _ file: PublishedTree.File, of tree: PublishedTree, into writer: SiteWriter
  ) throws(Diagnostic) {
    let damaged = ShardTree.damaged(tree, file.path)
    guard file.size <= PublishedTree.piece else {
      try writer.add(file.path.text) { take throws(Diagnostic) in
        try tree.read(file.path, orThrow: damaged, take)
      }
      return
    }
    var bytes: [UInt8] = []
    try tree.read(file.path, orThrow: damaged) { bytes += $0 }
    try writer.add(file.path.text, bytes)
  }
}
