/// A client entered a stage of its life with us.
public struct StageChange: ClientRecord {
  /// The change's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The stage as the company names it.
  public var stage: String?
  /// The first day in it.
  public var from: Day?

  /// A change of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Stages sort by their first day.
  public var sortDay: Day? { from }
}

/// What was sold, promised and handed over from one of ours to another.
public struct Handoff: ClientRecord {
  /// The handoff's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The day.
  public var date: Day?
  /// Who hands over: id or name of a team member.
  public var from: String?
  /// Who takes over: id or name of a team member.
  public var to: String?
  /// What was sold, in Markdown.
  public var sold: String?
  /// What was promised beyond that, in Markdown.
  public var promised: String?
  /// What the client wants to reach, in Markdown.
  public var objectives: String?
  /// What can go wrong, in Markdown.
  public var risks: String?

  /// A handoff of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Handoffs sort by their day.
  public var sortDay: Day? { date }
}
