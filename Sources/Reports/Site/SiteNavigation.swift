/// The pages of a site that its navigation can name, by group, in the order of the navigation.
///
/// A page appears when the site has it; its word is the catalog's `reports.page.<key>`, that of a
/// group `reports.page.group.<key>`.
enum SiteNavigation {
  /// A page that the navigation can name.
  struct Entry: Sendable {
    /// The end of the word's key, and what a page says of itself to be marked as current.
    let key: String
    /// Where it lies in the site.
    let path: String
  }

  /// Pages that answer one kind of question.
  struct Group: Sendable {
    /// The end of the word's key; nil for pages that stand alone.
    let key: String?
    /// Its pages.
    var entries: [Entry]
  }

  private static let all = [
    Group(key: nil, entries: [Entry(key: "home", path: "index.html")]),
    Group(key: nil, entries: [Entry(key: "clients", path: "clients/index.html")]),
    Group(
      key: "act",
      entries: [
        Entry(key: "actions", path: "actions.html"),
        Entry(key: "calendar", path: "calendar.html"),
        Entry(key: "opportunities", path: "opportunities.html"),
        Entry(key: "changes", path: "changes.html"),
      ]),
    Group(
      key: "revenue",
      entries: [
        Entry(key: "retention", path: "retention.html"),
        Entry(key: "products", path: "products/index.html"),
        Entry(key: "forecast", path: "forecast.html"),
      ]),
    Group(
      key: "relations",
      entries: [
        Entry(key: "owners", path: "owners/index.html"),
        Entry(key: "segments", path: "segments/index.html"),
        Entry(key: "voice", path: "voice.html"), Entry(key: "former", path: "former.html"),
      ]),
    Group(
      key: "data",
      entries: [
        Entry(key: "quality", path: "quality.html"), Entry(key: "method", path: "method.html"),
        Entry(key: "downloads", path: "downloads/index.html"),
      ]),
  ]

  /// Up to so many pages stand side by side, without groups.
  private static let flatLimit = 6

  /// The groups of pages that exist; each page alone where there are few.
  static func groups(of jobs: [PageJob]) -> [Group] {
    let paths = Set(jobs.lazy.map(\.path))
    let existing = all.map { group in
      Group(key: group.key, entries: group.entries.filter { paths.contains($0.path) })
    }.filter { !$0.entries.isEmpty }
    let pages = existing.flatMap(\.entries)
    return pages.count > flatLimit ? existing : pages.map { Group(key: nil, entries: [$0]) }
  }
}
