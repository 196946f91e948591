internal import Synchronization

extension FileSystem {
  /// Files in memory, by path; the folders above them exist too.
  ///
  /// Time is a counter: every write gets the next nanosecond, so that runs do not differ.
  public static func memory(_ files: [String: [UInt8]] = [:]) -> FileSystem {
    let tree = MemoryTree()
    for (path, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      tree.put(bytes, at: path)
    }
    return FileSystem(
      Operations(
        read: { (path, limit) throws(FileError) in
          let file = try tree.file(path)
          guard file.bytes.count <= limit else {
            throw FileError(.tooLarge, path: path, details: ["limit": String(limit)])
          }
          return file.bytes
        },
        open: { (path) throws(FileError) in
          let file = try tree.file(path)
          return ByteFile(path, bytes: file.bytes, info: file.info)
        },
        info: { (path) throws(FileError) in try tree.info(path) },
        list: { (path) throws(FileError) in try tree.list(path) },
        write: { (bytes, path) throws(FileError) in try tree.write(bytes, path) },
        createFolder: { (path) throws(FileError) in try tree.createFolder(path) }))
  }

  /// Files of text in memory, by path.
  public static func memory(texts: [String: String]) -> FileSystem {
    memory(texts.mapValues { Array($0.utf8) })
  }
}

/// The files and folders of a file system in memory, by normalised path.
private final class MemoryTree: Sendable {
  struct File {
    let bytes: [UInt8]
    let info: FileInfo
  }

  private struct State {
    var files: [String: File] = [:]
    var folders: [String: UInt64] = ["": 0]
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())

  func put(_ bytes: [UInt8], at path: String) {
    let key = Self.key(path)
    state.withLock { state in
      state.clock += 1
      let number = state.files[key]?.info.identity.number ?? state.clock
      state.files[key] = File(
        bytes: bytes,
        info: Self.info(.file, size: bytes.count, number: number, time: state.clock))
      var folder = key
      while !folder.isEmpty {
        folder = Self.parent(folder)
        if state.folders[folder] == nil { state.folders[folder] = state.clock }
      }
    }
  }

  func file(_ path: String) throws(FileError) -> File {
    let key = Self.key(path)
    let (file, isFolder) = state.withLock { ($0.files[key], $0.folders[key] != nil) }
    guard let file else { throw FileError(isFolder ? .wrongKind : .missing, path: path) }
    return file
  }

  func info(_ path: String) throws(FileError) -> FileInfo {
    let key = Self.key(path)
    let found = state.withLock { state in
      state.files[key]?.info
        ?? state.folders[key].map { Self.info(.folder, size: 0, number: $0, time: $0) }
    }
    guard let found else { throw FileError(.missing, path: path) }
    return found
  }

  func list(_ path: String) throws(FileError) -> [FolderEntry] {
    let key = Self.key(path)
    guard try info(path).kind == .folder else { throw FileError(.wrongKind, path: path) }
    return state.withLock { state in
      let files = state.files.keys.filter { Self.parent($0) == key }
      let folders = state.folders.keys.filter { !$0.isEmpty && Self.parent($0) == key }
      return files.map { FolderEntry(name: FilePath.name(of: $0), kind: .file) }
        + folders.map { FolderEntry(name: FilePath.name(of: $0), kind: .folder) }
    }
  }

  func write(_ bytes: [UInt8], _ path: String) throws(FileError) {
    let key = Self.key(path)
    let (hasParent, isFolder) = state.withLock { state in
      (state.folders[Self.parent(key)] != nil, state.folders[key] != nil)
    }
    guard hasParent else { throw FileError(.missing, path: path) }
    guard !isFolder else { throw FileError(.wrongKind, path: path) }
    put(bytes, at: path)
  }

  func createFolder(_ path: String) throws(FileError) {
    let isBlocked = state.withLock { state in
      var folder = Self.key(path)
      while !folder.isEmpty {
        if state.files[folder] != nil { return true }
        if state.folders[folder] == nil {
          state.clock += 1
          state.folders[folder] = state.clock
        }
        folder = Self.parent(folder)
      }
      return false
    }
    if isBlocked { throw FileError(.exists, path: path) }
  }

  /// The path without leading, doubled and trailing slashes and without `.`, `..` resolved.
  private static func key(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return names.joined(separator: "/")
  }

  private static func parent(_ key: String) -> String {
    key.utf8.lastIndex(of: 0x2F).map { String(key[..<$0]) } ?? ""
  }

  private static func info(
    _ kind: FileInfo.Kind, size: Int, number: UInt64, time: UInt64
  ) -> FileInfo {
    FileInfo(
      kind: kind, size: size, modified: Int64(time),
      identity: FileInfo.Identity(device: 0, number: number),
      permissions: kind == .folder ? 0o755 : 0o644)
  }
}
