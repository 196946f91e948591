/// What kind of business an opportunity is.
public enum OpportunityKind: String, Sendable, Hashable, CaseIterable {
  case upsell
  case crossSell = "cross-sell"
  case renewal
  case newBusiness = "new-business"
}

/// How an opportunity ended.
public enum OpportunityResult: String, Sendable, Hashable, CaseIterable {
  case won
  case lost
}

/// Business that may come.
public struct Opportunity: ClientRecord {
  /// The opportunity's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// What kind of business it is.
  public var kind: OpportunityKind?
  /// What it is about, in a few words.
  public var title: String?
  /// Id of the product, or its name as written.
  public var product: String?
  /// The stage as the company names it.
  public var stage: String?
  /// In the stage since.
  public var stageSince: Day?
  /// What it would bring, in a year where it recurs.
  public var value: Money?
  /// How probable it is said to be, in hundredths of a percent, 0 to 10,000.
  public var probability: Int?
  /// The day it is expected to close.
  public var expected: Day?
  /// The day it closed.
  public var closed: Day?
  /// How it ended; nil while it is open.
  public var result: OpportunityResult?
  /// Why it was lost.
  public var lostReason: String?
  /// Ids of the contacts whose consent is needed.
  public var consentNeeded: [String] = []
  /// Who of us works on it: id or name of a team member.
  public var owner: String?
  /// Values of the company's own columns, by field name.
  public var custom: [String: CustomValue] = [:]

  /// An opportunity of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Opportunities sort by the day they close or should.
  public var sortDay: Day? { closed ?? expected ?? stageSince }
}
