/// Where a contact stands in its company's hierarchy.
public enum HierarchyLevel: String, Sendable, Hashable, CaseIterable {
  case board
  case director
  case manager
  case coordinator
  case analyst
  case operational
}

/// The part a contact plays in a decision.
public enum ContactRole: String, Sendable, Hashable, CaseIterable {
  case economicBuyer = "economic-buyer"
  case decisionMaker = "decision-maker"
  case champion
  case executiveSponsor = "executive-sponsor"
  case influencer
  case technicalEvaluator = "technical-evaluator"
  case user
  case procurement
  case legal
  case blocker
  case unknown
}

/// A person at a client.
public struct Contact: ClientRecord {
  /// The contact's id; the same id at several clients is one person.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Full name; nil for a vacant position.
  public var name: String?
  /// Job title as written.
  public var title: String?
  /// Department as written.
  public var department: String?
  /// Level in the hierarchy.
  public var level: HierarchyLevel?
  /// Roles, the primary one first.
  public var roles: [ContactRole] = []
  /// E-mail address.
  public var email: String?
  /// Telephone in E.164 where it could be read, else as written.
  public var phone: String?
  /// Whether the person asked not to be contacted.
  public var doNotContact: Bool?
  /// Why the data may be used, and what proves it, as the row of the contact says.
  public var lawfulBasis = LawfulBasisRecord()
  /// Further bases, from rows of their own.
  public var otherBases: [LawfulBasisRecord] = []
  /// Birthday; the year may be made up where only day and month matter.
  public var birthday: Day?
  /// The language to write in, such as `pt-BR` or `en`.
  public var language: String?
  /// Where the person stands in the politics of the account.
  public var map = StakeholderView()
  /// Values of the company's own columns, by field name.
  public var custom: [String: CustomValue] = [:]

  /// A contact of whom only the id is known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Contacts have no day: they sort by id.
  public var sortDay: Day? { nil }

  /// Whether the person works at the client on a day, as far as the data says.
  public func isPresent(on day: Day) -> Bool {
    map.isVacant != true && (map.left.map { $0 > day } ?? true)
  }
}

/// One of our own people.
public struct TeamMember: Sendable, Hashable {
  /// The member's id.
  public var id: String
  /// Full name.
  public var name: String?
  /// What the member does.
  public var role: String?
  /// E-mail address.
  public var email: String?
  /// Hours a week for clients.
  public var weeklyHours: Int?
  /// Sectors and tiers the member knows best.
  public var specialties: [String] = []
  /// A short biography.
  public var biography: String?
  /// What an hour of the member costs the company.
  public var hourlyCost: Money?

  /// A team member of whom only the id is known yet.
  public init(id: String) {
    self.id = id
  }
}

/// A free note on a client, in Markdown.
public struct ClientNote: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The text as written.
  public let markdown: String

  /// A note on a client.
  public init(client: Int, markdown: String) {
    self.client = client
    self.markdown = markdown
  }
}
