internal import Diagnostics
internal import Files

/// Single replacements that have begun: once it is on the disk, they are completed, now or by the next
/// build.
struct SiteJournal: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    /// The staged file takes the place of a file of ours.
    case put(OutputPath)
    /// The staged file goes where the last build had none; what others have put there meanwhile stays.
    case add(OutputPath)
    /// A file of ours goes, and the folders above it that are empty then.
    case remove(OutputPath)
  }

  static let name = "journal"
  static let draftName = "journal.draft"
  private static let heading = "carteira-journal 1"
  /// The most bytes that one of ours has.
  private static let mostBytes = 1 << 30

  var steps: [Step]

  /// New files first, then those that go; the manifest last.
  init(_ plan: PublishPlan) {
    let puts = plan.staged.map { plan.replaced.contains($0) ? Step.put($0) : Step.add($0) }
    let removals = plan.removed.map(Step.remove)
    steps = plan.changesKinds ? removals + puts : puts + removals
    if let manifest = OutputPath(Manifest.name) { steps.append(.put(manifest)) }
  }

  private init(steps: [Step]) {
    self.steps = steps
  }

  /// Brings the journal to the disk whole; from here on the publication will be completed.
  func commit(to work: Folder) throws(FileError) {
    var text = Self.heading + "\n"
    for step in steps {
      switch step {
      case .put(let path): text += "put \(path)\n"
      case .add(let path): text += "add \(path)\n"
      case .remove(let path): text += "remove \(path)\n"
      }
    }
    text += "end\n"
    try work.create(
      Self.draftName, bytes: Array(text.utf8).span,
      permissions: SitePermissions.private.file, syncs: true)
    try work.rename(Self.draftName, into: work, as: Self.name)
    try work.sync()
  }

  /// The journal of a working folder; nil when there is none.
  static func read(from work: Folder) throws(Diagnostic) -> SiteJournal? {
    let bytes = try filing { () throws(FileError) -> [UInt8]? in
      try work.existing(name) == nil ? nil : (try work.own(name, limit: mostBytes) ?? [])
    }
    guard let bytes else { return nil }
    let damaged = Diagnostic.publishing(.journalDamaged, work.full(name))
    var lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == heading[...], lines.popLast()?.isEmpty == true,
      lines.popLast() == "end"
    else { throw damaged }
    var steps: [Step] = []
    for line in lines {
      guard let space = line.firstIndex(of: " "),
        let path = OutputPath(String(line[line.index(after: space)...]))
      else { throw damaged }
      switch line[..<space] {
      case "put": steps.append(.put(path))
      case "add": steps.append(.add(path))
      case "remove": steps.append(.remove(path))
      default: throw damaged
      }
    }
    return SiteJournal(steps: steps)
  }

  /// Does every step that is not done yet, and takes the journal away.
  func complete(
    from work: Folder, in site: Folder, permissions: SitePermissions
  ) throws(FileError) {
    let staged = FolderCache(
      try work.folder(SitePlace.stagingName), permissions: permissions.folder)
    let folders = FolderCache(site, permissions: permissions.folder)
    for step in steps {
      switch step {
      case .put(let path): try put(path, from: staged, into: folders, replaces: true)
      case .add(let path): try put(path, from: staged, into: folders, replaces: false)
      case .remove(let path): try remove(path, from: site)
      }
    }
    try site.syncAll()
    try work.removeFile(Self.name)
  }

  private func put(
    _ path: OutputPath, from staged: FolderCache, into folders: FolderCache, replaces: Bool
  ) throws(FileError) {
    let name = String(path.name)
    let source: Folder
    do throws(FileError) {
      source = try staged.opening(path.folder)
      guard try source.existing(name) != nil else { return }
    } catch {
      // A staged file that is gone has taken its place already.
      if error.kind == .missing { return }
      throw error
    }
    let target = try folders.making(path.folder)
    if replaces { return try source.rename(name, into: target, as: name) }
    do throws(FileError) {
      try source.renameNew(name, into: target, as: name)
    } catch {
      if error.meansUnsupported, try target.existing(name) == nil {
        return try source.rename(name, into: target, as: name)
      }
      guard error.kind == .exists else { throw error }
      // It came after the look at what is foreign. Moved aside first, so that a process that dies
      // here leaves a step like any other to the next build.
      try target.moveAside(name)
      try source.renameNew(name, into: target, as: name)
    }
  }

  private func remove(_ path: OutputPath, from site: Folder) throws(FileError) {
    // Not through a cache: a folder that goes here may be made anew by a later step.
    var chain = [site]
    do throws(FileError) {
      for name in path.folder.split(separator: "/") {
        chain.append(try (chain.last ?? site).folder(String(name)))
      }
      let folder = chain.last ?? site
      if let info = try folder.existing(String(path.name)), info.kind == .file {
        try folder.removeFile(String(path.name))
      }
    } catch {
      // Gone already, or something of somebody else's has taken the place.
      if error.kind != .missing, error.kind != .wrongKind { throw error }
    }
    for (index, name) in path.folder.split(separator: "/").enumerated().reversed()
    where index + 1 < chain.count {
      do throws(FileError) {
        try chain[index].removeFolder(String(name))
      } catch {
        if error.kind == .exists || error.kind == .missing { return }
        throw error
      }
    }
  }
}
