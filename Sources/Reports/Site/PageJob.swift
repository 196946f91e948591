/// A page of the site that can be made on its own, whenever and on whichever thread.
///
/// A page with a Markdown twin is one job: both are made from the same value, worked out once.
public struct PageJob: Sendable, Hashable {
  /// What the page is.
  public enum Kind: Sendable, Hashable {
    case home
    /// A page of the client list, from 1.
    case clientList(page: Int)
    /// A part of the list's index for its search, from 1.
    case clientIndex(part: Int)
    /// A client's profile and its Markdown twin, by position in `Portfolio.clients`.
    case profile(client: Int)
    /// Another document about a client, by position among all documents.
    case document(number: Int, client: Int)
    /// A client's business review and its Markdown, by position in `Portfolio.clients`.
    case review(client: Int)
    /// A client's calendar file, by position in `Portfolio.clients`.
    case calendarFile(client: Int)
    /// A page or file about several clients, by position among the site's entries.
    case entry(number: Int)
    case quality
    case method
    case stylesheet
    /// The logo of `carteira.yaml`, or the one for the dark.
    case logo(forDark: Bool)
    case script
    case robots
  }

  /// What the file is.
  public let kind: Kind
  /// Where it goes inside the site, such as `clients/acme/index.html`.
  public let path: String
  /// Where its Markdown twin goes, such as `clients/acme/profile.md`, or the file that is made with it;
  /// nil where it has none.
  public let twinPath: String?
  /// Whether it tells of other files, so that it comes after all of them.
  public let isLate: Bool
  /// Position in `Portfolio.clients` of the one client it is about; nil for pages about several.
  public let client: Int?

  /// The template that makes it; nil for files that are not made by one.
  public let template: String?
  /// The template that makes its Markdown twin; nil where it has none.
  public let twinTemplate: String?

  /// How many pages the job makes; assets are none.
  public var pages: Int { (template == nil ? 0 : 1) + (twinTemplate == nil ? 0 : 1) }

  /// Whether a file about several clients follows from settings, day and ``PortfolioFoundation`` alone.
  ///
  /// What reading found is in no foundation, and what costs nothing is made again.
  public var followsFromFoundation: Bool {
    switch kind {
    case .home, .clientList, .clientIndex, .entry: true
    case .quality, .method, .stylesheet, .logo, .script, .robots: false
    case .profile, .document, .review, .calendarFile: false
    }
  }

  init(
    _ kind: Kind, path: String, template: String? = nil, twinPath: String? = nil,
    twinTemplate: String? = nil, client: Int? = nil, isLate: Bool = false
  ) {
    self.kind = kind
    self.path = path
    self.template = template
    self.twinPath = twinPath
    self.twinTemplate = twinTemplate
    self.client = client
    self.isLate = isLate
  }
}
