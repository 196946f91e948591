public import Portfolio

/// Whose data there may be no reason left to keep, for somebody to decide on.
public struct RetentionReview: Sendable, Hashable {
  /// Why somebody is on the list.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The basis was withdrawn.
    case withdrawn
    /// The basis has run out.
    case expired
    /// No basis is on record.
    case noBasis = "no-basis"
    /// The person left the client.
    case left
    /// Nobody spoke with the person for so many months, or ever.
    case noContact = "no-contact"
  }

  /// Somebody on the list.
  public struct Entry: Sendable, Hashable {
    /// The contact.
    public let contact: RecordKey
    /// Position of the client.
    public let client: Int
    /// Why, in the order of the cases.
    public let reasons: [Reason]
    /// The last day on which both sides spoke or the person answered; nil for never.
    public let lastContact: Day?
  }

  /// The list, by client, then by the bytes of the contact's id.
  public let entries: [Entry]

  /// Looks through all contacts.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - day: The day; what is dated later does not exist.
  ///   - months: After how many months without contact somebody is on the list.
  public init(_ portfolio: Portfolio, on day: Day, months: Int = 24) {
    let last = RetentionReview.lastContacts(portfolio, on: day)
    let limit = day.windowBound(months: months)
    entries = portfolio.contacts.compactMap { contact -> Entry? in
      guard contact.name != nil || contact.email != nil || contact.phone != nil else { return nil }
      let spoken = last[Key(client: contact.client, id: contact.id)]
      var reasons: [Reason] = []
      switch PrivacyAssessment.standing(of: contact, on: day) {
      case .withdrawn: reasons.append(.withdrawn)
      case .expired: reasons.append(.expired)
      case .missing: reasons.append(.noBasis)
      case .later, .valid: break
      }
      if let left = contact.map.left, left <= day { reasons.append(.left) }
      if spoken.map({ $0 <= limit }) ?? true { reasons.append(.noContact) }
      guard !reasons.isEmpty else { return nil }
      return Entry(
        contact: RecordKey(table: .contacts, key: contact.id), client: contact.client,
        reasons: reasons, lastContact: spoken)
    }
  }

  private struct Key: Hashable {
    let client: Int
    let id: String
  }

  private static func lastContacts(_ portfolio: Portfolio, on day: Day) -> [Key: Day] {
    var last: [Key: Day] = [:]
    func note(_ client: Int, _ id: String?, _ date: Day?) {
      guard let id, let date, date <= day else { return }
      let key = Key(client: client, id: id)
      last[key] = max(last[key] ?? date, date)
    }
    for interaction in portfolio.records.interactions where interaction.direction != .outbound {
      for person in interaction.theirs { note(interaction.client, person, interaction.date) }
    }
    for survey in portfolio.records.surveys {
      note(survey.client, survey.contact, survey.answered)
    }
    return last
  }
}
