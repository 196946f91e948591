/// How a Markdown text becomes part of a page, and how much of it is accepted.
public struct MarkdownOptions: Sendable, Hashable {
  /// How many levels headings go down, so that they fit below those of the page; none goes below h6.
  public var headingShift: Int
  /// The longest text that is read, in bytes.
  public var maximumBytes: Int
  /// The longest markup that is made, in bytes.
  public var maximumOutputBytes: Int
  /// The most quotes and list items that a line may be in.
  public var maximumDepth: Int

  /// Options of a text.
  ///
  /// - Parameters:
  ///   - headingShift: How many levels headings go down; below 0 counts as 0.
  ///   - maximumBytes: The longest text that is read.
  ///   - maximumOutputBytes: The longest markup that is made.
  ///   - maximumDepth: The most quotes and list items that a line may be in.
  public init(
    headingShift: Int = 0, maximumBytes: Int = 256 << 10, maximumOutputBytes: Int = 4 << 20,
    maximumDepth: Int = 100
  ) {
    self.headingShift = max(0, headingShift)
    self.maximumBytes = maximumBytes
    self.maximumOutputBytes = maximumOutputBytes
    self.maximumDepth = maximumDepth
  }
}

/// Why a Markdown text was refused.
public enum MarkdownError: Error, Sendable, Hashable {
  /// The text is longer than `limit` bytes.
  case textTooLong(bytes: Int, limit: Int)
  /// The markup would be longer than `limit` bytes.
  case markupTooLong(bytes: Int, limit: Int)
  /// A line is in more than `limit` quotes and list items.
  case nestedTooDeeply(line: Int, limit: Int)
  /// More than `limit` pieces of markup that begin but may never end, which take too long to read.
  case tooManyOpenings(count: Int, limit: Int)
}
