/// A file of the built-in theme.
public struct ThemeFile: Sendable, Hashable {
  /// The path inside the theme, for instance `locales/pt-BR.yaml`.
  public let path: String
  /// The text of the file.
  public let text: String
}

/// The templates, style sheet, script and catalogs that the executable carries with it.
public enum Theme {
  /// Every file, sorted by path.
  public static let files: [ThemeFile] = EmbeddedTheme.files.map {
    ThemeFile(path: $0.path, text: $0.text)
  }

  /// The file at a path inside the theme; nil when there is none.
  public static func file(_ path: String) -> ThemeFile? {
    files.first { $0.path == path }
  }
}
