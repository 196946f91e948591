internal import Synchronization

/// The open folders of a tree, so that a file costs one open of its own name and no walk from the top.
///
/// Folders are opened name by name and links are refused, so that no path leads out of the tree.
package final class FolderCache: Sendable {
  package let root: Folder
  private let permissions: UInt32
  private let open = Mutex(State())

  private struct State {
    var folders: [PathKey: Entry] = [:]
  }

  private struct Entry {
    let folder: Folder
    let isAtTop: Bool
  }

  /// Enough for the folders in use at a time, far below what a process may hold open.
  private static let limit = 128

  package init(_ root: Folder, permissions: UInt32) {
    self.root = root
    self.permissions = permissions
  }

  /// The folder at a path of the tree, made with those above it when missing.
  package func making(_ path: Substring) throws(FileError) -> Folder {
    try folder(path) { (parent, name) throws(FileError) in
      try parent.makeFolder(name, permissions: permissions)
    }
  }

  /// The folder at a path of the tree; `missing`, `wrongKind` or `link` when it is not there.
  package func opening(_ path: Substring) throws(FileError) -> Folder {
    try folder(path) { (parent, name) throws(FileError) in try parent.folder(name) }
  }

  private func folder(
    _ path: Substring, _ enter: (Folder, String) throws(FileError) -> Folder
  ) throws(FileError) -> Folder {
    guard !path.isEmpty else { return root }
    let key = PathKey(path)
    if let known = open.withLock({ $0.folders[key]?.folder }) { return known }
    let slash = path.utf8.lastIndex(of: 0x2F)
    let parent = try folder(slash.map { path[..<$0] } ?? "", enter)
    let name = String(slash.map { path[path.utf8.index(after: $0)...] } ?? path)
    let entered: Folder
    do throws(FileError) {
      entered = try enter(parent, name)
    } catch {
      let isLink = error.kind == .wrongKind && (try? parent.info(name))?.kind == .link
      throw isLink ? FileError(.link, path: error.path) : error
    }
    open.withLock { open in
      if open.folders.count >= Self.limit {
        // Folders near the top are needed again and again; the others rarely.
        open.folders = open.folders.filter(\.value.isAtTop)
        if open.folders.count >= Self.limit { open.folders = [:] }
      }
      open.folders[key] = Entry(folder: entered, isAtTop: slash == nil)
    }
    return entered
  }
}
