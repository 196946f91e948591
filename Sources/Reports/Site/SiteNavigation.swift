/// The pages of a site that its navigation can name, in the order of the navigation.
///
/// A page appears when the site has it; its word is the catalog's `reports.page.<key>`.
enum SiteNavigation {
  /// A page that the navigation can name.
  struct Entry: Sendable {
    /// The end of the word's key, and what a page says of itself to be marked as current.
    let key: String
    /// Where it lies in the site.
    let path: String
  }

  private static let all = [
    Entry(key: "home", path: "index.html"), Entry(key: "clients", path: "clients/index.html"),
    Entry(key: "owners", path: "owners/index.html"),
    Entry(key: "segments", path: "segments/index.html"),
    Entry(key: "products", path: "products/index.html"),
    Entry(key: "calendar", path: "calendar.html"), Entry(key: "actions", path: "actions.html"),
    Entry(key: "opportunities", path: "opportunities.html"),
    Entry(key: "forecast", path: "forecast.html"),
    Entry(key: "retention", path: "retention.html"), Entry(key: "former", path: "former.html"),
    Entry(key: "voice", path: "voice.html"), Entry(key: "changes", path: "changes.html"),
    Entry(key: "quality", path: "quality.html"), Entry(key: "method", path: "method.html"),
  ]

  /// The entries of pages that exist.
  static func entries(of jobs: [PageJob]) -> [Entry] {
    let paths = Set(jobs.lazy.filter { $0.client == nil }.map(\.path))
    return all.filter { paths.contains($0.path) }
  }
}
