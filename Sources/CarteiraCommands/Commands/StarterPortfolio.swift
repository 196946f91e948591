import Localization
import Theme

/// The files of a new portfolio folder, carried in the theme under `starter/<locale>/`.
struct StarterPortfolio {
  struct File {
    let path: String
    let text: String
  }

  /// The files, by path.
  let files: [File]

  init(locale: PortfolioLocale, isEmpty: Bool) {
    let prefix = "starter/\(locale.tag)/"
    files = Theme.files.filter { $0.path.hasPrefix(prefix) }.compactMap { file in
      let path = String(file.path.dropFirst(prefix.count))
      guard isEmpty else { return File(path: path, text: file.text) }
      if path.hasSuffix(".md") { return nil }
      guard path.hasSuffix(".csv") else { return File(path: path, text: file.text) }
      return File(path: path, text: String(file.text.prefix { $0 != "\n" }) + "\n")
    }
  }
}
