public import Templating

/// Templates and assets of a site: the built-in ones with those that replace them.
public struct SiteTheme: Sendable {
  /// The templates and partials, by their path in the theme: `home.html`, `partials/status.html`.
  public var templates: [TemplateSource]
  /// The style sheet.
  public var stylesheet: String
  /// The script.
  public var script: String
  /// The style sheets of documents that are sent, by their path in the theme: `briefs/mail.css`.
  public var styles: [String: String] = [:]
  /// What the portfolio changes of the look.
  public var look = SiteLook()

  /// A theme of templates and assets.
  public init(templates: [TemplateSource], stylesheet: String, script: String) {
    self.templates = templates
    self.stylesheet = stylesheet
    self.script = script
  }

  /// A theme from files by their path in it; later files replace earlier ones of the same path.
  ///
  /// Templates end in `.html` or `.md`; catalogs, the folder `starter` of examples and anything else
  /// are passed over.
  ///
  /// - Parameter files: Path in the theme, text, and the file as the user knows it.
  public init(files: some Sequence<(path: String, text: String, file: String)>) {
    var latest: [String: TemplateSource] = [:]
    for file in files {
      latest[file.path] = TemplateSource(name: file.path, text: file.text, file: file.file)
    }
    let sorted = latest.values.sorted { $0.name < $1.name }
    self.init(
      templates: sorted.filter {
        ($0.name.hasSuffix(".html") || $0.name.hasSuffix(".md")) && !$0.name.hasPrefix("starter/")
      },
      stylesheet: SiteTheme.joined(latest, "css"), script: SiteTheme.joined(latest, "js"))
    styles = latest.filter { $0.key.hasPrefix("briefs/") && $0.key.hasSuffix(".css") }
      .mapValues(\.text)
  }

  /// `assets/site.<ending>`, then the files of `assets/pages` by name, as one text.
  private static func joined(_ files: [String: TemplateSource], _ ending: String) -> String {
    let pages = files.keys.filter {
      $0.hasPrefix("assets/pages/") && $0.hasSuffix("." + ending)
    }
    return (["assets/site." + ending] + pages.sorted()).compactMap { files[$0]?.text }
      .joined(separator: "\n")
  }
}
