public import Diagnostics
public import Files
internal import Synchronization

/// Writes a site while it is rendered, and puts it in place at the end.
///
/// ```swift
/// let writer = try SiteWriter(target)
/// try writer.add("index.html", bytes)          // from any thread, any number of times
/// let result = try writer.publish(stamp)
/// ```
///
/// Nothing a reader can see changes before `publish`. A file that is already in place with the same
/// content is not written at all. Memory does not grow with the size of the site, only with the number
/// of its files. A writer that is dropped leaves the site untouched, and so does a process that dies.
public final class SiteWriter: Sendable {
  /// The folder that is published.
  public let target: SiteTarget

  let place: SitePlace
  let old: OldSite
  private let staging: FolderCache
  private let state = Mutex(State())

  private struct State {
    var pages = Manifest()
    /// Files that lie in the site already: none in a first build, so that they cost nothing there.
    var kept: Set<OutputPath> = []
    var bytesWritten = 0
    var isPublishing = false
    var isPublished = false
    var isAbandoned = false
  }

  /// Takes the lock, completes or clears what an interrupted build left, and opens a staging folder.
  ///
  /// - Parameters:
  ///   - target: The folder and what must be known of it.
  ///   - patience: What to do while another build works on it.
  /// - Throws: When the folder must not be published into, or another build has it.
  public convenience init(
    _ target: SiteTarget, patience: LockPatience = .none
  ) throws(Diagnostic) {
    try self.init(target, patience: patience, faults: .none)
  }

  package init(
    _ target: SiteTarget, patience: LockPatience, faults: FileFaults
  ) throws(Diagnostic) {
    try SiteGuard.check(target)
    self.target = target
    place = try SitePlace(target, patience: patience, faults: faults)
    // Whoever was waited for may have made another thing there.
    try SiteGuard.check(target)
    try place.recover()
    old = try OldSite(place)
    let place = place
    staging = FolderCache(
      try filing { () throws(FileError) in try place.openStaging() },
      permissions: target.permissions.folder)
  }

  deinit {
    if !state.withLock({ $0.isPublished }) { try? place.clear() }
  }

  /// Adds a file to the site.
  ///
  /// - Parameters:
  ///   - path: Where it goes, for instance `clients/acme/index.html`.
  ///   - bytes: Its content.
  /// - Throws: When the path is unsafe or taken, or the disk fails.
  public func add(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    guard let safe = OutputPath(path), safe.text != Manifest.name else {
      throw .publishing(.unsafeOutputPath, path)
    }
    try add(safe, bytes.span)
  }

  /// Adds a file to the site.
  public func add(_ file: OutputFile) throws(Diagnostic) {
    try add(file.path.text, file.bytes)
  }

  private func add(_ path: OutputPath, _ bytes: borrowing Span<UInt8>) throws(Diagnostic) {
    let entry = Manifest.Entry(size: bytes.count, digest: Digest(of: bytes))
    try note(path, entry)
    do throws(FileError) {
      if try old.holds(path, entry) {
        state.withLock { _ = $0.kept.insert(path) }
        return
      }
      try staging.making(path.folder).create(
        String(path.name), bytes: bytes, permissions: target.permissions.file)
    } catch {
      throw .file(error)
    }
    state.withLock { $0.bytesWritten += entry.size }
  }

  private func note(_ path: OutputPath, _ entry: Manifest.Entry) throws(Diagnostic) {
    let isFirst = state.withLock { state -> Bool? in
      guard !state.isAbandoned else { return nil }
      return state.pages.entries.updateValue(entry, forKey: path) == nil
    }
    guard let isFirst else { throw abandoned }
    guard isFirst else { throw .publishing(.outputPathTwice, path.text) }
  }

  private var abandoned: Diagnostic {
    .file(FileError(.failed, path: target.path, details: ["reason": "interrupted"]))
  }

  /// Gives up, from any thread: nothing is taken any more, and what was staged is removed.
  ///
  /// A thread that adds a file meanwhile may finish it first, or throws.
  ///
  /// - Returns: False where the files are being put in place, or are there: then nothing is done.
  public func abandon() -> Bool {
    let isStaging = state.withLock { state in
      guard !state.isPublishing else { return false }
      state.isAbandoned = true
      return true
    }
    guard isStaging else { return false }
    // What a thread puts into a folder after it was listed is removed in the next round.
    for _ in 0..<20 {
      do throws(FileError) {
        try place.clear()
        return true
      } catch {
        FileLock.pause()
      }
    }
    return true
  }

  /// Notes files that lie in the site already and stay.
  func keep(_ files: [(path: OutputPath, entry: Manifest.Entry)]) throws(Diagnostic) {
    let taken = state.withLock { state -> OutputPath? in
      for file in files {
        guard state.pages.entries.updateValue(file.entry, forKey: file.path) == nil else {
          return file.path
        }
        state.kept.insert(file.path)
      }
      return nil
    }
    if let taken { throw .publishing(.outputPathTwice, taken.text) }
  }

  /// Adds a file that is made piece by piece, so that memory does not follow its size.
  ///
  /// - Parameters:
  ///   - path: Where it goes.
  ///   - pieces: Hands over its content in order.
  /// - Throws: What the pieces throw; when the path is unsafe or taken, or the disk fails.
  public func add(
    _ path: String,
    pieces: (_ take: ([UInt8]) throws(Diagnostic) -> Void) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let path = OutputPath(path), path.text != Manifest.name else {
      throw .publishing(.unsafeOutputPath, path)
    }
    let unknown = Manifest.Entry(size: 0, digest: SHA256().finish())
    try note(path, unknown)
    let (folder, file) = try filing { () throws(FileError) in
      let folder = try staging.making(path.folder)
      return (
        folder, try folder.begin(String(path.name), permissions: target.permissions.file)
      )
    }
    var hash = SHA256()
    var size = 0
    try pieces { bytes throws(Diagnostic) in
      try filing { () throws(FileError) in try file.append(bytes) }
      hash.update(bytes)
      size += bytes.count
    }
    let entry = Manifest.Entry(size: size, digest: hash.finish())
    state.withLock { $0.pages.entries[path] = entry }
    let isThere = try filing { () throws(FileError) in try old.holds(path, entry) }
    if isThere {
      try filing { () throws(FileError) in try folder.removeFile(String(path.name)) }
      state.withLock { _ = $0.kept.insert(path) }
    } else {
      state.withLock { $0.bytesWritten += size }
    }
  }

  /// The site as it stands, where it was made from what a note says and nothing was done to it since.
  ///
  /// - Parameter isCurrent: Whether a note says what would be made now.
  /// - Returns: The note and what a publication that changes nothing says; nil where it must be made.
  /// - Throws: When the disk fails.
  public func standing(
    where isCurrent: (String) -> Bool
  ) throws(Diagnostic) -> (note: String, result: PublishResult)? {
    try filing { () throws(FileError) in
      guard let manifest = old.manifest, let note = try SiteNote(place),
        note.manifest == old.manifestDigest, isCurrent(note.text), try old.isWhole()
      else { return nil }
      let foreign = try old.foreign()
      return (
        note.text,
        PublishResult(
          method: .nothing, written: 0, unchanged: manifest.entries.count, removed: 0,
          foreign: foreign.names, bytesWritten: 0,
          bytes: manifest.size, warnings: [])
      )
    }
  }

  /// What happens to files of the last build that were not added to this one.
  public enum Unmentioned: Sendable, Hashable {
    /// They are removed: the build was of the whole site.
    case remove
    /// They stay: the build was of a part of the site.
    case keep
  }

  /// Puts everything added in place.
  ///
  /// - Parameters:
  ///   - stamp: What `build.json` says of the build.
  ///   - unmentioned: What happens to files of the last build that were not added.
  ///   - note: What the site was made from, in one line, for `standing`; nil where nobody will ask.
  ///   - origins: What its folders were made from, for `standingFolders`; likewise.
  ///   - memory: What the next build may take over; nil to leave what is there.
  /// - Returns: What was done.
  /// - Throws: When something is in the way or the disk fails; then the old site stands, or, in the
  ///   middle of single replacements, the next build completes them.
  public func publish(
    _ stamp: BuildStamp, unmentioned: Unmentioned = .remove, note: String? = nil,
    origins: SiteOrigins? = nil, memory: SiteMemory? = nil
  ) throws(Diagnostic) -> PublishResult {
    let isFree = state.withLock { state in
      precondition(!state.isPublished, "a site writer publishes once")
      state.isPublishing = !state.isAbandoned
      return state.isPublishing
    }
    guard isFree else { throw abandoned }
    let work = state.withLock { state in
      (pages: state.pages, kept: state.kept, bytes: state.bytesWritten)
    }
    let plan = try PublishPlan(
      pages: work.pages, kept: work.kept, old: old, unmentioned: unmentioned)
    let publication = Publication(
      place: place, old: old, staging: staging, plan: plan, stamp: stamp,
      permissions: target.permissions)
    let (method, warnings) = try filing { () throws(FileError) in try publication.run() }
    state.withLock { $0.isPublished = true }
    let left = leave(note, origins, memory)
    return PublishResult(
      method: method, written: plan.staged.count, unchanged: plan.kept.count,
      removed: plan.removed.count, foreign: plan.foreign.names, bytesWritten: work.bytes,
      bytes: plan.manifest.size, warnings: warnings + left)
  }

  /// A note that cannot be left costs the next build its time, which is worth a warning, and nothing else.
  private func leave(
    _ note: String?, _ origins: SiteOrigins?, _ memory: SiteMemory?
  ) -> [Diagnostic] {
    guard note != nil || origins != nil || memory != nil else { return [] }
    let digest: Digest
    do throws(FileError) {
      guard let site = try place.site() else { return [] }
      digest = Digest(of: try site.read(Manifest.name, limit: Manifest.mostBytes))
    } catch {
      return [lost(error)]
    }
    let files: [(name: String, bytes: [UInt8]?)] = [
      (SiteNote.name(of: place.name), note.map { SiteNote(manifest: digest, text: $0).file }),
      (SiteOrigins.name(of: place.name), origins?.file(of: digest)),
      (SiteMemory.name(of: place.name), memory?.file),
    ]
    var findings: [Diagnostic] = []
    for file in files {
      guard let bytes = file.bytes else { continue }
      do throws(FileError) {
        try place.leave(file.name, bytes)
      } catch {
        findings.append(lost(error))
      }
    }
    return findings
  }

  private func lost(_ error: FileError) -> Diagnostic {
    switch error.kind {
    case .wrongKind, .exists, .link: .publishing(.noteInTheWay, error.path)
    default: .publishing(.noteLost, error.path, ["reason": error.reason])
    }
  }
}
