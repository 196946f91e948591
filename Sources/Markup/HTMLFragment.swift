/// Markup that is safe to place into a page: the type that says so.
///
/// Text from data is `String`; it becomes part of a fragment only by being escaped.
public struct HTMLFragment: Sendable, Hashable {
  /// The markup in UTF-8.
  public let utf8: [UInt8]

  /// A fragment of markup that is known to be safe: a reviewed constant or the work of a renderer.
  ///
  /// - Parameter markup: Bytes in which every value from data has been escaped already.
  public init(trusted markup: [UInt8]) {
    self.utf8 = markup
  }
}
