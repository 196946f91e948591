/// The text of a template.
///
/// The ending of its name says what it makes, and so how values are escaped: `.html`, `.md`, `.csv`;
/// anything else is plain text.
public struct TemplateSource: Sendable, Hashable {
  /// The name in tags, such as `profile.html`.
  public let name: String
  /// The text.
  public let text: String
  /// The file as the user knows it, for diagnostics.
  public let file: String

  /// A template of a name, its text, and the file it comes from (by default the name).
  public init(name: String, text: String, file: String? = nil) {
    self.name = name
    self.text = text
    self.file = file ?? name
  }
}

/// How far templates may go, so that a mistake ends in a message.
public struct TemplateLimits: Sendable, Hashable {
  /// Bytes of one rendered page.
  public var outputBytes = 16 * 1024 * 1024
  /// Templates inside templates while one is rendered, those that call themselves included.
  public var depth = 100

  /// Steps that all templates together come to, with their partials filled in.
  public var instructions = 200_000

  /// The usual limits.
  public init() {}
}
