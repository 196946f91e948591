/// How much may be in a text of YAML before it is refused as hostile or mistaken.
public struct YAMLLimits: Sendable, Hashable {
  /// The most bytes.
  public let bytes: Int
  /// The most aliases: few of them can make a small text expand without end.
  public let aliases: Int
  /// The most values, aliases expanded.
  public let values: Int
  /// The most levels.
  public let depth: Int

  /// Limits as given.
  public init(bytes: Int, aliases: Int, values: Int, depth: Int) {
    self.bytes = bytes
    self.aliases = aliases
    self.values = values
    self.depth = depth
  }

  /// What a settings file can need.
  public static let settings = YAMLLimits(
    bytes: 4 << 20, aliases: 20, values: 200_000, depth: 32)

  /// What a table written by hand can need: larger ones are for CSV or JSON.
  public static let table = YAMLLimits(
    bytes: 16 << 20, aliases: 20, values: 2_000_000, depth: 32)
}
