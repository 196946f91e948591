/// What somebody is written to or called for.
public enum ContactPurpose: String, Sendable, Hashable, CaseIterable {
  /// The business relation: visits, reviews, news about the account.
  case relationship
  /// What was bought: service, support, changes, notices that the contract asks for.
  case contract
  /// Invoices and reminders.
  case billing
  /// Questions about satisfaction.
  case survey
  /// Offers beyond what was bought.
  case marketing
}

/// Why somebody must not be contacted.
public enum ContactRefusal: String, Sendable, Hashable, CaseIterable {
  /// The person is not at the client any more, or the post is vacant.
  case absent
  /// The person asked for no contact.
  case doNotContact = "do-not-contact"
  /// No basis is on record.
  case noBasis = "no-basis"
  /// The basis was given for a later day.
  case notYet = "not-yet"
  /// The basis was withdrawn.
  case withdrawn
  /// The basis has run out.
  case expired
  /// A day of the basis cannot be read.
  case unclear
  /// The basis is for something else.
  case otherPurpose = "other-purpose"
}

extension Contact {
  /// Why this contact must not be contacted for a purpose on a day; nil where it may.
  ///
  /// Fails closed: what is not known to be allowed is refused. A consent holds for the purposes that it
  /// names and no others (LGPD, article 8, paragraph 4); any other basis that names none holds for what it
  /// is for. Marketing needs a basis that names it. Of several bases one that serves the purpose is enough.
  ///
  /// - Parameters:
  ///   - purpose: What for.
  ///   - day: When.
  /// - Returns: The first reason that speaks against it, the person's own wish first.
  public func refusal(for purpose: ContactPurpose, on day: Day) -> ContactRefusal? {
    if doNotContact == true { return .doNotContact }
    if !isPresent(on: day) { return .absent }
    return bases.refusal(for: purpose, on: day)
  }

  /// Why this contact must not get what serves several purposes; nil where one of them allows it.
  ///
  /// - Parameters:
  ///   - purposes: What it serves, the nearest first; what serves none is refused.
  ///   - day: When.
  /// - Returns: What speaks against the first purpose.
  public func refusal(forAnyOf purposes: [ContactPurpose], on day: Day) -> ContactRefusal? {
    let refusals = purposes.map { refusal(for: $0, on: day) }
    return refusals.contains(nil) ? nil : refusals.first ?? .otherPurpose
  }

  /// Whether this contact may be contacted for a purpose on a day.
  public func mayBeContacted(for purpose: ContactPurpose, on day: Day) -> Bool {
    refusal(for: purpose, on: day) == nil
  }
}

extension ContactPurpose {
  /// What a basis is for where it does not say.
  static func served(by basis: LawfulBasis) -> Set<ContactPurpose> {
    switch basis {
    case .contract: [.relationship, .contract, .billing]
    case .legitimateInterest: [.relationship, .contract, .survey]
    case .legalObligation: [.contract, .billing]
    case .creditProtection: [.billing]
    case .research: [.survey]
    case .consent, .publicPolicy, .legalProceedings, .protectionOfLife, .protectionOfHealth: []
    }
  }

  /// The purposes that a text of the data names, in Portuguese or English.
  public static func named(in text: String) -> Set<ContactPurpose> {
    let text = folded(text)
    return Set(words.filter { $0.words.contains { holds(text, $0) } }.map(\.purpose))
  }

  /// Small letters without accents, as bytes: every contact is asked.
  private static func folded(_ text: String) -> [UInt8] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return Array(String(text.lowercased().map { accents[$0] ?? $0 }).utf8)
    }
    return text.utf8.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
  }

  private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      text[start] == word[0] && text[start..<start + word.count].elementsEqual(word)
    }
  }

  private static let words: [(purpose: ContactPurpose, words: [[UInt8]])] = allCases.map {
    ($0, $0.names.map { Array($0.utf8) })
  }

  /// The beginnings of words that name it.
  private var names: [String] {
    switch self {
    case .relationship: ["relaciona", "relation", "comercial", "account management", "atendimento"]
    case .contract: ["contrat", "contract", "servic", "suporte", "support"]
    case .billing: ["cobranc", "fatur", "billing", "invoic", "pagament", "payment", "financeir"]
    case .survey: ["pesquisa", "survey", "satisfac", "satisfaction", "nps", "feedback"]
    case .marketing: ["marketing", "newsletter", "promoc", "promotion", "campanha", "campaign"]
    }
  }

  private static let accents: [Character: Character] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "é": "e", "ê": "e", "í": "i", "ó": "o", "ô": "o",
    "õ": "o", "ú": "u", "ç": "c",
  ]
}
