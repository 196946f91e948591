import Analysis
import Portfolio

/// Whether a person outside may be written to, and why not: what is not known to be allowed is not.
enum MailPermission {
  /// Why a person may not be written to.
  enum Refusal: String, Hashable, CaseIterable {
    case doNotContact = "do-not-contact"
    case withdrawn, expired, missing, later
    case left
  }

  /// Why a person may not be written to about the work with the client; nil where it is allowed.
  static func refusal(_ contact: Contact, on day: Day) -> Refusal? {
    guard contact.isPresent(on: day) else { return .left }
    guard contact.doNotContact != true else { return .doNotContact }
    return switch PrivacyAssessment.standing(contact.lawfulBasis, on: day) {
    case .valid: nil
    case .withdrawn: .withdrawn
    case .expired: .expired
    case .missing: .missing
    case .later: .later
    }
  }
}
