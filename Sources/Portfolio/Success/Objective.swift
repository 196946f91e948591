/// How far an objective has come; only `verified`, by a named person of the client, is achieved.
public enum ObjectiveState: String, Sendable, Hashable, CaseIterable {
  case proposed
  case accepted
  case delivered
  case verified
}

/// What a client wants, and how it is measured.
public struct Objective: ClientRecord {
  /// The objective's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// What the client wants.
  public var title: String?
  /// How far it has come.
  public var state: ObjectiveState?
  /// Who said so: id of a contact or name as written.
  public var stateBy: String?
  /// The day that was said.
  public var stateOn: Day?
  /// Who of ours answers for it: id or name of a team member.
  public var ownerOurs: String?
  /// Who of theirs answers for it: id of a contact or name as written.
  public var ownerTheirs: String?
  /// What is measured.
  public var kpi: String?
  /// The unit of the measure, such as `h/mês` or `%`.
  public var unit: String?
  /// The value at the beginning; nil makes progress unknown.
  public var baseline: DecimalNumber?
  /// Where the baseline comes from.
  public var baselineSource: String?
  /// The day of the baseline.
  public var baselineDate: Day?
  /// The value wanted.
  public var target: DecimalNumber?
  /// The latest value.
  public var actual: DecimalNumber?
  /// The day of the latest value.
  public var actualDate: Day?
  /// The day the target is due.
  public var due: Day?
  /// What reaching it brings the client.
  public var valueDelivered: Money?
  /// What it costs the client.
  public var cost: Money?
  /// Values of the company's own columns, by field name.
  public var custom: [String: CustomValue] = [:]

  /// An objective of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Objectives sort by the day they are due.
  public var sortDay: Day? { due }
}

/// A dated step toward an objective.
public struct Milestone: ClientRecord {
  /// The milestone's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the objective.
  public var objective: String?
  /// The step.
  public var title: String?
  /// Kick-off, training, review: as the company names it.
  public var kind: String?
  /// The day it is due.
  public var due: Day?
  /// The day it was done.
  public var done: Day?

  /// A milestone of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Milestones sort by the day they are due.
  public var sortDay: Day? { due ?? done }
}
