/// A file of the site that can be made on its own, whenever and on whichever thread.
public struct PageJob: Sendable, Hashable {
  /// What the file is.
  public enum Kind: Sendable, Hashable {
    case home
    /// A page of the client list, from 1.
    case clientList(page: Int)
    /// A part of the list's index for its search, from 1.
    case clientIndex(part: Int)
    /// A client's profile, by position in `Portfolio.clients`.
    case profile(client: Int)
    /// The profile's Markdown twin.
    case profileText(client: Int)
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
  /// Position in `Portfolio.clients` of the one client it is about; nil for pages about several.
  public let client: Int?

  /// The template that makes it; nil for files that are not made by one.
  public var template: String? {
    switch kind {
    case .home: "home.html"
    case .clientList: "clients.html"
    case .profile: "profile.html"
    case .profileText: "profile.md"
    case .quality: "quality.html"
    case .method: "method.html"
    case .clientIndex, .stylesheet, .logo, .script, .robots: nil
    }
  }

  init(_ kind: Kind, path: String, client: Int? = nil) {
    self.kind = kind
    self.path = path
    self.client = client
  }
}
