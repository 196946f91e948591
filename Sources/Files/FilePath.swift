internal import Glibc

/// Functions on paths with `/`.
public enum FilePath {
  /// A path below a folder; an absolute `path` and an empty or `.` folder leave it as it is.
  public static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    if path.isEmpty || path == "." { return folder }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The folder that holds what a path names; `.` for a bare name, `/` for the root.
  public static func parent(of path: String) -> String {
    let trimmed = trimmingSlashes(path)
    guard let slash = trimmed.utf8.lastIndex(of: 0x2F) else { return trimmed == "/" ? "/" : "." }
    let parent = trimmingSlashes(String(trimmed[..<slash]))
    return parent.isEmpty ? "/" : parent
  }

  /// The last name of a path; `/` for the root.
  public static func name(of path: String) -> String {
    let trimmed = trimmingSlashes(path)
    guard trimmed != "/", let slash = trimmed.utf8.lastIndex(of: 0x2F) else { return trimmed }
    return String(trimmed[trimmed.utf8.index(after: slash)...])
  }

  /// The last name of a path without its last extension: `notas` for `data/notas.csv`.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The absolute path without links, `.` and `..`; nil when nothing is there.
  public static func resolved(_ path: String) -> String? {
    guard !path.isEmpty, !path.utf8.contains(0), let text = unsafe realpath(path, nil) else {
      return nil
    }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// The absolute path without links, also of what is not there yet.
  ///
  /// That lies where the first folder above it that exists lies. Where the working folder itself is gone, the
  /// path stays as it is.
  public static func whole(_ path: String) -> String {
    var there = path.isEmpty ? "." : path
    var names: [String] = []
    while true {
      if let folder = resolved(there) {
        return names.reversed().reduce(folder) { place, name in
          name == ".." ? parent(of: place) : join(place, name)
        }
      }
      let above = parent(of: there)
      guard above != there else { return path }
      if name(of: there) != "." { names.append(name(of: there)) }
      there = above
    }
  }

  private static func trimmingSlashes(_ path: String) -> String {
    var trimmed = Substring(path)
    while trimmed.utf8.count > 1, trimmed.utf8.last == 0x2F { trimmed.removeLast() }
    return String(trimmed)
  }
}
