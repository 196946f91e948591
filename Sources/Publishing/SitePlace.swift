internal import Diagnostics
internal import Files

/// The site and what lies beside it while a build works: the lock and the working folder.
///
/// ```
/// output/site          what readers see
/// output/.site.lock    held by the build that works
/// output/.site.work/   new: the staged files, or the old site after the exchange
///                      journal: single replacements that have begun
/// ```
final class SitePlace: Sendable {
  let parent: Folder
  let name: String
  let permissions: SitePermissions
  /// That of the folder itself, which whoever fills an empty one takes; nil where there was none.
  ///
  /// Let go first, so that whoever waits for the other finds this one free.
  private let folderLock: FileLock?
  private let lock: FileLock

  var workName: String { ".\(name).work" }
  static let stagingName = "new"
  /// Everything that is ever in the working folder.
  static let workNames = [stagingName, Manifest.name, SiteJournal.name, SiteJournal.draftName]

  init(
    _ target: SiteTarget, patience: LockPatience, faults: FileFaults
  ) throws(Diagnostic) {
    // A path such as `x/..` has no name to put things beside; the resolved one does.
    let path = FilePath.resolved(target.path) ?? target.path
    let above = FilePath.parent(of: path)
    let name = FilePath.name(of: path)
    let parent = try filing { () throws(FileError) in
      try FileSystem.disk.createFolder(above)
      return try Folder(at: above, faults: faults)
    }
    self.parent = parent
    self.name = name
    self.permissions = target.permissions
    let lockName = Self.lockName(of: name)
    lock = try patience.take(target.path, holder: { FileLock.holder(lockName, in: parent) }) {
      () throws(FileError) in try FileLock.take(lockName, in: parent)
    }
    let standing = try filing { () throws(FileError) in
      try parent.existing(name)?.kind == .folder ? parent.folder(name) : nil
    }
    guard let standing else {
      folderLock = nil
      return
    }
    folderLock = try patience.take(target.path, holder: { nil }) { () throws(FileError) in
      try FileLock.take(standing)
    }
  }

  /// The lock of whoever makes a folder of a name, in the folder above.
  static func lockName(of name: String) -> String { ".\(name).lock" }

  /// The site, open; nil when there is none.
  func site() throws(FileError) -> Folder? {
    guard try parent.existing(name) != nil else { return nil }
    return try parent.folder(name)
  }

  /// The working folder, open; nil when there is none.
  func work() throws(FileError) -> Folder? {
    guard try parent.existing(workName) != nil else { return nil }
    return try parent.folder(workName)
  }

  /// Makes the working folder and in it the folder for staged files.
  ///
  /// What is staged is private until it is published, whatever the permissions of the site.
  func openStaging() throws(FileError) -> Folder {
    try parent.makeFolder(workName, permissions: SitePermissions.private.folder)
      .makeFolder(Self.stagingName, permissions: permissions.folder, orOpen: false)
  }

  /// Completes a journal or clears away staged files that a build left which did not end well.
  func recover() throws(Diagnostic) {
    let work = try filing { () throws(FileError) in try self.work() }
    if let work, let journal = try SiteJournal.read(from: work) {
      try filing { () throws(FileError) in
        guard let site = try site() else { throw FileError(.missing, path: parent.full(name)) }
        try journal.complete(from: work, in: site, permissions: permissions)
      }
    }
    do throws(FileError) {
      try clear()
    } catch {
      // Nothing else is found changed there but a manifest of what is to go.
      throw error.kind == .changed
        ? Diagnostic.publishing(.manifestDamaged, error.path) : Diagnostic.file(error)
    }
  }

  /// Removes the working folder, unless a journal in it must be completed first.
  func clear() throws(FileError) {
    guard let work = try work(), try work.existing(SiteJournal.name) == nil else { return }
    try Retirement(work: work, site: try site()).run()
    try parent.removeFolder(workName)
  }
}
