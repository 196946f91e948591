/// The file system as a value: the disk, or files in memory for tests and for the built-in theme.
///
/// Everything a stage reads comes in through one of these. Paths use `/`; a path that does not begin
/// with one is relative to the working folder of the process (disk) or to the root (memory).
public struct FileSystem: Sendable {
  package let operations: Operations

  package init(_ operations: Operations) {
    self.operations = operations
  }

  /// The whole content of a file.
  ///
  /// - Parameters:
  ///   - path: A file; symbolic links are followed.
  ///   - limit: The largest size accepted, in bytes.
  /// - Returns: All its bytes.
  /// - Throws: `tooLarge` above the limit, `wrongKind` for a folder, `missing` and the like.
  public func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try operations.read(path, limit)
  }

  /// The whole content of a file as text; bytes that are not UTF-8 become U+FFFD.
  ///
  /// - Parameters:
  ///   - path: A file; symbolic links are followed.
  ///   - limit: The largest size accepted, in bytes.
  /// - Returns: Its text.
  /// - Throws: As `read(_:limit:)` does.
  public func readText(_ path: String, limit: Int = .max) throws(FileError) -> String {
    String(decoding: try read(path, limit: limit), as: UTF8.self)
  }

  /// Opens a file for reading at any position, from any thread.
  public func open(_ path: String) throws(FileError) -> ByteFile {
    try operations.open(path)
  }

  /// Kind, size and time of what is at a path; symbolic links are followed.
  public func info(_ path: String) throws(FileError) -> FileInfo {
    try operations.info(path)
  }

  /// Kind, size and time of what is at a path; nil when nothing is there or it cannot be seen.
  public func existing(_ path: String) -> FileInfo? {
    try? operations.info(path)
  }

  /// Whether there is a plain file at a path; symbolic links are followed.
  public func isFile(_ path: String) -> Bool { existing(path)?.kind == .file }

  /// Whether there is a folder at a path; symbolic links are followed.
  public func isFolder(_ path: String) -> Bool { existing(path)?.kind == .folder }

  /// The names in a folder without `.` and `..`, sorted by bytes.
  public func list(_ path: String) throws(FileError) -> [FolderEntry] {
    try operations.list(path).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Writes a whole file, replacing one that is there; its folder must exist.
  ///
  /// Not atomic: for files that a reader may have open, see `AtomicFile` in Publishing.
  public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try operations.write(bytes, path)
  }

  /// Writes a whole file of UTF-8 text, replacing one that is there; its folder must exist.
  public func write(_ text: String, to path: String) throws(FileError) {
    try operations.write(Array(text.utf8), path)
  }

  /// Makes a folder and those above it; a folder that is there already is fine.
  public func createFolder(_ path: String) throws(FileError) {
    try operations.createFolder(path)
  }

  /// What a file system must be able to do.
  package struct Operations: Sendable {
    package var read: @Sendable (String, Int) throws(FileError) -> [UInt8]
    package var open: @Sendable (String) throws(FileError) -> ByteFile
    package var info: @Sendable (String) throws(FileError) -> FileInfo
    package var list: @Sendable (String) throws(FileError) -> [FolderEntry]
    package var write: @Sendable ([UInt8], String) throws(FileError) -> Void
    package var createFolder: @Sendable (String) throws(FileError) -> Void

    package init(
      read: @escaping @Sendable (String, Int) throws(FileError) -> [UInt8],
      open: @escaping @Sendable (String) throws(FileError) -> ByteFile,
      info: @escaping @Sendable (String) throws(FileError) -> FileInfo,
      list: @escaping @Sendable (String) throws(FileError) -> [FolderEntry],
      write: @escaping @Sendable ([UInt8], String) throws(FileError) -> Void,
      createFolder: @escaping @Sendable (String) throws(FileError) -> Void
    ) {
      self.read = read
      self.open = open
      self.info = info
      self.list = list
      self.write = write
      self.createFolder = createFolder
    }
  }
}
