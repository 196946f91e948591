public import Diagnostics
public import Files

/// A tree that a build published, read back: every file that its manifest names, compared with its
/// digest before anybody gets its bytes.
public struct PublishedTree: Sendable {
  /// The folder.
  public let path: String
  /// Its files, sorted by bytes; the manifest itself is none of them.
  public let files: [File]
  private let folders: FolderCache
  private let entries: [OutputPath: Manifest.Entry]

  /// A file of the tree.
  public struct File: Sendable, Hashable {
    /// Where it lies.
    public let path: OutputPath
    /// Its size in bytes.
    public let size: Int
  }

  /// Opens a tree.
  ///
  /// - Parameter path: The folder.
  /// - Throws: When there is no tree of ours, or its manifest is damaged.
  public init(_ path: String) throws(Diagnostic) {
    self.path = path
    let root = try filing { () throws(FileError) in try Folder(at: path) }
    var paths: [OutputPath] = []
    guard let manifest = try Manifest.read(from: root, paths: &paths)?.manifest else {
      throw .file(FileError(.missing, path: root.full(Manifest.name)))
    }
    folders = FolderCache(root, permissions: SitePermissions.private.folder)
    entries = manifest.entries
    files = paths.compactMap { path in
      manifest.entries[path].map { File(path: path, size: $0.size) }
    }
  }

  /// The path of a file of the tree, for messages.
  public func full(_ file: OutputPath) -> String { FilePath.join(path, file.text) }

  /// Hands over a file piece by piece, and throws at its end where it is not what was published.
  ///
  /// - Parameters:
  ///   - file: A file that the manifest names.
  ///   - damaged: What is thrown where the file is missing or another.
  ///   - take: Takes the next bytes.
  /// - Throws: Where the file is another, or what `take` throws.
  public func read(
    _ file: OutputPath, orThrow damaged: Diagnostic,
    _ take: ([UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let entry = entries[file] else { throw damaged }
    let source: ByteFile
    do throws(FileError) {
      source = try folders.opening(file.folder).openFile(String(file.name))
    } catch {
      switch error.kind {
      case .missing, .wrongKind, .link: throw damaged
      default: throw .file(error)
      }
    }
    guard source.size == entry.size else { throw damaged }
    var hash = SHA256()
    var offset = 0
    while offset < entry.size {
      let piece = try filing { () throws(FileError) in
        try source.read(at: offset, count: PublishedTree.piece)
      }
      guard !piece.isEmpty else { throw damaged }
      hash.update(piece)
      offset += piece.count
      try take(piece)
    }
    guard hash.finish() == entry.digest else { throw damaged }
  }

  /// How much is read at a time, in bytes.
  public static let piece = 1 << 20
}
