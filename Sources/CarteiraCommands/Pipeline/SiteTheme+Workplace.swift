import Reports
import Theme

extension SiteTheme {
  /// The built-in theme with the files of the user's own in their place.
  init(workplace: Workplace) {
    let builtIn = Theme.files.map { ($0.path, $0.text, "(built in) templates/\($0.path)") }
    self.init(files: builtIn + workplace.ownTemplates.map { ($0.path, $0.text, $0.file) })
    look = workplace.look
  }
}
