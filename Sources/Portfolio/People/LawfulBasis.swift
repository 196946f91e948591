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
public struct LawfulBasisRecord: Sendable, Equatable {
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

  /// A basis of which nothing is known yet.
  public init() {}

  /// Whether the basis holds on a day: named, given by then, not withdrawn and not expired.
  public func holds(on day: Day) -> Bool {
    guard basis != nil else { return false }
    if let given, given > day { return false }
    if let withdrawn, withdrawn <= day, withdrawn >= (given ?? withdrawn) { return false }
    if let expires, expires < day { return false }
    return true
  }
}
