/// What a contact may do about a decision.
public enum DecisionAuthority: String, Sendable, Hashable, CaseIterable {
  case signs
  case decides
  case influences
}

/// What we mean to do about somebody who blocks.
public enum BlockerDisposition: String, Sendable, Hashable, CaseIterable {
  case convert
  case counter
  case bypass
}

/// What we are to a contact.
public enum RelationshipLevel: String, Sendable, Hashable, CaseIterable {
  case vendor
  case credibleSource = "credible-source"
  case problemSolver = "problem-solver"
  case trustedAdviser = "trusted-adviser"
}

/// Where a contact stands in the politics of the account.
public struct StakeholderView: Sendable, Hashable {
  /// The post in the organisation, which stays when the person goes.
  public var position: String?
  /// Id of the contact this one reports to.
  public var reportsTo: String?
  /// Whether that is confirmed rather than inferred.
  public var isReportConfirmed: Bool?
  /// Whether nobody holds the position now.
  public var isVacant: Bool?
  /// Whether the person is not employed by the client, such as a consultant.
  public var isOutside: Bool?
  /// The day the person left the client.
  public var left: Day?
  /// Influence on evidence, 1 to 5.
  public var influence: Int?
  /// Support from −2, hostile, to +2, mentor.
  public var support: Int?
  /// The day of that sentiment.
  public var supportDate: Day?
  /// How much the person moves others, 0 to 3.
  public var mobilising: Int?
  /// The day of the latest act in our favour.
  public var advocacyActDate: Day?
  /// What the person may do about a decision, each once, in the order of declaration.
  public var authority: [DecisionAuthority] = []
  /// Whether the person can stop a decision alone.
  public var hasVeto: Bool?
  /// What we mean to do about a blocker.
  public var disposition: BlockerDisposition?
  /// Who of ours covers the person: ids or names of team members.
  public var coveredBy: [String] = []
  /// What we are to the person.
  public var levelNow: RelationshipLevel?
  /// What we want to be.
  public var levelWanted: RelationshipLevel?

  /// A view of which nothing is known yet.
  public init() {}
}

/// How one contact bears on another.
public enum RelationKind: String, Sendable, Hashable, CaseIterable {
  case influences
  case conflicts
}

/// A line on the account map besides reporting.
public struct Relation: ClientRecord {
  /// The relation's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the contact it goes from.
  public var from: String?
  /// Id of the contact it goes to.
  public var to: String?
  /// What it is.
  public var kind: RelationKind?

  /// A relation of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Relations have no day.
  public var sortDay: Day? { nil }
}
