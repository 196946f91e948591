internal import Files

/// Folders that this program published: the site, documents to send, parts of a site.
public enum PublishedFolder {
  /// The innermost published folder that a path is or lies in; nil where there is none.
  ///
  /// - Parameter path: A file or folder, which need not exist yet.
  /// - Returns: Its path, without links.
  public static func around(_ path: String) -> String? {
    var place = FilePath.whole(path)
    while !isOne(place) {
      if place == "/" || place == "." { return nil }
      place = FilePath.parent(of: place)
    }
    return place
  }

  /// A published folder right inside another folder; nil where there is none.
  ///
  /// - Parameter path: The folder, which need not exist.
  /// - Returns: The path of the first by name.
  public static func inside(_ path: String) -> String? {
    ((try? FileSystem.disk.list(path)) ?? []).filter { $0.kind == .folder }
      .map { FilePath.join(path, $0.name) }.first(where: isOne)
  }

  /// Whether a folder has a manifest as we begin it; others have files of that name, too.
  private static func isOne(_ folder: String) -> Bool {
    let path = FilePath.join(folder, Manifest.name)
    guard FileSystem.disk.isFile(path), let file = try? ByteFile(path),
      let beginning = try? file.read(at: 0, count: Manifest.beginning.utf8.count)
    else { return false }
    return beginning.elementsEqual(Manifest.beginning.utf8)
  }
}
