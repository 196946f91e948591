/// An action that was put off, with the reason.
public struct Snooze: Sendable, Hashable {
  /// The snooze's id.
  public let id: String
  /// Id of the action.
  public var action: String?
  /// The last day on which the action stays away.
  public var until: Day?
  /// Why.
  public var reason: String?

  /// A snooze of which only the id is known yet.
  public init(id: String) {
    self.id = id
  }
}
