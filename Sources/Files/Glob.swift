extension FileSystem {
  /// The plain files that match a pattern, sorted by bytes; none is not an error.
  ///
  /// `*` stands for any characters within a name, `?` for one, `**` as a whole name for any number
  /// of folders. Names that begin with a dot match only where the pattern says the dot. A pattern
  /// without any of these is the file itself, if it is there. Linked folders are not entered by `**`.
  ///
  /// - Parameters:
  ///   - pattern: For instance `data/*.csv` or `data/**/notas-2026-??.csv`.
  ///   - folder: What the pattern is relative to; not part of the results.
  /// - Returns: The paths, relative to `folder`.
  /// - Throws: When a folder on the way cannot be listed.
  public func glob(_ pattern: String, in folder: String = ".") throws(FileError) -> [String] {
    let names = pattern.split(separator: "/").map(String.init).filter { $0 != "." }
    guard !names.isEmpty else { return [] }
    var found: Set<String> = []
    try match(
      names[...], prefix: pattern.hasPrefix("/") ? "/" : "", folder: folder, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func match(
    _ pattern: ArraySlice<String>, prefix: String, folder: String, into found: inout Set<String>
  ) throws(FileError) {
    guard let name = pattern.first else { return }
    let rest = pattern.dropFirst()
    if name == "**" {
      try match(rest.isEmpty ? ["*"] : rest, prefix: prefix, folder: folder, into: &found)
      for entry in try entries(of: prefix, folder)
      where entry.kind == .folder && !entry.name.hasPrefix(".") {
        try match(
          pattern, prefix: Self.below(prefix, entry.name), folder: folder, into: &found)
      }
      return
    }
    let names: [String]
    if Glob.isPattern(name) {
      names = try entries(of: prefix, folder).map(\.name).filter { Glob.matches($0, name) }
    } else {
      names = [name]
    }
    for name in names {
      let path = Self.below(prefix, name)
      let kind = existing(FilePath.join(folder, path))?.kind
      if rest.isEmpty {
        if kind == .file { found.insert(path) }
      } else if kind == .folder {
        try match(rest, prefix: path, folder: folder, into: &found)
      }
    }
  }

  private func entries(of prefix: String, _ folder: String) throws(FileError) -> [FolderEntry] {
    let path = prefix.isEmpty ? folder : FilePath.join(folder, prefix)
    return isFolder(path) ? try list(path) : []
  }

  private static func below(_ prefix: String, _ name: String) -> String {
    prefix.isEmpty ? name : prefix == "/" ? "/" + name : prefix + "/" + name
  }
}

/// Patterns of file names.
public enum Glob {
  /// Whether a text holds `*` or `?`.
  public static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x2A || $0 == 0x3F }
  }

  /// Whether a single name matches a pattern of `*` and `?`.
  ///
  /// - Complexity: O(name × pattern).
  public static func matches(_ name: String, _ pattern: String) -> Bool {
    if name.hasPrefix("."), !pattern.hasPrefix(".") { return false }
    let name = Array(name.unicodeScalars)
    let pattern = Array(pattern.unicodeScalars)
    var position = 0
    var index = 0
    var star: (index: Int, position: Int)?
    while position < name.count {
      if index < pattern.count, pattern[index] == "*" {
        star = (index, position)
        index += 1
      } else if index < pattern.count, pattern[index] == "?" || pattern[index] == name[position] {
        index += 1
        position += 1
      } else if let last = star {
        star = (last.index, last.position + 1)
        index = last.index + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == "*" }
  }
}
