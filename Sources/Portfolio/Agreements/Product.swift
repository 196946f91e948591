/// Something the company sells.
public struct Product: Sendable, Hashable {
  /// The product's id.
  public let id: String
  /// The name on pages.
  public var name: String?
  /// The family it belongs to.
  public var family: String?
  /// List price.
  public var price: Money?
  /// Sectors, sizes or segments it is meant for; empty for everybody.
  public var eligibleSegments: [String] = []
  /// Values of the company's own columns, by field name.
  public var custom: [String: CustomValue] = [:]

  /// A product of which only the id is known yet.
  public init(id: String) {
    self.id = id
  }

  /// The name to show: the name, else the id.
  public var displayName: String { name ?? id }
}
