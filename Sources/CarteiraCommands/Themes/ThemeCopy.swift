import Diagnostics
import Files
import Theme

/// Copies files of the built-in theme into a folder.
struct ThemeCopy {
  /// The folder that gets them.
  let folder: String
  /// Whether files that are there already are overwritten.
  let replaces: Bool

  /// What was done.
  struct Report {
    /// Files that were written, by their paths on the disk.
    var written: [String] = []
    /// Files that were left alone since they differ.
    var standing: [String] = []
    /// How many were there already, the same.
    var equal = 0
  }

  /// What can be replaced: everything but the examples of `carteira init`.
  static let files = Theme.files.filter { !$0.path.hasPrefix("starter/") }

  /// The files of the names given, all without any.
  func files(named names: [String]) throws(DiagnosticsError) -> [ThemeFile] {
    guard !names.isEmpty else { return ThemeCopy.files }
    var problems: [Diagnostic] = []
    var chosen: [ThemeFile] = []
    for name in names {
      let path = name.hasPrefix("templates/") ? String(name.dropFirst("templates/".count)) : name
      let folder = path.hasSuffix("/") ? path : path + "/"
      let found = ThemeCopy.files.filter { $0.path == path || $0.path.hasPrefix(folder) }
      if found.isEmpty {
        problems.append(
          Diagnostic(
            .unknownTemplateNamed, facts: ["found": name],
            suggestion: NearMiss.nearest(to: path, among: ThemeCopy.files.map(\.path))))
      }
      chosen += found.filter { !chosen.contains($0) }
    }
    guard problems.isEmpty else { throw DiagnosticsError(problems) }
    return chosen
  }

  func write(_ files: [ThemeFile]) throws(DiagnosticsError) -> Report {
    var report = Report()
    do throws(FileError) {
      for file in files {
        let path = FilePath.join(folder, file.path)
        if FileSystem.disk.existing(path) != nil {
          if let text = try? FileSystem.disk.readText(path), text == file.text {
            report.equal += 1
            continue
          }
          guard replaces else {
            report.standing.append(path)
            continue
          }
        }
        try FileSystem.disk.createFolder(FilePath.parent(of: path))
        try FileSystem.disk.write(file.text, to: path)
        report.written.append(path)
      }
    } catch {
      throw DiagnosticsError([error.finding(at: nil)])
    }
    return report
  }
}
