public import Portfolio

/// Why people's data may be used, of a client or of all clients, on a day.
///
/// The bases are those of article 7 of the LGPD (Law 13.709/2018). A person is counted once, under the
/// first case that fits.
public struct PrivacyAssessment: Sendable, Hashable {
  /// How it stands with one person.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// The basis was withdrawn.
    case withdrawn
    /// The basis has run out.
    case expired
    /// No basis is on record.
    case missing
    /// The basis was given for a later day.
    case later
    /// A basis holds.
    case valid
  }

  /// The people who work there, by how it stands with them, by the bytes of their id.
  public let people: [Standing: [RecordKey]]
  /// Of all of them, those who asked not to be contacted.
  public let doNotContact: [RecordKey]

  /// How it stands with the people of a client who work there on a day.
  public init(of client: Int, in portfolio: Portfolio, on day: Day) {
    self.init(Array(portfolio.contacts(of: client)), on: day)
  }

  /// How it stands with some people, those who work there on a day.
  public init(_ contacts: [Contact], on day: Day) {
    let present = contacts.filter { $0.isPresent(on: day) }
    var people: [Standing: Set<RecordKey>] = [:]
    for contact in present {
      people[PrivacyAssessment.standing(of: contact, on: day), default: []]
        .insert(RecordKey(table: .contacts, key: contact.id))
    }
    self.people = people.mapValues { $0.sorted() }
    doNotContact = Set(
      present.filter { $0.doNotContact == true }.map {
        RecordKey(table: .contacts, key: $0.id)
      }
    ).sorted()
  }

  /// How many people there are of a standing.
  public func count(_ standing: Standing) -> Int { people[standing]?.count ?? 0 }

  /// How it stands with all bases of one person on a day; one of which a day cannot be read is none.
  public static func standing(of contact: Contact, on day: Day) -> Standing {
    let bases = contact.bases
    if bases.holds(on: day) { return .valid }
    if bases.records.contains(where: { $0.withdrawn.map { $0 <= day } ?? false }) {
      return .withdrawn
    }
    let named = bases.records.filter { $0.basis != nil && !$0.isUnclear }
    if named.isEmpty { return .missing }
    return named.contains { $0.expires.map { $0 < day } ?? false } ? .expired : .later
  }
}
