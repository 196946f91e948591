import Files

/// The files whose change makes a new site: settings, data, templates.
struct WatchedFiles: Sendable {
  /// Files and folders to look at.
  var paths: [String]

  /// More files than these are not looked at.
  private static let limit = 50_000

  /// How the files stand: differs when one came, went or was written.
  struct Standing: Hashable, Sendable {
    fileprivate var files: [Entry] = []

    /// How many files there are.
    var count: Int { files.count }

    /// The files that lie in none of some folders.
    func outside(_ folder: String) -> Standing {
      Standing(files: files.filter { !$0.path.hasPrefix(folder + "/") })
    }
  }

  fileprivate struct Entry: Hashable {
    let path: String
    let size: Int
    let modified: Int64
  }

  /// How the files stand now.
  func standing() -> Standing {
    var standing = Standing()
    for path in Set(paths).sorted() { look(path, into: &standing) }
    // A file may be named beside the folder that it lies in.
    var seen: Set<String> = []
    standing.files.removeAll { !seen.insert($0.path).inserted }
    return standing
  }

  private func look(_ path: String, into standing: inout Standing) {
    guard standing.files.count < WatchedFiles.limit,
      let info = FileSystem.disk.existing(path)
    else { return }
    guard info.kind == .folder else {
      standing.files.append(Entry(path: path, size: info.size, modified: info.modified))
      return
    }
    let entries = (try? FileSystem.disk.list(path)) ?? []
    for name in entries.map(\.name).sorted() where !name.hasPrefix(".") {
      look(FilePath.join(path, name), into: &standing)
    }
  }
}
