/// How a client speaks for us.
public enum AdvocacyKind: String, Sendable, Hashable, CaseIterable {
  case referral
  case testimonial
  case caseStudy = "case-study"
  case referenceCall = "reference-call"
}

/// Something a client was asked to say for us, or said.
public struct AdvocacyAct: ClientRecord {
  /// The act's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the contact, or the name as written.
  public var contact: String?
  /// What kind of act it is.
  public var kind: AdvocacyKind?
  /// The day it was asked for.
  public var asked: Day?
  /// The day it was given.
  public var given: Day?
  /// The day its use was approved.
  public var approved: Day?
  /// The last day of the approval.
  public var expires: Day?
  /// What we gave back.
  public var givenBack: String?

  /// An act of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Whether its use was approved after a day: on that day nobody knows of the approval, nor of its end.
  public func isApprovedLater(than day: Day) -> Bool { approved.map { $0 > day } ?? false }

  /// Acts sort by the day they were asked for or given.
  public var sortDay: Day? { asked ?? given }
}

/// One client brought another.
public struct Referral: ClientRecord {
  /// The referral's id.
  public let id: String
  /// Position of the client who referred.
  public let client: Int
  /// Position of the client who came.
  public var referred: Int
  /// The day.
  public var date: Day?

  /// A referral from one client to another.
  public init(id: String, client: Int, referred: Int, date: Day? = nil) {
    self.id = id
    self.client = client
    self.referred = referred
    self.date = date
  }

  /// Referrals sort by their day.
  public var sortDay: Day? { date }
}
