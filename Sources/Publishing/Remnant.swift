public import Diagnostics
internal import Files

/// What a run that was killed left half made: a staged site, or the draft of a file or folder.
public struct Remnant: Sendable, Hashable {
  /// Its path below the folder that was looked through.
  public let path: String
  /// Whether a process still works on it.
  public let isHeld: Bool
  /// The folder it lies in.
  private let place: String
  private let kind: Kind

  private enum Kind: Hashable {
    /// The working folder of what is published under a name.
    case staging(of: String)
    case draft
  }

  /// Looks for them below a folder.
  ///
  /// - Parameters:
  ///   - root: The folder; that there is none is fine.
  ///   - left: Folders below it that are not looked into.
  /// - Returns: What was found, in the order of paths; none lies in another.
  public static func all(below root: String, leaving left: Set<String> = []) -> [Remnant] {
    var found: [Remnant] = []
    func look(_ inner: String) {
      let place = FilePath.join(root, inner)
      guard let folder = try? Folder(at: place), let entries = try? folder.list() else { return }
      for entry in entries {
        let path = FilePath.join(inner, entry.name)
        if left.contains(path) { continue }
        if let rest = judge(entry, in: folder) {
          found.append(
            Remnant(path: path, isHeld: rest.isHeld, place: place, kind: rest.kind))
        } else if entry.kind == .folder {
          look(path)
        }
      }
    }
    look("")
    return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// What a name in a folder is, and whether a process works on it; nil for nothing of the kind.
  private static func judge(
    _ entry: FolderEntry, in folder: Folder
  ) -> (kind: Kind, isHeld: Bool)? {
    guard entry.kind == .file || entry.kind == .folder else { return nil }
    if entry.name == AtomicFolder.numberless { return (.draft, false) }
    if let draft = Draft.parse(entry.name) { return (.draft, Draft.isAlive(draft.process)) }
    guard entry.kind == .folder, entry.name.hasPrefix("."), entry.name.hasSuffix(".work") else {
      return nil
    }
    let name = String(entry.name.dropFirst().dropLast(".work".count))
    let lockName = SitePlace.lockName(of: name)
    // Whoever stages takes the lock first, which stays, and puts nothing else there.
    guard !name.isEmpty, (try? folder.existing(lockName))?.kind == .file,
      let inner = try? folder.folder(entry.name).list(),
      inner.allSatisfy({ SitePlace.workNames.contains($0.name) })
    else { return nil }
    return (.staging(of: name), FileLock.isHeld(lockName, in: folder))
  }

  /// Removes it; a publication that had begun is completed.
  ///
  /// - Parameter permissions: Who may read what is published there.
  /// - Returns: False where a process works on it.
  /// - Throws: When the disk fails.
  public func clear(permissions: SitePermissions) throws(Diagnostic) -> Bool {
    switch kind {
    case .draft:
      guard !isHeld else { return false }
      try filing { () throws(FileError) in
        let folder = try Folder(at: place)
        let name = FilePath.name(of: path)
        for entry in try folder.list() where entry.name == name {
          try Draft.remove(entry, in: folder)
        }
      }
    case .staging(let name):
      let target = SiteTarget(path: FilePath.join(place, name), permissions: permissions)
      do throws(Diagnostic) {
        try SitePlace(target, patience: .none, faults: .none).recover()
      } catch {
        guard error.code == .siteIsLocked else { throw error }
        return false
      }
    }
    return true
  }
}
