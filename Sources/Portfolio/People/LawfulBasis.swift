/// Why a person's data may be used: the hypotheses of article 7 of the LGPD (Law 13.709/2018).
public enum LawfulBasis: String, Sendable, Hashable, CaseIterable {
  case consent
  case legalObligation = "legal-obligation"
  case publicPolicy = "public-policy"
  case research
  case contract
  case legalProceedings = "legal-proceedings"
  case protectionOfLife = "protection-of-life"
  case protectionOfHealth = "protection-of-health"
  case legitimateInterest = "legitimate-interest"
  case creditProtection = "credit-protection"
}

/// A basis with what proves it.
public struct LawfulBasisRecord: Sendable, Hashable {
  /// The basis; nil where the data names none.
  public var basis: LawfulBasis?
  /// What the data may be used for.
  public var purpose: String?
  /// Where the basis was recorded, such as a form or a contract.
  public var source: String?
  /// The day it was given.
  public var given: Day?
  /// How it was given.
  public var channel: String?
  /// The version of the text that was agreed to.
  public var version: String?
  /// The last day it holds; nil where none was set.
  public var expires: Day?
  /// The day it was withdrawn.
  public var withdrawn: Day?
  /// Whether one of its days is written and cannot be read: nobody knows whether it holds.
  public var isUnclear = false

  /// A basis of which nothing is known yet.
  public init() {}

  /// Whether the basis holds on a day: named, given by then, not withdrawn and not expired.
  public func holds(on day: Day) -> Bool {
    basis != nil && !isUnclear && withdrawal(by: day) == nil && lapse(on: day) == nil
  }

  /// The day on which it was withdrawn, unless it was given after that; nil where it was not by then.
  public func withdrawal(by day: Day) -> Day? {
    guard let withdrawn, withdrawn <= day, withdrawn >= (given ?? withdrawn) else { return nil }
    return withdrawn
  }

  /// Whether it says nothing at all.
  public var isEmpty: Bool { self == LawfulBasisRecord() }
}

/// A basis of its own row: one of several of a person.
public struct ContactBasis: ClientRecord {
  /// The id of the row.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the contact.
  public var contact: String?
  /// The basis, for one purpose or some.
  public var basis = LawfulBasisRecord()

  /// A basis of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Sorted by the day it was given.
  public var sortDay: Day? { basis.given }
}
